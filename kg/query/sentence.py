"""Sentences: the one around a place in a text, and all of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A full stop's or semicolon's sign, or the end of a line; what a colon opens belongs together.
_BOUNDARY = re.compile(r"[。；！？;!?\n\r]")
_FARTHEST = 300  # a list of duties may run on for pages; more than this nobody reads


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a document says something: code points of its text, and the characters there."""

    document: str
    start: int
    end: int
    quote: str


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `text[start:end]` starts and ends, in code points.

    Spaces around it are left out. A sentence that goes on for long is cut some way from the place.
    """
    earliest, latest = max(0, start - _FARTHEST), min(len(text), end + _FARTHEST)
    before = [match.end() for match in _BOUNDARY.finditer(text, earliest, start)]
    after = _BOUNDARY.search(text, end, latest)
    first = before[-1] if before else earliest
    last = after.end() if after else latest
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Return where each sentence starts and ends, in code points, without the spaces around it."""
    first = 0
    for match in _BOUNDARY.finditer(text):
        yield from _stripped(text, first, match.end())
        first = match.end()
    yield from _stripped(text, first, len(text))


def _stripped(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    sentence = text[first:last]
    if plain := sentence.strip():
        start = first + len(sentence) - len(sentence.lstrip())
        yield start, start + len(plain)
