"""What several documents say of one thing is in the graph once."""

from __future__ import annotations

import pickle
from pathlib import Path

from kg.graph.description import describe
from kg.graph.iri import entity_iri, graph_iri, indicator_iri
from kg.graph.merging import Namings, forget
from kg.graph.publish import draft
from kg.graph.store import open_graph
from kg.graph.vocabulary import ENTITIES

from .conftest import GraphOf, ResolutionOf

SCIENCE = entity_iri("Department", "科学技术局")
LABELS = "SELECT ?label { ?e a pk:Department ; skos:prefLabel ?label } ORDER BY ?label"


def test_merge_labels_an_entity_of_two_documents_once(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(resolution_of("plan"), resolution_of("digest"))
    labels = [row[0] for row in graph.rows(LABELS)]
    assert labels == sorted(["市发展改革委", "市科学技术局", "市财政局"])


def test_merge_takes_the_fullest_name_and_keeps_the_others(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(
        resolution_of("plan", full="市科技局"), resolution_of("digest", full="市科学技术局")
    )
    rows = graph.rows(f"SELECT ?p ?o {{ <{SCIENCE}> skos:prefLabel|skos:altLabel ?o ; ?p ?o }}")
    names = {(str(p).rsplit("#", 1)[1], o) for p, o in rows}
    assert names == {("prefLabel", "市科学技术局"), ("altLabel", "市科技局")}


def test_merge_counts_an_edge_of_two_documents_once(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(resolution_of("plan"), resolution_of("digest"))
    (row,) = graph.rows("SELECT (COUNT(*) AS ?n) { ?x pk:partOf ?y }")
    assert row == (1,)


def test_merge_names_indicators(resolution_of: ResolutionOf, graph_of: GraphOf) -> None:
    (row,) = graph_of(resolution_of()).rows(
        "SELECT ?i ?label { ?i a pk:Indicator ; skos:prefLabel ?label }"
    )
    assert row == (indicator_iri("全社会研发经费投入"), "全社会研发经费投入")


def test_merge_after_a_document_is_gone_keeps_what_the_other_says(
    resolution_of: ResolutionOf, graph_of: GraphOf, tmp_path: Path
) -> None:
    graph_of(resolution_of("plan", full="市科技局"), resolution_of("digest", full="市科学技术局"))
    for removed, label in (("digest", ["市科技局"]), ("plan", [])):
        with draft(tmp_path / "graph") as work:
            before = Namings()
            before.read_document(work.store, graph_iri(removed))
            work.remove_graph(graph_iri(removed))
            namings = Namings().changed_from(before)
            namings.settle(work.store, before)
            forget(work.store, namings)
            work.add(namings.encode())
        rows = open_graph(tmp_path / "graph").rows(f"SELECT ?l {{ <{SCIENCE}> skos:prefLabel ?l }}")
        assert [row[0] for row in rows] == label
    assert not list(open_graph(tmp_path / "graph").quads(ENTITIES))


def test_namings_from_the_store_are_those_of_the_descriptions(
    resolution_of: ResolutionOf, graph_of: GraphOf, tmp_path: Path
) -> None:
    resolutions = resolution_of("plan", full="市科技局"), resolution_of("digest")
    graph_of(*resolutions)
    described = Namings()
    for resolution in resolutions:
        described.take(describe(resolution, "fingerprint").namings)
    with draft(tmp_path / "graph") as work:
        by_document = Namings()
        for id_ in ("plan", "digest"):
            by_document.read_document(work.store, graph_iri(id_))
    copy = pickle.loads(pickle.dumps(described))
    assert copy == by_document == described
    assert copy.mentioned == by_document.mentioned == described.mentioned
