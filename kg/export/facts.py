"""Facts: what the graph holds as JSON Lines, one fact a line, in the keys that gold files use.

Every fact is read from the graph by a query, never from the extractor's memory.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.graph.vocabulary import KIND_OF, TYPE_OF
from kg.query.result import Value

if TYPE_CHECKING:
    from kg.graph.store import Graph

Fact = dict[str, Any]

# The keys under which a fact names its head and its tail.
_KEYS = {
    "lead": ("task", "department"),
    "responsible": ("task", "department"),
    "office": ("taskforce", "department"),
    "member": ("taskforce", "department"),
}
_APPEARANCES = """
SELECT ?doc ?iri ?type ?name ?other {
  ?appearance pk:appearanceOf ?iri ; oa:hasSource/dct:identifier ?doc ; skos:prefLabel ?name .
  ?iri a ?type . FILTER(STRSTARTS(STR(?type), STR(pk:)))
  OPTIONAL { ?appearance skos:altLabel ?other }
} ORDER BY ?doc ?iri ?type ?other
"""
_MENTIONS = """
SELECT ?doc ?iri ?start ?end ?quote ?confidence ?rule { GRAPH ?g {
  ?iri pk:mention ?mention .
  ?mention oa:hasSource/dct:identifier ?doc ; oa:start ?start ; oa:end ?end ; oa:exact ?quote ;
    pk:confidence ?confidence ; pk:rule ?rule .
} } ORDER BY ?doc ?iri ?start ?end
"""
# A fact and its evidence lie in the graph of their document. To say so lets servers find them fast:
# Virtuoso took a minute and a half for the targets otherwise.
_EVIDENCE = """
  ?fact pk:evidence ?passage .
  ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
"""
_TASKS = f"""
SELECT ?doc ?start ?end ?quote ?fact ?title ?number {{
GRAPH ?g {{
  ?fact a pk:Task ; skos:prefLabel ?title ; pk:number ?number . {_EVIDENCE}
}} }}"""
_CLAIMS = f"""
SELECT ?doc ?start ?end ?quote ?head ?predicate ?tail ?confidence ?rule ?role ?title ?number {{
GRAPH ?g {{
  ?fact a pk:Claim ; rdf:subject ?head ; rdf:predicate ?predicate ; rdf:object ?tail ;
    pk:confidence ?confidence ; pk:rule ?rule . {_EVIDENCE}
  OPTIONAL {{ ?fact pk:role ?role }}
  OPTIONAL {{ ?head a pk:Section ; skos:prefLabel ?title ; pk:number ?number }}
}} }}"""
_TARGETS = f"""
SELECT ?doc ?start ?end ?quote ?fact ?indicator ?indicator_iri ?value ?value2 ?unit ?comparator
  ?change ?year ?status ?scope ?number_text ?confidence ?rule {{
GRAPH ?g {{
  ?fact a pk:Target ; pk:indicator ?indicator_iri ; pk:indicatorText ?indicator ; pk:value ?value ;
    pk:unit ?unit ; pk:comparator ?comparator ; pk:change ?change ; pk:goalOrFact ?status ;
    pk:numberText ?number_text ; pk:confidence ?confidence ; pk:rule ?rule . {_EVIDENCE}
  OPTIONAL {{ ?fact pk:value2 ?value2 }}
  OPTIONAL {{ ?fact pk:year ?year }}
  OPTIONAL {{ ?fact pk:scope ?scope }}
}} }}"""
_STATUSES = f"""
SELECT ?doc ?start ?end ?quote ?fact ?project_iri ?status ?year ?as ?confidence ?rule {{
GRAPH ?g {{
  ?fact a pk:StatusReport ; pk:project ?project_iri ; pk:status ?status ; pk:goalOrFact ?as ;
    pk:confidence ?confidence ; pk:rule ?rule . {_EVIDENCE}
  OPTIONAL {{ ?fact pk:year ?year }}
}} }}"""


def facts(graph: Graph, documents: Sequence[str] = ()) -> Iterator[Fact]:
    """Return every fact of the graph (or of these documents), by document, kind and place.

    Offsets are code points of the document's text as read from its file.
    """
    named = _entities(graph)
    names = {key: fact["name"] for key, fact in named.items()}
    every = [
        *named.values(),
        *_tasks(graph),
        *_claims(graph, names),
        *_targets(graph),
        *_statuses(graph, names),
    ]
    wanted = [fact for fact in every if not documents or fact["doc"] in documents]
    yield from sorted(wanted, key=_order)


def write_facts(graph: Graph, documents: Sequence[str] = (), least: float = 0.0) -> Iterator[bytes]:
    """Return the facts as JSON Lines, a line at a time; those that are at least so sure.

    Tasks have no confidence: the outline prints them.
    """
    for fact in facts(graph, documents):
        if fact.get("confidence", 1) < least:
            continue
        yield json.dumps(fact, ensure_ascii=False).encode() + b"\n"


def _entities(graph: Graph) -> dict[tuple[str, str], Fact]:
    """Return one fact per document and entity, by document id and entity IRI."""
    mentions: defaultdict[tuple[str, str], list[dict[str, Value]]] = defaultdict(list)
    for row in graph.rows(_MENTIONS).dicts():
        mentions[str(row["doc"]), str(row["iri"])].append(row)
    found: dict[tuple[str, str], Fact] = {}
    for row in graph.rows(_APPEARANCES).dicts():
        key = str(row["doc"]), str(row["iri"])
        if key not in found:
            found[key] = _entity(row, mentions[key])
        if row["other"] is not None:
            found[key]["aliases"].append(str(row["other"]))
    return found


def _entity(row: dict[str, Value], mentions: list[dict[str, Value]]) -> Fact:
    first, surest = mentions[0], max(mentions, key=_confidence)  # of several the first
    return {
        "kind": "entity",
        "doc": str(row["doc"]),
        "start": first["start"],
        "end": first["end"],
        "quote": str(first["quote"]),
        "type": TYPE_OF[str(row["type"])],
        "name": str(row["name"]),
        "aliases": [],
        "mentions": [[m["start"], m["end"]] for m in mentions],
        "iri": str(row["iri"]),
        "confidence": _number(surest["confidence"]),
        "rule": str(surest["rule"]),
    }


def _tasks(graph: Graph) -> Iterator[Fact]:
    for row in graph.rows(_TASKS).dicts():
        yield {
            "kind": "task",
            **_place(row),
            "title": row["title"],
            "number": row["number"],
            "iri": row["fact"],
        }


def _claims(graph: Graph, names: dict[tuple[str, str], str]) -> Iterator[Fact]:
    for row in graph.rows(_CLAIMS).dicts():
        kind = KIND_OF[str(row["predicate"])]
        head_key, tail_key = _KEYS.get(kind, ("head", "tail"))
        doc, head, tail = str(row["doc"]), str(row["head"]), str(row["tail"])
        fact: Fact = {
            "kind": kind,
            **_place(row),
            head_key: row["title"] if row["title"] is not None else names[doc, head],
            f"{head_key}_iri": head,
            tail_key: names[doc, tail],
            f"{tail_key}_iri": tail,
            "confidence": _number(row["confidence"]),
            "rule": row["rule"],
        }
        for key in ("number", "role"):
            if row[key] is not None:
                fact[key] = row[key]
        yield fact


def _targets(graph: Graph) -> Iterator[Fact]:
    for row in graph.rows(_TARGETS).dicts():
        fact = {"kind": "target", **_place(row), "iri": row["fact"]}
        for key in ("indicator", "indicator_iri", "unit", "comparator", "change"):
            fact[key] = row[key]
        for key in ("value", "value2", "confidence"):
            fact[key] = _number(row[key])
        yield fact | {key: row[key] for key in ("year", "status", "scope", "number_text", "rule")}


def _statuses(graph: Graph, names: dict[tuple[str, str], str]) -> Iterator[Fact]:
    for row in graph.rows(_STATUSES).dicts():
        project = str(row["project_iri"])
        yield {
            "kind": "project_status",
            **_place(row),
            "iri": row["fact"],
            "project": names[str(row["doc"]), project],
            "project_iri": project,
            **{key: row[key] for key in ("status", "year", "as")},
            "confidence": _number(row["confidence"]),
            "rule": row["rule"],
        }


def _place(row: dict[str, Value]) -> Fact:
    return {key: row[key] for key in ("doc", "start", "end", "quote")}


def _number(value: Value) -> int | float | None:
    """Return a decimal as JSON writes it: a whole number without a point."""
    if not isinstance(value, Decimal):
        return value if isinstance(value, int | float) else None
    return int(value) if value == value.to_integral_value() else float(value)


def _confidence(mention: dict[str, Value]) -> float:
    return _number(mention["confidence"]) or 0


def _order(fact: Fact) -> tuple[Any, ...]:
    rest = json.dumps(fact, ensure_ascii=False, sort_keys=True)
    return fact["doc"], fact["kind"], fact["start"], fact["end"], rest
