"""Tables of projects: plans and annual lists with a row for each, under the heads of groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.documents.tables import Row, Table, find_tables
from kg.documents.unitcells import unit_cell
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
_STOP = re.compile("[。；！？]")
# What cells of money, of years and of words look like; a row with others is misread.
_MONEY = re.compile(
    r"(?:约|[一二三首]期)?\d[\d.,]*[百千万亿]*(?:美|欧)?元?(?:（[^（）]*）)?|[\d.,—-]+"
)
_YEARS = re.compile("[\\d年月天期]")
_WORDED = re.compile(r"[\d.,%—～~年月日/-]+")
_MONEYS = ("investment", "annual", "spent")
_WORDS = ("project", "place", "owner", "office", "nature", "content")


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project of a table: where its name stands, its row, and the head of its group.

    `region` is the cell of a place that is merged over several rows, this one among them.
    """

    table: Table
    row: Row
    name: Span
    group: Span | None
    region: Span | None = None

    def cells(self, kind: str) -> list[tuple[str, int | None, Span]]:
        """Return the cells of a kind that are not empty: column's name, its year, and span."""
        pairs = zip(self.table.columns, self.row.cells, strict=True)
        return [(c.name, c.year, cell) for c, cell in pairs if cell and c.kind == kind]

    def spans(self, *kinds: str) -> list[Span]:
        """Return where the cells of these kinds stand that are not empty."""
        return [cell for kind in kinds for _, _, cell in self.cells(kind)]

    def places(self) -> list[Span]:
        """Return where the cells stand that say where the project lies."""
        own = self.spans("place")
        return own or ([self.region] if self.region else [])


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
    """Return the projects of a table; a row that goes on in a further line is none."""
    found: list[ProjectRow] = []
    group, region, last = _head_above(text, table.start), None, None
    end = text.find("\n", table.start)
    arabic = any(_is_arabic(text, table, row) for row in table.rows)
    for row in table.rows:
        if between := _head_between(text, end, row.start):
            group, region = between, None
        end = row.end
        head, name = _group_of(text, table, row, arabic), table.cell(row, "project")
        if head is not None:
            group, region = (group if _sums().match(text, *head) else head), None
        elif arabic and _goes_on(text, table, row):
            found = [f for f in found if f.row is not last]
        elif name is not None and (read := _read(text, table, row)):
            region = _merged(table, read) or region
            cell = table.cell(read, "project")
            if cell and (named := _named(text, cell)):
                found.append(ProjectRow(table, read, named, group, region))
        last = row
    return found


def _head_between(text: str, end: int, following: int) -> Span | None:
    """Return the last head of a group on the lines between two rows, or the header and a row."""
    between = [m.span() for m in _LINE.finditer(text, end, following)]
    heads = [span for span in between if _GROUP.fullmatch(text[slice(*span)].strip())]
    return heads[-1] if heads else None


def _width(text: str, row: Row) -> int:
    return text.count("\t", row.start, row.end) + 1


def _goes_on(text: str, table: Table, row: Row) -> bool:
    """Return whether a line holds the rest of wrapped cells: it has no number and too few cells."""
    number = table.cell(row, "number")
    numbered = number is not None and any(c.isdigit() for c in text[slice(*number)])
    return not numbered and _width(text, row) < len(table.columns)


def _merged(table: Table, row: Row) -> Span | None:
    """Return the cell of a place left of the project's name, which may stand for rows below."""
    kinds = [c.kind for c in table.columns]
    before = kinds.index("project")
    return next(
        (c for c, k in zip(row.cells[:before], kinds, strict=False) if c and k == "place"), None
    )


def _read(text: str, table: Table, row: Row) -> Row | None:
    """Return the row with its cells where they belong, None where that is not sure.

    Where cells are missing these are the last ones, or those between number and project that are
    merged with the row above: a region, a sector.
    """
    if _fits(text, table, row):
        return row
    missing = len(table.columns) - _width(text, row)
    kinds = [c.kind for c in table.columns]
    if missing < 1 or kinds[0] != "number" or kinds.index("project") <= missing or not row.cells[0]:
        return None
    moved = replace(row, cells=(row.cells[0], *[None] * missing, *row.cells[1:-missing]))
    return moved if _fits(text, table, moved) else None


def _fits(text: str, table: Table, row: Row) -> bool:
    """Return whether each cell may be what its column says: money, years, words.

    In a row without its last cells no unit stands where a project or place should.
    """
    width, most = _width(text, row), len(table.columns)
    if width > most and text[row.start : row.end].split("\t", most)[-1].strip():
        return False
    pairs = [(c.kind, cell) for c, cell in zip(table.columns, row.cells, strict=True) if cell]
    if not all(_may_be(text, kind, cell) for kind, cell in pairs):
        return False
    things = [cell for kind, cell in pairs if kind in ("project", "place")]
    empty = row.cells[-1] is None and width < most
    return not (empty and any(unit_cell().fullmatch(text, *cell) for cell in things))


def _may_be(text: str, kind: str, cell: Span) -> bool:
    if kind in _MONEYS:
        return _MONEY.fullmatch(text, *cell) is not None
    if kind in _WORDS:
        return _WORDED.fullmatch(text, *cell) is None
    return kind != "span" or _YEARS.search(text, *cell) is not None


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
    sentence = _STOP.search(text, start, cell[1])
    return (start, cell[1]) if 2 <= cell[1] - start <= _LONGEST and not sentence else None
