"""`kg build`: read documents and bring the graph up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption
from .progress import progress

if TYPE_CHECKING:
    from kg.build import BuildReport

_FOLDERS = [Path("seeds")]


def run(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FOLDER...", help="Folders of documents.", show_default="seeds"),
    ] = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Read the documents of one or more folders and bring the graph up to date.

    The graph then holds these documents and no others; those that have not changed are not read
    again. Until the build has ended, and if it fails, queries see the graph as it was.

    \b
      kg build
      kg build plans reports --graph my-graph
    """
    from kg.build import build

    with progress() as report:
        done = build(folders or _FOLDERS, graph, report)
    print("\n".join(_lines(graph, done)))


def _lines(graph: str, done: BuildReport) -> list[str]:
    seconds = done.seconds["total"]
    return [
        f"The graph at {graph} is up to date after {seconds:.2f} s.",
        f"  documents   {done.documents:>9,}  ({len(done.changed):,} read anew, "
        f"{len(done.removed):,} removed)",
        f"  characters  {done.characters:>9,}",
        f"  mentions    {done.mentions:>9,}",
        f"  entities    {done.entities:>9,}",
        f"  claims      {done.claims:>9,}",
        f"  targets     {done.targets:>9,}",
        f"  quads       {done.quads:>9,}",
    ]
