"""What the documents claim, read from the graph for a view through queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.vocabulary import PK
from kg.query.result import Iri

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.query.result import Row

_CLAIM = """
SELECT ?head ?predicate ?tail ?doc ?start ?end ?confidence { %s
  ?claim a pk:Claim ; rdf:subject ?head ; rdf:predicate ?predicate ; rdf:object ?tail ;
    prov:wasQuotedFrom ?doc ; pk:evidence/oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end . OPTIONAL { ?claim pk:confidence ?confidence }
} ORDER BY ?doc ?start ?end ?head ?predicate ?tail
"""
_NEAR = "{ VALUES ?head { %s } } UNION { VALUES ?tail { %s } }"
_NAMES = """
SELECT ?thing ?type ?label ?alias { VALUES ?thing { %s }
  ?thing a ?type ; skos:prefLabel ?label . OPTIONAL { ?thing skos:altLabel ?alias }
  FILTER(STRSTARTS(STR(?type), STR(pk:)))
} ORDER BY ?thing ?type ?label ?alias
"""
_BATCH = 2000  # things named in one query; a graph of 20,000 would make one of megabytes


@dataclass(frozen=True, slots=True)
class Claim:
    """That `head` has `predicate` to `tail`, said at start..end (code points) of a document."""

    head: str
    predicate: str  # the local name
    tail: str
    document: str  # its IRI
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Naming:
    """A thing's label, other names and type (the local name of its class)."""

    label: str
    type: str
    aliases: tuple[str, ...]


def claims_of(graph: Graph, document: str) -> list[Claim]:
    """Return all that one document (an IRI) claims, in the order of its text."""
    return [_claim(row) for row in graph.rows(_CLAIM % "", {"doc": Iri(document)})]


def claims_touching(graph: Graph, things: Iterable[str]) -> list[Claim]:
    """Return the claims of all documents that have one of `things` (IRIs) at either end."""
    found: dict[Claim, None] = {}
    for values in _batches(things):
        for row in graph.rows(_CLAIM % f"{{ {_NEAR % (values, values)} }}"):
            found[_claim(row)] = None
    return sorted(found, key=lambda c: (c.document, c.start, c.end, c.head, c.predicate, c.tail))


def names_of(graph: Graph, things: Iterable[str]) -> dict[str, Naming]:
    """Return how the graph names each of `things` (IRIs); those that it does not name are left out.

    Of several types the first in alphabetical order counts.
    """
    rows: dict[str, list[Row]] = {}
    for values in _batches(things):
        for row in graph.rows(_NAMES % values):
            rows.setdefault(str(row[0]), []).append(row)
    return {thing: _naming(found) for thing, found in rows.items()}


def _naming(rows: list[Row]) -> Naming:
    label = str(rows[0][2])
    aliases = dict.fromkeys(str(row[3]) for row in rows if row[3] is not None)
    return Naming(label, str(rows[0][1]).removeprefix(PK), tuple(a for a in aliases if a != label))


def _batches(things: Iterable[str]) -> Iterator[str]:
    """Yield the values of VALUES clauses that hold all of `things`; what is no IRI is left out."""
    ordered = sorted(thing for thing in set(things) if not set(thing) & set('<>"{}|^`\\ \n'))
    for at in range(0, len(ordered), _BATCH):
        yield " ".join(f"<{thing}>" for thing in ordered[at : at + _BATCH])


def _claim(row: Row) -> Claim:
    head, predicate, tail, doc, start, end, confidence = row
    return Claim(
        str(head), str(predicate).removeprefix(PK), str(tail), str(doc),
        int(str(start)), int(str(end)), 1.0 if confidence is None else float(str(confidence)),
    )  # fmt: skip
