"""Reading a graph for the site: one large query for each kind of fact, whatever the graph holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.graph.vocabulary import ENTITIES, PK
from kg.views.site.campaigns import annexed_campaigns, mentions_of
from kg.views.site.corpus import (
    Claim,
    Corpus,
    Figure,
    Finding,
    Report,
    Section,
    Side,
    Span,
    Text,
    Thing,
)

if TYPE_CHECKING:
    from kg.graph.graph import Graph

Record = dict[str, str]

_DOCUMENTS = """
SELECT ?iri ?id ?title ?text ?date ?kind ?place ?issuer ?number {
  ?iri a pk:PolicyDocument ; dct:identifier ?id ; dct:title ?title ; pk:text ?text .
  OPTIONAL { ?iri dct:date ?date } OPTIONAL { ?iri pk:kind ?kind }
  OPTIONAL { ?iri pk:place ?place } OPTIONAL { ?iri pk:issuer ?issuer }
  OPTIONAL { ?iri eli:id_local ?number } }
"""
_SECTIONS = """
SELECT ?iri ?document ?parent ?label ?number ?order ?start ?end ?task ?from ?to { GRAPH ?g {
  ?document a pk:PolicyDocument .
  ?iri a pk:Section ; eli:is_part_of ?parent ; skos:prefLabel ?label ; pk:number ?number ;
    pk:order ?order ; pk:start ?start ; pk:end ?end .
  OPTIONAL { ?iri a pk:Task . BIND(1 AS ?task) }
  OPTIONAL { ?iri pk:evidence/oa:hasSelector ?title . ?title oa:start ?from ; oa:end ?to } } }
"""
_THINGS = f"""
SELECT ?iri ?type ?label {{ GRAPH <{ENTITIES}> {{ ?iri a ?type ; skos:prefLabel ?label }}
  FILTER(STRSTARTS(STR(?type), STR(pk:))) }}
"""
_ALIASES = f"""
SELECT ?iri ?label {{ GRAPH <{ENTITIES}> {{ ?iri skos:altLabel ?label }} }}
"""
_MENTIONS = """
SELECT ?iri ?span ?document ?start ?end { GRAPH ?g { ?iri pk:mention ?span .
  ?span oa:hasSource ?document ; oa:start ?start ; oa:end ?end } }
"""
_PASSAGES = """
SELECT ?statement ?span ?document ?start ?end { GRAPH ?g { ?statement pk:evidence ?span .
  ?span oa:hasSource ?document ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end } }
"""
_CLAIMS = """
SELECT ?iri ?subject ?predicate ?object ?role ?rule ?confidence { GRAPH ?g {
  ?iri a pk:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    pk:rule ?rule ; pk:confidence ?confidence . OPTIONAL { ?iri pk:role ?role } } }
"""
_FIGURES = """
SELECT ?iri ?indicator ?text ?number ?value ?value2 ?unit ?comparator ?change ?year ?as ?scope
  ?section { GRAPH ?g {
  ?iri a pk:Target ; pk:indicator ?indicator ; pk:indicatorText ?text ; pk:numberText ?number ;
    pk:value ?value ; pk:unit ?unit ; pk:comparator ?comparator ; pk:change ?change ;
    pk:goalOrFact ?as ; pk:inSection ?section .
  OPTIONAL { ?iri pk:value2 ?value2 } OPTIONAL { ?iri pk:year ?year }
  OPTIONAL { ?iri pk:scope ?scope } } }
"""
_REPORTS = """
SELECT ?iri ?project ?status ?year ?as { GRAPH ?g { ?iri a pk:StatusReport ; pk:project ?project ;
  pk:status ?status ; pk:goalOrFact ?as . OPTIONAL { ?iri pk:year ?year } } }
"""
_FINDINGS = """
SELECT ?iri ?kind ?trend ?reason ?misprint ?says ?thing ?says2 ?thing2 ?span ?span2 {
  ?iri pk:first ?span ; pk:second ?span2 . ?span pk:says ?says . ?span2 pk:says ?says2 .
  OPTIONAL { ?iri a pk:Discrepancy ; pk:kind ?kind } OPTIONAL { ?iri pk:trend ?trend }
  OPTIONAL { ?span pk:names ?thing } OPTIONAL { ?span2 pk:names ?thing2 }
  OPTIONAL { ?iri pk:reason ?reason }
  OPTIONAL { ?note pk:inFinding ?iri ; pk:misprinted/pk:says ?misprint ; pk:reason ?reason } }
"""
_REASONS = """
SELECT ?iri ?document ?reason { ?appearance pk:appearanceOf ?iri ; oa:hasSource ?document ;
  pk:reason ?reason }
"""


def read_corpus(graph: Graph) -> Corpus:
    """Return all that the site shows of `graph`, in an order that does not depend on the store."""
    ask = _Asking(graph)
    documents = _documents(ask)
    passages = _passages(ask, documents)
    claims = [claim for record in ask(_CLAIMS) for claim in _claims(record, passages)]
    figures = [figure for record in ask(_FIGURES) for figure in _figures(record, passages)]
    reports = [report for record in ask(_REPORTS) for report in _reports(record, passages)]
    place = {iri: at for at, iri in enumerate(documents)}

    def order(item: Claim | Figure | Report) -> tuple[object, ...]:
        return place[item.span.document], item.span.start, item.span.end, item.iri

    sections, things, mentions = _sections(ask, documents), _things(ask), _mentions(ask, place)
    for campaign in annexed_campaigns(things, sections).values():
        things[campaign.iri] = campaign
        mentions[campaign.iri] = tuple(mentions_of(campaign, sections, documents))
    return Corpus(
        documents=documents,
        sections=sections,
        things=things,
        mentions=mentions,
        claims=tuple(sorted(claims, key=order)),
        figures=tuple(sorted(figures, key=order)),
        reports=tuple(sorted(reports, key=order)),
        findings=_findings(ask, passages, place),
        reasons=_reasons(ask),
    )


class _Asking:
    """Asks the graph and gives rows as text; what is unbound is ''."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def __call__(self, sparql: str) -> Iterator[Record]:
        for row in self._graph.rows(sparql).dicts():
            yield {key: "" if value is None else str(value) for key, value in row.items()}


def _documents(ask: _Asking) -> dict[str, Text]:
    """Return the documents by IRI: by date, those without one last; one row each."""
    found = {record["iri"]: Text(**record) for record in sorted(ask(_DOCUMENTS), key=str)}
    ordered = sorted(found.values(), key=lambda text: (text.date or "9", text.id))
    return {text.iri: text for text in ordered}


def _sections(ask: _Asking, documents: dict[str, Text]) -> dict[str, Section]:
    place = {iri: at for at, iri in enumerate(documents)}
    found = {}
    for r in ask(_SECTIONS):
        title = (int(r["from"]), int(r["to"])) if r["from"] else None
        found[r["iri"]] = Section(
            iri=r["iri"], document=r["document"], parent=r["parent"], label=r["label"],
            number=r["number"], order=int(r["order"]), start=int(r["start"]), end=int(r["end"]),
            is_task=bool(r["task"]), title=title,
        )  # fmt: skip
    ordered = sorted(found.values(), key=lambda s: (place[s.document], s.order, s.iri))
    return {section.iri: section for section in ordered}


def _things(ask: _Asking) -> dict[str, Thing]:
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for r in ask(_ALIASES):
        aliases[r["iri"]].add(r["label"])
    found: dict[str, Thing] = {}
    for r in sorted(ask(_THINGS), key=lambda r: (r["iri"], r["type"], r["label"])):
        others = tuple(sorted(aliases[r["iri"]] - {r["label"]}))
        found.setdefault(r["iri"], Thing(r["iri"], r["type"].removeprefix(PK), r["label"], others))
    return found


def _mentions(ask: _Asking, place: dict[str, int]) -> dict[str, tuple[Span, ...]]:
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for r in ask(_MENTIONS):
        found[r["iri"]].add(Span(r["span"], r["document"], int(r["start"]), int(r["end"])))
    return {
        iri: tuple(sorted(found[iri], key=lambda s: (place[s.document], s.start, s.end, s.iri)))
        for iri in sorted(found)
    }


def _passages(ask: _Asking, documents: dict[str, Text]) -> dict[str, list[Span]]:
    """Return by statement where it is said; a finding's sides stand under their own IRI, too."""
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for r in ask(_PASSAGES):
        if r["document"] in documents:
            span = Span(r["span"], r["document"], int(r["start"]), int(r["end"]))
            found[r["statement"]].add(span)
            found[r["span"]].add(span)
    return {iri: sorted(spans, key=lambda s: (s.start, s.end)) for iri, spans in found.items()}


def _claims(r: Record, passages: dict[str, list[Span]]) -> Iterator[Claim]:
    predicate = r["predicate"].removeprefix(PK)
    for span in passages.get(r["iri"], ()):
        yield Claim(
            r["iri"], r["subject"], predicate, r["object"], r["role"], r["rule"], r["confidence"],
            span,
        )  # fmt: skip


def _figures(r: Record, passages: dict[str, list[Span]]) -> Iterator[Figure]:
    for span in passages.get(r["iri"], ()):
        yield Figure(
            iri=r["iri"], indicator=r["indicator"], indicator_text=r["text"], number=r["number"],
            value=r["value"], value2=r["value2"], unit=r["unit"], comparator=r["comparator"],
            change=r["change"], year=r["year"], goal_or_fact=r["as"], scope=r["scope"],
            section=r["section"], span=span,
        )  # fmt: skip


def _reports(r: Record, passages: dict[str, list[Span]]) -> Iterator[Report]:
    for span in passages.get(r["iri"], ()):
        yield Report(r["iri"], r["project"], r["status"], r["year"], r["as"], span)


def _findings(
    ask: _Asking, passages: dict[str, list[Span]], place: dict[str, int]
) -> tuple[Finding, ...]:
    found = {}
    for r in sorted(ask(_FINDINGS), key=lambda r: (r["iri"], r["misprint"])):
        if r["span"] in passages and r["span2"] in passages:
            found[r["iri"]] = Finding(
                iri=r["iri"],
                kind=r["kind"] or "development",
                first=Side(r["says"], passages[r["span"]][0], r["thing"]),
                second=Side(r["says2"], passages[r["span2"]][0], r["thing2"]),
                trend=r["trend"],
                reason=r["reason"],
                misprint=r["misprint"],
            )

    def order(finding: Finding) -> tuple[object, ...]:
        one, other = finding.first.span, finding.second.span
        return place[one.document], place[other.document], one.start, other.start, finding.iri

    return tuple(sorted(found.values(), key=order))


def _reasons(ask: _Asking) -> dict[tuple[str, str], tuple[str, ...]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for r in ask(_REASONS):
        found[r["iri"], r["document"]].add(r["reason"])
    return {key: tuple(sorted(reasons)) for key, reasons in sorted(found.items())}
