"""Positions by attraction and repulsion: communities as discs, their members inside.

Computed here, in plain Python from fixed beginnings, so that every machine draws the same picture.
Discs are the same whether they are shown closed or open, so that opening one moves nothing else.
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_SPACE = 34.0  # between the members of a community, about
_GOLDEN = math.pi * (3 - math.sqrt(5))
_GAP = 60.0  # between discs
_WORK = 60_000  # node moves: few nodes get many rounds, many get few
_ROUNDS = (8, 50)
_DISC_ROUNDS = 120

Point = tuple[float, float]
Neighbours = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a community stands and how large it is."""

    x: float
    y: float
    radius: float


def force_places(
    groups: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int]]
) -> tuple[dict[int, Point], list[Disc]]:
    """Return the place of each node, by number, and the disc of each group, in CSS pixels."""
    pairs = [(a, b) for a, b in pairs if a != b]
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    inside, between = _sorted_out(pairs, group_of)
    count = sum(map(len, groups))
    rounds = min(max(_WORK // max(count, 1), _ROUNDS[0]), _ROUNDS[1])
    shapes = [_settled(group, inside, rounds) for group in groups]
    discs = _discs([_extent(shape) for shape in shapes], between)
    places = {
        at: (round(disc.x + x, 1), round(disc.y + y, 1))
        for disc, shape in zip(discs, shapes, strict=True)
        for at, (x, y) in shape.items()
    }
    return places, discs


def _sorted_out(
    pairs: Iterable[tuple[int, int]], group_of: Mapping[int, int]
) -> tuple[dict[int, list[int]], dict[tuple[int, int], int]]:
    """Return each node's neighbours in its group, and the edges between groups, counted."""
    inside: dict[int, list[int]] = defaultdict(list)
    between: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in sorted({(min(pair), max(pair)) for pair in pairs}):
        one, other = group_of[a], group_of[b]
        if one == other:
            inside[a].append(b)
            inside[b].append(a)
        else:
            between[min(one, other), max(one, other)] += 1
    return inside, between


# Inside a group


def _settled(group: Sequence[int], inside: Neighbours, rounds: int) -> dict[int, Point]:
    """Return places around (0, 0): a sunflower from the best connected outwards, then relaxed."""
    order = _outwards(group, inside)
    x, y = {}, {}
    for at, key in enumerate(order):
        radius = _SPACE * math.sqrt(at)
        x[key], y[key] = radius * math.cos(at * _GOLDEN), radius * math.sin(at * _GOLDEN)
    for step in range(rounds if len(order) > 2 else 0):
        _relax(order, inside, x, y, heat=_SPACE * (1 - step / rounds))
    middle_x, middle_y = sum(x.values()) / len(order), sum(y.values()) / len(order)
    return {key: (x[key] - middle_x, y[key] - middle_y) for key in order}


def _outwards(group: Sequence[int], inside: Neighbours) -> list[int]:
    """Return the members by distance from the best connected one; each piece on its own."""
    order: dict[int, None] = {}
    for start in sorted(group, key=lambda at: (-len(inside.get(at, ())), at)):
        queue = deque([start] if start not in order else [])
        order.setdefault(start)
        while queue:
            for other in inside.get(queue.popleft(), ()):
                if other not in order:
                    order[other] = None
                    queue.append(other)
    return list(order)


def _relax(
    order: Sequence[int], inside: Neighbours, x: dict[int, float], y: dict[int, float], heat: float
) -> None:
    """Move each member once: away from those close by, towards its neighbours, `heat` at most."""
    reach = 2 * _SPACE
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key in order:
        cells[int(x[key] // reach), int(y[key] // reach)].append(key)
    spots = {cell: [(x[key], y[key]) for key in keys] for cell, keys in cells.items()}
    for (column, row), keys in cells.items():
        close = [
            spot
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for spot in spots.get((column + across, row + down), ())
        ]
        for key in keys:
            near = [(x[other], y[other]) for other in inside.get(key, ())]
            dx, dy = _force(x[key], y[key], close, near)
            length = math.sqrt(dx * dx + dy * dy)
            if length:
                share = min(length, heat) / length
                x[key], y[key] = x[key] + dx * share, y[key] + dy * share


def _force(x: float, y: float, close: Sequence[Point], near: Sequence[Point]) -> Point:
    """Return the force on a node at x, y: from those close by, and to its neighbours."""
    reach, push = 4 * _SPACE * _SPACE, _SPACE * _SPACE
    dx = dy = 0.0
    for other_x, other_y in close:
        ax, ay = x - other_x, y - other_y
        square = ax * ax + ay * ay
        if 0 < square < reach:
            share = push / square
            dx += ax * share
            dy += ay * share
    slack = _SPACE * math.sqrt(len(near))
    for other_x, other_y in near:
        ax, ay = other_x - x, other_y - y
        pull = math.sqrt(ax * ax + ay * ay) / slack
        dx += ax * pull
        dy += ay * pull
    return dx, dy


def _extent(shape: Mapping[int, Point]) -> float:
    return max(math.sqrt(x * x + y * y) for x, y in shape.values()) + _SPACE / 2


# Between the groups


def _discs(radii: Sequence[float], between: Mapping[tuple[int, int], int]) -> list[Disc]:
    """Return discs of these radii that do not overlap; the more edges, the closer."""
    apart = max(radii, default=0.0) + _GAP
    x = [apart * math.sqrt(at) * math.cos(at * _GOLDEN) for at in range(len(radii))]
    y = [apart * math.sqrt(at) * math.sin(at * _GOLDEN) for at in range(len(radii))]
    strongest = max(between.values(), default=1)
    for step in range(_DISC_ROUNDS):
        cool = 1 - step / _DISC_ROUNDS
        for (a, b), weight in sorted(between.items()):
            slack = radii[a] + radii[b] + _GAP
            _attract((x, y), a, b, slack, 0.06 * cool * math.sqrt(weight / strongest))
        for at in range(len(radii)):
            x[at] *= 1 - 0.01 * cool
            y[at] *= 1 - 0.01 * cool
        _separate(x, y, radii)
    for _ in range(_DISC_ROUNDS):
        if not _separate(x, y, radii):
            break
    return [
        Disc(round(x[at], 1), round(y[at], 1), round(radius, 1)) for at, radius in enumerate(radii)
    ]


def _attract(
    places: tuple[list[float], list[float]], a: int, b: int, slack: float, share: float
) -> None:
    """Bring two discs closer by a share of the distance that is more than `slack`."""
    x, y = places
    dx, dy = x[b] - x[a], y[b] - y[a]
    distance = math.sqrt(dx * dx + dy * dy) or 1.0
    pull = share * max(distance - slack, 0.0) / distance / 2
    x[a], y[a] = x[a] + dx * pull, y[a] + dy * pull
    x[b], y[b] = x[b] - dx * pull, y[b] - dy * pull


def _separate(x: list[float], y: list[float], radii: Sequence[float]) -> bool:
    """Push overlapping discs apart once; return whether any overlapped."""
    moved = False
    for a in range(len(radii)):
        for b in range(a + 1, len(radii)):
            dx, dy = x[b] - x[a], y[b] - y[a]
            wanted = radii[a] + radii[b] + _GAP
            square = dx * dx + dy * dy
            if square >= wanted * wanted - 1:
                continue
            moved = True
            distance = math.sqrt(square) or 1.0
            push = (wanted - distance) / distance / 2
            x[a], y[a] = x[a] - dx * push, y[a] - dy * push
            x[b], y[b] = x[b] + dx * push, y[b] + dy * push
    return moved
