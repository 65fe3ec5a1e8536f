"""Programmes told by the verb that carries them out: 实施|新赛道争先竞速行动.

Between the verb and the last word may stand words that end a name elsewhere (争先, 集中统一监管);
the two together say that all of it is one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list
from kg.extraction.units.organs import trie_pattern

_words = partial(word_list, "slogans", "carried")

_SHORTEST = 6  # characters with the last word; shorter ones name no programme by themselves
_LONGEST = 24
_SURE = 0.8


def carried_out(text: str) -> list[Mention]:
    """Return the programmes between a verb of carrying out and their last word, also in lists.

    Those that fill a numbered heading need no verb.
    """
    found = []
    for start, end in chain(_governed(text), _reforms(text), _headings(text)):
        if end - start >= _SHORTEST and not _unlike().search(text, start, end):
            name = text[start:end]
            found.append(Mention("Initiative", start, end, name, "initiative:carried", _SURE))
    return found


def _governed(text: str) -> Iterator[tuple[int, int]]:
    """Yield what a verb governs, and what goes on from it: 实施甲行动、乙培育计划."""
    for verb in _carried().finditer(text):
        m: re.Match[str] | None = verb
        while m is not None:
            yield m.span("name")
            m = _name().match(text, m.end() + 1) if text.startswith("、", m.end()) else None


def _reforms(text: str) -> Iterator[tuple[int, int]]:
    """Yield the reforms that open a clause: 甲审批制度改革|成效明显."""
    for m in _reformed().finditer(text):
        first = _clause_start().search(text, max(m.end() - _LONGEST, 0), m.end())
        if first is not None and text.endswith(_words("heads"), first.end(), m.end()):
            yield first.end(), m.end()


def _headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield the programmes that are all of a numbered heading: （二）|工匠登峰行动计划|。"""
    for m in _heading().finditer(text):
        if not _begins_with_verb().match(text, m.start("name")):
            yield m.span("name")


@lru_cache(maxsize=1)
def _begins_with_verb() -> re.Pattern[str]:
    """Return the pattern of the verb that opens a sentence rather than a programme's name."""
    verbs = read_lexicon("verbs")
    names = set(verbs["inside_programmes"].split())
    return re.compile(alternation(sorted(set(verbs["carry_out"].split()) - names)))


@lru_cache(maxsize=1)
def _carried() -> re.Pattern[str]:
    """Return the pattern of a verb and the name that it governs."""
    firsts = "".join(sorted({v[0] for v in _words("verbs")}))
    verb = f"(?<=(?=(?:{alternation(_words('verbs'))})).)."  # behind its first character
    # The first character alone decides where to look closer, which is what makes this fast.
    return re.compile(f"[{firsts}]{verb}[了好]?(?:新一轮)?{_name().pattern}")


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    """Return the pattern of a name up to its last word, and what may follow that."""
    works = [f"{deed}工程" for deed in _words("deeds")]
    heads, then = trie_pattern([*_words("heads"), *works]), alternation(_words("then"))
    inside = r"[^，。；：、“”《》（）\n\d]{2,22}?"
    return re.compile(rf"(?P<name>{inside}(?:{heads}))(?=[，。；、）\n]|$|{then})")


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    works = [f"{deed}工程" for deed in _words("deeds")]
    numerals = "[一二三四五六七八九十]{1,3}"
    number = rf"(?:（(?:{numerals}|\d{{1,2}})）|{numerals}、|\d{{1,2}}[.、])"
    heads = alternation([*_words("titled"), *works])
    inside = r"[^，。；：、“”《》（）\n\d]{2,14}"
    return re.compile(rf"\n[ 　]*{number}[ 　]*(?P<name>{inside}(?:{heads}))(?=[。\n])")


@lru_cache(maxsize=1)
def _reformed() -> re.Pattern[str]:
    return re.compile(f"改革(?={alternation(_words('told'))})")


@lru_cache(maxsize=1)
def _clause_start() -> re.Pattern[str]:
    """Return the pattern of the mark before the last clause of a stretch."""
    return re.compile(r"[，。；\n](?=[^，。；：、“”《》（）\n\d]*$)")


@lru_cache(maxsize=1)
def _unlike() -> re.Pattern[str]:
    """Return the pattern of what is in no name of this kind: other verbs, general words, 和."""
    return re.compile(alternation(_words("unlike")))
