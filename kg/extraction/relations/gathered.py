"""Where the works and firms of a list lie that the text announces by what they have in common.

落户甲县的企业有乙、丙 names the place; 在该市建厂的企业有乙、丙 takes one up;
本次集中开工的项目包括乙、丙 speaks of works at the place whose text it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation
from kg.extraction.relations.locationwords import place_words
from kg.extraction.relations.names import is_division
from kg.extraction.relations.ownplace import own_place
from kg.extraction.relations.phrases import Clause, Phrase, Scene

_SURE = 0.75  # seldom seen on the development gold; as lists under a place are
_WORKS = ("Project", "Park", "Platform")
_THINGS = (*_WORKS, "Enterprise", "Institution")
_SITES = ("Place", "Park")
_LONGEST = 6  # characters of a verb of coming: 整体搬迁至
# What takes up a place or a ceremony that the text spoke of before.
_TAKEN_UP = re.compile(
    "[我本该此这当同](?:(?<=[我本该])(?P<level>[省市县区州旗镇乡])|(?<![我该当同])次|(?<=[当同])天|"
    "(?<=当)日|(?<=[此本])轮)"
)
# The bracket behind a member, and what ends it before the next: 乙园|（|丙镇|电商中心）、|丁园.
_GOES_ON = re.compile("（|[^，。；：（）]{0,16}）(?:、|和|及|以及)?")


def find_gathered(scene: Scene) -> Iterator[Relation]:
    """Yield located_in relations; their evidence is from what announces the list to its end."""
    for clause in scene.clauses:
        for first, second in pairwise(clause.phrases):
            site = first.members[-1]
            if site.type not in _SITES or not second.lead.endswith(_list_ends()):
                continue
            if first.lead.endswith(_coming()) and _list_of().fullmatch(second.lead):
                yield from _all(second, site, first.start, _THINGS)
    announced = {told.end: told for told in _announcements(scene.reading.text)}
    if announced:
        yield from _announced_by(scene, announced)


class _Announcement(NamedTuple):
    """The words before a list, and the kind of division that they take up (该市), if any."""

    start: int
    end: int
    level: str


def _announcements(text: str) -> Iterator[_Announcement]:
    for taken_up in _TAKEN_UP.finditer(text):
        start, level = taken_up.start(), taken_up["level"] or ""
        if level and not text.endswith(_coming(), max(start - _LONGEST, 0), start):
            continue
        told = (_list_of() if level else _begun_list()).match(text, taken_up.end())
        if told is not None:
            yield _Announcement(start, told.end(), level)


def _announced_by(scene: Scene, announced: Mapping[int, _Announcement]) -> Iterator[Relation]:
    """Yield what lists hold that words for the own place, or for a ceremony in it, announce."""
    own = own_place(scene)
    for clause in scene.clauses:
        starts = (p.start for p in clause.phrases if p.start in announced)
        told = announced.get(next(starts, -1))
        if told is None:
            continue
        site = (_taken_up(scene, told.level, clause) if told.level else None) or own
        if site is None or site.type not in _SITES:
            continue
        for phrase in _listed(clause, told.end):
            yield from _all(phrase, site, told.start, _THINGS if told.level else _WORKS)


def _listed(clause: Clause, start: int) -> Iterator[Phrase]:
    """Yield the phrases of the list that starts there; what stands in brackets does not end it."""
    listed = False
    for phrase in clause.phrases:
        listed = phrase.start == start or (listed and _GOES_ON.fullmatch(phrase.lead) is not None)
        if listed and not phrase.lead.endswith("（"):
            yield phrase


def _all(phrase: Phrase, site: Mention, start: int, types: tuple[str, ...]) -> Iterator[Relation]:
    for head, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        placed = any(m.type in _SITES for m in modifiers)
        if head.type in types and not placed and head.name != site.name:
            yield Relation("located_in", head, site, start, phrase.end, "location.gathered", _SURE)


def _taken_up(scene: Scene, level: str, clause: Clause) -> Mention | None:
    """Return the last place before a clause that 该市 or 该县 can mean."""
    before = [m for m in scene.mentions if m.type == "Place" and m.end <= clause.start]
    fits = (m for m in reversed(before) if m.name.endswith(level) or is_division(m.name))
    return next(fits, None)


@lru_cache(maxsize=1)
def _coming() -> tuple[str, ...]:
    return ("在", *sorted(place_words("verbs")))


@lru_cache(maxsize=1)
def _list_ends() -> tuple[str, ...]:
    """Return the last words of what announces a list: 包括, 投资8亿元的."""
    return ("元的", "：", "“", *sorted(place_words("lists")))


@lru_cache(maxsize=1)
def _list_of() -> re.Pattern[str]:
    """Return the pattern from behind a place to the list: 的重点企业有, 的项目主要包括."""
    lists = alternation(place_words("lists"))
    things = "(?:企业|公司|项目|工程|单位)(?:[^，。；：的]{0,4}[，：])?"
    sums = r"(?:、?(?:总|计划)?投资[\d.余多]+[百千万亿]*(?:美|欧)?元的)?"
    return re.compile(
        f"[^，。；：]{{0,16}}?的?[^，。；：]{{0,16}}?{things}(?:主要|分别|既|就)?(?:{lists})[：]?{sums}[“]?"
    )


@lru_cache(maxsize=1)
def _begun_list() -> re.Pattern[str]:
    """Return the pattern from behind 本次 to the list: 集中开工的项目包括."""
    begun = alternation(place_words("begun"))
    return re.compile(f"[^，。；：]{{0,12}}?(?:{begun}){_list_of().pattern}")
