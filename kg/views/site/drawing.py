"""The drawing on a thing's page: the thing in the middle, its neighbours on both sides.

Every neighbour has a line of its own, so that no labels collide and the drawing can be printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.views.data import short_label
from kg.views.site.content import Drawing, Pair, Partner, Ref, Relation, Spot

_MOST = 22  # neighbours; the lists on the page have the rest
_PER_RELATION = 6
_LINE = 26  # units from one neighbour to the next
_THINNEST, _THICKEST = 1.0, 6.0


def draw(
    partners: Sequence[Partner], relations: Sequence[Relation], units: Sequence[tuple[Ref, int]]
) -> Drawing | None:
    """Return the drawing, or None where there are fewer than two neighbours.

    `units` are the departments of the tasks that are about the thing, with the number of tasks.
    """
    rows = list(_neighbours(partners, relations, units))[:_MOST]
    if len(rows) < 2:
        return None
    half = (len(rows) + 1) // 2
    heaviest = max(weight for _, weight, _ in rows)
    spots = []
    for side, part in ((-1, rows[:half]), (1, rows[half:])):
        gap = (half - len(part)) * _LINE / 2
        for at, (ref, weight, note) in enumerate(part):
            width = _THINNEST + (_THICKEST - _THINNEST) * (weight - 1) / max(heaviest - 1, 1)
            y = gap + _LINE * (at + 0.5)
            spots.append(Spot(ref, short_label(ref.label), side, y, round(width, 1), note))
    return Drawing(half * _LINE, half * _LINE / 2, tuple(spots))


def _neighbours(
    partners: Sequence[Partner], relations: Sequence[Relation], units: Sequence[tuple[Ref, int]]
) -> Iterable[tuple[Ref, int, Pair]]:
    seen = set()
    first = [(tied, r.name) for r in relations for tied in r.tied[:_PER_RELATION]]
    later = [(tied, r.name) for r in relations for tied in r.tied[_PER_RELATION:]]
    counts = [(partner.ref, partner.tasks) for partner in partners] or units
    shared = [
        (ref, tasks, Pair(f"{tasks}项任务", f"{tasks} task{'s' if tasks > 1 else ''}"))
        for ref, tasks in counts
    ]
    for ref, weight, note in (
        *((tied.ref, len(tied.quotes), name) for tied, name in first),
        *shared,
        *((tied.ref, len(tied.quotes), name) for tied, name in later),
    ):
        if ref not in seen:
            seen.add(ref)
            yield ref, weight, note
