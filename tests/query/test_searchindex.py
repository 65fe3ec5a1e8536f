"""The search index says what the graph says, after every build, and ranks as a scan would."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import Graph, open_graph
from kg.query.search import Hit, _names, search, search_sentences
from tests.conftest import SEEDS


@pytest.fixture
def scanned(seeds_graph: Path) -> Graph:
    """Return the graph of the seeds without its index."""
    graph = open_graph(seeds_graph)
    graph.search_index = None
    return graph


TEXTS = ("科技局", "局", "市", "skjj", "shikejiju", "产业园", "hy", "“七大攻坚”", "2025", "没有的")


@pytest.mark.parametrize("text", TEXTS)
def test_index_finds_what_a_scan_finds_in_the_same_order(
    text: str, seeds: Graph, scanned: Graph
) -> None:
    assert seeds.search_index is not None
    assert search(seeds, text, limit=50) == search(scanned, text, limit=50)
    assert search(seeds, text, types=["Park", "Task"]) == search(
        scanned, text, types=["Park", "Task"]
    )


@pytest.mark.parametrize("text", ["财", "科技创新", "村通水泥路", "三地四区"])
def test_index_finds_the_sentences_that_a_scan_finds(
    text: str, seeds: Graph, scanned: Graph
) -> None:
    found = search_sentences(seeds, text, limit=1000)
    assert found
    assert found == search_sentences(scanned, text, limit=1000)
    assert all(text[0] in passage.quote for passage in found)


def _names_of(graph: Graph) -> set[Hit]:
    return set(_names(graph))


def _in_index(graph: Graph) -> set[Hit]:
    assert graph.search_index is not None
    names = graph.search_index._connection.execute("SELECT iri, type, label, name FROM names")
    return {Hit(*row) for row in names}


def test_index_follows_the_graph_through_every_kind_of_change(tmp_path: Path) -> None:
    folder, path = tmp_path / "documents", tmp_path / "graph"
    folder.mkdir()
    changes = (
        ("work-report-2019.txt", "work-report-2019-digest.txt"),
        ("work-report-2019.txt", "work-report-2019-digest.txt", "midyear-plenary-2019.txt"),
        ("midyear-plenary-2019.txt",),
    )
    for files in changes:
        for old in folder.iterdir():
            old.unlink()
        for file in files:
            shutil.copy(SEEDS / file, folder)
        build([folder], path)
        graph = open_graph(path)
        assert _in_index(graph) == _names_of(graph)
        found = {passage.document for passage in search_sentences(graph, "衡阳", limit=10_000)}
        assert found == {file.removesuffix(".txt") for file in files}


def test_index_forgets_the_names_that_a_changed_document_had(tmp_path: Path) -> None:
    folder, path = tmp_path / "documents", tmp_path / "graph"
    folder.mkdir()
    file = folder / "plan.txt"
    for office, other in (("市水利局", "市民政局"), ("市民政局", "市水利局")):
        file.write_text(f"某市方案\n一、加快建设\n{office}牵头负责。\n", encoding="utf-8")
        build([folder], path)
        graph = open_graph(path)
        assert [hit.label for hit in search(graph, office)] == [office]
        assert search(graph, other) == []
        assert search_sentences(graph, other) == []
