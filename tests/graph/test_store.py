"""Opening and asking a graph on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.graph.iri import document_iri, graph_iri
from kg.graph.store import dump, in_memory, open_graph

from .conftest import GraphOf, ResolutionOf


def test_open_graph_says_how_to_make_a_missing_one(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no graph at .*none: run `kg build` first"):
        open_graph(tmp_path / "none")


def test_open_graph_refuses_a_file(tmp_path: Path) -> None:
    file = tmp_path / "graph"
    file.write_text("not a folder", encoding="utf-8")
    with pytest.raises(KgError, match="no graph at"):
        open_graph(file)


def test_open_graph_refuses_what_a_newer_version_wrote(
    resolution_of: ResolutionOf, graph_of: GraphOf, tmp_path: Path
) -> None:
    graph_of(resolution_of())
    pointer = tmp_path / "graph" / "CURRENT"
    content = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps(content | {"format": content["format"] + 1}), encoding="utf-8")
    with pytest.raises(KgError, match="newer version"):
        open_graph(tmp_path / "graph")


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": "x", "generation": 1}'])
def test_open_graph_says_what_is_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / "CURRENT").write_text(content, encoding="utf-8")
    with pytest.raises(KgError, match="is damaged"):
        open_graph(tmp_path)


def test_open_graph_tells_a_missing_generation_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text('{"format": 1, "generation": "7"}', encoding="utf-8")
    with pytest.raises(KgError, match="cannot be read") as caught:
        open_graph(tmp_path)
    assert "\n" not in str(caught.value)


def test_graph_answers_over_all_named_graphs(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(resolution_of("plan"), resolution_of("digest"))
    rows = graph.rows("SELECT ?d { ?d a pk:PolicyDocument } ORDER BY ?d")
    assert [row[0] for row in rows] == [document_iri("digest"), document_iri("plan")]
    assert graph.ask(f"ASK {{ GRAPH <{graph_iri('plan')}> {{ ?d dct:identifier 'plan' }} }}")
    assert not graph.ask(f"ASK {{ GRAPH <{graph_iri('plan')}> {{ ?d dct:identifier 'digest' }} }}")


def test_graph_refuses_a_query_of_another_kind(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(resolution_of())
    with pytest.raises(KgError, match="needs a SELECT query"):
        graph.rows("ASK { ?s ?p ?o }")
    with pytest.raises(KgError, match="needs a CONSTRUCT or DESCRIBE query"):
        graph.triples("SELECT * { ?s ?p ?o }")
    with pytest.raises(KgError, match="needs a ASK query"):
        graph.ask("DESCRIBE pk:Task")


def test_dump_is_sorted_and_depends_on_no_order(
    resolution_of: ResolutionOf, tmp_path: Path
) -> None:
    from .conftest import _write

    plan, digest = resolution_of("plan"), resolution_of("digest")
    one, two = _write(tmp_path / "1", plan, digest), _write(tmp_path / "2", digest, plan)
    assert dump(one) == dump(two)
    lines = dump(one).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(one)


def test_dump_of_one_graph_has_that_graph_only(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(resolution_of("plan"), resolution_of("digest"))
    lines = graph.nquads(graph_iri("plan")).splitlines()
    assert len(lines) == sum(1 for _ in graph.quads(graph_iri("plan")))


def test_copy_in_memory_is_the_same_graph(resolution_of: ResolutionOf, graph_of: GraphOf) -> None:
    graph = graph_of(resolution_of())
    copy = in_memory(graph)
    assert dump(copy) == dump(graph)
    assert copy.graph_names() == graph.graph_names()
