"""Lists of units: who leads, who is responsible, who assists, as printed in brackets and on lines.

These layouts are read: brackets at the end of a paragraph, labels such as 责任单位： up to the end
of their line, sentences of the form 由A牵头，B、C配合, bare units that close a paragraph, and the
columns of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.documents.tables import Row, Table, find_tables
from kg.extraction.units.groups import Group, UnitList, labels, marked, parse_groups
from kg.extraction.units.items import all_units
from kg.extraction.units.roles import ROLES, Role, role_words
from kg.extraction.units.sentences import (
    bare_lists,
    leading_sentences,
    member_clauses,
    responsible_sentences,
    shared_duties,
)

# It begins with one class of characters, so that the search can skip all others.
_BRACKET = re.compile(
    r"[（【\[〔](?:(?<=（)((?:[^（）\n]|（[^（）\n]{0,60}）)*)）"
    r"|(?<!（)([^【】\[\]〔〕\n]{4,})[】\]〕])"
)


@lru_cache(maxsize=2)  # departments, responsibilities and task forces ask for the same text
def find_unit_lists(text: str) -> tuple[UnitList, ...]:
    """Return the unit lists of a clean text, in text order, without overlaps."""
    rows = list(_table_rows(text))
    printed = list(_outside(rows, [*_brackets(text), *_lines(text)]))
    taken = [(lst.start, lst.end) for lst in _disjoint(printed)]
    told = [
        *leading_sentences(text, taken),
        *member_clauses(text),
        *responsible_sentences(text, taken),
        *shared_duties(text),
        *bare_lists(text),
    ]
    return tuple(_disjoint([*rows, *printed, *_outside(rows, told)]))


def _disjoint(found: list[UnitList]) -> list[UnitList]:
    """Return the lists in text order; of overlapping ones the first, which holds the others."""
    kept: list[UnitList] = []
    for lst in sorted(found, key=lambda x: (x.start, -x.end)):
        if not kept or lst.start >= kept[-1].end:
            kept.append(lst)
    return kept


def _brackets(text: str) -> Iterator[UnitList]:
    for match in _BRACKET.finditer(text):
        start, end = match.span(1) if match[1] is not None else match.span(2)
        if role_words().hint.search(text, start, end):
            groups = parse_groups(text, start, end)
            if any(g.role != "unmarked" for g in groups):
                yield UnitList(tuple(marked(groups)), match.start(), match.end(), "bracket")
                continue
        if _closes_paragraph(text, match.end()) and all_units(text, start, end):
            groups = parse_groups(text, start, end)
            yield UnitList(tuple(marked(groups)), match.start(), match.end(), "units")


def _closes_paragraph(text: str, end: int) -> bool:
    return text[end : end + 1] in ("", "\n") or text[end : end + 2] in ("。\n", "。", "；\n", "；")


def _lines(text: str) -> Iterator[UnitList]:
    """Yield what follows labels, up to the end of the line or sentence."""
    position = 0
    for label in labels(text, 0, len(text)):
        if label.start < position:
            continue
        position = _line_end(text, label.end)
        groups = parse_groups(text, label.start, position)
        if groups:
            yield UnitList(tuple(marked(groups)), label.start, position, "line")


_STOP = re.compile(r"(?:（[^（）\n]*）|[^。\n）])*")  # a closing bracket ends what stands in it


def _line_end(text: str, start: int) -> int:
    """Return where the list that starts at `start` ends.

    Units may begin on the line after their label, and a further label may follow on the next line.
    """
    stop = _stop(text, start)
    while stop < len(text) and text[stop] == "\n":
        if not text[start:stop].strip():
            start = stop + 1
        else:
            following = next(labels(text, stop + 1, _stop(text, stop + 1)), None)
            if following is None or following.start > stop + 1:
                break
            start = following.end
        stop = _stop(text, start)
    return stop


def _stop(text: str, start: int) -> int:
    match = _STOP.match(text, start)
    return match.end() if match else start


def _table_rows(text: str) -> Iterator[UnitList]:
    """Yield the units of each row of a table of tasks, by the roles that its columns name."""
    for table in find_tables(text):
        for row in table.rows if table.kind == "tasks" else ():
            groups = [g for role, cell in _unit_cells(table, row) for g in _cell(text, cell, role)]
            if groups:
                yield UnitList(tuple(groups), groups[0].start, groups[-1].end, "table")


def _unit_cells(table: Table, row: Row) -> Iterator[tuple[Role, tuple[int, int]]]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        role = next((r for r in ROLES if r == column.kind), None)
        if role and cell:
            yield role, cell


def _cell(text: str, cell: tuple[int, int], role: Role) -> list[Group]:
    """Return the groups of a cell; a word of its own (市教育局牵头) outweighs the column's role."""
    groups = parse_groups(text, *cell)
    return [g._replace(role=role) if g.role == "unmarked" else g for g in groups]


def _outside(rows: list[UnitList], found: list[UnitList]) -> Iterator[UnitList]:
    """Yield the lists that touch no row of a table."""
    for lst in found:
        if not any(lst.start < row.end and row.start < lst.end for row in rows):
            yield lst
