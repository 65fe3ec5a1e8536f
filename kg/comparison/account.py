"""Accounts: what the graph holds of one document for comparing it with another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import get_args

from pyoxigraph import Triple

from kg.documents.clean import CleanText, clean
from kg.errors import KgError
from kg.extraction.facts import EntityType
from kg.graph.iri import class_segment, document_iri, entity_iri, graph_iri
from kg.graph.statements import status_iri
from kg.graph.vocabulary import PKR
from kg.linking.entity import Resolution
from kg.query.result import Rows, Term, Value

Ask = Callable[[str, Mapping[str, Term | Value] | None], Rows]  # a SELECT query, its bindings

_DOCUMENT = """
SELECT ?iri ?title ?text ?date ?kind ?place {
  ?iri a pk:PolicyDocument ; dct:identifier ?id ; dct:title ?title ; pk:text ?text .
  OPTIONAL { ?iri dct:date ?date } OPTIONAL { ?iri pk:kind ?kind }
  OPTIONAL { ?iri pk:place ?place }
}
"""
# The graph's IRI is put into the text: bound as a variable, the engine would scan all documents.
_MENTIONS = """
SELECT ?start ?end ?thing {
  GRAPH <%s> { ?thing pk:mention ?mention . ?mention oa:start ?start ; oa:end ?end }
} ORDER BY ?start ?end ?thing
"""
_FIGURES = """
SELECT DISTINCT ?start ?end ?year ?kind ?change ?number {
  GRAPH <%s> {
    ?target pk:numberText ?number ; pk:goalOrFact ?kind ; pk:change ?change ; pk:evidence ?passage .
    ?passage oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end .
    OPTIONAL { ?target pk:year ?year }
  }
} ORDER BY ?start ?end ?number ?year ?kind ?change
"""
_STATUSES = """
SELECT ?start ?end ?project ?name ?status ?as ?year ?report {
  GRAPH <%s> {
    ?report pk:project ?project ; pk:status ?status ; pk:goalOrFact ?as ; pk:evidence ?passage .
    ?passage oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end .
    ?appearance pk:appearanceOf ?project ; skos:prefLabel ?name .
    OPTIONAL { ?report pk:year ?year }
  }
} ORDER BY ?start ?end ?project ?status ?report
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: clean offsets, the thing's IRI and its type as facts name it."""

    start: int
    end: int
    thing: str
    type: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A target: the clean offsets of its evidence, and what its number is about."""

    start: int
    end: int
    number: str
    matter: tuple[str, str, str]  # year, goal or fact, change


@dataclass(frozen=True, slots=True)
class Progress:
    """A project's status as a document reports it; original offsets of the evidence."""

    start: int
    end: int
    project: str
    name: str
    status: str
    goal_or_fact: str
    year: str | None
    report: str


@dataclass(frozen=True)
class Account:
    """A document as the graph has it. Names and figures are in text order."""

    id: str
    iri: str
    title: str
    date: str | None
    kind: str | None
    place: str | None
    text: str
    clean: CleanText
    names: tuple[Named, ...]
    progress: tuple[Progress, ...]
    figures: tuple[Figure, ...]

    @property
    def year(self) -> str | None:
        """Return the year of the document's date."""
        return self.date[:4] if self.date else None

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    def names_within(self, start: int, end: int) -> list[Named]:
        """Return the mentions that overlap the clean range start..end, longest first."""
        first = bisect_left(self._starts, start - _LONGEST)
        last = bisect_left(self._starts, end)
        found = [n for n in self.names[first:last] if n.end > start]
        return sorted(found, key=lambda n: (n.start - n.end, n.start, n.thing))

    def figures_around(self, start: int, end: int) -> list[Figure]:
        """Return the targets whose evidence holds the clean range start..end."""
        return [f for f in self.figures if f.start <= start and end <= f.end]


_LONGEST = 80  # characters of a mention


def read_account(ask: Ask, id_: str) -> Account:
    """Return what the graph behind `ask` holds of the document `id_`.

    Raises KgError where there is no such document.
    """
    for row in ask(_DOCUMENT, {"id": id_}).dicts():
        return _account(ask, id_, row)
    ids = ", ".join(sorted(str(id_) for (id_,) in ask(_IDS, None)))
    raise KgError(f"the graph has no document {id_!r}; it has {ids or 'none'}")


_IDS = "SELECT ?id { ?document a pk:PolicyDocument ; dct:identifier ?id }"


def _account(ask: Ask, id_: str, document: Mapping[str, Value]) -> Account:
    text = str(document["text"])
    cleaned = clean(text)
    graph = graph_iri(id_)
    at = cleaned.way_forth()
    names = (
        Named(at(int(start)), at(int(end)), thing, _TYPES[_segment(thing)])
        for start, end, thing in _texts(ask(_MENTIONS % graph, None))
    )
    figures = (
        Figure(at(int(start)), at(int(end)), number, (year, kind, change))
        for start, end, year, kind, change, number in _texts(ask(_FIGURES % graph, None))
    )
    return Account(
        id=id_,
        iri=str(document["iri"]),
        title=str(document["title"]),
        date=_known(document["date"]),
        kind=_known(document["kind"]),
        place=_known(document["place"]),
        text=text,
        clean=cleaned,
        names=tuple(names),
        progress=tuple(map(_progress, ask(_STATUSES % graph, None).dicts())),
        figures=tuple(figures),
    )


def account_of(resolution: Resolution) -> Account:
    """Return what `read_account` will give once the document is in the graph."""
    extraction = resolution.extraction
    document, clean_text = extraction.reading.document, extraction.reading.clean
    names = {
        (m.start, m.end, entity_iri(entity.type, entity.key), entity.type)
        for entity in resolution.entities
        for m in entity.mentions
    }
    figures = {
        (t.start, t.end, t.number_text, (_year(t.year, 4), t.status, t.change))
        for t in extraction.targets
    }
    return Account(
        id=document.id,
        iri=document_iri(document.id),
        title=document.title,
        date=document.date or None,
        kind=document.kind or None,
        place=document.place or None,
        text=document.text,
        clean=clean_text,
        names=tuple(Named(*name) for name in sorted(names)),
        progress=_reported(resolution),
        figures=tuple(Figure(*figure) for figure in sorted(figures)),
    )


def _reported(resolution: Resolution) -> tuple[Progress, ...]:
    """Return the status reports of a document as the graph will have them."""
    found = set()
    for report in resolution.extraction.statuses:
        span, quote = resolution.extraction.reading.quote(report.start, report.end)
        entity = resolution.by_mention[report.project]
        project = entity_iri(entity.type, entity.key)
        iri = status_iri(resolution.extraction.reading.document.id, project, report, quote)
        year = _year(report.year) or None
        facts = (project, entity.name, report.status, report.goal_or_fact, year, iri)
        found.add(Progress(span.start, span.end, *facts))
    order = attrgetter("start", "end", "project", "status", "report")
    return tuple(sorted(found, key=order))


def _year(year: int | None, digits: int = 0) -> str:
    return "" if year is None else f"{year:0{digits}}"


_TYPES: dict[str, str] = {class_segment(type_): type_ for type_ in get_args(EntityType)}


def _segment(iri: str) -> str:
    """Return the part of an entity's IRI that says its type."""
    return iri.removeprefix(PKR).split("/", 1)[0]


def _known(value: Value) -> str | None:
    return None if value is None else str(value)


def _texts(rows: Rows) -> Iterator[tuple[str, ...]]:
    """Yield the rows as plain strings, empty where a variable is unbound."""
    for row in rows.terms():
        yield tuple("" if term is None or isinstance(term, Triple) else term.value for term in row)


def _progress(row: Mapping[str, Value]) -> Progress:
    return Progress(
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        project=str(row["project"]),
        name=str(row["name"]),
        status=str(row["status"]),
        goal_or_fact=str(row["as"]),
        year=_known(row["year"]),
        report=str(row["report"]),
    )
