"""Options that several commands share, so that they are named and explained alike."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .output import Listing, Reading

DEFAULT_GRAPH = ".kg/graph"

GraphOption = Annotated[
    str,
    typer.Option(
        "--graph",
        envvar="KG_GRAPH",
        help="Where the graph lies: a folder, or the URL of a SPARQL endpoint.",
        metavar="PLACE",
        show_envvar=True,
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of stdout.")
]
ListingOption = Annotated[
    Listing | None,
    typer.Option("--format", "-f", help="Default: table on a terminal, else csv."),
]
ReadingOption = Annotated[
    Reading | None,
    typer.Option("--format", "-f", help="Default: text on a terminal, else json."),
]
