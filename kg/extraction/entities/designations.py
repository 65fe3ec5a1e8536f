"""Designations told by the verb that wins or seeks them: 入选省…协同区, 创成省级未来乡村4个.

Their last words are of no list (乡村, 园区, 之都): the verb of winning and the level of government
in front say what they are.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    AND,
    BOUNDARY,
    HONOUR,
    LEVEL,
    LISTING,
    PLACE,
    PLURAL,
    QUANTITY,
    QUOTED,
    VERB,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_OTHER = frozenset({"Project", "Platform", "Institution", "Initiative", "Event", "Document"})
_LENGTH = range(5, 25)  # characters
_WEAK_LEVELS = ("市", "区", "县", "州")


def designations(clause: Clause, text: str) -> list[Mention]:
    """Return what a verb of winning governs in the clause, alone or in a list."""
    found: list[Mention] = []
    for i, token in enumerate(clause):
        if token.mask & HONOUR and text[token.start : token.end] in _winning():
            found += _objects(clause, i + 1, text)
    return found


def _objects(clause: Clause, first: int, text: str) -> list[Mention]:
    found = []
    while first < len(clause):
        while first < len(clause) and clause[first].mask & (QUANTITY | PLURAL):
            first += 1
        stop = first
        while stop < len(clause) and not clause[stop].mask & (BOUNDARY | VERB | AND):
            stop += 1
        mention = _designation(clause, first, stop, text)
        if mention:
            found.append(mention)
        while stop < len(clause) and clause[stop].mask & QUANTITY:
            stop += 1
        if stop >= len(clause) or not clause[stop].mask & (LISTING | AND):
            break
        first = stop + 1
    return found


def _designation(clause: Clause, first: int, stop: int, text: str) -> Mention | None:
    if stop - first < 2 or not _given_by_level(clause, first, text):
        return None
    start, end = clause[first].start, clause[stop - 1].end
    last = clause[stop - 1].word
    other = last is not None and bool(_OTHER & set(last.heads))
    other = other or (stop < len(clause) and bool(clause[stop].mask & VERB))
    if other or end - start not in _LENGTH or text.endswith(_not_titles(), start, end):
        return None
    return Mention("Honour", start, end, text[start:end], "honour:won", 0.75)


def _given_by_level(clause: Clause, first: int, text: str) -> bool:
    """Return whether a level of government, or a province with a quotation, opens the title."""
    token = clause[first]
    if token.mask & LEVEL:
        return text[token.start : token.end] not in _WEAK_LEVELS
    province = bool(token.mask & PLACE) and token.word is not None and token.word.level == 1
    return province and any(t.mask & QUOTED for t in clause[first + 1 : first + 6])


@lru_cache(maxsize=1)
def _winning() -> frozenset[str]:
    return frozenset(read_lexicon("verbs")["winning"].split())


@lru_cache(maxsize=1)
def _not_titles() -> tuple[str, ...]:
    return tuple(read_lexicon("verbs")["no_title"].split())
