"""What a graph holds: its documents with their fingerprints, and how much of what."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.graph import Graph
from kg.graph.vocabulary import ENTITIES, FINDINGS, ONTOLOGY

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


@dataclass(frozen=True)
class Inventory:
    """Counts over all documents; `fingerprints` is by document id."""

    fingerprints: dict[str, str]
    ontology: str | None  # the fingerprint of the ontology in the graph
    characters: int
    mentions: int
    claims: int
    targets: int
    entities: int
    quads: int


def take_inventory(graph: Graph) -> Inventory:
    """Return what `graph` holds, from the counts that each run has left in it."""
    runs = [[str(v) for v in row] for row in graph.rows(_RUNS)]
    totals = [sum(int(run[i]) for run in runs) for i in range(2, 7)]
    classes = {str(row[0]): int(str(row[1])) for row in graph.rows(_ENTITIES)}
    ontology = [str(row[0]) for row in graph.rows(_ONTOLOGY)]
    shared = sum(int(str(row[0])) for row in graph.rows(_SHARED))
    return Inventory(
        fingerprints={run[0]: run[1] for run in runs},
        ontology=ontology[0] if ontology else None,
        characters=totals[0],
        mentions=totals[1],
        claims=totals[2],
        targets=totals[3],
        entities=sum(n for name, n in classes.items() if not name.endswith("#Indicator")),
        quads=totals[4] + shared,
    )
