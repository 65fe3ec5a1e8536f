"""Industries that parks are named after: 机械装备制造|产业园, 绿色食品|产业基地."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.industries.lists import general
from kg.extraction.entities.industries.words import word_set
from kg.extraction.facts import Mention

# What makes a name a park's, behind the industry.
_PARK = re.compile(
    "产业(?:化|示范|集聚|配套|专业|特色)?"
    "(?:园|基地|集聚区|示范区|核心区|拓展区|功能区|集群区|新城|走廊)"
)
_HEAD = re.compile("(?:全?产业链|产业集群|产业|集群)$")
_WIDE = ("制造业", "产业", "经济")  # what ends so holds many industries: 先进制造业|基地
_LONGEST, _SHORTEST = 8, 3  # characters of such an industry


def park_industries(found: list[Mention]) -> list[Mention]:
    """Return the catalogued industries that the parks among `found` are named after.

    A park's name that holds an industry which the text names elsewhere tells that one.
    """
    parks = [m for m in found if m.type == "Park" and m.end - m.start > _SHORTEST]
    if not parks:
        return []
    named = {_HEAD.sub("", m.name) for m in found if m.type == "Industry"}
    return [m for park in parks if (m := _of_park(park, named))]


def _of_park(park: Mention, named: set[str]) -> Mention | None:
    """Return the industry that stands right before what makes the name a park's."""
    name = park.name
    for end in _PARK.finditer(name, _SHORTEST):
        at = end.start()
        for length in range(min(_LONGEST, at), _SHORTEST - 1, -1):
            core = name[at - length : at]
            if core in _trades():
                if any(core.endswith(n) and n != core for n in named if n):
                    return None
                start = park.start + at - length
                return Mention("Industry", start, start + length, core, "industry:park", 0.75)
    return None


@lru_cache(maxsize=1)
def _trades() -> frozenset[str]:
    return frozenset(w for w in word_set("names") - general() if not w.endswith(_WIDE))
