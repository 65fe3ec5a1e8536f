"""Results as Python values and in the formats of other tools."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import KgError
from kg.query.execute import execute
from kg.query.result import Iri, Rows, Text, Triples

DATA = """
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<a:s> <a:int> 3 ; <a:dec> 1.25 ; <a:year> "2025"^^xsd:gYear ; <a:bool> true ; <a:double> 1e3 ;
  <a:label> "市科技局"@zh ; <a:iri> <a:o> ; <a:day> "2025-02-28"^^xsd:date ;
  <a:odd> "x"^^xsd:integer .
"""


@pytest.fixture
def store() -> Store:
    store = Store()
    store.load(DATA.encode(), format=RdfFormat.TURTLE)
    return store


def select(store: Store, query: str) -> Rows:
    result = execute(store, query)
    assert isinstance(result, Rows)
    return result


def construct(store: Store) -> Triples:
    result = execute(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")
    assert isinstance(result, Triples)
    return result


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("int", 3), ("dec", Decimal("1.25")), ("year", 2025), ("bool", True), ("double", 1000.0),
        ("label", Text("市科技局", "zh")), ("iri", Iri("a:o")), ("day", "2025-02-28"), ("odd", "x"),
    ],
)  # fmt: skip
def test_rows_give_plain_values(store: Store, name: str, value: object) -> None:
    ((found,),) = select(store, f"SELECT ?o {{ ?s <a:{name}> ?o }}")
    assert found == value
    assert type(found) is type(value)


def test_rows_give_none_for_what_is_unbound(store: Store) -> None:
    rows = select(store, "SELECT ?b ?a { <a:s> <a:int> ?a OPTIONAL { ?a <a:no> ?b } }")
    assert rows.variables == ("b", "a")
    assert list(rows.dicts()) == [{"b": None, "a": 3}]


def test_rows_serialise_as_the_standards_say(store: Store) -> None:
    query = "SELECT ?o { ?s <a:label> ?o }"
    assert select(store, query).serialize("csv") == "o\r\n市科技局\r\n".encode()
    assert select(store, query).serialize("tsv") == '?o\n"市科技局"@zh\n'.encode()
    assert b"<sparql" in select(store, query).serialize("xml")
    answer = json.loads(select(store, query).serialize("json"))
    expected = {"type": "literal", "value": "市科技局", "xml:lang": "zh"}
    assert answer["results"]["bindings"] == [{"o": expected}]


@pytest.mark.parametrize("name", ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"])
def test_triples_serialise_to_the_same_bytes_each_time(store: Store, name: str) -> None:
    assert construct(store).serialize(name) == construct(store).serialize(name)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", ["turtle", "ntriples", "trig", "rdfxml", "jsonld"])
def test_triples_are_read_back_by_others(store: Store, name: str) -> None:
    import rdflib

    format_ = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}.get(name, name)
    data = rdflib.Dataset().parse(data=construct(store).serialize(name), format=format_)
    assert len(list(data.quads())) == 9


def test_results_refuse_formats_that_cannot_hold_them(store: Store) -> None:
    with pytest.raises(KgError, match="'turtle' cannot hold rows; use one of json"):
        select(store, "SELECT * { ?s ?p ?o }").serialize("turtle")
    with pytest.raises(KgError, match="'csv' cannot hold triples"):
        construct(store).serialize("csv")
