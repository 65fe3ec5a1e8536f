"""Checking a graph: every quote stands where it says, and every node has the shape it should.

Both are checked document by document, so that what is in memory at once is one document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.iri import document_iri, graph_iri
from kg.graph.store import Graph
from kg.graph.vocabulary import ENTITIES, FINDINGS, ONTOLOGY
from kg.query.result import Iri
from kg.resources import ontology_folder

if TYPE_CHECKING:
    import rdflib

_DOCUMENTS = """
SELECT ?id ?text WHERE { ?document a pk:PolicyDocument ; dct:identifier ?id ; pk:text ?text }
ORDER BY ?id
"""
_PASSAGES = """
SELECT ?selector ?start ?end ?quote WHERE {
  { GRAPH ?graph { ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote } }
  UNION {  # what findings quote stands in a graph of its own
    GRAPH ?findings { ?passage oa:hasSource ?document ; oa:hasSelector ?selector .
      ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote }
    FILTER(?findings != ?graph)
  }
} ORDER BY ?start ?end ?selector
"""
_IN_FINDINGS = f"""
SELECT ?selector ?start ?end ?quote WHERE {{
  GRAPH <{FINDINGS}> {{ ?side oa:hasSource ?document ; oa:hasSelector ?selector .
    ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote }}
}} ORDER BY ?start ?end ?selector
"""
_SHARED = f"""
CONSTRUCT {{ ?thing ?p ?o }} WHERE {{
  {{ SELECT DISTINCT ?thing WHERE {{
    GRAPH ?graph {{ {{ ?x pk:appearanceOf ?thing }} UNION {{ ?x pk:indicator ?thing }} }} }} }}
  GRAPH <{ENTITIES}> {{ ?thing ?p ?o }}
}}
"""


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A quote that does not stand at its offsets."""

    document: str
    selector: str
    start: int
    end: int
    quote: str
    found: str  # what stands there


@dataclass(frozen=True, slots=True)
class Violation:
    """A node that has not the shape it should."""

    document: str
    node: str
    path: str | None  # the property that is wrong, where it is one
    message: str


@dataclass(frozen=True)
class ValidationReport:
    """What was checked and what is wrong."""

    documents: int
    passages: int  # quotes that were compared with the text
    misplaced: tuple[Misplaced, ...]
    violations: tuple[Violation, ...]

    @property
    def ok(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.misplaced and not self.violations


def validate(
    graph: Graph, shapes: bool = True, report: Callable[[str], None] | None = None
) -> ValidationReport:
    """Return what is wrong with `graph`: misplaced quotes and, if `shapes`, SHACL violations.

    `report` is called with one line per document. Raises KgError where the shapes are not SHACL.
    """
    documents = [(str(id_), str(text)) for id_, text in graph.rows(_DOCUMENTS)]
    check = _ShapeCheck(graph) if shapes else None
    passages = 0
    misplaced: list[Misplaced] = []
    violations: list[Violation] = []
    for number, (id_, text) in enumerate(documents, 1):
        if report:
            report(f"{number}/{len(documents)} {id_}")
        for passage in _passages(graph, id_, text):
            passages += 1
            if passage.found != passage.quote:
                misplaced.append(passage)
        if check:
            violations.extend(check.violations(id_))
    return ValidationReport(len(documents), passages, tuple(misplaced), tuple(violations))


def _passages(graph: Graph, id_: str, text: str) -> Iterator[Misplaced]:
    """Yield every quote of a document beside what stands at its offsets."""
    bound = {"graph": Iri(graph_iri(id_)), "document": Iri(document_iri(id_))}
    for selector, start, end, quote in graph.rows(_PASSAGES, bound):
        first, last = int(str(start)), int(str(end))
        found = text[first:last] if 0 <= first < last <= len(text) else ""
        yield Misplaced(id_, str(selector), first, last, str(quote), found)


class _ShapeCheck:
    """The shapes of ontology/shapes.ttl, run by pySHACL on one document after the other."""

    def __init__(self, graph: Graph) -> None:
        import rdflib  # noqa: PLC0415 - slow to import, and only validation needs it

        self._graph = graph
        self._ontology = graph.nquads(ONTOLOGY)
        path = ontology_folder() / "shapes.ttl"
        try:
            self._shapes = rdflib.Graph().parse(path, format="turtle")
        except Exception as error:  # rdflib raises many kinds
            raise KgError(f"{path} cannot be read: {' '.join(str(error).split())[:200]}") from None

    def violations(self, id_: str) -> list[Violation]:
        """Return what is wrong in the document's graph, taken with its entities' descriptions."""
        import pyshacl  # noqa: PLC0415

        _, results, _ = pyshacl.validate(self._data(id_), shacl_graph=self._shapes, inplace=True)
        return _read_results(results, id_)

    def _data(self, id_: str) -> rdflib.Graph:
        import rdflib  # noqa: PLC0415

        iri = graph_iri(id_)
        shared = self._graph.triples(_SHARED, {"graph": Iri(iri)}).serialize("ntriples")
        data = rdflib.Graph(store="Memory")
        return data.parse(self._graph.nquads(iri) + shared + self._ontology, format="nt")


def _read_results(results: rdflib.Graph, id_: str) -> list[Violation]:
    """Return the violations of a SHACL report, sorted."""
    from rdflib.namespace import RDF, SH  # noqa: PLC0415

    found: list[Violation] = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path = results.value(result, SH.resultPath)
        message = str(results.value(result, SH.resultMessage))
        node = str(results.value(result, SH.focusNode))
        found.append(Violation(id_, node, None if path is None else str(path), message))
    return sorted(found, key=lambda v: (v.node, v.path or "", v.message))
