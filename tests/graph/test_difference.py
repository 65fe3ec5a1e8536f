"""A graph that is replaced by its difference is the graph that it was replaced by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.graph.difference import replace_graph
from kg.graph.quads import QuadLines, text

_VALUES = st.sets(st.text(alphabet='甲"\\\n\r\tx', max_size=4), max_size=8)


def _lines(graph: str, values: set[str]) -> bytes:
    lines = QuadLines(graph)
    for value in sorted(values):
        lines.add("urn:s", [("urn:p", text(value)), ("urn:q", text(value, "zh"))])
    return lines.encode()


@given(_VALUES, _VALUES, _VALUES)
def test_replaced_graph_is_the_new_one_and_others_stay(
    old: set[str], new: set[str], other: set[str]
) -> None:
    store, expected = Store(), Store()
    store.load(_lines("urn:g", old) + _lines("urn:h", other), format=RdfFormat.N_QUADS)
    store.load(replace_graph(store, "urn:g", _lines("urn:g", new)), format=RdfFormat.N_QUADS)
    expected.load(_lines("urn:g", new) + _lines("urn:h", other), format=RdfFormat.N_QUADS)
    assert set(store) == set(expected)


def test_what_stays_is_not_written_again() -> None:
    store = Store()
    store.load(_lines("urn:g", {"甲", "乙", "丙"}), format=RdfFormat.N_QUADS)
    added = replace_graph(store, "urn:g", _lines("urn:g", {"甲", "乙", "丁"}))
    assert added == _lines("urn:g", {"丁"})
    assert len(list(store.quads_for_pattern(None, None, None, NamedNode("urn:g")))) == 4
