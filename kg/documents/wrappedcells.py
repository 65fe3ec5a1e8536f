"""Wrapped cells: those of a tabbed table that a conversion breaks over several lines.

A header says how many tabs a row has. A row that begins with its number and has fewer goes on in
the lines below it, where these hold exactly the tabs that are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.documents.tables import read_header
from kg.documents.unitcells import unit_cell

_Line = tuple[int, int]
_HEADER_LINES, _ROW_LINES = 8, 12
_LONGEST_HEADER = 200
_GAP = 2  # lines that no rule reads may stand between two rows
_NUMBERED = re.compile(r"[ ]*（?(?:\d{1,3}|[一二三四五六七八九十]{1,3})）?[.、]?[ ]*\t")
_HEAD = re.compile(
    "(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|注[：:]|附[件表])"
)
_UNITS = frozenset({"owner", "office", "lead", "responsible", "support"})


def unwrapped(text: str) -> list[tuple[int, str]]:
    """Return the characters to replace, with their offsets, so that each row is one line.

    The break becomes a space, or 、 between two units of one cell.
    """
    if "\t" not in text:
        return []
    lines = [m.span() for m in re.finditer(r"\S(?:[^\n]*\S)?[ \t]*|\t[^\n]*", text)]
    changes: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        count, kinds = _header(text, lines, at)
        changes += _joined(text, lines[at : at + count])
        at += max(count, 1)
        if kinds and kinds[0] == "number":
            found, at = _rows(text, lines, at, kinds)
            changes += found
    return changes


def _header(text: str, lines: list[_Line], at: int) -> tuple[int, list[str]]:
    """Return how many lines from `at` on are a header, and the kinds of its columns."""
    best: tuple[int, list[str]] = (0, [])
    first, tab, _ = text[slice(*lines[at])].partition("\t")
    if not tab or (named := read_header(["序号", first.strip()])) is None:
        return best
    if named[1].kind == "unknown":
        return best
    for count in range(1, _HEADER_LINES):
        piece = lines[at : at + count]
        if piece[-1][1] - piece[0][0] > _LONGEST_HEADER or _NUMBERED.match(text, piece[-1][0]):
            break
        printed = "".join(text[a:b] for a, b in piece).replace(" ", "")
        columns = read_header([cell.strip() for cell in printed.split("\t")])
        kinds = [c.kind for c in columns] if columns else []
        if kinds and (count == 1 or "unknown" not in kinds):
            best = count, kinds
    return best


def _rows(
    text: str, lines: list[_Line], at: int, kinds: list[str]
) -> tuple[list[tuple[int, str]], int]:
    """Return the changes for the rows from line `at` on, and the line after the last row."""
    changes: list[tuple[int, str]] = []
    last = at
    while at < len(lines) and at - last <= _GAP:
        if not _NUMBERED.match(text, lines[at][0]):
            if _header(text, lines, at)[0]:
                break
            at += 1
            continue
        count = _row_lines(text, lines, at, kinds)
        changes += _joined(text, lines[at : at + count])
        at = last = at + count
    return changes, last


def _row_lines(text: str, lines: list[_Line], at: int, kinds: list[str]) -> int:
    """Return how many lines the row at line `at` has: 1 where what follows does not complete it."""
    tabs = text.count("\t", *lines[at])
    count = 1
    for line in lines[at + 1 : at + _ROW_LINES]:
        if tabs >= len(kinds) - 1 or _NUMBERED.match(text, line[0]) or _HEAD.match(text, line[0]):
            break
        tabs += text.count("\t", *line)
        count += 1
    if tabs != len(kinds) - 1:
        return 1
    if kinds[-1] in _UNITS and at + count < len(lines):
        count += _is_rest(text, lines[at + count - 1], lines[at + count])
    return count


def _is_rest(text: str, above: _Line, below: _Line) -> bool:
    """Return whether the line `below` goes on with the units in the last cell of a row."""
    rest, cell = text[slice(*below)].strip(), _last_cell(text, above)
    if "\t" in rest or not cell or _HEAD.match(rest):
        return False
    units = unit_cell()
    broken = not units.fullmatch(cell) or cell.endswith(("、", "，"))
    wraps = broken and units.fullmatch(cell + rest) is not None
    return wraps or (not broken and units.fullmatch(rest) is not None)


def _last_cell(text: str, line: _Line) -> str:
    return text[slice(*line)].rpartition("\t")[2].strip()


def _joined(text: str, lines: list[_Line]) -> Iterator[tuple[int, str]]:
    """Yield the changes that make one line of the lines."""
    for above, below in pairwise(lines):
        both = _last_cell(text, above), text[slice(*below)].partition("\t")[0].strip()
        mark = "、" if all(cell and unit_cell().fullmatch(cell) for cell in both) else " "
        for n, offset in enumerate(range(above[1], below[0])):
            yield offset, mark if n == 0 else " "
