"""Which part of the graph an export is about, and that part as quads or as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.analysis.projection import project, surroundings
from kg.errors import KgError
from kg.export.certainty import read_doubtful, without
from kg.extraction.facts import EntityType
from kg.graph.iri import graph_iri
from kg.graph.vocabulary import CLASS_OF, ENTITIES, PK
from kg.query.search import resolve

if TYPE_CHECKING:
    from kg.graph.store import Graph

NODE_TYPES = (*get_args(EntityType), "Task")

_DOCUMENTS = "SELECT DISTINCT ?id { ?document a pk:PolicyDocument ; dct:identifier ?id }"
_WHOLE = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"
_OF_GRAPHS = "SELECT ?s ?p ?o ?g { VALUES ?g { %s } GRAPH ?g { ?s ?p ?o } }"
_NAMED_IN = """
SELECT ?s ?p ?o ?g { VALUES ?doc { %s } VALUES ?p { rdf:type skos:prefLabel skos:altLabel }
  ?doc ^oa:hasSource/pk:appearanceOf|^prov:wasQuotedFrom/pk:indicator ?s .
  GRAPH ?g { ?s ?p ?o } FILTER(?g = <%s>) }
"""
_NAMED_BY = """
SELECT DISTINCT ?s { VALUES ?g { %s }
  GRAPH ?g { { ?appearance pk:appearanceOf ?s } UNION { ?s a pk:Task } } }
"""
_OF_TYPE = "SELECT DISTINCT ?s { VALUES ?type { %s } ?s a ?type }"
_ABOUT_NODES = """
SELECT ?s ?p ?o ?g { VALUES ?s { %s }
  VALUES ?p { rdf:type skos:prefLabel skos:altLabel pk:number eli:is_part_of }
  GRAPH ?g { ?s ?p ?o } }
"""
_EDGES_AMONG = """
SELECT ?s ?p ?o ?g { VALUES ?s { %s } GRAPH ?g { ?s ?p ?o }
  FILTER(STRSTARTS(STR(?p), STR(pk:)) && ?p != pk:mention) }
"""
_CLAIMS_ABOUT = """
SELECT DISTINCT ?claim ?head ?tail { VALUES ?head { %s }
  ?claim rdf:subject ?head ; rdf:object ?tail . }
"""
_CLAIM_QUADS = """
SELECT DISTINCT ?s ?p ?o ?g { VALUES ?claim { %s }
  ?claim (pk:evidence/oa:hasSelector?)? ?s . GRAPH ?g { ?s ?p ?o } }
"""


@dataclass(frozen=True, slots=True)
class Selection:
    """Around an entity, of types, of documents, sure enough; by default, everything."""

    around: str | None = None
    hops: int = 1
    types: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    least: float = 0.0  # confidence, from 0 to 1

    def __post_init__(self) -> None:
        unknown = [name for name in self.types if name not in NODE_TYPES]
        if unknown:
            raise KgError(f"there is no type {unknown[0]!r}; use one of {', '.join(NODE_TYPES)}")
        if self.hops < 0:
            raise KgError(f"--hops {self.hops}: give 0 or more")
        if not 0 <= self.least <= 1:
            raise KgError(f"--min-confidence {self.least:g}: give a number from 0 to 1")

    @property
    def is_everything(self) -> bool:
        """Return whether nothing narrows the selection."""
        return self.is_whole and not self.least

    @property
    def is_whole(self) -> bool:
        """Return whether nothing but confidence narrows the selection."""
        return self.around is None and not self.types and not self.documents


def select_nodes(graph: Graph, selection: Selection) -> list[str]:
    """Return the IRIs of the entities and tasks selected, sorted.

    Raises KgError for an unknown entity or document.
    """
    check_documents(graph, selection.documents)
    nodes: set[str] | None = None
    if selection.around is not None:
        centre = resolve(graph, selection.around).iri
        nodes = set(surroundings(project(graph), centre, selection.hops))
    types = selection.types or NODE_TYPES
    if nodes is None or selection.types:
        of_type = set(_of_types(graph, types))
        nodes = of_type if nodes is None else (nodes & of_type) | {centre}
    if selection.documents:
        nodes &= _named_in(graph, selection.documents)
    if selection.least:
        nodes -= read_doubtful(graph, selection.least).nodes
    return sorted(nodes)


def check_documents(graph: Graph, documents: Iterable[str]) -> None:
    """Raise KgError where one of these ids is no document of the graph."""
    known = sorted(str(id_) for (id_,) in graph.rows(_DOCUMENTS))
    for id_ in documents:
        if id_ not in known:
            raise KgError(f"there is no document {id_!r}; the graph has: {', '.join(known)}")


def select_quads(graph: Graph, selection: Selection) -> Iterator[Quad]:
    """Return the quads selected: the whole graph, a document's graph, or a subgraph of nodes.

    A document's selection is its named graph and the names of what it names; a subgraph holds the
    nodes' types and names, the edges among them, and the claims with their evidence.
    """
    quads = _selected(graph, selection)
    yield from without(read_doubtful(graph, selection.least), quads) if selection.least else quads


def _selected(graph: Graph, selection: Selection) -> Iterator[Quad]:
    if selection.is_whole:
        yield from _quads(graph, _WHOLE)
    elif selection.around is None and not selection.types:
        check_documents(graph, selection.documents)
        yield from _quads(graph, _OF_GRAPHS % _nodes(map(graph_iri, selection.documents)))
        yield from _quads(graph, _NAMED_IN % (_document_nodes(graph, selection), ENTITIES))
    else:
        yield from _subgraph(graph, select_nodes(graph, selection))


def _subgraph(graph: Graph, nodes: list[str]) -> Iterator[Quad]:
    listed, wanted = _nodes(nodes), set(nodes)
    yield from _quads(graph, _ABOUT_NODES % listed)
    for quad in _quads(graph, _EDGES_AMONG % listed):
        if isinstance(quad.object, NamedNode) and quad.object.value in wanted:
            yield quad
    rows = graph.rows(_CLAIMS_ABOUT % listed)
    claims = sorted(str(claim) for claim, _, tail in rows if str(tail) in wanted)
    yield from _quads(graph, _CLAIM_QUADS % _nodes(claims))


def _of_types(graph: Graph, types: Iterable[str]) -> Iterator[str]:
    classes = _nodes(CLASS_OF.get(name, PK + name) for name in types)
    return (str(iri) for (iri,) in graph.rows(_OF_TYPE % classes))


def _named_in(graph: Graph, documents: Iterable[str]) -> set[str]:
    listed = _nodes(map(graph_iri, documents))
    return {str(iri) for (iri,) in graph.rows(_NAMED_BY % listed)}


def _document_nodes(graph: Graph, selection: Selection) -> str:
    query = "SELECT ?document { ?document a pk:PolicyDocument ; dct:identifier ?id }"
    found = (str(d) for id_ in selection.documents for (d,) in graph.rows(query, {"id": id_}))
    return _nodes(found)


def _quads(graph: Graph, query: str) -> Iterator[Quad]:
    for s, p, o, g in graph.rows(query).terms():
        yield Quad(s, p, o, g or DefaultGraph())  # type: ignore[arg-type]


def _nodes(iris: Iterable[str]) -> str:
    """Return IRIs that the graph gave as a list for VALUES."""
    return " ".join(str(NamedNode(iri)) for iri in iris)
