"""What tables of projects say: where each project lies and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.documents.projecttable import ProjectRow, Span, project_rows
from kg.extraction.entities.works.tabled import places_in, units_in
from kg.extraction.facts import Mention, Relation, RelationKind
from kg.extraction.mentionindex import MentionIndex

_PLACES = frozenset({"Place", "Park"})
_LONGEST = 300  # characters of evidence
_SURE = 0.95  # the column says it; what may fail is where its cells begin and end


def find_tabled(text: str, mentions: Sequence[Mention]) -> list[Relation]:
    """Return located_in and operated_by of the projects in the tables of a clean text."""
    rows = project_rows(text)
    if not rows:
        return []
    index = MentionIndex.of(mentions)
    return [relation for row in rows for relation in _of_row(text, row, index)]


def project_of(row: ProjectRow, index: MentionIndex) -> Mention | None:
    """Return the mention of a row's project, None where another reading of its name stands."""
    named = (m for m in index.within(*row.name) if (m.start, m.end) == row.name)
    return next((m for m in named if m.type == "Project"), None)


def _of_row(text: str, row: ProjectRow, index: MentionIndex) -> Iterator[Relation]:
    project = project_of(row, index)
    if project is None:
        return
    for piece in places_in(text, row.places()):
        if place := _place(piece, index):
            yield _relation("located_in", project, place)
    for item in units_in(text, row.spans("owner")):
        for unit in index.units(item):
            yield _relation("operated_by", project, unit)


def _place(piece: Span, index: MentionIndex) -> Mention | None:
    """Return the last and so the narrowest place that is named: 甲县|乙镇."""
    named = [m for m in index.within(*piece) if m.type in _PLACES]
    return max(named, key=lambda m: (m.end, m.end - m.start), default=None)


def _relation(kind: RelationKind, head: Mention, tail: Mention) -> Relation:
    start, end = min(head.start, tail.start), max(head.end, tail.end)
    if end - start > _LONGEST:  # a place whose cell is merged over many rows
        start, end = tail.start, tail.end
    return Relation(kind, head, tail, start, end, f"{_RULES[kind]}.table", _SURE)


_RULES = {"located_in": "location", "operated_by": "operator"}
