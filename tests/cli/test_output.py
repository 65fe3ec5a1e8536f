"""Tables and listings, as people and as programs read them."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

output: Any = import_module("kg.cli.output")
ROWS = [("市科学技术局", 12), ("GDP", None)]


def test_table_aligns_double_width_characters(capfd: pytest.CaptureFixture[str]) -> None:
    output.print_table(("name", "head"), [("市科学技术局", "甲"), ("GDP", "乙")])
    lines = capfd.readouterr().out.splitlines()
    cells = [(line, word) for line in lines for word in ("head", "甲", "乙") if word in line]
    assert len(cells) == 3
    assert len({cell_len(line[: line.index(word)]) for line, word in cells}) == 1


def test_table_aligns_numbers_to_the_right(capfd: pytest.CaptureFixture[str]) -> None:
    output.print_table(("name", "tasks"), [("市科学技术局", 7), ("GDP", None), ("局", 1200)])
    lines = capfd.readouterr().out.splitlines()
    ends = {
        cell_len(line) for line in lines for end in ("tasks", "7", "1200") if line.endswith(end)
    }
    assert len(ends) == 1


def test_table_outside_a_terminal_folds_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    output.print_table(("text",), [("很长的一句话" * 100,)])
    assert "很长的一句话" * 100 in capfd.readouterr().out


def test_table_shows_brackets_as_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    output.print_table(("text",), [("[red]〔2025〕[/red]",)])
    assert "[red]〔2025〕[/red]" in capfd.readouterr().out


@pytest.mark.parametrize("form", ["json", "ndjson"])
def test_json_listing_reads_back(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    output.print_listing(("name", "tasks"), ROWS, output.Listing(form))
    text = capfd.readouterr().out
    records = json.loads(text) if form == "json" else [json.loads(x) for x in text.splitlines()]
    assert [(r["name"], r["tasks"]) for r in records] == ROWS


def test_listing_into_a_pipe_is_csv(capfd: pytest.CaptureFixture[str]) -> None:
    output.print_listing(("name", "tasks"), ROWS, None)
    assert capfd.readouterr().out == "name,tasks\n市科学技术局,12\nGDP,\n"


def test_tsv_listing_keeps_one_row_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    output.print_listing(("a", "b"), [("一\n二", "三\t四")], output.Listing.TSV)
    assert capfd.readouterr().out == "a\tb\n一 二\t三 四\n"


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "rows.csv"
    target.write_bytes(b"old")

    def fails(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="No space"):
        output.write_bytes(b"new", target)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["rows.csv"]
