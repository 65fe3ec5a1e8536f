"""The plain edges as a network."""

from __future__ import annotations

import networkx as nx
import pytest

from kg.analysis.projection import (
    OUTLINE,
    edges_between,
    project,
    shortest_paths,
    surroundings,
    within,
)
from kg.errors import KgError
from kg.graph.store import Graph
from kg.graph.vocabulary import KIND_OF, PK
from kg.query.search import resolve

LED_BY = PK + "ledBy"


@pytest.fixture
def small() -> nx.MultiDiGraph[str]:
    """Return two tasks of one department, one of which a second one shares."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_edge("task 1", "department", key=LED_BY)
    network.add_edge("task 2", "department", key=LED_BY)
    network.add_edge("task 2", "second", key=PK + "responsibleUnit")
    network.add_edge("task 2", "group", key=OUTLINE)
    return network


def test_projection_holds_each_claimed_edge_once(seeds: Graph) -> None:
    network = project(seeds)
    claimed = "SELECT DISTINCT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"
    edges = {(h, key, t) for h, t, key in network.edges(keys=True) if key != OUTLINE}
    assert edges == {tuple(map(str, row)) for row in seeds.rows(claimed)}
    assert {key for _, key, _ in edges} <= set(KIND_OF)


def test_projection_holds_the_outline_of_tasks(seeds: Graph) -> None:
    network = project(seeds)
    group = resolve(seeds, "大力提振消费").iri
    task = resolve(seeds, "推动增收减负").iri
    assert edges_between(network, group, task) == [(task, OUTLINE, group)]


def test_surroundings_grow_with_hops(small: nx.MultiDiGraph[str]) -> None:
    assert surroundings(small, "task 1", 0) == ["task 1"]
    assert surroundings(small, "task 1", 1) == ["department", "task 1"]
    assert surroundings(small, "task 1", 2) == ["department", "task 1", "task 2"]
    assert "second" in surroundings(small, "task 1", 3)


def test_surroundings_of_a_lonely_thing_are_itself(small: nx.MultiDiGraph[str]) -> None:
    assert surroundings(small, "nobody", 3) == ["nobody"]


def test_shortest_paths_ignore_direction(small: nx.MultiDiGraph[str]) -> None:
    assert shortest_paths(small, "task 1", "second") == [
        ["task 1", "department", "task 2", "second"]
    ]


def test_shortest_paths_of_the_unconnected_are_none(small: nx.MultiDiGraph[str]) -> None:
    small.add_node("alone")
    assert shortest_paths(small, "task 1", "alone") == []
    assert shortest_paths(small, "task 1", "unknown") == []


def test_shortest_paths_do_not_depend_on_the_order_of_edges(small: nx.MultiDiGraph[str]) -> None:
    small.add_edge("task 3", "department", key=LED_BY)
    small.add_edge("task 3", "second", key=LED_BY)
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for head, tail, key in sorted(small.edges(keys=True), reverse=True):
        turned.add_edge(head, tail, key=key)
    ways = [shortest_paths(graph, "department", "second", 1) for graph in (small, turned)]
    assert ways[0] == ways[1]
    assert len(shortest_paths(small, "department", "second", 5)) == 2


def test_edges_between_are_found_either_way(small: nx.MultiDiGraph[str]) -> None:
    expected = [("task 1", LED_BY, "department")]
    assert edges_between(small, "department", "task 1") == expected
    assert edges_between(small, "task 1", "department") == expected


def test_within_keeps_edges_with_both_ends(small: nx.MultiDiGraph[str]) -> None:
    assert within(small, ["task 1", "task 2", "department"]) == [
        ("task 1", LED_BY, "department"),
        ("task 2", LED_BY, "department"),
    ]


@pytest.mark.parametrize("hops", [-1, -5])
def test_negative_hops_are_refused(small: nx.MultiDiGraph[str], hops: int) -> None:
    with pytest.raises(KgError, match=f"--hops {hops}"):
        surroundings(small, "task 1", hops)
