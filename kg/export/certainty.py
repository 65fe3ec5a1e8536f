"""Certainty: what of the graph is at least so sure, as its confidences say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import NamedNode, Quad

if TYPE_CHECKING:
    from kg.graph.store import Graph

_Thing = TypeVar("_Thing")

_UNSURE = "SELECT ?thing { ?thing pk:confidence ?confidence FILTER(?confidence < %s) }"
_ENTITIES = """
SELECT ?entity { ?entity pk:mention/pk:confidence ?confidence }
GROUP BY ?entity HAVING(MAX(?confidence) < %s)
"""
_APPEARANCES = "SELECT ?appearance ?entity { ?appearance pk:appearanceOf ?entity }"
_CITED = """
SELECT ?statement ?passage ?selector {
  ?statement pk:confidence ?confidence ; pk:evidence ?passage . ?passage oa:hasSelector ?selector }
"""
_EDGES = """
SELECT ?claim ?head ?predicate ?tail {
  ?claim a pk:Claim ; rdf:subject ?head ; rdf:predicate ?predicate ; rdf:object ?tail }
"""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What is less sure than asked for: nodes, and the plain edges that unsure claims alone give.

    The nodes are statements with the passages that no other statement cites, mentions, and the
    entities that are named in unsure mentions alone.
    """

    nodes: frozenset[str]
    edges: frozenset[tuple[str, str, str]]


def read_doubtful(graph: Graph, least: float) -> Doubtful:
    """Return what of the graph has a confidence below `least`, from 0 to 1."""
    unsure = {str(thing) for (thing,) in graph.rows(_UNSURE % least)}
    entities = {str(entity) for (entity,) in graph.rows(_ENTITIES % least)}
    appearances = {str(a) for a, entity in graph.rows(_APPEARANCES) if str(entity) in entities}
    cited = [(str(s), (str(p), str(o))) for s, p, o in graph.rows(_CITED)]
    passages = {node for pair in _given_by(cited, unsure) for node in pair}
    claims = [(str(c), (str(h), str(p), str(t))) for c, h, p, t in graph.rows(_EDGES)]
    nodes = frozenset(unsure | entities | appearances | passages)
    return Doubtful(nodes, frozenset(_given_by(claims, unsure)))


def _given_by(given: Iterable[tuple[str, _Thing]], unsure: set[str]) -> set[_Thing]:
    """Return what statements of `unsure` give, and no other statement does."""
    doubtful: set[_Thing] = set()
    sure: set[_Thing] = set()
    for statement, thing in given:
        (doubtful if statement in unsure else sure).add(thing)
    return doubtful - sure


def without(doubtful: Doubtful, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that say nothing of what is doubtful."""
    for quad in quads:
        ends = [e.value for e in (quad.subject, quad.object) if isinstance(e, NamedNode)]
        edge = (ends[0], quad.predicate.value, ends[-1])
        if doubtful.nodes.isdisjoint(ends) and edge not in doubtful.edges:
            yield quad
