"""The documents behind a view: their outline, and the sentences that evidence stands in.

Everything is read from the graph through queries.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.query.result import Iri
from kg.views.model import Evidence, Source

if TYPE_CHECKING:
    from kg.graph.store import Graph

_DOCUMENT = """
SELECT ?id ?title ?date ?text { ?doc a pk:PolicyDocument ; dct:identifier ?id ; dct:title ?title ;
  pk:text ?text . OPTIONAL { ?doc dct:date ?date } } ORDER BY ?title
"""
_SECTIONS = """
SELECT ?section ?parent ?label ?number ?order ?start ?end ?kind ?task ?from ?to {
  GRAPH ?graph { ?section a pk:Section ; eli:is_part_of ?parent ; skos:prefLabel ?label ;
    pk:number ?number ; pk:order ?order ; pk:start ?start ; pk:end ?end .
    ?doc a pk:PolicyDocument .
    OPTIONAL { ?section pk:kind ?kind }
    OPTIONAL { ?section a pk:Task . BIND(true AS ?task) }
    OPTIONAL { ?section pk:evidence/oa:hasSelector ?title . ?title oa:start ?from ; oa:end ?to } }
} ORDER BY ?order
"""
_MENTIONS = """
SELECT ?entity ?start ?end { ?entity pk:mention ?mention . ?mention oa:hasSource ?doc ;
  oa:start ?start ; oa:end ?end } ORDER BY ?start ?end ?entity
"""
_INITIATIVES = """
SELECT DISTINCT ?name { ?entity a pk:Initiative ; pk:mention ?mention .
  ?mention oa:hasSource ?doc ; oa:exact ?name } ORDER BY ?name
"""
_TASK_FORCES = """
SELECT DISTINCT ?name { ?entity a pk:TaskForce ; pk:mention ?mention .
  ?mention oa:hasSource ?doc ; oa:exact ?name } ORDER BY ?name
"""
_STOP = re.compile(r"[。！？!?\n]")
_REACH = 240  # characters shown at most on either side of the words that say it


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as the graph has it; offsets are code points of the document's text."""

    iri: str
    parent: str
    label: str
    number: str
    order: int
    start: int
    end: int
    kind: str  # annex, chapter, …
    is_task: bool
    title: tuple[int, int] | None  # where the title stands


@dataclass(frozen=True)
class Text:
    """One document's text, outline and mentions; the last two are asked for when needed."""

    graph: Graph
    iri: Iri
    source: Source
    text: str

    @cached_property
    def headings(self) -> dict[str, Heading]:
        """Return the sections by IRI, in reading order."""
        rows = self.graph.rows(_SECTIONS, {"doc": self.iri})
        return {heading.iri: heading for heading in _headings(rows)}

    @cached_property
    def mentions(self) -> dict[str, list[tuple[int, int]]]:
        """Return where each entity is named, by IRI."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for entity, start, end in self.graph.rows(_MENTIONS, {"doc": self.iri}):
            found[str(entity)].append((_int(start), _int(end)))
        return dict(found)

    @cached_property
    def initiatives(self) -> list[str]:
        """Return the names of campaigns, programmes and other initiatives, as printed."""
        return [str(name) for (name,) in self.graph.rows(_INITIATIVES, {"doc": self.iri})]

    @cached_property
    def task_forces(self) -> list[str]:
        """Return the names of task forces, as printed."""
        return [str(name) for (name,) in self.graph.rows(_TASK_FORCES, {"doc": self.iri})]

    def evidence(self, start: int, end: int, named: str = "", confidence: float = 1.0) -> Evidence:
        """Return the sentence around start..end, with the name of entity `named` marked in it.

        Where the entity is not named inside, the whole of start..end is marked.
        """
        first, last = self._sentence(start, end)
        a, b = next(
            ((a, b) for a, b in self.mentions.get(named, ()) if start <= a and b <= end),
            (start, end),
        )
        return Evidence(
            document=self.source.id,
            before=self.text[first:a],
            hit=self.text[a:b],
            after=self.text[b:last],
            start=start,
            end=end,
            section=self.section_at(start),
            confidence=confidence,
        )

    def section_at(self, offset: int) -> str:
        """Return the number path of the innermost section at `offset`, '' before the first one."""
        at = bisect_right(self._starts, offset) - 1
        heading = self._in_order[at] if at >= 0 else None
        while heading is not None and heading.end <= offset:
            heading = self.headings.get(heading.parent)
        return heading.number if heading is not None else ""

    @cached_property
    def _in_order(self) -> list[Heading]:
        return sorted(self.headings.values(), key=lambda heading: (heading.start, heading.order))

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.start for heading in self._in_order]

    @cached_property
    def _stops(self) -> list[int]:
        """Return where each sentence or line ends (after its stop)."""
        return [match.end() for match in _STOP.finditer(self.text)]

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the extent of the sentences that start..end stands in, without outer blanks."""
        before = bisect_right(self._stops, start) - 1
        after = bisect_left(self._stops, end)
        first = self._stops[before] if before >= 0 else 0
        last = self._stops[after] if after < len(self._stops) else len(self.text)
        first, last = max(first, start - _REACH), min(last, end + _REACH)
        while first < start and self.text[first].isspace():
            first += 1
        while last > end and self.text[last - 1].isspace():
            last -= 1
        return first, last


def text_of(graph: Graph, document: str) -> Text | None:
    """Return the document with this IRI, or None where the graph has none."""
    iri = Iri(document)
    for id_, title, date, text in graph.rows(_DOCUMENT, {"doc": iri}):
        return Text(
            graph, iri, Source(str(id_), str(title), "" if date is None else str(date)), str(text)
        )
    return None


def _headings(rows: object) -> Iterator[Heading]:
    for iri, parent, label, number, order, start, end, kind, task, first, last in rows:  # type: ignore[attr-defined]
        yield Heading(
            iri=str(iri), parent=str(parent), label=str(label), number=str(number),
            order=_int(order), start=_int(start), end=_int(end),
            kind="" if kind is None else str(kind), is_task=bool(task),
            title=None if first is None else (_int(first), _int(last)),
        )  # fmt: skip


def _int(value: object) -> int:
    return int(str(value))
