"""Tables whose cells one space parts, as the text of a web page prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.documents.tables import Column, read_header
from kg.documents.unitcells import unit_cell

# A header that begins with the rows' numbers, and a row: Chinese text has no spaces of its own.
_HEADER = re.compile(r"^(?:序号|编号)(?: [^\s。]+){2,12} *$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r" (?=\S)")
_MOST_LINES = 12  # of a row whose cells are broken over several
_ROW = re.compile(r"\d{1,3}[.、]?(?: \S+)+ *")


def single_spaced(text: str) -> Iterator[tuple[int, str]]:
    """Yield the changes that put a tab for each space between the cells of such tables.

    Rows are the lines below the header that begin with a number and have as many cells, or go on
    in the lines below until they have; what else stands between two of them is left as it is.
    """
    for header in _HEADER.finditer(text) if "号 " in text else ():
        cells = header[0].split()
        columns = read_header(cells)
        if columns is None or any(column.kind == "unknown" for column in columns):
            continue
        changes = [c for row in _rows(text, header.end()) for c in _parted(row, columns)]
        if changes:
            yield from _tabs(header)
            yield from changes


def _tabs(line: re.Match[str]) -> Iterator[tuple[int, str]]:
    for gap in _GAP.finditer(line[0]):
        yield line.start() + gap.start(), "\t"


def _rows(text: str, start: int) -> Iterator[list[re.Match[str]]]:
    """Yield the numbered lines from `start` on, each with those below it, up to an empty one."""
    end = text.find("\n\n", start)
    row: list[re.Match[str]] = []
    for line in _LINE.finditer(text, start, end if end >= 0 else len(text)):
        if _ROW.fullmatch(line[0]):
            yield row
            row = [line]
        elif row:
            row.append(line)
    yield row


def _parted(row: list[re.Match[str]], columns: tuple[Column, ...]) -> Iterator[tuple[int, str]]:
    """Yield the changes that make one line of a row with tabs between its cells.

    No more than the row's first line is read where that has all cells, nothing where the lines
    together have other than one cell for each column.
    """
    if not row:
        return
    missing = len(columns) - len(row[0][0].split())
    if missing == 0:
        yield from _tabs(row[0])
        return
    lines = _until_deadline(row[:_MOST_LINES], columns)
    missing -= sum(len(line[0].split()) - 1 for line in lines[1:])
    breaks = list(pairwise(lines))
    if not 0 <= missing <= len(breaks):
        return
    listed = [_are_units(above, below) for above, below in breaks]
    new = sorted(range(len(breaks)), key=lambda i: (listed[i], -i))[:missing]
    for line in lines:
        yield from _tabs(line)
    for i, (above, _) in enumerate(breaks):
        yield above.end(), "\t" if i in new else "、" if listed[i] else " "


def _until_deadline(row: list[re.Match[str]], columns: tuple[Column, ...]) -> list[re.Match[str]]:
    """Return the lines of a row up to the one that ends with its deadline, where it has one."""
    if columns[-1].kind != "deadline":
        return row
    ends = (n for n, line in enumerate(row, 1) if _DEADLINE.search(line[0]))
    return row[: next(ends, len(row))]


_DEADLINE = re.compile(r"(?: |^)(?:20\d\d年|全年|长期|持续|\d{1,2}月)[^ ，。]{0,8} *$")


def _are_units(above: re.Match[str], below: re.Match[str]) -> bool:
    """Return whether a cell of units goes on in the line `below`, which holds nothing else."""
    cells = below[0].split()
    units = unit_cell()
    last = above[0].split()[-1:]
    return len(cells) == 1 and all(units.fullmatch(cell) for cell in (*last, *cells))
