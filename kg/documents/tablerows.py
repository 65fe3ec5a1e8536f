"""Headings in tables: the rows of a table that gives tasks to units are sections of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.documents.headings import RANKS, Heading, title_end
from kg.documents.tables import Table, TaskRow, find_tables, is_caption, task_rows


@dataclass(frozen=True, slots=True)
class TableHeadings:
    """The headings that tables make, and the indices of the lines in which no other is sought."""

    headings: list[Heading]
    taken: set[int]


def find_row_headings(text: str, lines: list[tuple[int, int]], taken: set[int]) -> TableHeadings:
    """Return the headings of all tables in a clean text.

    `taken` are the indices of lines that are headings of annexes already.
    """
    found = TableHeadings([], set())
    at = {start: index for index, (start, _) in enumerate(lines)}
    for table in find_tables(text):
        inside = [at[s] for s in (table.start, *(r.start for r in table.rows)) if s in at]
        found.taken.update(inside)
        if table.kind != "tasks":
            continue
        if inside and (caption := _caption(text, lines, inside[0] - 1, taken)):
            found.headings.append(caption)
            found.taken.add(inside[0] - 1)
        found.headings.extend(_headings(text, table))
    return found


def _headings(text: str, table: Table) -> Iterator[Heading]:
    for row in task_rows(text, table):
        yield _heading(text, row)


def _heading(text: str, row: TaskRow) -> Heading:
    start, end = row.title_start, title_end(text, row.title_start, row.title_end)
    return Heading("row", RANKS["row"], row.label, row.step, row.start, start, end, True)


def _caption(
    text: str, lines: list[tuple[int, int]], index: int, taken: set[int]
) -> Heading | None:
    """Return the heading that a table's caption is: it ends the sections before it.

    Directly below the document's own first line or a heading the table belongs to that.
    """
    if index < 2 or index in taken:
        return None
    start, end = lines[index]
    above = text[lines[index - 1][1] - 1]
    if not is_caption(text[start:end]) or above not in "。；”）":
        return None
    return Heading("table", RANKS["table"], "", "", start, start, end, False)
