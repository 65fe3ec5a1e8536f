"""Short ways from a sentence to what is read in it, for the tests of targets."""

from __future__ import annotations

from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.reading import Reading
from kg.extraction.facts import Target
from kg.extraction.targets import find_targets

TITLE = "某市2025年工作方案"


def reading_of(text: str, title: str = TITLE, date: str = "2025-02") -> Reading:
    return read(Document("sample", text, title, date=date))


def targets(text: str) -> list[Target]:
    return find_targets(reading_of(text), [])


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Return indicator, comparator, number and unit of each target in `text`."""
    return [(t.indicator, t.comparator, _number(t), t.unit) for t in targets(text)]


def _number(target: Target) -> str:
    upper = "" if target.value2 is None else f"-{target.value2}"
    return f"{target.value}{upper}"
