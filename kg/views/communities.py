"""Which nodes of a large network belong together: Louvain communities, the same every time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from kg.views.model import Network

LARGE = 2000  # nodes from which on a page opens with communities
_SEED = 1
_LEAST = 3  # members; smaller ones are put together
_NAMED = 2  # members that name a community


def communities_of(network: Network) -> list[list[int]]:
    """Return the nodes' numbers (their places in the network) by community, the largest first.

    What is connected with less than two others stands together in the last one.
    """
    number = {node.id: at for at, node in enumerate(network.nodes)}
    pairs = ((number[edge.source], number[edge.target]) for edge in network.edges)
    return communities(len(network.nodes), pairs)


def communities(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the communities of the nodes 0..count-1 that `pairs` connect, as `communities_of`."""
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in pairs:
        if a != b:
            weights[min(a, b), max(a, b)] += 1
    graph: nx.Graph[int] = nx.Graph()
    # Numbers, in a fixed order: the order of strings in a set would differ from run to run.
    graph.add_nodes_from(range(count))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(weights.items()))
    found = nx.community.louvain_communities(graph, seed=_SEED)
    groups = [sorted(members) for members in found if len(members) >= _LEAST]
    rest = sorted(at for members in found if len(members) < _LEAST for at in members)
    return sorted(groups, key=lambda group: (-len(group), group[0])) + ([rest] if rest else [])


def named_after(network: Network, group: list[int], degrees: dict[str, int]) -> list[int]:
    """Return the members that name a community: those with the most edges."""
    nodes = network.nodes
    return sorted(group, key=lambda at: (-degrees[nodes[at].id], at))[:_NAMED]
