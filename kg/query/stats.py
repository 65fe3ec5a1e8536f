"""Counts: what the graph holds, by document and by class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph.vocabulary import KIND_OF, PK

if TYPE_CHECKING:
    from kg.graph.store import Graph

_DOCUMENTS = """
SELECT ?id ?title ?characters ?quads ?mentions ?claims ?targets {
  ?document a pk:PolicyDocument ; dct:identifier ?id ; dct:title ?title .
  ?run prov:used ?document ; pk:characterCount ?characters ; pk:quadCount ?quads ;
    pk:mentionCount ?mentions ; pk:claimCount ?claims ; pk:targetCount ?targets .
} ORDER BY ?id
"""
_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) {
  ?thing a ?class . FILTER(STRSTARTS(STR(?class), STR(pk:)))
} GROUP BY ?class ORDER BY DESC(?count) ?class
"""
_RELATIONS = """
SELECT ?predicate (COUNT(DISTINCT ?claim) AS ?count) {
  ?claim a pk:Claim ; rdf:predicate ?predicate .
} GROUP BY ?predicate ORDER BY DESC(?count) ?predicate
"""


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """What was read from one document."""

    id: str
    title: str
    characters: int
    quads: int
    mentions: int
    claims: int
    targets: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What the graph holds: quads in all, then counts by document, class and kind of claim."""

    quads: int
    documents: tuple[DocumentCounts, ...]
    classes: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]


def stats(graph: Graph) -> Stats:
    """Return the counts of the whole graph; a thing that several documents name counts once."""
    documents = tuple(
        DocumentCounts(str(id_), str(title), *(int(str(count)) for count in counts))
        for id_, title, *counts in graph.rows(_DOCUMENTS)
    )
    classes = ((str(c).removeprefix(PK), int(str(n))) for c, n in graph.rows(_CLASSES))
    relations = ((KIND_OF[str(p)], int(str(n))) for p, n in graph.rows(_RELATIONS))
    return Stats(len(graph), documents, tuple(classes), tuple(relations))
