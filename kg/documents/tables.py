"""Tables in plain text: which lines are a header and its rows, and what each column holds.

Columns are parted by tabs; those that a text prints between bars or aligns by spaces get tabs in
the clean text (see kg.documents.columns). A header is known by the names of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Literal

from kg.extraction.lexicon import alternation, read_lexicon

_ASIDE = re.compile(r"（[^（）]*）|\[[^\[\]]*\]|【[^【】]*】|[\s“”]")
_YEAR = re.compile(r"(?:到|至)?(20\d\d)年?(?:底|末|度)?")
_DATE = re.compile(r"(?:截至|截止|到|至)?(20\d\d)年?(?:底|末|度|\d{1,2}月(?:底|末)?)?")
_NUMBER = re.compile(r"（?(?:\d{1,3}(?:[.-]\d{1,2})?|[一二三四五六七八九十]{1,3})）?[.、]?")
# Kinds that a longer name ends with: 实事内容, 市级责任单位. 建设单位 is no unit of measurement.
_BY_ENDING = frozenset(
    {"task", "detail", "lead", "responsible", "support", "deadline", "indicator"}
)
_LONGEST_NAME = 24  # of a column
_GAP = 2  # lines without a tab that may stand between two rows: names of groups


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; a column of figures has `value` as kind and may name a year."""

    kind: str
    name: str  # as printed, with its bracket
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row in clean offsets; `cells` has a range for each column, None where a cell is empty."""

    start: int
    end: int
    cells: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header at `start` and its rows, up to `end`."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    start: int
    end: int

    @property
    def kind(self) -> Literal["tasks", "indicators", "projects", "other"]:
        """Return what the rows are: tasks given to units, indicators with figures, or projects."""
        kinds = {c.kind for c in self.columns}
        if self._lists_projects(kinds):
            return "projects"
        given = kinds & {"lead", "responsible", "support"} and "project" not in kinds
        if given and kinds & {"task", "detail"}:
            return "tasks"
        return "indicators" if {"indicator", "value"} <= kinds else "other"

    def _lists_projects(self, kinds: set[str]) -> bool:
        """Tell whether the rows are things built; 项目 may head what is measured or done, too."""
        named = {_bare(c.name) for c in self.columns if c.kind == "project"}
        if not named or {"unit", "value"} <= kinds:
            return False
        built = kinds & {"place", "owner", "nature", "investment", "annual", "spent", "span"}
        told = kinds & {"content", "progress", "stage"}
        return bool(built or (told and named != {"项目"}))

    def cell(self, row: Row, kind: str) -> tuple[int, int] | None:
        """Return the range of the first cell of `kind` in `row` that is not empty."""
        pairs = zip(row.cells, self.columns, strict=True)
        return next((cell for cell, column in pairs if cell and column.kind == kind), None)


@lru_cache(maxsize=2)  # outline, unit lists and targets ask for the same text
def find_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a clean text in the order of the text."""
    if "\t" not in text:
        return ()
    lines = _lines(text)
    found: list[Table] = []
    index = 0
    while index < len(lines):
        columns = _header(text, lines[index])
        if columns is None:
            index += 1
            continue
        rows, following = _rows(text, lines, index + 1, columns)
        if rows:
            found.append(Table(columns, tuple(rows), lines[index][0], rows[-1].end))
        index = following
    return tuple(found)


def read_header(cells: list[str]) -> tuple[Column, ...] | None:
    """Return the columns that the cells of a line name, or None where it is no header."""
    if len(cells) < 2 or any(len(c) > _LONGEST_NAME for c in cells):
        return None
    listed = any(_kinds().get(_bare(cell)) == "project" for cell in cells)
    columns = tuple((listed and _project_column(cell)) or _column(cell) for cell in cells)
    known = [c for c in columns if c.kind not in ("value", "unknown")]
    told = len(known) + sum(c.kind == "value" for c in columns)
    if len(known) < 1 or told < 2 or 2 * told < len(cells):
        return None
    return _of_tasks(columns)


def _of_tasks(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns; 单位 beside tasks is who does them, not a unit of measurement."""
    kinds = {c.kind for c in columns}
    if not kinds & {"task", "detail"} or kinds & {"indicator", "lead", "responsible", "support"}:
        return columns
    return tuple(replace(c, kind="responsible") if c.kind == "unit" else c for c in columns)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that are not blank."""
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def _cells(text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the ranges between the tabs of a line."""
    cells, at = [], line[0]
    for piece in text[slice(*line)].split("\t"):
        cells.append((at, at + len(piece)))
        at += len(piece) + 1
    return cells


def _header(text: str, line: tuple[int, int]) -> tuple[Column, ...] | None:
    if line[1] - line[0] > 200 or "\t" not in text[line[0] : line[1]]:
        return None
    return read_header([text[a:b] for a, b in _cells(text, line)])


@lru_cache
def _kinds() -> dict[str, str]:
    table = read_lexicon("tables")["columns"]
    return {word: kind for kind, words in table.items() for word in words}


@lru_cache
def _of_projects() -> dict[str, tuple[str, ...]]:
    """Return how the columns of a table of projects are called, by what they hold."""
    table = read_lexicon("tables")["project_columns"]
    return {kind: tuple(words) for kind, words in table.items()}


def _project_column(name: str) -> Column | None:
    """Return what a cell in the header of a table of projects names, None where it is no such.

    It is called after the end of its name: 项目建设地点, 截至2023年底累计完成投资（万元）.
    """
    bare = _bare(name)
    date = _DATE.search(bare)
    bare = _DATE.sub("", bare)
    ends = ((len(w), kind) for kind, ws in _of_projects().items() for w in ws if bare.endswith(w))
    _, kind = max(ends, default=(0, ""))
    return Column(kind, name, int(date[1]) if date else None) if kind else None


def _bare(name: str) -> str:
    """Return the name of a column less its bracket and spaces."""
    return _ASIDE.sub("", name)


@lru_cache
def _value_words() -> re.Pattern[str]:
    values = read_lexicon("tables")["values"]
    return re.compile(alternation([word for words in values.values() for word in words]))


def _column(name: str) -> Column:
    """Return what a header's cell names."""
    bare = _bare(name)
    if (kind := _kinds().get(bare)) is not None:
        return Column(kind, name)
    year = _YEAR.match(bare)
    if year is not None and len(bare) - year.end() <= 8:
        return Column("value", name, int(year[1]))
    ending = next((w for n in range(1, len(bare) - 1) if (w := bare[n:]) in _kinds()), None)
    if ending and _kinds()[ending] in _BY_ENDING:
        return Column(_kinds()[ending], name)
    if bare.endswith(("值", "数", "年均增长", "增速", "年均")) and _value_words().search(bare):
        return Column("value", name)
    return Column("unknown", name)


def _rows(
    text: str, lines: list[tuple[int, int]], index: int, columns: tuple[Column, ...]
) -> tuple[list[Row], int]:
    """Return the rows below a header, and the index of the line after them."""
    rows: list[Row] = []
    last = index
    for at in count(index):
        if at == len(lines) or at - last > _GAP:
            break
        if "\t" not in text[lines[at][0] : lines[at][1]]:
            continue
        again = _header(text, lines[at])
        if again is not None and again != columns:
            return rows, at
        last = at + 1
        if again is None:
            rows.append(Row(*lines[at], _aligned(text, lines[at], columns)))
    return rows, last


def _aligned(
    text: str, line: tuple[int, int], columns: tuple[Column, ...]
) -> tuple[tuple[int, int] | None, ...]:
    """Return a range for each column; cells merged with those above are missing in some texts."""
    cells = list(_cells(text, line))
    found = [_filled(text, cell) for cell in cells][: len(columns)]
    missing = len(columns) - len(found)
    kinds = [c.kind for c in columns]
    if missing and "category" in kinds and _fits_number(text, found, kinds):
        at = kinds.index("category")
        return (*found[:at], None, *found[at:], *[None] * (missing - 1))
    if missing and kinds[0] in ("number", "category") and not _is_number(text, found[0]):
        return (*[None] * missing, *found)
    if missing and "number" in kinds[missing:]:  # 所属区域 before 序号, merged with those above
        at = kinds.index("number", missing) - missing
        if at < len(found) and _is_number(text, found[at]):
            return (*[None] * missing, *found)
    return (*found, *[None] * missing)


def _filled(text: str, cell: tuple[int, int]) -> tuple[int, int] | None:
    """Return the range of a cell less its white space, None where it says nothing."""
    start, end = cell
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    empty = start == end or text[start:end] in read_lexicon("tables")["cells"]["empty"]
    return None if empty else (start, end)


def _fits_number(text: str, found: list[tuple[int, int] | None], kinds: list[str]) -> bool:
    return kinds[0] != "number" or _is_number(text, found[0])


def _is_number(text: str, cell: tuple[int, int] | None) -> bool:
    return cell is not None and _NUMBER.fullmatch(text, *cell) is not None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row that is a task: its number and where its title stands, in clean offsets."""

    start: int
    label: str
    step: str
    title_start: int
    title_end: int


_ORNAMENT = re.compile("[★☆▲△※*●◆■]*")
_MARK = re.compile(r"（?\d{1,3}(?:[.、．](?!\d)|）)|（[一二三四五六七八九十]+）|[①-⑳]")


def task_rows(text: str, table: Table) -> Iterator[TaskRow]:
    """Yield the rows of a table of tasks; one whose task is that of the row above is none.

    A row is numbered by its own number, else by that in its task's cell, else by counting.
    """
    counted = 0
    for row in table.rows:
        title = table.cell(row, "task")
        if title is None and "task" not in {c.kind for c in table.columns}:
            title = table.cell(row, "detail")
        if title is None:
            continue
        counted += 1
        number = table.cell(row, "number")
        title = (_ORNAMENT.match(text, *title).end(), title[1])  # type: ignore[union-attr]
        mark = _MARK.match(text, *title)
        if mark is not None and mark.end() < title[1]:
            title = (mark.end(), title[1])
        label = text[slice(*number)] if number else mark[0] if mark else str(counted)
        yield TaskRow(row.start, label, _step(label), *title)


def _step(label: str) -> str:
    """Return a row's number as a part of a path: 3. is 3, （一） is (一)."""
    return label.rstrip(".、．").replace("（", "(").replace("）", ")")


def deadline_cell(text: str, start: int) -> tuple[int, int] | None:
    """Return the cell that says until when, of the row that starts at `start`; None without one."""
    for table in find_tables(text):
        for row in table.rows:
            if row.start == start:
                return table.cell(row, "deadline")
    return None


def column_year(text: str, row_start: int, offset: int) -> int | None:
    """Return the year that heads the column of the cell at `offset` (2023年目标), None without."""
    for table in find_tables(text):
        for row in table.rows if table.start < row_start <= table.end else ():
            for cell, column in zip(row.cells, table.columns, strict=True):
                if cell and cell[0] <= offset < cell[1]:
                    return column.year
    return None


def is_caption(line: str) -> bool:
    """Tell whether a line may be the caption of a table below it."""
    endings = alternation(read_lexicon("tables")["captions"]["endings"])
    return len(line) <= 40 and re.search(rf"(?:{endings})(?:（[^（）]*）)?$", line) is not None
