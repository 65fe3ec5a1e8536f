"""Looking up mentions by their place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extraction.facts import Mention
from kg.extraction.units.items import Item, is_generic

_UNITS = ("Department", "Institution", "Enterprise")
_WHOLE_ITEM = (*_UNITS, "Platform", "Park", "Place", "TaskForce")


@dataclass(frozen=True)
class MentionIndex:
    """Mentions in text order, for lookups by clean offset."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, mentions: Iterable[Mention]) -> MentionIndex:
        """Return an index of `mentions`, in any order; the last one is kept, as many rules ask."""
        given = tuple(mentions)
        if not _recent or _recent[0][0] != given:
            ordered = tuple(sorted(given, key=lambda m: (m.start, -m.end, m.type)))
            _recent[:] = [(given, cls(ordered, tuple([m.start for m in ordered])))]
        return _recent[0][1]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie in start..end, in text order."""
        at = bisect_left(self.starts, start)
        found: list[Mention] = []
        while at < len(self.mentions) and self.starts[at] < end:
            if self.mentions[at].end <= end:
                found.append(self.mentions[at])
            at += 1
        return found

    def units(self, item: Item) -> list[Mention]:
        """Return the units that a list item names: one for all of it, or those joined in it."""
        if is_generic(item.text):
            return []
        found = self.within(item.start, item.end)
        size = item.end - item.start
        if len(found) < 2:  # as in nearly all items
            types = [_WHOLE_ITEM if m.end - m.start == size else _UNITS for m in found]
            return [m for m, allowed in zip(found, types, strict=True) if m.type in allowed]
        whole = [m for m in found if m.end - m.start == size and m.type in _WHOLE_ITEM]
        best = sorted(whole, key=lambda m: _WHOLE_ITEM.index(m.type))
        if best:
            return best[:1]
        departments = [m for m in found if m.type == "Department"]
        return departments or [m for m in found if m.type in _UNITS]


_recent: list[tuple[tuple[Mention, ...], MentionIndex]] = []
