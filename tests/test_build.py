"""From folders to a graph: complete, repeatable, and anew only where something has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import build as build_module
from kg.build import build
from kg.errors import KgError
from kg.graph import publish
from kg.graph.iri import document_iri
from kg.graph.store import current_generation, dump, open_graph
from kg.graph.validation import validate

PLAN = """某市科技创新行动方案

（一）加快科技创新。全社会研发经费投入增长12%以上，高新技术企业突破500家。（市科技局牵头，市发展改革委、市财政局按职责分工负责）

（二）推进项目建设。2025年完成投资30亿元。（市发展改革委牵头，市交通运输局按职责分工负责）
"""
REPORT = """某市政府工作报告

一、2024年工作回顾

地区生产总值增长6.5%。市科学技术局、市财政局推进科技创新。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two documents."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    return folder


def contents(graph: Path) -> bytes:
    return dump(open_graph(graph))


def test_build_counts_what_is_in_the_graph(folder: Path, tmp_path: Path) -> None:
    done = build([folder], tmp_path / "graph")
    graph = open_graph(tmp_path / "graph")

    def count(pattern: str) -> int:
        ((number,),) = graph.rows(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")
        return int(str(number))

    assert done.documents == count("?x a pk:PolicyDocument") == 2
    assert done.characters == len(PLAN) + len(REPORT)
    assert done.mentions == count("?x a pk:Mention") > 0
    assert done.entities == count("?y pk:appearanceOf ?x") > 0
    assert done.claims == count("?x a pk:Claim") > 0
    assert done.targets == count("?x a pk:Target") > 0
    assert done.quads == len(graph)
    assert done.changed == ("plan", "report")
    assert done.seconds["total"] > 0


def test_build_tells_its_progress(folder: Path, tmp_path: Path) -> None:
    lines: list[str] = []
    build([folder], tmp_path / "graph", lines.append)
    assert any("1/2 plan" in line for line in lines)
    assert any("2/2 report" in line for line in lines)


def test_build_twice_is_byte_identical(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "one")
    build([folder], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_build_of_unchanged_documents_changes_nothing(folder: Path, tmp_path: Path) -> None:
    first = build([folder], tmp_path / "graph")
    generation = current_generation(tmp_path / "graph")
    again = build([folder], tmp_path / "graph")
    assert (again.changed, again.removed) == ((), ())
    assert (again.quads, again.entities) == (first.quads, first.entities)
    assert current_generation(tmp_path / "graph") == generation


def test_build_after_changes_is_what_a_fresh_build_is(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "graph")
    (folder / "plan.txt").write_text(PLAN.replace("市财政局", "市水利局"), encoding="utf-8")
    (folder / "report.txt").unlink()
    (folder / "notice.txt").write_text(REPORT.replace("6.5%", "7%"), encoding="utf-8")
    done = build([folder], tmp_path / "graph")
    assert (done.changed, done.removed) == (("notice", "plan"), ("report",))
    build([folder], tmp_path / "fresh")
    assert contents(tmp_path / "graph") == contents(tmp_path / "fresh")


def test_build_reads_anew_what_corpus_toml_describes_otherwise(
    folder: Path, tmp_path: Path
) -> None:
    build([folder], tmp_path / "graph")
    described = '[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "科技方案"\n'
    (folder / "corpus.toml").write_text(described, encoding="utf-8")
    assert build([folder], tmp_path / "graph").changed == ("plan",)
    (row,) = open_graph(tmp_path / "graph").rows(
        f"SELECT ?title {{ <{document_iri('plan')}> dct:title ?title }}"
    )
    assert row == ("科技方案",)


def test_build_reads_anew_what_another_program_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "graph")
    monkeypatch.setattr(build_module, "program_fingerprint", lambda: "another")
    assert build([folder], tmp_path / "graph").changed == ("plan", "report")


def test_build_in_several_processes_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "one")
    monkeypatch.setattr(build_module, "_BYTES_FOR_FORKS", 0)
    monkeypatch.setattr(build_module, "_BYTES_FOR_PROCESSES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    build([folder], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    for name in ("notice", "letter"):  # now the graph is there before the processes are
        (folder / f"{name}.txt").write_text(REPORT.replace("6.5%", "7%"), encoding="utf-8")
    build([folder], tmp_path / "two")
    build([folder], tmp_path / "three")
    assert contents(tmp_path / "two") == contents(tmp_path / "three")


def test_build_in_small_loads_is_the_same(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "one")
    monkeypatch.setattr(publish, "_FIRST_LOAD", 1)
    monkeypatch.setattr(publish, "_LARGEST_LOAD", 1)
    build([folder], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_build_refuses_two_documents_of_one_id(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    with pytest.raises(KgError, match="two documents have the id plan"):
        build([folder, tmp_path / "copy"], tmp_path / "graph")


def test_build_that_fails_leaves_the_graph(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "graph")
    before = contents(tmp_path / "graph")
    with pytest.raises(KgError, match="missing"):
        build([tmp_path / "missing"], tmp_path / "graph")
    assert contents(tmp_path / "graph") == before


def test_build_of_the_seeds_is_valid(seeds_graph: Path) -> None:
    report = validate(open_graph(seeds_graph))
    assert not report.misplaced
    assert not report.violations
    assert report.documents == 5


def test_build_of_the_seeds_keeps_to_a_quad_a_character(seeds_graph: Path) -> None:
    graph = open_graph(seeds_graph)
    ((characters,),) = graph.rows("SELECT (SUM(?n) AS ?total) { ?run pk:characterCount ?n }")
    assert isinstance(characters, int)
    assert len(graph) <= characters
