"""The tutorial notebook runs from top to bottom on the seeds, and what it shows is true."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"
DOCUMENT = "seven-campaigns-2025"


def _cells(kind: str) -> list[str]:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == kind]


@pytest.fixture(scope="module")
def shown(seeds_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the names that the notebook has defined, and in `_shown` what each cell showed."""
    desk = tmp_path_factory.mktemp("desk")
    shutil.copytree(seeds_graph, desk / ".kg" / "graph")
    names: dict[str, Any] = {"_shown": []}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk)
        patch.setenv("MPLBACKEND", "Agg")
        for number, source in enumerate(_cells("code"), 1):
            names["_shown"].append(_run(source, f"cell {number}", names))
    return names


def _run(source: str, name: str, names: dict[str, Any]) -> object:
    """Run a cell as a notebook does: what its last expression is worth is shown."""
    tree = ast.parse(source, name)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, name, "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), name, "exec"), names)
    return eval(compile(ast.Expression(last.value), name, "eval"), names)


def test_tutorial_counts_tasks_whose_sentence_names_the_lead(shown: dict[str, Any]) -> None:
    first, evidence = shown["table"].iloc[0], shown["evidence"]
    assert first["name"] == "市发展改革委"
    assert first["name"].language == "zh"
    assert first["tasks"] == evidence.number.nunique()
    for quote in evidence.quote:
        named, _, _ = quote.partition("牵头")
        assert "牵头" in quote
        assert "市发展改革委" in named or "牵头单位" in quote


def test_tutorial_quotes_the_text(shown: dict[str, Any]) -> None:
    text = (ROOT / "seeds" / f"{DOCUMENT}.txt").read_text(encoding="utf-8")
    evidence = shown["evidence"]
    assert len(evidence) >= shown["table"].tasks[0]
    for row in evidence.itertuples():
        assert text[row.start : row.end] == row.quote


def test_tutorial_draws_a_bar_for_each_row(shown: dict[str, Any]) -> None:
    assert len(shown["axes"].patches) == len(shown["table"]) == 12


def test_tutorial_network_has_the_leads_in_it(shown: dict[str, Any]) -> None:
    network, table = shown["network"], shown["table"]
    assert set(table.department) & set(network)
    assert all(network.nodes[iri]["label"] for iri in shown["central"])


def test_tutorial_drawing_has_the_department_and_its_tasks(shown: dict[str, Any]) -> None:
    drawing, tasks = shown["drawing"], set(shown["evidence"].task_name)
    labels = {node["id"]: node["label"] for node in drawing.nodes}
    assert labels[shown["department"]] == "市发展改革委"
    assert len(tasks & {node.label for node in shown["around"].nodes}) == len(tasks)
    assert {end for edge in drawing.edges for end in (edge["from"], edge["to"])} <= set(labels)


def test_tutorial_tells_what_it_needs() -> None:
    assert "kg build seeds" in _cells("markdown")[0]
