"""`kg search`: find what is named like a text."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption, ListingOption
from .output import print_listing


def run(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A part of a name or alias, or pinyin initials.")
    ],
    types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="CLASS", help="Only things of this class."),
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", "-s", help="Find sentences that hold the text.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", "-l", help="Print at most so many.")] = 20,
    format_: ListingOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Find things by a part of their name, an alias, or pinyin and its initials; or sentences.

    Where a sentence stands is counted in characters of its document's file.

    \b
      kg search 科技局
      kg search skjj
      kg search 产业园 --type Park --limit 5
      kg search 人工智能 --sentences
    """
    from kg.graph.store import open_graph
    from kg.query.search import search, search_sentences

    if sentences:
        found = search_sentences(open_graph(graph), text, limit=limit)
        places = [(p.quote, p.document, p.start, p.end) for p in found]
        print_listing(("sentence", "document", "start", "end"), places, format_)
        return
    hits = search(open_graph(graph), text, types=types or (), limit=limit)
    rows = [(hit.label, hit.type, hit.name, hit.iri) for hit in hits]
    print_listing(("name", "type", "matched", "iri"), rows, format_)
