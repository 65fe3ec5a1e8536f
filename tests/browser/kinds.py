"""One page of each kind that a graph has: of things, that of which most is said."""

from __future__ import annotations

from kg.graph.store import Graph

BOARDS = ("index", "targets", "matrix", "compare", "questions", "question/discrepancies",
          "list/department")  # fmt: skip
TYPES = (
    "Department", "Initiative", "Industry", "Park", "Project", "Enterprise", "Place", "TaskForce",
    "PolicyDocument",
)  # fmt: skip
_MOST_SAID = """
SELECT ?thing { { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing }
  UNION { ?report pk:project ?thing } UNION { ?claim prov:wasQuotedFrom ?thing }
  ?thing a pk:%s } GROUP BY ?thing ORDER BY DESC(COUNT(*)) ?thing LIMIT 1
"""


def most_said(graph: Graph, type_: str) -> str:
    """Return the IRI of the thing of a type of which most is said."""
    return next(str(iri) for (iri,) in graph.rows(_MOST_SAID % type_))
