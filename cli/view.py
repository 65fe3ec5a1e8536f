"""`kg view`: write pages for the browser, one network or a whole site."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption
from .progress import progress

if TYPE_CHECKING:
    from kg.graph.graph import Graph

_FOLDER = Path("exports")


class Kind(StrEnum):
    """What there is to write."""

    NETWORK = "network"
    SITE = "site"


def run(
    kind: Annotated[
        Kind, typer.Argument(metavar="[network|site]", help="One network, or pages of everything.")
    ] = Kind.NETWORK,
    year: Annotated[
        int | None,
        typer.Option("--year", "-y", help="Documents of this year. [default: the latest]"),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--doc", "--document", "-d", metavar="ID", help="All that this one says."),
    ] = None,
    around: Annotated[
        str | None,
        typer.Option("--around", metavar="ENTITY", help="What lies around this thing."),
    ] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, max=4, help="So many steps around it.")] = 1,
    path: Annotated[
        tuple[str, str] | None,
        typer.Option("--path", metavar="A B", help="How two things are connected."),
    ] = None,
    construct: Annotated[
        Path | None,
        typer.Option("--construct", metavar="FILE.rq", help="What a CONSTRUCT query answers."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that all documents say.")] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="A folder, or a file that ends in .html.")
    ] = _FOLDER,
    single_file: Annotated[
        bool, typer.Option("--single-file", help="Pack the site into one file, site.html.")
    ] = False,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Write pages that open with a double click: a network, or a site about all there is.

    They need no network and no server, and show the sentence behind each statement. A network is
    one HTML file of tasks, departments and what else there is. A site has a page for each
    department, campaign, project, place and so on, each document as a reader, the targets, the
    responsibility matrix and the documents compared. The path of the file to open is printed.

    \b
      kg view
      kg view --around 市科技局 --hops 2
      kg view --path 市科技局 市教育局
      kg view --doc seven-campaigns-2025 -o exports/campaigns.html
      kg view site
      kg view site --single-file
    """
    from kg.graph.store import open_graph

    chosen = {
        "--year": year, "--doc": document, "--around": around, "--path": path,
        "--construct": construct, "--all": everything or None,
    }  # fmt: skip
    subjects = [option for option, choice in chosen.items() if choice is not None]
    if len(subjects) > 1:
        raise typer.BadParameter(f"give one of {' and '.join(subjects)}")
    if kind is Kind.SITE and subjects:
        raise typer.BadParameter(f"a site shows everything; leave {subjects[0]} out")
    opened = open_graph(graph)
    with progress() as report:
        if kind is Kind.SITE:
            report("writing the site")
            page = _site(opened, output, single_file)
        else:
            from kg.views.write import write_view

            report("drawing the network")
            page = write_view(
                opened, output, year=year, document=document, around=around, hops=hops, path=path,
                construct=construct, everything=everything,
            )  # fmt: skip
    print(page)


def _site(graph: Graph, output: Path, single_file: bool) -> Path:
    from kg.views.site import write_single_file, write_site

    if output.suffix == ".html":
        return write_single_file(graph, output)
    return (
        write_single_file(graph, output / "site.html") if single_file else write_site(graph, output)
    )
