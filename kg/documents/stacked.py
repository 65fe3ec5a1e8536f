"""Stacked tables: those that a web page's text prints with every cell on a line of its own.

Below the names of the columns, each on its line and 序号 first, a row begins at its number. What
follows is told by what it says: units, a time, persons; anything else is the task. In lists of
projects each line is a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.documents.tables import read_header
from kg.documents.unitcells import unit_cell

_MOST_COLUMNS, _MOST_LINES = 8, 14
_TIME = re.compile(r"[^，。]{0,6}(?:\d{1,2}月|\d{4}年|年底|年内|季度|长期|全年|持续)[^，。]{0,10}")
_PERSONS = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[、，][\u4e00-\u9fff]{2,4})*")
_GROUP = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_NUMBERED = re.compile(r"序\s*号")
_UNIT = re.compile(r"[（(][^（）()]{1,8}[）)]")
_UNITS = ("lead", "responsible", "support")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str  # without spaces


def stacked(text: str) -> list[tuple[int, str]]:
    """Return the characters to replace, with their offsets, so that each row is one line.

    The cells of a row are parted by tabs then, the units in one cell by 、.
    """
    if _NUMBERED.search(text) is None:
        return []
    lines = [
        _Line(m.start(), m.end(), re.sub(r"\s", "", m[0]))
        for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)
    ]
    changes: list[tuple[int, str]] = []
    for at, line in enumerate(lines):
        if line.text != "序号":
            continue
        if kinds := _header(lines, at):
            changes += _table(lines, at, kinds)
        elif columns := _project_columns(lines, at):
            changes += _projects(lines, at, columns)
    return changes


def _header(lines: list[_Line], at: int) -> list[str] | None:
    """Return the kinds of the columns named from line `at` on, or None where it is no header."""
    kinds = ["number"]
    for line in lines[at + 1 : at + _MOST_COLUMNS]:
        named = read_header(["序号", line.text])
        if named is None or named[1].kind == "unknown":
            break
        kinds.append(named[1].kind)
    return kinds if "task" in kinds and set(kinds) & set(_UNITS) else None


def _project_columns(lines: list[_Line], at: int) -> list[list[_Line]] | None:
    """Return the lines of each column's name in the header of a list of projects, or None.

    A unit may stand on a line of its own below the name: 总投资⏎（亿元）.
    """
    first = next((n for n in range(at + 3, at + _MOST_LINES) if _is_row(lines, n, 1)), None)
    if first is None:
        return None
    columns: list[list[_Line]] = []
    for line in lines[at:first]:
        if columns and _UNIT.fullmatch(line.text):
            columns[-1].append(line)
        elif not _GROUP.match(line.text):
            columns.append([line])
    named = read_header(["".join(line.text for line in c) for c in columns])
    return columns if named and any(c.kind == "project" for c in named) else None


def _is_row(lines: list[_Line], at: int, number: int) -> bool:
    return at < len(lines) and lines[at].text.rstrip(".、") == str(number)


def _projects(lines: list[_Line], at: int, columns: list[list[_Line]]) -> Iterator[tuple[int, str]]:
    """Yield the changes for a list of projects, numbered from 1 on.

    A row with more or fewer lines than there are columns (wrapped or empty cells) gets as many
    cells; what reads the table must judge it.
    """
    rows = _project_rows(lines, at + sum(map(len, columns)), len(columns))
    if any(len(row) == len(columns) for row in rows):
        for column in columns:
            yield from (change for a, b in pairwise(column) for change in _gap(a, b, " "))
        ends_of = [(a[-1], b[0]) for a, b in pairwise(columns)]
        for pair in (*ends_of, *(pair for row in rows for pair in pairwise(row))):
            yield from _gap(*pair, "\t")


def _project_rows(lines: list[_Line], body: int, width: int) -> list[list[_Line]]:
    """Return the lines of each row, from its number up to the next or the head of a group."""
    rows: list[list[_Line]] = []
    start, number = _row_start(lines, body, 1), 1
    while start is not None:
        end, number = start + width, number + 1
        following = _row_start(lines, end, number)
        if following is None:
            later = range(start + 2, min(end + _MOST_LINES, len(lines)))
            following = next((n for n in later if _is_row(lines, n, number)), None)
            end = following or end
        rows.append([line for line in lines[start:end] if not _GROUP.match(line.text)])
        start = following
    return rows


def _row_start(lines: list[_Line], at: int, number: int) -> int | None:
    """Return the line with the row's number; heads of groups may stand before it."""
    while at < len(lines) and _GROUP.match(lines[at].text):
        at += 1
    return at if _is_row(lines, at, number) else None


def _gap(left: _Line, right: _Line, mark: str) -> Iterator[tuple[int, str]]:
    """Yield the changes that put `mark` and spaces between two lines."""
    for n, at in enumerate(range(left.end, right.start)):
        yield at, mark if n == 0 else " "


def _table(lines: list[_Line], at: int, kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the changes for the header at line `at` and for its rows, numbered from 1 on."""
    body, number = at + len(kinds), 1
    rows = []
    while (start := _numbered(lines, body, number)) is not None:
        cells = _cells(lines, start, number, kinds)
        rows.append(cells)
        body, number = start + len(cells), number + 1
    if rows:
        header = [(line, n) for n, line in enumerate(lines[at : at + len(kinds)])]
        for cells in (header, *rows):
            yield from _joined(cells, kinds)


def _numbered(lines: list[_Line], at: int, number: int) -> int | None:
    """Return the line with the row's number; the name of a group may stand before it."""
    near = range(at, min(at + 3, len(lines)))
    return next((n for n in near if lines[n].text.rstrip(".、") == str(number)), None)


def _cells(
    lines: list[_Line], start: int, number: int, kinds: list[str]
) -> list[tuple[_Line, int]]:
    """Return the lines of the row that starts at `start`, each with its column."""
    column = kinds.index("task")
    cells = [(lines[start], 0)]
    for line in lines[start + 1 : start + _MOST_LINES]:
        if len(cells) > 1:
            if line.text.rstrip(".、") == str(number + 1) or _GROUP.match(line.text):
                break
            following = _column(line.text, column, kinds)
            if following is None:
                break
            column = following
        cells.append((line, column))
    return cells


def _column(cell: str, last: int, kinds: list[str]) -> int | None:
    """Return the column of a cell behind one of column `last`, or None where it fits none."""
    later = range(last + 1, len(kinds))
    if _TIME.fullmatch(cell):
        return next((n for n in later if kinds[n] == "deadline"), None)
    if unit_cell().fullmatch(cell):
        following = next((n for n in later if kinds[n] in _UNITS), None)
        if kinds[last] in _UNITS and (following is None or kinds[last] != "lead"):
            return last
        return following
    if _PERSONS.fullmatch(cell) and "person" in kinds[last + 1 :]:
        return kinds.index("person", last + 1)
    if kinds[last] in ("task", "detail"):
        return next((n for n in later if kinds[n] == "detail"), last)
    return None


def _joined(cells: list[tuple[_Line, int]], kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the changes that make one line of the cells; none where the gaps are too narrow."""
    steps = [(a.end, b.start, right - left, left) for (a, left), (b, right) in pairwise(cells)]
    if any(end - start < step for start, end, step, _ in steps):
        return
    for start, end, step, column in steps:
        mark = "、" if kinds[column] in _UNITS else " "
        for n, at in enumerate(range(start, end)):
            yield at, "\t" if n < step else mark if n == 0 else " "
