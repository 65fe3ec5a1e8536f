"""How two things are connected: shortest paths, each step with the sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.analysis.projection import OUTLINE, edges_between, project, shortest_paths
from kg.query.result import Iri
from kg.query.search import Hit, resolve

if TYPE_CHECKING:
    from kg.graph.store import Graph

_LABEL = "SELECT ?label { ?iri skos:prefLabel ?label } ORDER BY ?label LIMIT 1"
_QUOTE = """
SELECT ?doc ?quote {
  ?claim rdf:subject ?head ; rdf:predicate ?predicate ; rdf:object ?tail ; pk:evidence ?passage .
  ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:start ?start .
} ORDER BY ?doc ?start LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path; the head is its subject, whichever way the path runs."""

    head: str
    head_label: str
    predicate: str
    tail: str
    tail_label: str
    document: str | None  # none where the step is the document's outline
    quote: str | None


@dataclass(frozen=True, slots=True)
class Path:
    """The steps from one thing to another, in order."""

    steps: tuple[Step, ...]


def find_paths(graph: Graph, start: str, goal: str, limit: int = 3) -> tuple[Hit, Hit, list[Path]]:
    """Return both ends and up to `limit` shortest paths between them, direction ignored.

    Ends are names, aliases or IRIs. Raises KgError where one is unknown or ambiguous.
    """
    first, last = resolve(graph, start), resolve(graph, goal)
    network = project(graph)
    found = shortest_paths(network, first.iri, last.iri, limit)
    paths = [
        Path(
            tuple(
                _step(graph, edges_between(network, left, right)[0])
                for left, right in pairwise(nodes)
            )
        )
        for nodes in found
    ]
    return first, last, paths


def _step(graph: Graph, edge: tuple[str, str, str]) -> Step:
    head, predicate, tail = edge
    document = quote = None
    if predicate != OUTLINE:
        bound = {"head": Iri(head), "predicate": Iri(predicate), "tail": Iri(tail)}
        for doc, exact in graph.rows(_QUOTE, bound):
            document, quote = str(doc), str(exact)
    return Step(head, _label(graph, head), predicate, tail, _label(graph, tail), document, quote)


def _label(graph: Graph, iri: str) -> str:
    for (label,) in graph.rows(_LABEL, {"iri": Iri(iri)}):
        return str(label)
    return iri
