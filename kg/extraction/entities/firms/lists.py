"""Firms told by their kind or number beside their names: 央企甲乙, 500强2家（甲乙、丙丁）."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.documents.numerals import count_of
from kg.extraction.entities.firms.acting import short_firm
from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BUILD,
    ETC,
    FIRM,
    LISTING,
    VERB,
    WEAK,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list

_firms = partial(word_list, "organisations", "firms")

_COUNTS = "两二三四五六七八九十0123456789"
COUNTED_FIRMS = tuple(number + measure for number in _COUNTS for measure in "大家")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
_SURE = 0.8


def named_kinds(clause: Clause, text: str) -> list[Mention]:
    """Return the firms right behind what kind they are, in what is brought: 引进央企|甲乙."""
    found: list[Mention] = []
    if _any_kind().search(text, clause[0].start, clause[-1].end) is None:
        return found
    for i, token in enumerate(clause):
        if token[2] or not i or not text.endswith(kinds_before(), 0, token[0]):
            continue
        start, end = token[:2]
        if text[start:end] in _adverbs() or not _brought().search(text, clause[0].start, start):
            continue
        last = i
        while last + 1 < len(clause) and clause[last + 1].mask & FIRM:
            last += 1
        after = clause[last + 1].mask if last + 1 < len(clause) else BOUNDARY
        if after & (BOUNDARY | VERB | WEAK | LISTING | AND | ETC | BUILD):
            found += short_firm(clause[i : last + 1], text, 2)
    return found


def both_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firms that are counted behind their list: 甲乙与丙丁|两大央企."""
    found: list[Mention] = []
    if _both().search(text, clause[0].start, clause[-1].end) is None:
        return found
    for i in range(2, len(clause)):
        told = _both().match(text, clause[i].start)
        if told is None:
            continue
        items = _items(clause, i)
        count = count_of(told["number"])
        firms = [m for item in items for m in short_firm(item, text, 2)]
        if len(items) == len(firms) == count:
            found += firms
    return found


@lru_cache(maxsize=1)
def _both() -> re.Pattern[str]:
    """Return the pattern that counts the firms of the list before it: 两大央企, 3家龙头企业."""
    kinds = alternation(_firms("counted_kinds"))
    # COUNTED_FIRMS are the beginnings of what this matches.
    return re.compile(
        rf"(?P<number>[两二三四五六七八九十]|\d+)[大家](?:{kinds}|[^，。；、]{{0,4}}?企业)"
    )


def _items(clause: Clause, end: int) -> list[Clause]:
    """Return the items of the list that ends before token `end`."""
    items: list[Clause] = []
    first = end
    for i in range(end - 1, -2, -1):
        parts = i < 0 or clause[i].mask & (LISTING | AND)
        closes = i < 0 or clause[i].mask & (VERB | BOUNDARY)
        if parts or closes:
            items += [clause[i + 1 : first]] if i + 1 < first else []
            first = i
        if closes and not (i >= 0 and clause[i].mask & LISTING):
            break
    return items[::-1]


def explained_firms(text: str) -> list[Mention]:
    """Return the firms in the bracket behind a number of firms of a kind: …2家（甲乙、丙丁）."""
    found: list[Mention] = []
    for bracket in _BRACKET.finditer(text):
        opens = bracket.start()
        told = _explained().search(text, max(opens - _ROOM, 0), opens)
        if told is None:
            continue
        items = list(re.finditer("[^、，]+", bracket["items"]))
        names = [
            m for m in items if _NAME.fullmatch(m[0]) and not m[0].endswith(_firms("no_firm_ends"))
        ]
        if len(names) < len(items) or not (told["number"] or len(items) > 1):
            continue
        at = bracket.start("items")
        found += [
            Mention("Enterprise", at + m.start(), at + m.end(), m[0], "enterprise:explained", _SURE)
            for m in names
        ]
    return found


_BRACKET = re.compile(r"（(?P<items>[^（）\d]{2,80})）")
_ROOM = 24  # characters before a bracket with the kind and the number of what it holds


@lru_cache(maxsize=1)
def _explained() -> re.Pattern[str]:
    """Return the pattern of the end of a stretch that says what firms, and how many, follow it."""
    kinds = alternation(read_lexicon("works")["counted_firms"].split())
    return re.compile(rf"(?:{kinds})(?P<number>\d+[家户个])?\Z")


@lru_cache(maxsize=1)
def _any_kind() -> re.Pattern[str]:
    return re.compile(alternation([*kinds_before()]))


@lru_cache(maxsize=1)
def kinds_before() -> tuple[str, ...]:
    """Return what firms are called right before their names: 央企, 龙头企业."""
    return tuple(read_lexicon("works")["kinds_before"].split())


@lru_cache(maxsize=1)
def _adverbs() -> frozenset[str]:
    return frozenset(read_lexicon("works")["of_firms"].split())


@lru_cache(maxsize=1)
def _brought() -> re.Pattern[str]:
    """Return the pattern of what stands before the name: it is brought, one of several, or first.

    引进行业龙头|甲, …、央企|乙, 龙头企业|丙 at the beginning of a clause; not 甲乙等龙头企业.
    """
    works = read_lexicon("works")
    brings, kinds = (alternation(works[key].split()) for key in ("brings", "kinds_before"))
    before = "[^，。；、等]{0,6}"
    return re.compile(f"(?:{brings})了?{before}(?:{kinds})|、{before}(?:{kinds})$|^(?:{kinds})$")
