"""The programmes of a set that is named by their number: A、B、C“三大攻坚”行动, A、B等六大工程."""

from __future__ import annotations

from kg.extraction.entities.programmes import COUNT
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    BOUNDARY,
    ETC,
    LISTING,
    PLACE,
    PROGRAMME,
    QUOTED,
    THEME,
)
from kg.extraction.facts import Mention

_NUMERALS = "零一两三四五六七八九十"
_LENGTH = range(4, 15)  # characters
_SETS = ("工程", "计划", "行动", "战略", "攻坚", "战役", "攻势")


def programme_sets(clause: Clause, text: str) -> list[Mention]:
    """Return the members of the clause's sets; their own last words may be any (产业培育)."""
    if text.find("大", clause[0].start, clause[-1].end) < 0:
        return []  # the numeral of a set is one of 三大
    for i, token in enumerate(clause):
        if token.mask & QUOTED and COUNT.match(text, token.start + 1):
            numeral = _NUMERALS.find(text[token.start + 1])
            return _members(clause, i, text, numeral)
        if token.mask & THEME and _counts(clause, i, text):
            return _members(clause, i, text, _NUMERALS.find(text[token.start]))
        if token.mask & ETC and _set_follows(clause, i, text):
            return _members(clause, i, text, 0)
    return []


def _counts(clause: Clause, i: int, text: str) -> bool:
    """Return whether token `i` counts the members of a set before it: A、B、C、D|四大|战略."""
    if i < 2 or i + 1 == len(clause) or not COUNT.match(text, clause[i].start):
        return False
    return text.endswith(_SETS, clause[i + 1].start, clause[i + 1].end)


def _set_follows(clause: Clause, etc: int, text: str) -> bool:
    """Return whether 六大工程 stands behind token `etc`."""
    if etc + 2 >= len(clause) or not COUNT.match(text, clause[etc + 1].start):
        return False
    return text.endswith(_SETS, clause[etc + 2].start, clause[etc + 2].end)


def _members(clause: Clause, stop: int, text: str, count: int) -> list[Mention]:
    """Return the items before token `stop`, if they are `count` (or, where that is 0, several).

    The list begins behind the verb that puts the programmes to work.
    """
    verbs = [i for i in range(stop) if clause[i].mask & PROGRAMME]
    if not verbs or any(t.mask & QUOTED for t in clause[verbs[0] : stop]):
        return []
    spans, start = [], verbs[0] + 1
    if start < stop and text[clause[start].start : clause[start].end] == "了":
        start += 1
    for i in range(start, stop + 1):
        if i == stop or clause[i].mask & LISTING:
            if i == start:
                return []
            spans.append((clause[start].start, clause[i - 1].end))
            start = i + 1
        elif clause[i].mask & (BOUNDARY | PLACE):
            return []
    if len(spans) != count if count else len(spans) < 2:
        return []
    if any(b - a not in _LENGTH for a, b in spans):
        return []
    return [Mention("Initiative", a, b, text[a:b], "list:set", 0.75) for a, b in spans]
