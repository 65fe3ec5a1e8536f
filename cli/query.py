"""`kg query`: ask the graph in SPARQL, or with one of the named queries."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption, OutputOption
from .output import Listing, print_listing, print_table, read_query, shorten, write_bytes

if TYPE_CHECKING:
    from kg.query.named import NamedQuery
    from kg.query.result import Result, Rows, Value


class Format(StrEnum):
    """What a result can be printed as; the second line is for triples."""

    TABLE, CSV, TSV, JSON, NDJSON, XML = "table", "csv", "tsv", "json", "ndjson", "xml"
    TURTLE, NTRIPLES, NQUADS = "turtle", "ntriples", "nquads"
    TRIG, RDFXML, JSONLD = "trig", "rdfxml", "json-ld"


def run(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE.rq", help="A file with a query; - reads stdin."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", "-n", help="A named query; see --list.")
    ] = None,
    expression: Annotated[
        str | None, typer.Option("--expression", "-e", metavar="SPARQL", help="The query itself.")
    ] = None,
    parameters: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="Set a variable of the query."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Default: table on a terminal, else csv or turtle."),
    ] = None,
    output: OutputOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Ask the graph with SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The common prefixes (pk:, skos:, org:, oa:, …) are declared, and a query sees all documents.

    \b
      kg query --list
      kg query --name departments-by-lead
      kg query -e 'SELECT (COUNT(*) AS ?tasks) { ?task a pk:Task }'
      kg query report.rq --format csv -o report.csv
    """
    from kg.graph.store import open_graph
    from kg.query.named import named_query, parameter_values

    if list_:
        _list(format_)
        return
    given = [source for source in (file, name, expression) if source is not None]
    if len(given) != 1:
        raise typer.BadParameter("give one of FILE.rq, --name NAME and -e SPARQL")
    values = dict(_assignment(text) for text in parameters or [])
    _let_interrupts_kill()
    opened = open_graph(graph)
    if name is not None:
        query = named_query(name)
        result = opened.query(query.sparql, parameter_values(opened, query, values))
    else:
        text = expression if expression is not None else read_query(file or Path("-"))
        result = opened.query(text, {key: _plain(value) for key, value in values.items()})
    _answer(result, format_, output)


def _list(format_: Format | None) -> None:
    from kg.query.named import named_queries

    form = None if format_ is None else _listing(format_)
    rows = [(q.name, q.title["zh"], q.title["en"], _signature(q)) for q in named_queries()]
    print_listing(("name", "title@zh", "title@en", "parameters"), rows, form)


def _listing(format_: Format) -> Listing:
    try:
        return Listing(format_.value)
    except ValueError:
        choices = ", ".join(Listing)
        raise typer.BadParameter(f"a list is printed as {choices}, not {format_}") from None


def _signature(query: NamedQuery) -> str:
    return ", ".join(f"{p.name}={p.default or f'<{p.kind}>'}" for p in query.parameters)


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise typer.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    return name.lstrip("?$"), value


def _plain(text: str) -> Value:
    """Return a value for a query of the user's own: an IRI, a whole number or a text."""
    from kg.query.result import Iri

    if text.startswith(("http://", "https://")):
        return Iri(text)
    return int(text) if text.isdecimal() else text


def _answer(result: Result, format_: Format | None, output: Path | None) -> None:
    from kg.query.result import Rows, Triples

    if isinstance(result, Triples):
        name = (format_ or Format.TURTLE).value.replace("-", "")
        write_bytes(result.serialize(name), output)
    elif isinstance(result, Rows):
        _print_rows(result, format_ or _default(output), output)
    else:
        write_bytes(_verdict(result, format_), output)


def _default(output: Path | None) -> Format:
    return Format.TABLE if output is None and sys.stdout.isatty() else Format.CSV


def _print_rows(rows: Rows, format_: Format, output: Path | None) -> None:
    if format_ is Format.TABLE:
        print_table(rows.variables, ([_cell(v) for v in row] for row in rows), output)
    elif format_ is Format.NDJSON:
        lines = (json.dumps(row, ensure_ascii=False, default=float) for row in rows.dicts())
        write_bytes("".join(f"{line}\n" for line in lines).encode(), output)
    else:
        write_bytes(rows.serialize(format_.value), output)


def _verdict(answer: bool, format_: Format | None) -> bytes:
    """Return a yes or no as SPARQL's JSON where that was asked for, and as one word otherwise."""
    if format_ in (Format.JSON, Format.NDJSON):
        return json.dumps({"head": {}, "boolean": answer}).encode() + b"\n"
    return b"true\n" if answer else b"false\n"


def _cell(value: Value) -> Value:
    """Return a cell for people: IRIs with a prefix."""
    from kg.query.result import Iri

    return shorten(value) if isinstance(value, Iri) else value


def _let_interrupts_kill() -> None:
    """Let Ctrl-C end the process at once: the engine does not look for Python's signals."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
