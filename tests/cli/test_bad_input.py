"""What a user can get wrong: one clear line, exit code 1, no traceback, and nothing is lost."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.store import FORMAT, dump, open_graph
from tests.conftest import SEEDS, Command, Outcome

TEXT = (
    "某某市重点工作方案\n一、加快产业发展\n建设一批重点项目。（市发展改革委牵头，市财政局负责）\n"
)


def _is_one_line(outcome: Outcome, *words: str) -> None:
    assert outcome.code == 1
    assert outcome.stdout == ""
    assert re.fullmatch(r"kg: [^\n]+\n", outcome.stderr), outcome.stderr
    for word in words:
        assert word in outcome.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one small document that can be read."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def own_graph(kg: Command, folder: Path, tmp_path: Path) -> Path:
    """Return the graph of that folder, which a test may spoil."""
    assert kg("build", folder, "--graph", tmp_path / "graph").code == 0
    return tmp_path / "graph"


def test_missing_folder(kg: Command, tmp_path: Path) -> None:
    _is_one_line(kg("build", tmp_path / "nowhere", "--graph", tmp_path / "g"), "nowhere")
    assert not (tmp_path / "g" / "CURRENT").exists()


def test_folder_without_documents(kg: Command, tmp_path: Path) -> None:
    _is_one_line(kg("build", tmp_path, "--graph", tmp_path / "g"), str(tmp_path), ".txt")


@pytest.mark.parametrize("content", [b"", b" \n\xe3\x80\x80\n"], ids=["empty", "blank"])
def test_empty_file(kg: Command, folder: Path, tmp_path: Path, content: bytes) -> None:
    (folder / "empty.txt").write_bytes(content)
    _is_one_line(kg("build", folder, "--graph", tmp_path / "g"), "empty.txt", "empty")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7\n%\xe2", bytes(range(256))]
)
def test_binary_file(kg: Command, folder: Path, tmp_path: Path, content: bytes) -> None:
    (folder / "picture.txt").write_bytes(content)
    _is_one_line(kg("build", folder, "--graph", tmp_path / "g"), "picture.txt")


def test_gb18030_is_read_like_utf8(kg: Command, folder: Path, tmp_path: Path) -> None:
    assert kg("build", folder, "--graph", tmp_path / "utf8").code == 0
    (folder / "plan.txt").write_bytes(TEXT.encode("gb18030"))
    assert kg("build", folder, "--graph", tmp_path / "gb18030").code == 0
    assert dump(open_graph(tmp_path / "gb18030")) == dump(open_graph(tmp_path / "utf8"))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("[[document]\nid = 'plan'\n", "line 1"),
        ("[[document]]\nid = 'no-such-file'\n", "no-such-file"),
        ("[[document]]\nid = 'plan'\nauthor = '某某'\n", "author"),
        ("[[document]]\nid = 'plan'\ndate = '去年'\n", "去年"),
    ],
    ids=["syntax", "unknown file", "unknown key", "no date"],
)
def test_broken_corpus_file(
    kg: Command, folder: Path, tmp_path: Path, content: str, word: str
) -> None:
    (folder / "corpus.toml").write_text(content, encoding="utf-8")
    _is_one_line(kg("build", folder, "--graph", tmp_path / "g"), word)


def test_failed_build_leaves_the_graph_as_it_was(
    kg: Command, folder: Path, own_graph: Path
) -> None:
    before = dump(open_graph(own_graph))
    (folder / "empty.txt").touch()
    assert kg("build", folder, "--graph", own_graph).code == 1
    assert dump(open_graph(own_graph)) == before


@pytest.mark.parametrize(
    ("sparql", "place"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "line 1 column 2"),
        ("SELECT ?s\nWHERE { ?s nope:p ?o }", "line 2"),
    ],
)
def test_sparql_syntax_error_has_line_and_column(
    kg_seeds: Command, sparql: str, place: str
) -> None:
    _is_one_line(kg_seeds("query", "-e", sparql), place)


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { pk:a pk:b pk:c }",
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "LOAD <http://localhost/>",
    ],
)
def test_query_neither_writes_nor_reaches_the_network(kg_seeds: Command, sparql: str) -> None:
    _is_one_line(kg_seeds("query", "-e", sparql), "SPARQL")


def test_missing_query_file(kg_seeds: Command, tmp_path: Path) -> None:
    _is_one_line(kg_seeds("query", tmp_path / "none.rq"), "none.rq")


def test_unknown_query_name_offers_the_nearest(kg_seeds: Command) -> None:
    _is_one_line(kg_seeds("query", "--name", "department-by-leads"), "departments-by-lead")


@pytest.mark.parametrize(
    "command", [["show"], ["path", "市财政局"], ["export", "turtle", "--around"]]
)
def test_unknown_entity_offers_the_nearest_names(kg_seeds: Command, command: list[str]) -> None:
    _is_one_line(kg_seeds(*command, "市科学技木局"), "市科学技木局", "市科技局")


def test_unknown_iri(kg_seeds: Command) -> None:
    _is_one_line(kg_seeds("show", "https://example.org/none"), "https://example.org/none")


@pytest.mark.parametrize(
    "command",
    [
        ["query", "-e", "ASK {}"], ["search", "局"], ["show", "市财政局"], ["stats"], ["validate"],
        ["path", "市财政局", "市商务局"], ["export", "turtle"], ["view"],
    ],
    ids=lambda command: command[0],
)  # fmt: skip
def test_missing_graph_says_build(kg: Command, tmp_path: Path, command: list[str]) -> None:
    _is_one_line(kg(*command, "--graph", tmp_path / "none"), "kg build", "none")


def test_store_of_a_newer_version(kg: Command, folder: Path, own_graph: Path) -> None:
    pointer = own_graph / "CURRENT"
    content = json.loads(pointer.read_text(encoding="utf-8")) | {"format": FORMAT + 1}
    pointer.write_text(json.dumps(content), encoding="utf-8")
    _is_one_line(kg("query", "-e", "ASK {}", "--graph", own_graph), "newer version")
    _is_one_line(kg("build", folder, "--graph", own_graph), "newer version")
    assert json.loads(pointer.read_text(encoding="utf-8")) == content


def test_damaged_store(kg: Command, own_graph: Path) -> None:
    for file in own_graph.glob("generations/*/MANIFEST-*"):
        file.write_bytes(b"not a store")
    _is_one_line(kg("stats", "--graph", own_graph), str(own_graph))


def test_graph_that_is_a_file(kg: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    _is_one_line(kg("build", folder, "--graph", tmp_path / "file"), "file")


def test_file_size_limit_while_building_keeps_the_old_graph(
    kg: Command, folder: Path, own_graph: Path
) -> None:
    """A file that may not grow is what a full disk is to the store: a write that fails."""
    before = dump(open_graph(own_graph))
    done = _limited(["build", str(SEEDS), "--graph", str(own_graph)], 100_000)
    _is_one_line(done)
    assert dump(open_graph(own_graph)) == before


def _limited(arguments: list[str], size: int) -> Outcome:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    done = subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        capture_output=True, text=True, preexec_fn=limit, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 256 KiB; only root can mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    if not mount or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_full_disk_while_building(kg: Command, small_disk: Path) -> None:
    _is_one_line(kg("build", SEEDS, "--graph", small_disk / "graph"))
    assert not (small_disk / "graph" / "CURRENT").exists()


@pytest.mark.parametrize("command", [["export", "nquads"], ["view"]], ids=lambda c: c[0])
def test_full_disk_while_writing_a_file(
    kg_seeds: Command, small_disk: Path, command: list[str]
) -> None:
    _is_one_line(kg_seeds(*command, "-o", small_disk / "out"))
    assert [path for path in small_disk.rglob("*") if path.is_file()] == []


def test_folder_that_may_not_be_written(kg_seeds: Command, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    _is_one_line(kg_seeds("export", "turtle", "-o", tmp_path / "out.ttl"), "out.ttl")
