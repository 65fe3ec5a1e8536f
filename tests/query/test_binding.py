"""Bindings give variables a value everywhere in a query, and never become query text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store

from kg.errors import KgError
from kg.query.binding import bind
from kg.query.execute import execute
from kg.query.result import Iri, Rows, Triples

DATA = """
<a:t1> <a:led> <a:d1> . <a:t2> <a:led> <a:d1> . <a:t3> <a:led> <a:d2> .
<a:d1> <a:label> "市科技局"@zh ; <a:year> 2024 . <a:d2> <a:label> "市财政局"@zh ; <a:year> 2025 .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.load(DATA.encode(), format=RdfFormat.TURTLE)
    return store


def rows(store: Store, query: str, **bindings: object) -> list[tuple[object, ...]]:
    result = execute(store, query, bindings)  # type: ignore[arg-type]
    assert isinstance(result, Rows)
    return sorted(result, key=str)


D1 = Iri("a:d1")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?t { ?t <a:led> ?d }", [("a:t1",), ("a:t2",)]),
        ("SELECT ?t ?d { ?t <a:led> ?d }", [("a:t1", "a:d1"), ("a:t2", "a:d1")]),
        ("SELECT (COUNT(?t) AS ?n) { ?t <a:led> ?d }", [(2,)]),
        ("SELECT ?t { ?t <a:led> ?x FILTER(?x != ?d) }", [("a:t3",)]),
        ("SELECT ?t { { ?t <a:led> ?x FILTER(?x = ?d) } UNION { ?d <a:label> ?t } }",
         [("a:t1",), ("a:t2",), ("市科技局",)]),
        ("SELECT ?n { { SELECT (COUNT(?t) AS ?n) { ?t <a:led> ?d } } }", [(2,)]),
        ("SELECT ?d ?n { { SELECT ?d (COUNT(?t) AS ?n) { ?t <a:led> ?d } GROUP BY ?d } }",
         [("a:d1", 2)]),
        ("SELECT ?t WHERE { VALUES (?t ?d) { (<a:t1> <a:d1>) (<a:t3> <a:d2>) } }", [("a:t1",)]),
        ("SELECT ?t { ?t <a:led> $d }", [("a:t1",), ("a:t2",)]),
        ("SELECT ?t { ?t <a:led> ?x FILTER EXISTS { ?t <a:led> ?d } }", [("a:t1",), ("a:t2",)]),
        ("SELECT ?l { ?x <a:label> ?l OPTIONAL { ?x <a:year> ?y FILTER(?x = ?d) } "
         "FILTER(BOUND(?y)) }", [("市科技局",)]),
    ],
)  # fmt: skip
def test_bind_reaches_every_part_of_a_query(
    store: Store, query: str, expected: list[tuple[object, ...]]
) -> None:
    assert rows(store, query, d=D1) == expected


def test_bind_leaves_a_construct_template_alone(store: Store) -> None:
    result = execute(store, "CONSTRUCT { ?d <a:leads> ?t } { ?t <a:led> ?d }", {"d": D1})
    assert isinstance(result, Triples)
    assert result.serialize("ntriples") == b"<a:d1> <a:leads> <a:t1> .\n<a:d1> <a:leads> <a:t2> .\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2024, "a:d1"), (Decimal("2025.0"), "a:d2"), (2024.0, "a:d1"),
        (Literal("市科技局", language="zh"), None),
    ],
)  # fmt: skip
def test_bind_takes_numbers_and_terms(store: Store, value: object, expected: str | None) -> None:
    found = rows(store, "SELECT ?x { ?x <a:year> ?y FILTER(?y = ?value) }", value=value)
    assert found == ([(expected,)] if expected else [])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_bind_never_lets_a_string_out_of_its_literal(text: str) -> None:
    query = bind("SELECT ?v { ?s <a:p> ?v }", {"v": text})
    store = Store()
    result = store.query(f"SELECT ?v {{ {query[query.index('VALUES') : -len('?s <a:p> ?v }')]} }}")
    assert isinstance(result, QuerySolutions)
    assert [solution["v"] for solution in result] == [Literal(text)]


def test_bind_says_which_variable_is_not_there() -> None:
    with pytest.raises(KgError, match=r"no variable \?name"):
        bind("SELECT ?s { ?s ?p '?name' } # ?name", {"name": "x"})


def test_bind_refuses_what_is_no_iri() -> None:
    with pytest.raises(KgError, match="is not an IRI"):
        bind("SELECT ?s { ?s ?p ?o }", {"s": Iri("a b> } DROP ALL")})
