"""Schools, hospitals and institutes that no head names: 甲市八中, 县医院、|中医院, 中科院甲所."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial

from kg.extraction.facts import EntityType, Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list

_words = partial(word_list, "organisations", "schools")

_NUMERALS = "一二三四五六七八九十"
_NUMBERED = re.compile(f"中(?<=[{_NUMERALS}]中)(?![心全央外国型期华小间部旬年])")
_DIGITS = 3  # of a school's number: 二十一
_COUNTED = re.compile("\\d+[所家个](?![一-鿿])")  # how many of a kind there are
_OFFICES = ("机关", "直属")
_OFFICE = re.compile("[省市县区州旗](?:委|直|政府|人民政府)$")
_LEVELS = "市县区州旗"
_TOWN = re.compile("([一-鿿]{2,3})[镇乡](?=\\1[一-鿿]{2})")


def is_kind(text: str, start: int, end: int) -> bool:
    """Return whether the words say what kind of house it is, not which: 教学医院, …学校|17所."""
    counted = text.startswith("生", end) or _COUNTED.match(text, end)
    return bool(counted) or _kind().fullmatch(text, start, end) is not None


@lru_cache(maxsize=1)
def _kind() -> re.Pattern[str]:
    qualities, kinds = alternation(_words("qualities")), alternation(_words("kinds"))
    quality = f"(?:[一-鿿]{{0,6}}[性型类级])?(?:{qualities}){{0,2}}"
    return re.compile(f"(?:{quality}|[一-鿿]{{0,4}}[新改迁]建)(?:{kinds})")


def academies(text: str) -> list[Mention]:
    """Return the institutes of the national academies: 中国科学院甲地化物所."""
    return [
        Mention("Institution", *m.span(), m[0], "institution:academy", 0.9)
        for m in _academy().finditer(text)
    ]


@lru_cache(maxsize=1)
def _academy() -> re.Pattern[str]:
    """Return the pattern of an institute of a national academy, or of the academy itself."""
    national, institutes = alternation(_words("academies")), alternation(_words("institutes"))
    ends = f"(?:{institutes}|[{read_lexicon('organisations')['schools']['fields']}]所)"
    houses = f"[一-鿿]{{2,12}}?(?:{alternation(_words('houses'))})"  # of the institute
    return re.compile(
        f"(?:{national})(?:[一-鿿]{{2,14}}?{ends}(?=[、，。；）与和等在将的及签共联合]|$|{houses})"
        "|(?!院士|[一-鿿]{0,14}?[所院]))"
    )


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    """Return the pattern of a house that a list prints bare, less 小学阶段 and 中学生."""
    heads = f"(?:第[一二三四五六七八九十]{{1,2}})?(?:{alternation(_words('bare'))})"
    return re.compile(f"[、和及](?P<bare>{heads})(?![一-鿿]{{0,2}}(?:阶段|教育|生))")


def sharing_level(found: list[Mention], text: str) -> list[Mention]:
    """Return the houses of a list whose level or place the first prints: 县医院、|妇幼保健院."""
    owners = {m.start: m.end for m in found if m.type == "Place"}
    built = {(m.start, m.end): m.confidence for m in found if m.type == "Project"}
    result = []
    for first in (m for m in found if m.type == "Institution"):
        levelled = text[first.start] in _LEVELS
        whose = first.start + 1 if levelled else owners.get(first.start, first.end)
        end = first.end
        works = built.get((first.start, end), 0.0) >= first.confidence
        kind: EntityType = "Project" if works else "Institution"
        while whose < first.end and (bare := _bare().match(text, end)):
            end = bare.end()
            name = text[first.start : whose] + bare["bare"]
            result.append(Mention(kind, bare.start("bare"), end, name, "institution:shared", 0.75))
    return result


def of_offices(found: list[Mention], text: str) -> list[Mention]:
    """Return the names with whose office a nursery or school is of: 区政府|机关幼儿园."""
    return [_of_office(m, text) if m.type == "Institution" else m for m in found]


def _of_office(house: Mention, text: str) -> Mention:
    """Return the house without what only says where it is: 甲科学城内的|乙大学, 丙镇|丙敬老院."""
    where = max(house.name.rfind("的") + 1, _same_town(house.name))
    if where:
        house = replace(house, start=house.start + where, name=house.name[where:])
    office = _OFFICE.search(text, max(house.start - 5, 0), house.start)
    if office is None or not house.name.startswith(_OFFICES):
        return house
    start = office.start()
    return replace(house, start=start, name=text[start : house.start] + house.name)


def _same_town(name: str) -> int:
    """Return how long the town is that a house named after it stands in: 丙镇|丙敬老院."""
    m = _TOWN.match(name)
    return m.end() if m else 0


def numbered_schools(found: list[Mention], text: str) -> list[Mention]:
    """Return the schools that a place among `found`, or a level of government, has a number of."""
    starts = {m.end: m.start for m in found if m.type == "Place"}
    result = []
    for m in _NUMBERED.finditer(text):
        number = m.start()
        while number > m.start() - _DIGITS and text[number - 1 : number] in tuple(_NUMERALS):
            number -= 1
        start = starts.get(number, _railway(text, number))
        level = text[max(number - 1, 0) : number]
        if start is None and level and level in _LEVELS and not _inside_word(text, number - 1):
            start = number - 1
        if start is not None:
            name = text[start : m.end()]
            result.append(Mention("Institution", start, m.end(), name, "institution:number", 0.8))
    return result


def _railway(text: str, at: int) -> int | None:
    """Return where the name of a school of the railways begins that goes on at `at`: 铁|一中."""
    alone = text[at - 1 : at] == "铁" and not "一" <= text[at - 2 : at - 1] <= "鿿"
    return at - 1 if at and alone else None


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
