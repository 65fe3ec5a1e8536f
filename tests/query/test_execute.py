"""Queries are answered over all graphs, read only, offline; errors say where they are."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import KgError
from kg.graph.vocabulary import PREFIXES
from kg.query.execute import execute, refuse_service
from kg.query.result import Rows, Triples
from kg.query.rewriting import without_dataset

DATA = """
<a:task> <a:led> <a:d> <a:g1> .
<a:d> <a:label> "市科技局"@zh <a:g2> .
<a:d> <a:year> "2025"^^<http://www.w3.org/2001/XMLSchema#gYear> <a:g2> .
"""


@pytest.fixture
def store() -> Store:
    store = Store()
    store.load(DATA.encode(), format=RdfFormat.N_QUADS)
    return store


def test_execute_joins_over_named_graphs(store: Store) -> None:
    result = execute(store, "SELECT ?l { <a:task> <a:led>/<a:label> ?l }")
    assert isinstance(result, Rows)
    assert list(result) == [("市科技局",)]


def test_execute_answers_each_kind_of_query(store: Store) -> None:
    assert execute(store, "ASK { ?s <a:led> ?o }") is True
    assert execute(store, "ASK { ?s <a:nothing> ?o }") is False
    assert isinstance(execute(store, "CONSTRUCT { ?s a ?o } { ?s <a:led> ?o }"), Triples)
    assert isinstance(execute(store, "DESCRIBE <a:d>"), Triples)


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_execute_declares_the_prefixes(store: Store, prefix: str) -> None:
    assert execute(store, f"ASK {{ FILTER(STR({prefix}:) = '{PREFIXES[prefix]}') }}") is True


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * { ?s <a:led> ?o . }}", "line 1 column 29"),
        ("SELECT *\n{ ?s <a:label> '市科技局' ?x ?y }", "line 2 column 23"),
        ("SELECT *\n{ ?s <a:led> ?o . (", "line 2 column 19"),
        ("SELECT * { ?s nowhere:led ?o }", "Prefix not found"),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "variable that is unbound"),
        ("", "line 1 column 1"),
    ],
)
def test_execute_says_where_a_query_is_wrong(store: Store, query: str, message: str) -> None:
    with pytest.raises(KgError, match=message) as caught:
        execute(store, query)
    assert "\n" not in str(caught.value)


def test_execute_says_where_the_query_was_wrong_before_its_bindings(store: Store) -> None:
    query = "SELECT * { ?s <a:label> ?name ?x ?y }"
    with pytest.raises(KgError) as plain:
        execute(store, query)
    with pytest.raises(KgError) as bound:
        execute(store, query, {"name": "市科技局"})
    assert str(bound.value) == str(plain.value)


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL",
               "LOAD <http://example.org/x>", "PREFIX a: <a:> DROP ALL"]
)  # fmt: skip
def test_execute_refuses_updates(store: Store, update: str) -> None:
    with pytest.raises(KgError, match="changes the graph"):
        execute(store, update)
    assert len(store) == 3


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?x { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p <a:x#y> . SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''it's \\''' \"''' . SERVICE <http://127.0.0.1/> { } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { \\U00000053\\u0065rvice <http://127.0.0.1/> { ?s ?p ?o } }",
        "SELECT * { # '\n SERVICE <http://127.0.0.1/> { ?s ?p ?o } # ' }\n }",
        "SELECT * { FILTER(?a<?b)SERVICE<http://127.0.0.1/>{ ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
        "PREFIX a: <a:> SELECT * { a:b\\#c a:d ?x . SERVICE a:s { ?s ?p ?o } }",
    ],
)
def test_execute_refuses_service(store: Store, query: str) -> None:
    with pytest.raises(KgError, match="SERVICE is refused"):
        execute(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <x> {}' } # SERVICE <x> {}",
        "SELECT ?service { ?service ?p <a:SERVICE> }",
        "PREFIX service: <a:> SELECT * { ?s service:service ?o }",
        'SELECT * { ?s ?p """public SERVICE" { """@service }',
        "SELECT * { _:service ?p ?o }",
    ],
)
def test_execute_knows_the_word_service_from_the_keyword(store: Store, query: str) -> None:
    refuse_service(query)
    assert isinstance(execute(store, query), Rows)


@pytest.mark.parametrize(
    ("query", "rest", "default", "named"),
    [
        ("SELECT * FROM <urn:a> WHERE { ?s ?p ?o }", "SELECT *  WHERE { ?s ?p ?o }", "urn:a", ""),
        ("ASK FROM NAMED <urn:b> { ?from ?p 'FROM' }", "ASK  { ?from ?p 'FROM' }", "", "urn:b"),
        (
            "PREFIX x: <urn:> ASK from x:a FROM named <b> {}",
            "PREFIX x: <urn:> ASK   {}",
            "urn:a",
            "http://base/b",
        ),
        ("SELECT ?from { ?s <urn:from> ?from }", "SELECT ?from { ?s <urn:from> ?from }", "", ""),
    ],
)
def test_graphs_that_from_names_are_taken_out(
    query: str, rest: str, default: str, named: str
) -> None:
    text, dataset = without_dataset(query, "http://base/")
    assert text == rest
    assert ",".join(dataset.default_graphs) == default
    assert ",".join(dataset.named_graphs) == named


def test_from_that_is_written_with_escapes_is_refused() -> None:
    with pytest.raises(KgError, match="escapes"):
        without_dataset(r"ASK \u0046ROM <urn:a> {}")
