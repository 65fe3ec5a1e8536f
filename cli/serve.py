"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption


def run(
    host: Annotated[
        str, typer.Option("--host", help="Listen at this address of the machine.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", help="0 takes one that is free.")] = 7474,
    public: Annotated[
        bool, typer.Option("--public", help="Let other machines reach it; needed for their --host.")
    ] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", help="Seconds that one query may take.")
    ] = 30.0,
    memory: Annotated[
        int, typer.Option("--memory", help="MiB of memory that one query may take.")
    ] = 1024,
    max_result: Annotated[
        int, typer.Option("--max-result", help="MiB that one answer may have.")
    ] = 100,
    cors: Annotated[
        str, typer.Option("--cors", help="Whose web pages may read answers: *, an origin, or none.")
    ] = "*",
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Serve the graph: a SPARQL endpoint, an editor for queries, and a page for each thing.

    Only this machine can reach it, and nobody can change the graph through it. The address is
    printed; Ctrl-C ends the server. When `kg build` has changed the graph, answers are from the
    new one at once. With an endpoint as --graph, queries are sent on to it within the same bounds.

    \b
      kg serve
      kg serve --port 8080 --timeout 60
      kg serve --host 0.0.0.0 --public
    """
    from kg.server.limits import Limits
    from kg.server.run import Address, serve

    limits = Limits(seconds=timeout, memory_mib=memory, result_mib=max_result)
    origin = "" if cors == "none" else cors
    serve(graph, Address(host, port, public), limits, origin=origin, ready=_tell)


def _tell(url: str) -> None:
    print(url, flush=True)
