"""The places between which something runs, where its name alone tells that they are places."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.places.divisions import divisions
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon, word_set

_LONGEST = 4  # characters of a county's name as printed in the name of a road
_LEFT = re.compile("[一-鿿]{2,3}")
# What may follow the end of a line: its kind, its class, a bracket.
_KIND = (
    "段|高速|高铁|公路|铁路|快速|快线|[一二三四]级|航道|通道|道路|连接线|专线|干线|客专|城际|轻轨|旅游|沿江"
    "|[（A-Z\\d]"
)
_RIGHT = re.compile(f"((?:(?!{_KIND})[一-鿿]){{2,3}}?)(?:{_KIND}|$)")


def ends_of_line(m: Mention) -> list[Mention]:
    """Return the places at the ends of a line that the name prints with their counties.

    甲县乙至丙县丁高速 runs from 乙 to 丁, be they towns, villages or passes.
    """
    left, _, right = m.name.partition("至")
    found = []
    for length in range(_LONGEST, 1, -1):
        if left[:length] in _counties():
            if _LEFT.fullmatch(left, length):
                found.append(_place(m, length, len(left)))
            break
    for length in range(_LONGEST, 1, -1):
        end = _RIGHT.match(right, length) if right[:length] in _counties() else None
        if end is not None:
            start = len(left) + 1 + length
            found.append(_place(m, start, start + len(end[1])))
            break
    kinds = word_set("relations", "location", "no_ends")  # 甲市|机场 has no name of its own
    return [p for p in found if p.name not in _counties() and p.name not in kinds]


def _place(m: Mention, start: int, end: int) -> Mention:
    return Mention("Place", m.start + start, m.start + end, m.name[start:end], "place:line", 0.85)


@lru_cache(maxsize=1)
def _counties() -> frozenset[str]:
    """Return the names of counties, full and short, without those that are everyday words."""
    everyday = set(read_lexicon("places")["ambiguous_short"].split())
    counties = [d for d in divisions() if d.level == 3]
    return frozenset(n for d in counties for n in (d.name, d.short) if n not in everyday)
