"""Marked sentences: 支持[Place 肥东县]做大[Park 撮镇工业园] becomes a reading with two mentions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.reading import Reading
from kg.extraction.facts import Mention

_MARK = re.compile(r"\[(\w+) ([^\]\[]+)\]")

Marked = Callable[..., tuple[Reading, list[Mention]]]


def mark(
    text: str,
    place: str | None = "合肥市",
    title: str = "重点工作安排",
    date: str = "2024-02",
    kind: str | None = None,
) -> tuple[Reading, list[Mention]]:
    """Return the reading of `text` without its marks, and the mentions that the marks give.

    The text must be clean as it stands, so that offsets in it are clean offsets.
    """
    plain, mentions, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        start, name = len(plain), match[2]
        plain += name
        mentions.append(Mention(match[1], start, len(plain), name, "test"))  # type: ignore[arg-type]
        at = match.end()
    plain += text[at:]
    reading = read(Document("sample", plain, title, date=date, place=place, kind=kind))
    assert reading.text == plain, "the marked text is not clean"
    return reading, mentions


@pytest.fixture
def marked() -> Marked:
    """Return the function that reads a marked text."""
    return mark


@pytest.fixture
def pairs() -> Callable[..., set[tuple[str, str]]]:
    """Return a function that gives the pairs of names of one kind of relation in a marked text."""
    from kg.extraction.relations import find_relations

    def of(kind: str, text: str, **about: str | None) -> set[tuple[str, str]]:
        reading, mentions = mark(text, **about)  # type: ignore[arg-type]
        return {
            (r.head.name if isinstance(r.head, Mention) else r.head.title, r.tail.name)
            for r in find_relations(reading, mentions)
            if r.kind == kind
        }

    return of
