"""Where events are held, by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.relations.locationwords import place_ends, place_pattern
from kg.extraction.relations.names import Names

_LEG = re.compile("[市县区]?(?:分?站|赛区|赛段)")  # 环湖自行车赛甲县|站


def sites_of_event(event: Mention, names: Names) -> Iterator[Mention]:
    """Yield where an event is held by its name: 某省（乙市）…展, a county's or region's own …节."""
    name = event.name
    for part in names.places.inside(name):
        if part.province:
            continue
        bracketed = name[part.end : part.end + 1] == "）" and name[: part.start].endswith("（")
        leg = "赛" in name[: part.start] and _LEG.fullmatch(name, part.end)
        own = part.division or (part.start == 0 and part.known.rule == "place:region")
        festival = name.endswith(place_ends("festivals")) and own
        if bracketed or leg or (festival and not _online().search(name)):
            yield part.known


@lru_cache(maxsize=1)
def _online() -> re.Pattern[str]:
    return place_pattern("online")
