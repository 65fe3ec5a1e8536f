"""What the query editor knows of the graph: prefixes, classes, properties, and example queries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.vocabulary import ONTOLOGY, PREFIXES
from kg.query.binding import bind
from kg.query.named import NamedQuery, named_queries, parameter_values
from kg.query.result import Iri
from kg.server.negotiation import Format, choose
from kg.server.reply import Reply

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.server.message import Job
    from kg.server.sink import Sink

_JSON = Format("json", "application/json")
# The ontology's own terms, and those of other vocabularies that the smallest document uses: all
# documents are described alike, and to go through the whole graph would take long in a large one.
_CLASSES = """
SELECT DISTINCT ?term { { ?term a owl:Class } UNION { GRAPH ?one { ?thing a ?term } } }
ORDER BY ?term
"""
_PROPERTIES = """
SELECT DISTINCT ?term {
  { ?term a owl:ObjectProperty } UNION { ?term a owl:DatatypeProperty }
  UNION { GRAPH ?one { ?thing ?term ?value } }
} ORDER BY ?term
"""
_SMALLEST = """
SELECT ?one { ?one prov:wasGeneratedBy/pk:quadCount ?size } ORDER BY ?size ?one LIMIT 1
"""
_LABELS = "SELECT ?term ?label { ?term rdfs:label ?label } ORDER BY ?term ?label"
_OWL = "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"


def terms(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write one JSON object: prefixes, classes and properties with their labels, examples."""
    form = choose((_JSON,), job.accept, job.format)
    labels: dict[str, list[str]] = {}
    for term, label in graph.rows(_LABELS):
        labels.setdefault(str(term), []).append(str(label))

    one = next((iri for (iri,) in graph.rows(_SMALLEST)), None) or Iri(ONTOLOGY)

    def listed(sparql: str) -> list[dict[str, object]]:
        rows = graph.rows(_OWL + sparql, {"one": one})
        found = [str(iri) for (iri,) in rows if isinstance(iri, Iri)]
        return [{"iri": iri, "labels": labels.get(iri, [])} for iri in found]

    content = {
        "prefixes": PREFIXES,
        "classes": listed(_CLASSES),
        "properties": listed(_PROPERTIES),
        "examples": [_example(graph, query) for query in named_queries()],
    }
    sink.write(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))
    return Reply(form.content_type)


def _example(graph: Graph, query: NamedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "group": query.group,
        "title": query.title,
        "description": query.description,
        "sparql": _with_defaults(graph, query),
    }


def _with_defaults(graph: Graph, query: NamedQuery) -> str:
    """Return the query as it can be run: without its header, its parameters with their defaults.

    Where this graph has no such thing, the variables stay free.
    """
    lines = query.sparql.splitlines(keepends=True)
    header = next((at for at, line in enumerate(lines) if not line.startswith("#")), 0)
    text = f"# {query.title['zh']}\n{''.join(lines[header:]).lstrip()}"
    try:
        values = parameter_values(graph, query)
    except KgError:
        return text
    return bind(text, values) if values else text
