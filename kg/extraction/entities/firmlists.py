"""Firms told by their kind or number beside their names: 央企甲乙, 500强2家（甲乙、丙丁）."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.firms import short_firm
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import AND, BOUNDARY, BUILD, ETC, FIRM, LISTING, VERB, WEAK
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_NUMERALS = "零一两三四五六七八九十"
_BOTH = re.compile(
    r"(?P<number>[两二三四五六七八九十]|\d+)[大家](?:央企|国企|[^，。；、]{0,4}?企业|巨头|集团|公司)"
)
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}")
# What the items of such a bracket end in where they are no firms.
_NO_FIRM = tuple("业型类级区县市省镇等中家户元年")
_SURE = 0.8
_ENDS = "业企强司头"  # of the words that say what kind of firm one is


def named_kinds(clause: Clause, text: str) -> list[Mention]:
    """Return the firms right behind what kind they are, in what is brought: 引进央企|甲乙."""
    found: list[Mention] = []
    for i, (start, end, mask, _) in enumerate(clause):
        if mask or not i or text[start - 1] not in _ENDS or not text.endswith(_kinds(), 0, start):
            continue
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
    if _BOTH.search(text, clause[0].start, clause[-1].end) is None:
        return found
    for i in range(2, len(clause)):
        told = _BOTH.match(text, clause[i].start)
        if told is None:
            continue
        items = _items(clause, i)
        number = told["number"]
        count = int(number) if number.isdigit() else _NUMERALS.find(number.replace("二", "两"))
        firms = [m for item in items for m in short_firm(item, text, 2)]
        if len(items) == len(firms) == count:
            found += firms
    return found


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
    for bracket in _explained().finditer(text):
        items = list(re.finditer("[^、，]+", bracket["items"]))
        names = [m for m in items if _NAME.fullmatch(m[0]) and not m[0].endswith(_NO_FIRM)]
        if len(names) < len(items) or not (bracket["number"] or len(items) > 1):
            continue
        at = bracket.start("items")
        found += [
            Mention("Enterprise", at + m.start(), at + m.end(), m[0], "enterprise:explained", _SURE)
            for m in names
        ]
    return found


@lru_cache(maxsize=1)
def _explained() -> re.Pattern[str]:
    kinds = alternation(read_lexicon("works")["counted_firms"].split())
    return re.compile(rf"(?:{kinds})(?P<number>\d+[家户个])?（(?P<items>[^（）\d]{{2,80}})）")


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
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
