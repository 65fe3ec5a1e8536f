"""What a build remembers spares reading, and changes nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.build import build
from kg.documents.corpus import Source, list_corpus
from kg.documents.document import Document
from kg.graph.draft import NOTES
from kg.graph.inventory import take_inventory
from kg.graph.store import current_generation, dump, generation_path, open_graph
from kg.notes import Notes, Seen, look_of, read_notes, write_notes

PLAN = "某市方案\n\n（一）加快科技创新。研发投入增长12%。（市科技局牵头，市财政局负责）\n"
OLD = 1_600_000_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of three documents, whose files do not count as too young to be known."""
    monkeypatch.setattr("kg.notes._YOUNG", 0)
    (tmp_path / "texts").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / "texts" / f"{name}.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "texts"


def _beside(graph: Path) -> Path:
    return generation_path(graph, current_generation(graph) or "")


def test_files_that_look_the_same_are_not_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([folder], tmp_path / "graph")
    read: list[str] = []
    usual = Source.read

    def counted(source: Source) -> Document:
        read.append(source.id)
        return usual(source)

    monkeypatch.setattr(Source, "read", counted)
    assert build([folder], tmp_path / "graph").changed == ()
    assert read == []
    (folder / "two.txt").write_text(PLAN.replace("12%", "13%"), encoding="utf-8")
    assert build([folder], tmp_path / "graph").changed == ("two",)
    assert set(read) == {"two"}


def test_file_that_only_looks_changed_is_read_and_kept(folder: Path, tmp_path: Path) -> None:
    build([folder], tmp_path / "graph")
    os.utime(folder / "one.txt", (OLD, OLD))
    assert build([folder], tmp_path / "graph").changed == ()


def test_change_behind_an_old_date_is_seen(folder: Path, tmp_path: Path) -> None:
    os.utime(folder / "one.txt", (OLD, OLD))
    build([folder], tmp_path / "graph")
    (folder / "one.txt").write_text(PLAN.replace("12%", "34%"), encoding="utf-8")
    os.utime(folder / "one.txt", (OLD, OLD))
    assert build([folder], tmp_path / "graph").changed == ("one",)


def test_file_too_young_to_be_known_has_no_look(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source, *_) = list_corpus(folder)
    assert look_of(source)
    monkeypatch.setattr("kg.notes._YOUNG", 10**18)
    assert look_of(source) == ""


def test_aliases_of_the_folder_are_part_of_the_look(folder: Path) -> None:
    before = [look_of(source) for source in list_corpus(folder)]
    (folder / "aliases.toml").write_text('same = [["市科技局", "科技局"]]\n', encoding="utf-8")
    after = [look_of(source) for source in list_corpus(folder)]
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_noted_inventory_is_that_of_the_graph(folder: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([folder], graph)
    (folder / "two.txt").write_text(PLAN.replace("市财政局", "市水利局"), encoding="utf-8")
    (folder / "three.txt").unlink()
    build([folder], graph)
    assert read_notes(_beside(graph)).inventory == take_inventory(open_graph(graph))


def test_build_without_notes_or_sketches_is_the_same(folder: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([folder], graph)
    for name in (NOTES, "sketches.sqlite"):
        (_beside(graph) / name).unlink()
    (folder / "two.txt").write_text(PLAN.replace("12%", "13%"), encoding="utf-8")
    assert build([folder], graph).changed == ("two",)
    build([folder], tmp_path / "fresh")
    assert dump(open_graph(graph)) == dump(open_graph(tmp_path / "fresh"))


def test_notes_come_back_as_they_were_written(tmp_path: Path) -> None:
    notes = Notes({"甲": Seen("1 2 3", "hash")})
    write_notes(notes, tmp_path)
    assert read_notes(tmp_path) == notes
    assert read_notes(tmp_path / "none") == Notes()
    assert read_notes(None) == Notes()
