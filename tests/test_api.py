"""The examples in the docstrings of the Python API run, on a small graph."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import kg
from kg.build import build
from kg.errors import KgError

TEXT = """某市科技创新行动方案

一、加快科技创新
到2025年，全社会研发经费投入增长12%以上。（市科学技术局牵头，市财政局配合）
"""
DOCUMENTED = ("kg", "kg.graph.graph", "kg.query.result", "kg.query.value")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of one short document."""
    folder = tmp_path_factory.mktemp("api")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "plan.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "seeds"], folder / ".kg" / "graph")
    return folder


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.parametrize("name", DOCUMENTED)
def test_examples_of_the_docstrings_run(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    module = import_module(name)
    known = {"kg": kg, "graph": kg.open(folder / ".kg" / "graph")}
    tests = [test for test in _examples(module) if test.examples]
    assert tests
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in tests:
        test.globs.update(known)
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def _examples(module: ModuleType) -> list[doctest.DocTest]:
    return doctest.DocTestFinder(exclude_empty=True).find(module)


def test_kg_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    script = "import sys, kg; print(*sorted(m for m in sys.modules if '.' not in m))"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not {"pyoxigraph", "rdflib", "networkx", "pandas", "httpx"} & set(done.stdout.split())


def test_kg_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        kg.close  # noqa: B018


def test_rows_say_what_to_install_where_pandas_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KgError, match=r"pip install 'policy-kg\[notebook\]'"):
        kg.open(folder / ".kg" / "graph").rows("SELECT * { ?s a ?c }").to_pandas()
