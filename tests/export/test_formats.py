"""The formats: what is written can be read again and says the same."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg.errors import KgError
from kg.export import FORMATS, Selection, export
from kg.export.selection import select_quads
from kg.graph.store import Graph, StoredGraph
from kg.graph.vocabulary import ENTITIES, PK, PKR, RDF, SKOS

DATASETS = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "json-ld": RdfFormat.JSON_LD,
}
TRIPLES = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}
Terms = tuple[NamedNode | BlankNode | Triple, NamedNode, NamedNode | BlankNode | Literal | Triple]
DIGEST = Selection(documents=("work-report-2019-digest",))


def _written(graph: Graph, format_: str, selection: Selection | None = None) -> bytes:
    return b"".join(export(graph, format_, selection))


def _triples(data: bytes, format_: RdfFormat) -> set[Terms]:
    return {(q.subject, q.predicate, q.object) for q in parse(data, format=format_)}


@pytest.mark.parametrize("name", DATASETS)
def test_datasets_parse_back_to_the_same_quads(seeds: Graph, name: str) -> None:
    quads = parse(_written(seeds, name, DIGEST), format=DATASETS[name])
    assert set(quads) == set(select_quads(seeds, DIGEST))


@pytest.mark.parametrize("name", TRIPLES)
def test_triples_parse_back_to_the_same_triples(seeds: Graph, name: str) -> None:
    expected = {(q.subject, q.predicate, q.object) for q in select_quads(seeds, DIGEST)}
    assert _triples(_written(seeds, name, DIGEST), TRIPLES[name]) == expected


@pytest.mark.parametrize("name", ["json-ld", "turtle", "trig"])
def test_rdflib_reads_the_same_triples(seeds: Graph, name: str) -> None:
    import rdflib

    selection = Selection(around="市能源局")
    data = rdflib.Dataset(default_union=True) if name != "turtle" else rdflib.Graph()
    data.parse(_written(seeds, name, selection), format=name)
    expected = _triples(_written(seeds, "ntriples", selection), RdfFormat.N_TRIPLES)
    assert {tuple(map(str, triple[:3])) for triple in data} == {
        tuple(getattr(term, "value", None) or str(term) for term in triple) for triple in expected
    }


@pytest.mark.parametrize("name", FORMATS)
def test_exports_are_the_same_twice(seeds: Graph, name: str) -> None:
    part = DIGEST if name != "facts" else None
    assert _written(seeds, name, part) == _written(seeds, name, part)


def test_nquads_of_everything_are_sorted(seeds: Graph) -> None:
    lines = _written(seeds, "nquads").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(seeds)


def test_graphml_is_read_by_networkx(seeds: Graph) -> None:
    network = nx.read_graphml(io.BytesIO(_written(seeds, "graphml", Selection(around="市科技局"))))
    by_label = {data["label"]: node for node, data in network.nodes(data=True)}
    task, bureau = by_label["体系化布局重大科技攻关项目"], by_label["市科技局"]
    edges = list(network.get_edge_data(task, bureau).values())
    assert [edge["relation"] for edge in edges] == ["lead"]
    assert edges[0]["label"] == "牵头单位"
    assert edges[0]["documents"] == "seven-campaigns-2025"
    assert "市科技局牵头" in edges[0]["quote"]
    assert network.nodes[bureau]["type"] == "Department"


def test_csv_is_read_by_the_csv_module(seeds: Graph, texts: dict[str, str]) -> None:
    data = _written(seeds, "csv", Selection(around="市科技局"))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    leads = [row for row in rows if row["relation"] == "lead" and row["tail"] == "市科技局"]
    assert len(leads) == 9
    for row in leads:
        assert row["quote"] in texts[row["documents"]]
        assert 0 <= float(row["confidence"]) <= 1
        assert row["tail_iri"].startswith(PKR)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_holds_no_formula(start: str) -> None:
    store = Store()
    name = f"{start}HYPERLINK(1)"
    head, tail = NamedNode(PKR + "park/a"), NamedNode(PKR + "place/b")
    passage, selector = NamedNode(PKR + "p"), NamedNode(PKR + "s")
    claim, document = NamedNode(PKR + "claim/1"), NamedNode(PKR + "document/d")
    oa, dct = "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/"
    for s, p, o in (
        (head, RDF + "type", NamedNode(PK + "Park")),
        (head, SKOS + "prefLabel", Literal(name, language="zh")),
        (tail, RDF + "type", NamedNode(PK + "Place")),
        (tail, SKOS + "prefLabel", Literal("某县", language="zh")),
        (head, PK + "locatedIn", tail),
        (claim, RDF + "type", NamedNode(PK + "Claim")),
        (claim, RDF + "subject", head),
        (claim, RDF + "predicate", NamedNode(PK + "locatedIn")),
        (claim, RDF + "object", tail),
        (claim, PK + "confidence", Literal(0.5)),
        (claim, PK + "evidence", passage),
        (passage, oa + "hasSource", document),
        (passage, oa + "hasSelector", selector),
        (document, dct + "identifier", Literal("d")),
        (selector, oa + "exact", Literal(name)),
        (selector, oa + "start", Literal(0)),
    ):
        store.add(Quad(s, NamedNode(p), o, NamedNode(ENTITIES)))
    data = _written(StoredGraph(store), "csv").decode("utf-8-sig")
    _, row = csv.reader(io.StringIO(data, newline=""))
    assert row[0] == row[4] == "'" + name


def test_unknown_format_lists_those_there_are(seeds: Graph) -> None:
    with pytest.raises(KgError, match=r"no format 'gexf'; use one of turtle, .*facts"):
        _written(seeds, "gexf")


def test_facts_are_not_cut_by_entity(seeds: Graph) -> None:
    with pytest.raises(KgError, match="leave --around and --type out"):
        _written(seeds, "facts", Selection(around="市科技局"))
