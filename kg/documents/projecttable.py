"""Tables of projects: plans and annual lists with a row for each, under the heads of groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.tables import Row, Table, find_tables
from kg.extraction.lexicon import alternation, read_lexicon

Span = tuple[int, int]
_LONGEST = 60  # characters of a project's name
_LABEL = re.compile(
    r"(?:\d{1,3}[.、．](?!\d)|（?\d{1,3}）|（[一二三四五六七八九十]+）|[①-⑳★▲*])\s?"
)
_COUNT = r"（(?:共|计)?\d+[个项类大](?:项目)?[^（）]{0,20}）"
_ORDINAL = "[一二三四五六七八九十]{1,3}"
_GROUP = re.compile(
    rf"(?:{_ORDINAL}、|（{_ORDINAL}）|第{_ORDINAL}[类批]).*|.*{_COUNT}|[^（）]{{2,16}}类"
)
_NUMERAL = re.compile(rf"（?{_ORDINAL}）?、?")
_UNIT = re.compile("单位[：:]?(?P<unit>[百千万亿]*(?:美|欧)?元)")
_SUM = re.compile("(?P<unit>[百千万亿]+(?:美|欧)?元)")
_FIGURE = re.compile(r"[\d.,%—-]+")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project of a table: where its name stands, its row, and the head of its group."""

    table: Table
    row: Row
    name: Span
    group: Span | None

    def cells(self, kind: str) -> list[tuple[str, int | None, Span]]:
        """Return the cells of a kind that are not empty: column's name, its year, and span."""
        pairs = zip(self.table.columns, self.row.cells, strict=True)
        return [(c.name, c.year, cell) for c, cell in pairs if cell and c.kind == kind]

    def spans(self, *kinds: str) -> list[Span]:
        """Return where the cells of these kinds stand that are not empty."""
        return [cell for kind in kinds for _, _, cell in self.cells(kind)]


@lru_cache(maxsize=2)
def project_rows(text: str) -> tuple[ProjectRow, ...]:
    """Return the projects of all tables of projects in a clean text, in the order of the text."""
    return tuple(row for t in find_tables(text) if t.kind == "projects" for row in _rows(text, t))


def unit_of(text: str, table: Table, column: str) -> str | None:
    """Return the unit of a column of money: in its own name, or on the line above the header."""
    own = _SUM.search(column)
    if own is not None:
        return own["unit"]
    above = _UNIT.search(text, max(table.start - 40, 0), table.start)
    return above["unit"] if above else None


def _rows(text: str, table: Table) -> list[ProjectRow]:
    found: list[ProjectRow] = []
    group = _head_above(text, table.start)
    end = table.start
    arabic = any(_is_arabic(text, table, row) for row in table.rows)
    for row in table.rows:
        between = [m.span() for m in _LINE.finditer(text, end, row.start) if end > table.start]
        heads = [span for span in between if _GROUP.fullmatch(text[slice(*span)].strip())]
        group, end = (heads[-1] if heads else group), row.end
        head, name = _group_of(text, table, row, arabic), table.cell(row, "project")
        if head is not None:
            group = group if _sums().match(text, *head) else head
        elif name is not None and (named := _named(text, name)):
            found.append(ProjectRow(table, row, named, group))
    return found


def _head_above(text: str, start: int) -> Span | None:
    """Return the line right above a table where it is the head of a group: （一）续建项目."""
    at = text.rfind("\n", 0, max(start - 1, 0)) + 1
    line = at, max(start - 1, at)
    return line if _GROUP.fullmatch(text[slice(*line)].strip()) else None


def _is_arabic(text: str, table: Table, row: Row) -> bool:
    number = table.cell(row, "number")
    return number is not None and text[number[0]].isdigit()


def _group_of(text: str, table: Table, row: Row, arabic: bool) -> Span | None:
    """Return the cell that names a group or a sum, None where the row is a project.

    Where projects have digits for numbers, a row with a Chinese numeral is the head of a group.
    """
    number, name = table.cell(row, "number"), table.cell(row, "project")
    if arabic and number and _NUMERAL.fullmatch(text, *number):
        return name or number
    worded = [c for c in row.cells if c and not _FIGURE.fullmatch(text, *c)]
    heads = worded[:1] if len(worded) == 1 else []
    sums = (c for c in worded[:1] + [c for c in [name] if c] if _sums().match(text, *c))
    return next(sums, None) or next((c for c in heads if _GROUP.fullmatch(text, *c)), None)


@lru_cache(maxsize=1)
def _sums() -> re.Pattern[str]:
    words = alternation(read_lexicon("tables")["project_cells"]["sums"])
    return re.compile(rf"(?:{words})(?:（[^（）]*）|[：:].*|\d+.*)?$")


def _named(text: str, cell: Span) -> Span | None:
    """Return where the project's name stands in its cell, less a number before it."""
    label = _LABEL.match(text, *cell)
    start = label.end() if label and label.end() < cell[1] else cell[0]
    return (start, cell[1]) if 2 <= cell[1] - start <= _LONGEST else None
