"""The manual: its examples run, its generated pages are up to date, its links lead somewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.resources import ontology_folder
from tests.conftest import ROOT, Command

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_FENCED = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
# A folder of the reader's own, and a page's reader who has one.
_OWN_FOLDER = "my-documents"


def _examples(page: Path) -> list[str]:
    blocks = _FENCED.findall(page.read_text(encoding="utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.startswith("kg ")]


def _pages_with_examples() -> list[Path]:
    """Return the pages with examples; README.zh.md has those of README.md, as a test asserts."""
    return [page for page in PAGES if _examples(page) and page.name != "README.zh.md"]


@pytest.fixture
def desk(tmp_path: Path, seeds_graph: Path) -> Path:
    """Return a folder as a reader has it: the seeds, a folder of their own, and a built graph."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "seeds", tmp_path / _OWN_FOLDER)
    shutil.copytree(seeds_graph, tmp_path / ".kg" / "graph")
    return tmp_path


@pytest.mark.parametrize("page", _pages_with_examples(), ids=lambda page: page.name)
def test_examples_run_in_the_order_of_the_page(page: Path, desk: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if k != "KG_GRAPH"} | {"PATH": path}
    for line in _examples(page):
        done = subprocess.run(
            ["bash", "-c", line], cwd=desk, env=environment, capture_output=True, check=False
        )
        assert done.returncode == 0, f"{line}: {done.stderr.decode()}"
        assert done.stdout or "-o " in line, f"{line} printed nothing"


def test_both_readmes_show_the_same_examples() -> None:
    assert _examples(ROOT / "README.md") == _examples(ROOT / "README.zh.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date() -> None:
    for name, text in _generator().pages().items():
        written = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert written == text, f"docs/{name} differs from the code; run `make docs`"


def test_every_command_shows_an_example_in_its_help(kg: Command) -> None:
    from importlib import import_module

    for command in import_module("kg.cli.main").COMMANDS:
        outcome = kg(command, "--help")
        assert outcome.code == 0
        assert re.search(rf"^ +kg {command}\b", outcome.stdout, re.MULTILINE), command


def test_every_page_of_the_manual_is_in_its_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {page for page in pages if f"({page})" not in index} == set()


def test_data_model_names_only_terms_that_the_ontology_defines() -> None:
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    defined = (ontology_folder() / "policy.ttl").read_text(encoding="utf-8")
    named = set(re.findall(r"\bpk:\w+", text))
    assert named
    assert {term for term in named if not re.search(rf"{term}\b", defined)} == set()


def _queries(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^```sparql\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("sparql", _queries(ROOT / "docs" / "data-model.md"))
def test_queries_of_the_data_model_page_find_something(sparql: str, kg_seeds: Command) -> None:
    outcome = kg_seeds("query", "-e", sparql, "--format", "csv")
    assert outcome.code == 0, outcome.stderr
    assert len(outcome.stdout.splitlines()) > 1
