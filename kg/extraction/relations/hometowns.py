"""Towns named in a county's own document, which are its own unless another county is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.entities.places.divisions import divisions, is_under, plain_forms
from kg.extraction.facts import Mention, Relation
from kg.extraction.relations.ownplace import own_place
from kg.extraction.relations.phrases import Scene

_SURE = 0.75
_OPENING = 3  # characters before the first name of a text: its bracket
_TOWNS = ("街道", "镇", "乡", "苏木")
_TOWN = re.compile(
    "(?!第?[一二三四五六七八九十])[一-鿿]{1,6}(?<![古小城乡强新名])(?:街道|[镇乡]|苏木)"
)


def find_hometowns(scene: Scene) -> Iterator[Relation]:
    """Yield that the towns a county's document names lie in the county; evidence is the first
    mention of the town.

    A sentence that names another county or city may mean a town of that one.
    """
    yield from _headed(scene)
    named = (*scene.mentions, *(inner for _, inner in scene.inner))
    places = [m for m in named if m.type == "Place"]
    ending = (m for m in places if m.name.endswith(_TOWNS))
    towns = sorted((m for m in ending if _TOWN.fullmatch(m.name)), key=lambda m: m.start)
    county = own_place(scene) if towns else None
    if county is None or not _is_county(scene.reading.document.place or "", county.name):
        return
    abroad = {_sentence(scene, m) for m in places if _is_elsewhere(m, county.name)}
    told: set[str] = set()
    for town in towns:
        if town.name not in told and _sentence(scene, town) not in abroad:
            told.add(town.name)
            yield Relation(
                "located_in", town, county, town.start, town.end, "location.own_town", _SURE
            )


def _headed(scene: Scene) -> Iterator[Relation]:
    """Yield the province that a text opens with in brackets: （甲省）乙县人民政府工作报告."""
    opening = scene.mentions[0] if scene.mentions else None
    if opening is None or opening.type != "Place" or opening.start > _OPENING:
        return
    own = own_place(scene) if scene.reading.text.startswith("）", opening.end) else None
    if own is not None and is_under(opening.name, own.name):
        start, end = min(opening.start, own.start), max(opening.end, own.end)
        yield Relation("located_in", own, opening, start, end, "location.bracket", _SURE)


def _sentence(scene: Scene, m: Mention) -> int:
    return scene.reading.sentence_at(m.start).start


def _is_county(home: str, printed: str) -> bool:
    """Return whether the document is of a county, and that county is what is printed."""
    county = _county_of(home)
    return county.startswith(printed) and county != ""


@lru_cache(maxsize=64)
def _county_of(home: str) -> str:
    return max((c for c in _full_names() if home.endswith(c)), key=len, default="")


def _is_elsewhere(m: Mention, county: str) -> bool:
    """Return whether the mention is of a county or city, full or short, other than the own one."""
    above = m.name in _names() and not m.name.startswith(county[:2])
    return above and m.rule.startswith("place:")


@lru_cache(maxsize=1)
def _full_names() -> tuple[str, ...]:
    return tuple(d.name for d in divisions() if d.level == 3)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Return the names of counties and cities, in full and short."""
    below = [d for d in divisions() if d.level > 1]
    return frozenset(n for d in below for n in (d.name, d.short, *plain_forms(d.name)))
