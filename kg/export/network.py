"""The selected entities and tasks as plain nodes and edges, for tools that know no RDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.export.selection import Selection, select_nodes
from kg.graph.vocabulary import KIND_OF, PK, TYPE_OF

if TYPE_CHECKING:
    from kg.graph.store import Graph

_NODES = """
SELECT ?iri ?type ?label ?alias { ?iri a ?type ; skos:prefLabel ?label .
  OPTIONAL { ?iri skos:altLabel ?alias } } ORDER BY ?iri ?type ?alias
"""
_EDGES = """
SELECT ?head ?predicate ?tail ?doc ?quote ?confidence ?start {
  ?claim a pk:Claim ; rdf:subject ?head ; rdf:predicate ?predicate ; rdf:object ?tail ;
    pk:confidence ?confidence ; pk:evidence ?passage .
  ?passage oa:hasSource/dct:identifier ?doc ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:start ?start .
} ORDER BY ?head ?predicate ?tail ?doc ?start
"""
_PARTS = """
SELECT DISTINCT ?head ?tail ?doc { ?head a pk:Task ; eli:is_part_of ?tail . ?tail a pk:Task .
  ?head eli:is_part_of+/dct:identifier ?doc } ORDER BY ?head ?tail
"""
_LABELS = """
SELECT ?p ?label { ?p rdfs:domain ?domain ; rdfs:label ?label . FILTER(LANG(?label) = "zh") }
"""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or task."""

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation, with the documents that state it and the first passage that does."""

    head: str
    tail: str
    head_label: str
    tail_label: str
    relation: str  # the kind as in facts, such as lead; part_of_task for the outline
    label: str  # in Chinese
    documents: tuple[str, ...]
    quote: str
    confidence: float  # the highest among the claims


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by IRI, and edges by head, relation and tail."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def read_network(graph: Graph, selection: Selection) -> Network:
    """Return the selected nodes and the edges among them that the selected documents state."""
    wanted = set(select_nodes(graph, selection))
    nodes = {node.iri: node for node in _nodes(graph) if node.iri in wanted}
    edges = sorted(
        (*_claims(graph, nodes, selection), *_parts(graph, nodes, selection.documents)),
        key=lambda edge: (edge.head, edge.relation, edge.tail),
    )
    return Network(tuple(nodes.values()), tuple(edges))


def _nodes(graph: Graph) -> Iterator[Node]:
    aliases: defaultdict[str, dict[str, None]] = defaultdict(dict)
    about: dict[str, tuple[str, str]] = {}
    for iri, type_, label, alias in graph.rows(_NODES):
        local = TYPE_OF.get(str(type_)) or str(type_).removeprefix(PK)
        if local == "Section":
            continue
        about[str(iri)] = str(label), local
        if alias is not None:
            aliases[str(iri)][str(alias)] = None
    for iri, (label, type_) in about.items():
        yield Node(iri, label, type_, tuple(aliases[iri]))


def _claims(graph: Graph, nodes: dict[str, Node], selection: Selection) -> Iterator[Edge]:
    labels = {str(p): str(label) for p, label in graph.rows(_LABELS)}
    stated: defaultdict[tuple[str, str, str], list[tuple[str, str, float]]] = defaultdict(list)
    for head, predicate, tail, doc, quote, confidence, _ in graph.rows(_EDGES):
        passage = str(doc), str(quote), float(str(confidence))
        stating = not selection.documents or doc in selection.documents
        if str(head) in nodes and str(tail) in nodes and stating and passage[2] >= selection.least:
            stated[str(head), str(predicate), str(tail)].append(passage)
    for (head_iri, predicate_iri, tail_iri), passages in stated.items():
        yield Edge(
            head=head_iri,
            tail=tail_iri,
            head_label=nodes[head_iri].label,
            tail_label=nodes[tail_iri].label,
            relation=KIND_OF[predicate_iri],
            label=labels.get(predicate_iri, KIND_OF[predicate_iri]),
            documents=tuple(dict.fromkeys(doc for doc, _, _ in passages)),
            quote=passages[0][1],
            confidence=max(confidence for _, _, confidence in passages),
        )


def _parts(graph: Graph, nodes: dict[str, Node], documents: tuple[str, ...]) -> Iterator[Edge]:
    """Return the outline: each task within the task above it."""
    for head, tail, doc in graph.rows(_PARTS):
        if str(head) in nodes and str(tail) in nodes and (not documents or doc in documents):
            part, whole = nodes[str(head)], nodes[str(tail)]
            yield Edge(
                head=part.iri,
                tail=whole.iri,
                head_label=part.label,
                tail_label=whole.label,
                relation="part_of_task",
                label="上级任务",
                documents=(str(doc),),
                quote=part.label,
                confidence=1.0,
            )
