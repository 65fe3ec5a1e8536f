"""Middle schools by their number: 甲市八中, 县一中."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_ACADEMY = re.compile(
    "(?:中国科学院|中科院|中国工程院|中国农业科学院|中国农科院|中国林科院|中国医学科学院)[一-鿿]{2,14}?"
    "(?:研究所|研究院|分院|植物园|[物化理机电]所)(?=[、，。；）与和等在将的及]|$)"
)
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}中(?![心全央外国型期华小间部旬年])")
_LEVELS = "市县区州旗"


def academies(text: str) -> list[Mention]:
    """Return the institutes of the national academies: 中国科学院甲地化物所."""
    return [
        Mention("Institution", *m.span(), m[0], "institution:academy", 0.9)
        for m in _ACADEMY.finditer(text)
    ]


def numbered_schools(found: list[Mention], text: str) -> list[Mention]:
    """Return the schools that a place among `found`, or a level of government, has a number of."""
    starts = {m.end: m.start for m in found if m.type == "Place"}
    result = []
    for m in _NUMBERED.finditer(text):
        start = starts.get(m.start())
        level = text[max(m.start() - 1, 0) : m.start()]
        if start is None and level and level in _LEVELS and not _inside_word(text, m.start() - 1):
            start = m.start() - 1
        if start is not None:
            name = text[start : m.end()]
            result.append(Mention("Institution", start, m.end(), name, "institution:number", 0.8))
    return result


def _inside_word(text: str, level: int) -> bool:
    """Return whether the level at this offset ends a place's name that no rule has found."""
    before = text[max(level - _VERB, 0) : level]
    return bool(before) and "一" <= before[-1] <= "鿿" and before not in _governing()


@lru_cache(maxsize=1)
def _governing() -> frozenset[str]:
    """Return the two-character verbs that govern works: 新建|市八中."""
    works = read_lexicon("works")
    verbs = [w for table in ("build", "drive", "lets") for w in works[table].split()]
    return frozenset(w for w in verbs if len(w) == _VERB)


_VERB = 2  # characters of an everyday verb
