"""`kg export`: write the graph, or the part that is meant, for other tools."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption, OutputOption
from .output import read_query, write_pieces

if TYPE_CHECKING:
    from kg.graph.store import Graph


class Format(StrEnum):
    """What can be written; the second line is for tools that know no RDF."""

    TURTLE, NTRIPLES, NQUADS, TRIG = "turtle", "ntriples", "nquads", "trig"
    RDFXML, JSONLD = "rdfxml", "json-ld"
    GRAPHML, CSV, FACTS = "graphml", "csv", "facts"


def run(
    format_: Annotated[Format, typer.Argument(metavar="FORMAT", help=", ".join(Format))],
    around: Annotated[
        str | None,
        typer.Option("--around", metavar="ENTITY", help="What lies around this thing."),
    ] = None,
    hops: Annotated[int, typer.Option("--hops", min=0, help="So many steps around it.")] = 1,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="CLASS", help="Only things of this class."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option(
            "--doc", "--document", "-d", metavar="ID", help="Only what this document says."
        ),
    ] = None,
    least: Annotated[
        float,
        typer.Option("--min-confidence", metavar="0..1", help="Only what is at least so sure."),
    ] = 0.0,
    construct: Annotated[
        Path | None,
        typer.Option("--construct", metavar="FILE.rq", help="What this CONSTRUCT query gives."),
    ] = None,
    output: OutputOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write the graph, or a part of it, in a format that another tool reads.

    turtle, ntriples, nquads, trig, rdfxml and json-ld are RDF; graphml is for Gephi, Cytoscape and
    yEd; csv is a table of edges; facts is JSON Lines, one statement a line with its evidence.

    \b
      kg export nquads -o graph.nq
      kg export graphml --around 市科技局 --hops 2 -o around.graphml
      kg export facts --doc seven-campaigns-2025
      kg export csv --min-confidence 0.9 -o edges.csv
    """
    from kg.graph.store import open_graph

    if construct is None:
        from kg.export.formats import export
        from kg.export.selection import Selection

        part = Selection(around, hops, tuple(types or ()), tuple(documents or ()), least)
        write_pieces(export(open_graph(graph), format_.value, part), output)
        return
    if around is not None or types or documents or least:
        raise typer.BadParameter("--construct stands alone; leave the other choices out")
    write_pieces(_constructed(open_graph(graph), construct, format_), output)


def _constructed(graph: Graph, query: Path, format_: Format) -> Iterator[bytes]:
    yield graph.triples(read_query(query)).serialize(format_.value.replace("-", ""))
