"""Selections: around an entity, of types, of documents."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.export.network import read_network
from kg.export.selection import Selection, select_nodes, select_quads
from kg.graph.iri import graph_iri
from kg.graph.store import Graph
from kg.graph.vocabulary import ENTITIES, PK, PKR
from kg.query.search import resolve


def test_everything_is_every_quad(seeds: Graph) -> None:
    assert Selection().is_everything
    assert set(select_quads(seeds, Selection())) == set(seeds.quads())


def test_a_document_is_its_graph_and_the_names_in_it(seeds: Graph) -> None:
    id_ = "work-report-2019-digest"
    quads = set(select_quads(seeds, Selection(documents=(id_,))))
    assert set(seeds.quads(graph_iri(id_))) <= quads
    assert {str(quad.graph_name) for quad in quads} == {f"<{graph_iri(id_)}>", f"<{ENTITIES}>"}
    named = {str(quad.subject) for quad in quads if str(quad.graph_name) == f"<{ENTITIES}>"}
    appearances = f"SELECT ?e {{ GRAPH <{graph_iri(id_)}> {{ ?a pk:appearanceOf ?e }} }}"
    assert {f"<{iri}>" for (iri,) in seeds.rows(appearances)} <= named


def test_hops_widen_the_circle(seeds: Graph) -> None:
    sizes = [len(select_nodes(seeds, Selection("市能源局", hops))) for hops in range(3)]
    assert sizes[0] == 1
    assert sizes[0] < sizes[1] < sizes[2]


def test_a_hop_reaches_tasks_and_task_forces(seeds: Graph) -> None:
    nodes = select_nodes(seeds, Selection("市能源局"))
    assert resolve(seeds, "增强能源保障供给能力").iri in nodes
    assert resolve(seeds, "产业育新培强攻坚工作专班").iri in nodes


def test_types_narrow_the_circle_but_keep_its_centre(seeds: Graph) -> None:
    around = Selection("市能源局", 2, types=("Department",))
    network = read_network(seeds, around)
    assert {node.type for node in network.nodes} == {"Department"}
    assert resolve(seeds, "市能源局").iri in {node.iri for node in network.nodes}


def test_types_alone_choose_all_of_them(seeds: Graph) -> None:
    counted = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a pk:Park }"
    parks = read_network(seeds, Selection(types=("Park",))).nodes
    assert len(parks) == next(iter(seeds.rows(counted)))[0]


def test_documents_narrow_the_network(seeds: Graph) -> None:
    chosen = Selection(documents=("yanfeng-plan-2021",))
    network = read_network(seeds, chosen)
    assert network.edges
    assert all(edge.documents == ("yanfeng-plan-2021",) for edge in network.edges)
    labels = {node.label for node in network.nodes}
    assert "市能源局" not in labels


def test_a_subgraph_holds_the_evidence_of_its_claims(seeds: Graph) -> None:
    quads = list(select_quads(seeds, Selection("市能源局")))
    claims = {q.subject for q in quads if str(q.object) == f"<{PK}Claim>"}
    told = {q.subject for q in quads if str(q.predicate) == f"<{PK}evidence>"}
    quotes = [q for q in quads if str(q.predicate) == "<http://www.w3.org/ns/oa#exact>"]
    assert claims
    assert claims == told
    assert quotes


def test_every_edge_of_a_subgraph_has_both_ends_in_it(seeds: Graph) -> None:
    selection = Selection("市能源局")
    nodes = {f"<{iri}>" for iri in select_nodes(seeds, selection)}
    for quad in select_quads(seeds, selection):
        if str(quad.predicate) in (f"<{PK}ledBy>", f"<{PK}responsibleUnit>"):
            assert {str(quad.subject), str(quad.object)} <= nodes


def test_edges_have_labels_and_quotes(seeds: Graph, texts: dict[str, str]) -> None:
    for edge in read_network(seeds, Selection("市科技局")).edges:
        assert edge.label
        assert edge.head.startswith(PKR)
        assert edge.relation == "part_of_task" or edge.quote in texts[edge.documents[0]]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"types": ("Bureau",)}, "no type 'Bureau'; use one of Department"),
        ({"hops": -1}, "--hops -1"),
    ],
)
def test_impossible_selections_are_refused(more: dict[str, object], message: str) -> None:
    with pytest.raises(KgError, match=message):
        Selection(**more)  # type: ignore[arg-type]


def test_an_unknown_document_lists_those_there_are(seeds: Graph) -> None:
    with pytest.raises(KgError, match="no document 'nope'; the graph has: midyear-plenary-2019"):
        list(select_quads(seeds, Selection(documents=("nope",))))
