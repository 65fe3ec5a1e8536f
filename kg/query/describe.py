"""Reading about one thing: its names, why they are one, and every fact with its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.vocabulary import ELI, PK
from kg.query.result import Iri, Value
from kg.query.search import Hit, resolve
from kg.query.sentence import Passage, sentence_at

if TYPE_CHECKING:
    from kg.graph.store import Graph

_APPEARANCES = """
SELECT ?doc ?title ?name ?other ?reason (COUNT(DISTINCT ?mention) AS ?count) {
  ?appearance pk:appearanceOf ?iri ; oa:hasSource ?document ; skos:prefLabel ?name .
  ?document dct:identifier ?doc ; dct:title ?title .
  ?iri pk:mention ?mention . ?mention oa:hasSource ?document .
  OPTIONAL { ?appearance skos:altLabel ?other }
  OPTIONAL { ?appearance pk:reason ?reason }
} GROUP BY ?doc ?title ?name ?other ?reason ORDER BY ?doc ?other ?reason
"""
_CLAIMS = """
SELECT ?predicate ?outward ?other ?label ?number ?role ?confidence ?rule ?doc ?start ?end ?quote {
  { ?claim rdf:subject ?iri ; rdf:object ?other . BIND(true AS ?outward) }
  UNION { ?claim rdf:object ?iri ; rdf:subject ?other . BIND(false AS ?outward) }
  ?claim rdf:predicate ?predicate ; pk:confidence ?confidence ; pk:rule ?rule ;
    pk:evidence ?passage .
  ?other skos:prefLabel ?label .
  ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL { ?other pk:number ?number }
  OPTIONAL { ?claim pk:role ?role }
} ORDER BY DESC(?outward) ?predicate ?doc ?start ?label
"""
_STATUSES = """
SELECT ?status ?as ?year ?confidence ?rule ?doc ?start ?end ?quote {
  ?report pk:project ?iri ; pk:status ?status ; pk:goalOrFact ?as ; pk:confidence ?confidence ;
    pk:rule ?rule ; pk:evidence ?passage .
  ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL { ?report pk:year ?year }
} ORDER BY ?year ?doc ?start
"""
_TARGETS_OF = """
SELECT DISTINCT ?target {
  { ?target pk:indicator ?iri } UNION { GRAPH ?g { ?target pk:inSection/eli:is_part_of* ?iri } }
}
"""
# Asked with the targets put in: joined to the pattern above, the engine would scan all targets.
_FIGURES = """
SELECT ?name ?indicator ?number ?comparator ?change ?year ?as ?scope ?confidence ?rule ?doc ?start
  ?end ?quote {
  VALUES ?target { %s }
  ?target pk:indicator ?indicator ; pk:numberText ?number ; pk:comparator ?comparator ;
    pk:change ?change ; pk:goalOrFact ?as ; pk:confidence ?confidence ; pk:rule ?rule ;
    pk:evidence ?passage .
  ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  ?indicator skos:prefLabel ?name .
  OPTIONAL { ?target pk:year ?year }
  OPTIONAL { ?target pk:scope ?scope }
} ORDER BY ?year ?doc ?start ?name ?number
"""
_PARTS = """
SELECT ?part ?label ?number ?doc ?start ?end ?quote {
  GRAPH ?g {
    ?part eli:is_part_of ?iri ; a pk:Task ; skos:prefLabel ?label ; pk:number ?number ;
      pk:order ?order ; pk:evidence ?passage .
    ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  }
} ORDER BY ?doc ?order
"""

_MENTIONS = """
SELECT DISTINCT ?doc ?text ?start ?end {
  GRAPH ?g { ?iri pk:mention ?mention . ?mention oa:hasSource ?document ; oa:start ?start ;
    oa:end ?end . ?document dct:identifier ?doc ; pk:text ?text . }
} ORDER BY ?doc ?start
"""
# What comparing documents found about the thing: see kg.comparison.
_NOTES = """
SELECT ?kind ?doc ?says ?start ?end ?quote ?otherDoc ?otherSays ?reason {
  ?mine pk:names ?iri ; pk:says ?says ; oa:hasSource/dct:identifier ?doc .
  ?mine oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  ?finding pk:evidence ?mine , ?theirs ; pk:kind ?kind . FILTER(?mine != ?theirs)
  ?theirs pk:says ?otherSays ; oa:hasSource/dct:identifier ?otherDoc .
  OPTIONAL { ?note pk:inFinding ?finding ; pk:misprinted/pk:says ?wrong ; pk:reason ?why .
    BIND(CONCAT(?wrong, " is probably a misprint: ", ?why) AS ?reason) }
} ORDER BY ?doc ?start ?otherDoc
"""
_LABELS = """
SELECT DISTINCT ?sort ?label {
  { ?iri skos:hiddenLabel ?label . BIND("hidden label" AS ?sort) }
  UNION { ?appearance pk:appearanceOf ?iri ; pk:negativeLabel ?label .
    BIND("never the same as" AS ?sort) }
} ORDER BY ?sort ?label
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One line about the thing: what is said, how sure, by which rule, and where."""

    relation: str  # the IRI of the predicate, or of pk:Target and pk:StatusReport
    outward: bool  # whether the thing is the subject
    text: str  # the other thing's name, a status, or a figure
    detail: str  # a number path, a role, a year …
    confidence: float
    rule: str
    passage: Passage
    other: str | None = None  # the other thing's IRI


@dataclass(frozen=True, slots=True)
class Appearance:
    """How one document names the thing, and why the names are one."""

    document: str
    title: str
    names: tuple[str, ...]
    reasons: tuple[str, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class Note:
    """What another document calls the thing, or tells of it, otherwise."""

    kind: str  # of the discrepancy: figure, name, place, status
    says: str
    other_document: str
    other_says: str
    reason: str | None  # why one of the two is probably a misprint
    passage: Passage


@dataclass(frozen=True, slots=True)
class Description:
    """All that the graph says of one thing; `sentences` are those that name it, each once."""

    thing: Hit
    appearances: tuple[Appearance, ...]
    statements: tuple[Statement, ...]
    sentences: tuple[Passage, ...] = ()
    notes: tuple[Note, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()  # hidden and negative ones: which sort, and the name


def describe(graph: Graph, name: str) -> Description:
    """Return all that the graph says of the thing with this name, alias or IRI.

    Raises KgError where nothing, or more than one thing, has that name.
    """
    thing = resolve(graph, name)
    bound = {"iri": Iri(thing.iri)}
    statements = (
        *map(_part, graph.rows(_PARTS, bound).dicts()),
        *map(_claim, graph.rows(_CLAIMS, bound).dicts()),
        *map(_status, graph.rows(_STATUSES, bound).dicts()),
        *map(_figure, _figures(graph, bound)),
    )
    return Description(
        thing=thing,
        appearances=tuple(_appearances(graph, bound)),
        statements=statements,
        sentences=tuple(dict.fromkeys(_sentences(graph, bound))),
        notes=tuple(map(_note, graph.rows(_NOTES, bound).dicts())),
        labels=tuple((str(sort), str(label)) for sort, label in graph.rows(_LABELS, bound)),
    )


def _note(row: Mapping[str, Value]) -> Note:
    reason = None if row["reason"] is None else str(row["reason"])
    kind, says, document, other = (str(row[k]) for k in ("kind", "says", "otherDoc", "otherSays"))
    return Note(kind, says, document, other, reason, _passage(row))


def _figures(graph: Graph, bound: Mapping[str, Iri]) -> Iterator[Mapping[str, Value]]:
    targets = [f"<{iri}>" for (iri,) in graph.rows(_TARGETS_OF, bound)]
    if targets:
        yield from graph.rows(_FIGURES % " ".join(sorted(targets))).dicts()


def _appearances(graph: Graph, bound: Mapping[str, Iri]) -> Iterator[Appearance]:
    by_document: defaultdict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for row in graph.rows(_APPEARANCES, bound).dicts():
        by_document[str(row["doc"])].append(row)
    for doc, rows in by_document.items():
        names = dict.fromkeys(str(r[key]) for key in ("name", "other") for r in rows if r[key])
        reasons = dict.fromkeys(str(row["reason"]) for row in rows if row["reason"])
        count = int(str(rows[0]["count"]))
        yield Appearance(doc, str(rows[0]["title"]), tuple(names), tuple(reasons), count)


def _sentences(graph: Graph, bound: Mapping[str, Iri]) -> Iterator[Passage]:
    """Return the sentence around each mention, cut from the document's text."""
    for doc, text_, start_, end_ in graph.rows(_MENTIONS, bound):
        text, start, end = str(text_), int(str(start_)), int(str(end_))
        first, last = sentence_at(text, start, end)
        yield Passage(str(doc), first, last, text[first:last])


def _part(row: Mapping[str, Value]) -> Statement:
    passage, other = _passage(row), str(row["part"])
    text, number = str(row["label"]), str(row["number"])
    return Statement(ELI + "is_part_of", False, text, number, 1.0, "outline", passage, other)


def _claim(row: Mapping[str, Value]) -> Statement:
    details = [str(row[key]) for key in ("number", "role") if row[key] is not None]
    return Statement(
        relation=str(row["predicate"]),
        outward=bool(row["outward"]),
        text=str(row["label"]),
        detail=" ".join(details),
        confidence=float(str(row["confidence"])),
        rule=str(row["rule"]),
        passage=_passage(row),
        other=str(row["other"]),
    )


def _status(row: Mapping[str, Value]) -> Statement:
    detail = f"{row['year'] or ''} {row['as']}".strip()
    return _own(row, "StatusReport", str(row["status"]), detail, None)


def _figure(row: Mapping[str, Value]) -> Statement:
    known = (str(row[key]) for key in ("year", "as", "change", "scope") if row[key] is not None)
    text = f"{row['name']} {row['number']}"
    return _own(row, "Target", text, " ".join(known), str(row["indicator"]))


def _own(
    row: Mapping[str, Value], kind: str, text: str, detail: str, other: str | None
) -> Statement:
    confidence, rule = float(str(row["confidence"])), str(row["rule"])
    return Statement(PK + kind, True, text, detail, confidence, rule, _passage(row), other)


def _passage(row: Mapping[str, Value]) -> Passage:
    start, end = int(str(row["start"])), int(str(row["end"]))
    return Passage(str(row["doc"]), start, end, str(row["quote"]))
