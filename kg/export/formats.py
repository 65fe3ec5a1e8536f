"""The formats that the graph or a part of it is written in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.errors import KgError
from kg.export.facts import write_facts
from kg.export.network import Edge, Network, read_network
from kg.export.selection import Selection, check_documents, select_quads
from kg.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from kg.graph.store import Graph

_RDF = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "json-ld": RdfFormat.JSON_LD,
}
FORMATS: tuple[str, ...] = (*_RDF, "graphml", "csv", "facts")


def export(graph: Graph, format_: str, selection: Selection | None = None) -> Iterator[bytes]:
    """Return the selected part of the graph in `format_`, in pieces; equal graphs give equal bytes.

    Raises KgError for an unknown format, or a selection that the format cannot follow.
    """
    chosen = selection or Selection()
    if format_ == "nquads" and chosen.is_everything:
        yield graph.nquads()
    elif format_ in _RDF:
        yield _rdf(select_quads(graph, chosen), _RDF[format_])
    elif format_ == "graphml":
        yield _graphml(read_network(graph, chosen))
    elif format_ == "csv":
        yield _csv(read_network(graph, chosen).edges)
    elif format_ == "facts":
        yield from _facts(graph, chosen)
    else:
        raise KgError(f"there is no format {format_!r}; use one of {', '.join(FORMATS)}")


def _rdf(quads: Iterator[Quad], format_: RdfFormat) -> bytes:
    """Return the quads sorted; formats without named graphs get the triples of all of them."""
    prefixes = PREFIXES if format_ not in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS) else None
    ordered: list[Quad] | list[Triple]
    if format_.supports_datasets:
        ordered = sorted(set(quads), key=str)
    else:
        ordered = sorted({quad.triple for quad in quads}, key=str)
    return serialize(ordered, format=format_, prefixes=prefixes) or b""


def _graphml(network: Network) -> bytes:
    """Return the network for Gephi, Cytoscape or yEd; attribute names are theirs where they fit."""
    import networkx as nx  # noqa: PLC0415 - 150 ms, and only this format needs it

    written: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in network.nodes:
        written.add_node(node.iri, label=node.label, type=node.type, aliases="|".join(node.aliases))
    for number, edge in enumerate(network.edges):
        written.add_edge(edge.head, edge.tail, key=number, **_attributes(edge))
    return ("\n".join(nx.generate_graphml(written, named_key_ids=True)) + "\n").encode()


def _attributes(edge: Edge) -> dict[str, str | int | float]:
    return {
        "label": edge.label,
        "relation": edge.relation,
        "documents": "|".join(edge.documents),
        "quote": edge.quote,
        "confidence": edge.confidence,
    }


def _csv(edges: tuple[Edge, ...]) -> bytes:
    """Return one line per edge, with a byte order mark so that spreadsheets read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = ("head", "relation", "tail", "documents", "quote", "confidence", "head_iri", "tail_iri")
    writer.writerow(names)
    for edge in edges:
        row = (edge.head_label, edge.relation, edge.tail_label, "|".join(edge.documents))
        writer.writerow(map(_cell, (*row, edge.quote, edge.confidence, edge.head, edge.tail)))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cell(value: object) -> object:
    """Return a cell that a spreadsheet takes for text, never for a formula."""
    text = str(value)
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else value


def _facts(graph: Graph, selection: Selection) -> Iterator[bytes]:
    if selection.around is not None or selection.types:
        raise KgError("facts are written whole or by --doc; leave --around and --type out")
    check_documents(graph, selection.documents)
    yield from write_facts(graph, selection.documents, selection.least)
