"""The words of ontology/lexicon/targets.toml, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.organs import trie_pattern


class Ending:
    """Words to be found at the end of a text."""

    def __init__(self, words: Iterable[str], not_after: Mapping[str, str] | None = None) -> None:
        """Compile `words`; one of `not_after` does not count after the characters given for it."""
        words = list(words)
        self._lasts = frozenset(w[-1] for w in words)  # most texts end with another character
        backwards = alternation([w[::-1] for w in words])
        for word, others in (not_after or {}).items():
            backwards = re.sub(rf"(?<=\|){word}(?=\||$)", f"{word}(?![{others}])", backwards)
        self._pattern = re.compile(f"(?:{backwards})")
        self._run = re.compile(f"(?:{backwards})+")

    def last(self, text: str) -> str:
        """Return the longest of the words that `text` ends with, or ''."""
        if text[-1:] not in self._lasts:
            return ""
        found = self._pattern.match(text[::-1])
        return found[0][::-1] if found else ""

    def strip(self, text: str) -> str:
        """Return `text` without the words it ends with, however many."""
        if text[-1:] not in self._lasts:
            return text
        found = self._run.match(text[::-1])
        return text[: len(text) - found.end()] if found else text


@dataclass(frozen=True)
class Words:
    """What the rules for targets read; each field is one list of the lexicon."""

    unit_kind: dict[str, str]
    before: dict[str, str]  # word before a figure -> comparator
    after: dict[str, str]
    reach: Ending
    reach_or_change: Ending
    change: Ending
    comparing: Ending
    reached: Ending
    kept_end: Ending
    lead: re.Pattern[str]
    whole: re.Pattern[str]
    kept: re.Pattern[str]
    dropped: re.Pattern[str]
    additions: tuple[str, ...]
    prepositions: tuple[str, ...]
    stop: re.Pattern[str]
    aims: re.Pattern[str]
    no_noun: re.Pattern[str]
    raw: dict[str, Any]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the lexicon of targets, compiled."""
    raw = read_lexicon("targets")
    left, before = raw["left"], _inverted(raw["comparators"]["before"])
    others, named = left["not_after"], left["words"]
    change = raw["change"]
    verbs = [*change["growth"], *change["increase"], *change["decrease"]]
    whole, lead = alternation(named["whole"]), alternation(named["lead"])
    lead = _unless_before(lead, named["not_before"])
    return Words(
        unit_kind={u: kind for kind in KINDS for u in raw["units"][kind]},
        before=before,
        after=_inverted(raw["comparators"]["after"]),
        reach=Ending(left["reach"], others),
        reach_or_change=Ending([*left["reach"], *named["change"]], others),
        change=Ending(verbs),
        comparing=Ending([*before, *raw["comparators"]["between"]], others),
        reached=Ending(change["reached"]),
        kept_end=Ending(named["kept"]),
        lead=re.compile(
            rf"(?:{lead}|(?:{alternation(named['prepositions'])})?(?:{whole})"
            rf"|[到至在是较比同与自从]?\d{{4}}年(?:底前?|末|度|前|的|相比)?|[近过去]{{0,2}}\d+年(?:来|内)?"
            rf"|\d{{1,2}}月?[-—至]\d{{1,2}}月份?|\d{{1,2}}月底?前"
            rf"|[到至在]?“?十[一二三四五六]五”?(?:时期|期间|末|规划期)|[、和及—，]|与(?!会))+"
        ),
        whole=re.compile("|".join(named["whole"])),
        kept=re.compile(trie_pattern(named["kept"])),
        dropped=re.compile(trie_pattern(named["dropped"])),
        additions=tuple(change["additions"]),
        prepositions=tuple(named["prepositions"]),
        stop=re.compile(
            _unless_before(alternation(raw["right"]["stop"]), raw["right"]["not_before"])
        ),
        aims=re.compile(
            _unless_before(alternation(raw["right"]["aims"]), raw["right"]["not_before"])
        ),
        no_noun=re.compile(alternation(raw["right"]["verbs"])),
        raw=raw,
    )


def _unless_before(pattern: str, not_before: Mapping[str, str]) -> str:
    """Return an alternation in which a word is none before the characters given for it."""
    for word, following in not_before.items():
        pattern = re.sub(rf"(?<=\|){word}(?=\||$)", f"{word}(?![{following}])", pattern)
    return pattern


KINDS = ("ratio", "money", "area", "length", "amount", "time", "people", "count")


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: sign for sign, listed in table.items() for word in listed}
