"""Tables whose cells one space parts, as the text of a web page prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.tables import read_header

# A header that begins with the rows' numbers, and a row: Chinese text has no spaces of its own.
_HEADER = re.compile(r"^(?:序号|编号)(?: [^\s。]+){2,12} *$", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_GAP = re.compile(r" (?=\S)")
_ROW = re.compile(r"\d{1,3}[.、]?(?: \S+)+ *")


def single_spaced(text: str) -> Iterator[tuple[int, str]]:
    """Yield the changes that put a tab for each space between the cells of such tables.

    Rows are the lines below the header that begin with a number and have as many cells; what else
    stands between two of them is left as it is.
    """
    for header in _HEADER.finditer(text) if "号 " in text else ():
        cells = header[0].split()
        columns = read_header(cells)
        if columns is None or any(column.kind == "unknown" for column in columns):
            continue
        rows = [row for row in _rows(text, header.end()) if len(row[0].split()) == len(cells)]
        for line in (header, *rows) if rows else ():
            yield from ((line.start() + gap.start(), "\t") for gap in _GAP.finditer(line[0]))


def _rows(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the numbered lines from `start` on, up to an empty one."""
    end = text.find("\n\n", start)
    for line in _LINE.finditer(text, start, end if end >= 0 else len(text)):
        if _ROW.fullmatch(line[0]):
            yield line
