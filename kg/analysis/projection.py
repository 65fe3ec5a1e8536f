"""The plain edges of the graph as a networkx graph: paths, surroundings, measures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import KgError
from kg.graph.vocabulary import ELI, KIND_OF, PK, TYPE_OF

if TYPE_CHECKING:
    from kg.graph.store import Graph

    Network = nx.MultiDiGraph[str]

OUTLINE = ELI + "is_part_of"
_EDGES = """
SELECT DISTINCT ?head ?predicate ?tail {{
  VALUES ?predicate {{ {predicates} }}
  ?head ?predicate ?tail .
}} ORDER BY ?head ?predicate ?tail
"""
_TASK_OUTLINE = """
SELECT DISTINCT ?head ?tail {
  ?head eli:is_part_of ?tail . ?head a pk:Task . ?tail a pk:Task .
} ORDER BY ?head ?tail
"""


def project(graph: Graph) -> Network:
    """Return a directed multigraph: nodes are IRIs, each edge's key is its predicate's IRI.

    The edges are the nine relations of entities and tasks, and tasks within tasks.
    """
    network: Network = nx.MultiDiGraph()
    predicates = " ".join(f"<{iri}>" for iri in sorted(KIND_OF))
    for head, predicate, tail in graph.rows(_EDGES.format(predicates=predicates)):
        network.add_edge(str(head), str(tail), key=str(predicate))
    for head, tail in graph.rows(_TASK_OUTLINE):
        network.add_edge(str(head), str(tail), key=OUTLINE)
    return network


def surroundings(network: Network, centre: str, hops: int) -> list[str]:
    """Return the nodes at most `hops` edges from `centre`, in either direction, sorted.

    Raises KgError where hops is negative. A node without edges is alone in its surroundings.
    """
    if hops < 0:
        raise KgError(f"--hops {hops}: give 0 or more")
    if centre not in network:
        return [centre]
    near = nx.single_source_shortest_path_length(network.to_undirected(as_view=True), centre, hops)
    return sorted(near)


def shortest_paths(network: Network, start: str, goal: str, limit: int = 3) -> list[list[str]]:
    """Return up to `limit` shortest paths between two nodes, direction ignored.

    The result is empty where nothing connects them. Raises KgError where limit is below 1.
    """
    if limit < 1:
        raise KgError(f"--limit {limit}: give 1 or more")
    if start == goal:
        return [[start]]
    if start not in network or goal not in network:
        return []
    # Of several equally short paths the first are kept, so the order of edges must be fixed.
    plain: nx.Graph[str] = nx.Graph()
    plain.add_edges_from(sorted({(head, tail) for head, tail, _ in network.edges(keys=True)}))
    if start not in plain or goal not in plain:
        return []
    try:
        return list(islice(nx.all_shortest_paths(plain, start, goal), limit))
    except nx.NetworkXNoPath:
        return []


def edges_between(network: Network, left: str, right: str) -> list[tuple[str, str, str]]:
    """Return the edges between two nodes in either direction as (head, predicate, tail), sorted."""
    pairs = ((left, right), (right, left)) if left != right else ((left, right),)
    return sorted(
        (head, predicate, tail)
        for head, tail in pairs
        if network.has_edge(head, tail)
        for predicate in network[head][tail]
    )


def within(network: Network, nodes: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the edges that have both ends among `nodes` as (head, predicate, tail), sorted."""
    return sorted((h, key, t) for h, t, key in network.subgraph(nodes).edges(keys=True))


_NAMES = """
SELECT ?iri ?type ?label { GRAPH ?g { ?iri a ?type ; skos:prefLabel ?label } } ORDER BY ?iri ?type
"""


def labelled(graph: Graph) -> Network:
    """Return `project(graph)` whose nodes have `label` and `type`, and edges `relation`."""
    network = project(graph)
    for iri, type_, label in graph.rows(_NAMES):
        if str(iri) in network and str(type_) != PK + "Section":
            name = TYPE_OF.get(str(type_)) or str(type_).removeprefix(PK)
            network.add_node(str(iri), label=str(label), type=name)
    for _, _, key, data in network.edges(keys=True, data=True):
        data["relation"] = KIND_OF.get(key, "part_of_task")
    return network
