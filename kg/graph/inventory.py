"""What a graph holds: its documents with their fingerprints, and how much of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.graph import Graph
from kg.graph.vocabulary import ENTITIES, FINDINGS, ONTOLOGY, PK, RDF

_RUNS = """
SELECT ?id ?fingerprint ?characters ?mentions ?claims ?targets ?quads WHERE {
  ?run pk:fingerprint ?fingerprint ; prov:used ?document ;
    pk:characterCount ?characters ; pk:mentionCount ?mentions ; pk:claimCount ?claims ;
    pk:targetCount ?targets ; pk:quadCount ?quads .
  ?document dct:identifier ?id .
} ORDER BY ?id
"""
_ENTITIES = f"""
SELECT ?class (COUNT(*) AS ?entities) WHERE {{ GRAPH <{ENTITIES}> {{ ?entity a ?class }} }}
GROUP BY ?class
"""
_SHARED = f"""
SELECT (COUNT(*) AS ?quads) WHERE {{
  VALUES ?graph {{ <{ENTITIES}> <{ONTOLOGY}> <{FINDINGS}> }} GRAPH ?graph {{ ?s ?p ?o }}
}}
"""
_ONTOLOGY = f"SELECT ?fingerprint WHERE {{ <{ONTOLOGY}> pk:fingerprint ?fingerprint }}"


_IS_A = f"> <{RDF}type> <".encode()
_IS_INDICATOR = f"> <{RDF}type> <{PK}Indicator> ".encode()


@dataclass(frozen=True, slots=True)
class Run:
    """What reading one document has made; `fingerprint` is of all that it depends on."""

    fingerprint: str
    characters: int
    mentions: int
    claims: int
    targets: int
    quads: int  # of the document's graph


@dataclass
class Growth:
    """How much is said in the graphs that belong to no one document, or how much more."""

    entities: int = 0
    quads: int = 0

    def merge(self, nquads: bytes, times: int = 1) -> None:
        """Count N-Quads of the merged graph in; with `times` -1 out."""
        self.quads += times * nquads.count(b"\n")
        self.entities += times * (nquads.count(_IS_A) - nquads.count(_IS_INDICATOR))


@dataclass(frozen=True)
class Inventory:
    """The documents of a graph by id, and counts of what it holds besides."""

    runs: Mapping[str, Run]
    ontology: str | None  # the fingerprint of the ontology in the graph
    entities: int
    shared: int  # quads of no one document

    @property
    def quads(self) -> int:
        """Return the number of all quads."""
        return self.shared + sum(run.quads for run in self.runs.values())


def take_inventory(graph: Graph) -> Inventory:
    """Return what `graph` holds, from the counts that each run has left in it."""
    classes = {str(row[0]): int(str(row[1])) for row in graph.rows(_ENTITIES)}
    ontology = [str(row[0]) for row in graph.rows(_ONTOLOGY)]
    return Inventory(
        runs={id_: Run(print_, *map(int, counts)) for id_, print_, *counts in _runs(graph)},
        ontology=ontology[0] if ontology else None,
        entities=sum(n for name, n in classes.items() if not name.endswith("#Indicator")),
        shared=sum(int(str(row[0])) for row in graph.rows(_SHARED)),
    )


def fingerprints(graph: Graph) -> dict[str, str]:
    """Return the fingerprint of each document by its id: what tells whether a graph has changed."""
    return {id_: print_ for id_, print_, *_ in _runs(graph)}


def _runs(graph: Graph) -> Iterator[list[str]]:
    for row in graph.rows(_RUNS):
        yield [str(value) for value in row]
