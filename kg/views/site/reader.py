"""A document as a reader shows it: its lines, its sentences, and what they name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.views.site.content import Ref
from kg.views.site.corpus import Section, Text
from kg.views.site.naming import Link
from kg.views.site.refs import Refs

_DEEPEST = 6
_Title = tuple[tuple[int, int], Section]  # where a title stands, and whose it is


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text; `ref` is what they name."""

    text: str
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; its anchor says where it starts."""

    anchor: str
    pieces: tuple[Piece, ...]
    is_title: bool  # whether it belongs to a heading that text follows on the same line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text. `level` is that of a heading, 0 for text."""

    anchors: tuple[str, ...]  # of the sections that begin here
    level: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the outline."""

    number: str
    label: str
    depth: int
    anchor: str
    is_task: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the document names, how often, and where first."""

    ref: Ref
    mentions: int
    first: Link


@dataclass(frozen=True)
class Reader:
    """A document's page."""

    text: Text
    outline: tuple[Entry, ...]
    lines: tuple[Line, ...]
    named: dict[str, tuple[Named, ...]]  # by type
    duties: int
    figures: int


def read(refs: Refs, document: str) -> Reader:
    """Return the page of the document with this IRI."""
    corpus = refs.corpus
    text = corpus.documents[document]
    sections = corpus.sections_of.get(document, [])
    claims = {c.iri for c in corpus.claims if c.span.document == document}
    return Reader(
        text=text,
        outline=tuple(_outline(refs, sections)),
        lines=tuple(_Lines(refs, text, sections)),
        named=_named(refs, document),
        duties=len(claims),
        figures=len({f.iri for f in corpus.figures if f.span.document == document}),
    )


def _outline(refs: Refs, sections: list[Section]) -> Iterator[Entry]:
    for section in sections:
        depth = min(len(refs.corpus.path(section.iri)), _DEEPEST)
        number = section.number.rpartition("/")[2]
        yield Entry(number, section.label, depth, f"s{section.order}", section.is_task)


def _named(refs: Refs, document: str) -> dict[str, tuple[Named, ...]]:
    mentions = refs.corpus.mentions_in.get(document, [])
    counts = Counter(thing for _, thing in mentions)
    first = {thing: span for span, thing in sorted(mentions, key=lambda m: -m[0].start)}
    found: dict[str, list[Named]] = {}
    for thing, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        named = Named(refs(thing), count, refs.quoting.link(first[thing]))
        found.setdefault(named.ref.type, []).append(named)
    return {key: tuple(found[key]) for key in sorted(found, key=lambda k: (-len(found[k]), k))}


class _Lines:
    """Goes through a text line by line."""

    def __init__(self, refs: Refs, text: Text, sections: list[Section]) -> None:
        self._refs = refs
        self._text = text
        self._starts = {section.start: section for section in sections}
        titles = [(s.title, s) for s in sections if s.title is not None]
        self._titles: list[_Title] = sorted(titles, key=lambda item: (item[0], item[1].order))
        self._mentions = _outermost(refs, text.iri)

    def __iter__(self) -> Iterator[Line]:
        at, titles = 0, list(self._titles)
        pending = sorted(self._starts)
        for line in self._text.text.splitlines(keepends=True):
            start, at = at, at + len(line)
            if not line.strip():
                continue
            here = []
            while pending and pending[0] < at:
                here.append(self._starts[pending.pop(0)])
            while titles and titles[0][0][1] <= start:
                titles.pop(0)
            yield self._line(start, at, here, titles[0] if titles else None)

    def _line(self, start: int, end: int, here: list[Section], title: _Title | None) -> Line:
        stop = start + len(self._text.text[start:end].rstrip())
        level, until = 0, start
        if title is not None and title[0][0] < stop:
            until = min(title[0][1], stop)
            rest = self._text.text[until:stop].strip(" 。.:：;；")
            level = 0 if rest else min(1 + len(self._refs.corpus.path(title[1].iri)), _DEEPEST)
        anchors = tuple(f"s{section.order}" for section in here)
        return Line(anchors, level, tuple(self._sentences(start, stop, until)))

    def _sentences(self, start: int, stop: int, until: int) -> Iterator[Sentence]:
        """Return the sentences of a line; up to `until` they are its heading."""
        text = self._text
        if not text.sentences:
            return
        at = text.sentence(start)
        while at < len(text.sentences) and text.sentences[at][0] < stop:
            first, last = text.sentences[at]
            at += 1
            if last <= start:
                continue
            if first < until < last:
                yield Sentence(f"c{first}", tuple(self._pieces(first, until)), True)
                yield Sentence("", tuple(self._pieces(until, last)), False)
            else:
                yield Sentence(f"c{first}", tuple(self._pieces(first, last)), last <= until)

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        inside = list(self._mentions_between(start, end))
        cuts = sorted(
            {start, end, *(c for a, b, _ in inside for c in (max(a, start), min(b, end)))}
        )
        for a, b in pairwise(cuts):
            thing = next((thing for first, last, thing in inside if first <= a and b <= last), None)
            yield Piece(self._text.text[a:b], self._refs(thing) if thing else None)

    def _mentions_between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        at = max(bisect_left(self._mentions, (start, -1, "")) - 1, 0)
        while at < len(self._mentions) and self._mentions[at][0] < end:
            if self._mentions[at][1] > start:
                yield self._mentions[at]
            at += 1


def _outermost(refs: Refs, document: str) -> list[tuple[int, int, str]]:
    """Return the mentions that lie in no other one, in order: a link cannot hold a link."""
    mentions = refs.corpus.mentions_in.get(document, [])
    kept: list[tuple[int, int, str]] = []
    for start, end, thing in sorted(
        ((span.start, span.end, thing) for span, thing in mentions),
        key=lambda m: (m[0], -m[1], m[2]),
    ):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, thing))
    return kept
