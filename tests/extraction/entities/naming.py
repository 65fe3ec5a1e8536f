"""What the tests of entities share: a text in, names by type out."""

from __future__ import annotations

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.entities import find_entities
from kg.extraction.facts import Mention
from kg.extraction.units.departments import find_departments


def mentions(text: str, place: str | None = None) -> list[Mention]:
    """Return all mentions in `text`, departments included."""
    reading = read(Document("sample", text, "sample", place=place))
    return find_entities(reading, find_departments(reading))


def names(kind: str, text: str, place: str | None = None) -> list[str]:
    """Return the names of one type in text order, each once."""
    return list(dict.fromkeys(m.name for m in mentions(text, place) if m.type == kind))
