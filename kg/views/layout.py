"""Where the nodes of a network stand: computed here, the same on every machine, never by physics.

Units are the page's at zoom 1, about one CSS pixel; y grows downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kg.views.legend import legend
from kg.views.model import Network, Node

Side = Literal["left", "right"]

_HEIGHT = 840.0  # of the layered picture, at least
_COLUMN = 70.0  # between the roots and what is part of them, which have labels on either side
_INNER = 250.0  # between the further columns of a tree: the labels need room
_BUNDLE = 290.0  # between a tree and the columns that it is bound to: the lines need room
_ASIDE = 170.0  # between the two halves of a crowded column
_CROWD = 84  # nodes in a column from which on every second one steps aside, for the labels
_ROW = 5.0  # the least distance of two nodes in one column
_BLOCK_GAP = 3  # rows left free between the blocks of two roots
_FEW = 6  # nodes that need no column of their own
_SWEEPS = 4  # of the barycentre ordering; more change little


@dataclass(frozen=True, slots=True)
class Place:
    """A node's position, on which side its label stands, and the distance of its neighbours."""

    x: float
    y: float
    side: Side
    room: float


def places_of(network: Network) -> dict[str, Place]:
    """Return each node's place, by id, in layers: campaign → task → department, left to right.

    Trees keep the reading order, the rest is untangled.
    """
    if not network.nodes:
        return {}
    children, parent = _hierarchy(network)
    rows = _tree_rows(network, children, parent)
    columns = _columns(network, children, parent)
    neighbours = _neighbours(network)
    height = max(_HEIGHT, _ROW * (max(rows.values(), default=0.0) + 1), _tallest(columns) * _ROW)
    scale = height / (max(rows.values(), default=0.0) + 1)
    y = {key: (row + 0.5) * scale for key, row in rows.items()}
    free = [[key for key in column if key not in y] for column in columns]
    for column in free:
        y.update(_spread(column, height))
    for _ in range(_SWEEPS):
        for column in free:
            y.update(_spread(sorted(column, key=lambda k: (_mean(neighbours[k], y), k)), height))
    return _placed(columns, y, set(rows))


def _placed(
    columns: Sequence[Sequence[str]], y: Mapping[str, float], in_tree: set[str]
) -> dict[str, Place]:
    places = {}
    x = 0.0
    for number, column in enumerate(columns):
        free = column[0] not in in_tree
        if number:
            x += _BUNDLE if free else _INNER if number > 1 else _COLUMN
        aside = _ASIDE if free and len(column) > _CROWD else 0.0
        side: Side = "left" if number == 0 and len(columns) > 1 else "right"
        ordered = sorted(column, key=lambda key: (y[key], key))
        room = _room([y[key] for key in ordered]) * (2 if aside else 1)
        for at, key in enumerate(ordered):
            places[key] = Place(x + aside * (at % 2), round(y[key], 1), side, room)
        x += aside
    return places


def _room(sorted_y: Sequence[float]) -> float:
    """Return the usual distance of two neighbours in a column (the median)."""
    steps = sorted(b - a for a, b in pairwise(sorted_y))
    return round(steps[len(steps) // 2], 1) if steps else _HEIGHT


def _hierarchy(network: Network) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return the children and the parent of each node that is part of another (cycles are cut)."""
    parent: dict[str, str] = {}
    for edge in network.edges:
        if edge.relation != "is_part_of" or edge.source in parent:
            continue
        if edge.source not in _ancestors(edge.target, parent):
            parent[edge.source] = edge.target
    children: dict[str, list[str]] = defaultdict(list)
    for node in _reading_order(network.nodes):
        if node.id in parent:
            children[parent[node.id]].append(node.id)
    return children, parent


def _ancestors(key: str, parent: Mapping[str, str]) -> set[str]:
    found = {key}
    while key in parent and parent[key] not in found:
        key = parent[key]
        found.add(key)
    return found


def _tree_rows(
    network: Network, children: Mapping[str, list[str]], parent: Mapping[str, str]
) -> dict[str, float]:
    """Return the row of each node of a tree: leaves in reading order, parents amid them."""
    rows: dict[str, float] = {}
    free = 0
    for root in _reading_order(network.nodes):
        if root.id in parent or root.id not in children:
            continue
        if rows:
            free += _BLOCK_GAP
        below = list(_below(root.id, children))
        for key in below:
            if key not in children:
                rows[key] = free
                free += 1
        for key in reversed(below):
            if key in children:
                rows[key] = _mean(children[key], rows)
    return rows


def _below(root: str, children: Mapping[str, list[str]]) -> Iterable[str]:
    """Yield `root` and what is part of it, parents first."""
    stack = [root]
    while stack:
        key = stack.pop()
        yield key
        stack.extend(reversed(children.get(key, [])))


def _columns(
    network: Network, children: Mapping[str, list[str]], parent: Mapping[str, str]
) -> list[list[str]]:
    """Return the ids column by column: trees by depth with their leaves together, then types."""
    keys: dict[tuple[int, int], list[str]] = defaultdict(list)
    deepest = max((_depth(key, parent) for key in parent), default=0)
    for node in _reading_order(network.nodes):
        if node.id in parent or node.id in children:
            depth = _depth(node.id, parent) if node.id in children else deepest
            keys[0, depth].append(node.id)
        else:
            keys[1, legend().type_of(node.type).column].append(node.id)
    return _joined([keys[key] for key in sorted(keys)], set(parent) | set(children))


def _joined(columns: list[list[str]], in_tree: set[str]) -> list[list[str]]:
    """Return the columns; a few things of another type stand in the free column before them."""
    joined: list[list[str]] = []
    for column in columns:
        is_free = column[0] not in in_tree
        if is_free and len(column) < _FEW and joined and joined[-1][0] not in in_tree:
            joined[-1] = [*joined[-1], *column]
        else:
            joined.append(column)
    return joined


def _depth(key: str, parent: Mapping[str, str]) -> int:
    return len(_ancestors(key, parent)) - 1


def _tallest(columns: Sequence[Sequence[str]]) -> int:
    return max(len(column) for column in columns)


def _spread(column: Sequence[str], height: float) -> dict[str, float]:
    """Return the ids of a column at even distances over the height."""
    return {key: (row + 0.5) * height / len(column) for row, key in enumerate(column)}


# Common


def _neighbours(network: Network) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {node.id: [] for node in network.nodes}
    for edge in network.edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    return neighbours


def _mean(keys: Iterable[str], y: Mapping[str, float]) -> float:
    known = [y[key] for key in keys if key in y]
    return round(sum(known) / len(known), 6) if known else 0.0


def _reading_order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: (node.order, node.id))
