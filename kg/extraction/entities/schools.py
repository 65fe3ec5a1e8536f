"""Middle schools by their number: 甲市八中, 县一中."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_NATIONAL = (
    "中国科学院|中科院|中国工程院|中国农业科学院|中国农科院|中国林科院|中国医学科学院"
    "|中国社会科学院|中国社科院"
)
_ACADEMY = re.compile(
    f"(?:{_NATIONAL})(?:[一-鿿]{{2,14}}?"
    "(?:研究所|研究院|分院|植物园|[物化理机电]所)(?=[、，。；）与和等在将的及签]|$)|(?!院士|[一-鿿]{0,14}?[所院]))"
)
# Heads that a list prints bare behind one that says whose it is: 县人民医院、|中医院.
_BARE = re.compile(
    "[、和及](?P<bare>(?:第[一二三四五六七八九十]{1,2})?(?:人民医院|中医医院|中医院|中心医院|口腔医院|儿童医院|妇产医院|妇幼保健院|"
    "疾控中心|疾病预防控制中心|职业技术学院|职教中心|特殊教育学校|中学|小学|幼儿园|高级中学|实验中学|实验小学|外国语学校|"
    "图书馆|博物馆|文化馆|档案馆|科技馆|美术馆))(?![一-鿿]{0,2}(?:阶段|教育|生))"
)
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}中(?![心全央外国型期华小间部旬年])")
_LEVELS = "市县区州旗"


# A kind of school or hospital, and the first half of 大学生.
_KIND = re.compile(
    "(?:(?:[一-鿿]{0,6}[性型类级])?(?:直属|附属|教学|综合|专科|民营|公立){0,2}|[一-鿿]{0,4}[新改迁]建)"
    "(?:医院|学校|大学|学院)"
)


def is_kind(text: str, start: int, end: int) -> bool:
    """Return whether the words say what kind of house it is, not which: 综合性教学医院."""
    return text.startswith("生", end) or _KIND.fullmatch(text, start, end) is not None


def academies(text: str) -> list[Mention]:
    """Return the institutes of the national academies: 中国科学院甲地化物所."""
    return [
        Mention("Institution", *m.span(), m[0], "institution:academy", 0.9)
        for m in _ACADEMY.finditer(text)
    ]


def sharing_level(found: list[Mention], text: str) -> list[Mention]:
    """Return the houses of a list whose level or place the first prints: 县医院、|妇幼保健院."""
    owners = {m.start: m.end for m in found if m.type == "Place"}
    result = []
    for first in (m for m in found if m.type == "Institution"):
        levelled = text[first.start] in _LEVELS
        whose = first.start + 1 if levelled else owners.get(first.start, first.end)
        end = first.end
        while whose < first.end and (bare := _BARE.match(text, end)):
            end = bare.end()
            name = text[first.start : whose] + bare["bare"]
            result.append(
                Mention("Institution", bare.start("bare"), end, name, "institution:shared", 0.75)
            )
    return result


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
