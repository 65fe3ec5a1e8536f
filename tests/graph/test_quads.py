"""N-Quads written here are read back by the engine as what they were."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.graph.quads import QuadLines, date, decimal, integer, node, text
from kg.graph.vocabulary import XSD

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def read_back(term: str) -> Literal:
    lines = QuadLines("a:g")
    lines.add("a:s", [("a:p", term)])
    (quad,) = parse(lines.encode(), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, Literal)
    return quad.object


@given(TEXT)
def test_text_is_read_back_unchanged(value: str) -> None:
    assert read_back(text(value)) == Literal(value)
    assert read_back(text(value, "zh")) == Literal(value, language="zh")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_decimal_is_written_without_exponent(value: Decimal) -> None:
    literal = read_back(decimal(value))
    assert literal.datatype == NamedNode(XSD + "decimal")
    assert "E" not in literal.value
    assert Decimal(literal.value) == value


def test_decimal_of_a_float_is_what_is_printed() -> None:
    assert read_back(decimal(0.95)).value == "0.95"
    assert read_back(decimal(1e-05)).value == "0.00001"


@pytest.mark.parametrize(
    ("value", "datatype"),
    [("2025", "gYear"), ("2025-02", "gYearMonth"), ("2025-02-28", "date")],
)
def test_date_is_as_precise_as_it_is_known(value: str, datatype: str) -> None:
    assert read_back(date(value)) == Literal(value, datatype=NamedNode(XSD + datatype))


def test_lines_leave_out_what_is_unknown_and_repeat_nothing() -> None:
    lines = QuadLines("a:g")
    lines.add("a:s", [("a:p", integer(1)), ("a:q", None)])
    lines.add("a:s", [("a:p", integer(1)), ("a:q", node("a:o"))])
    quads = list(parse(lines.encode(), format=RdfFormat.N_QUADS))
    assert [q.predicate.value for q in quads] == ["a:p", "a:q"]
    assert len(lines) == len(quads)
    assert {q.graph_name for q in quads} == {NamedNode("a:g")}
