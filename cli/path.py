"""`kg path`: how two things are connected."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError

from .options import DEFAULT_GRAPH, GraphOption, ReadingOption
from .output import Reading, chosen_reading, print_record, shorten

if TYPE_CHECKING:
    from kg.query.path import Step


def run(
    start: Annotated[str, typer.Argument(metavar="A", help="A name, an alias or an IRI.")],
    goal: Annotated[str, typer.Argument(metavar="B", help="A name, an alias or an IRI.")],
    limit: Annotated[int, typer.Option("--limit", "-l", min=1, help="Show so many paths.")] = 3,
    format_: ReadingOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Show the shortest ways from A to B, each step with the sentence that says it.

    Edges may be walked in both directions; the arrow shows which way an edge points.

    \b
      kg path 市科技局 市财政局
      kg path 市科技局 市财政局 --limit 1 --format json
    """
    from kg.graph.store import open_graph
    from kg.query.path import find_paths

    first, last, paths = find_paths(open_graph(graph), start, goal, limit)
    if not paths:
        raise KgError(f"nothing in the graph connects {first.label} and {last.label}")
    if chosen_reading(format_) is Reading.JSON:
        ends = {"from": asdict(first), "to": asdict(last)}
        print_record({**ends, "paths": [asdict(path)["steps"] for path in paths]})
        return
    for number, path in enumerate(paths, start=1):
        print(f"{number}. {first.label}")
        here = first.iri
        for step in path.steps:
            print("\n".join(_lines(step, here)))
            here = step.tail if step.head == here else step.head


def _lines(step: Step, here: str) -> list[str]:
    """Return the step as seen from `here`, and the sentence that says it."""
    relation = shorten(step.predicate)
    outward = step.head == here
    line = f"─ {relation} → {step.tail_label}" if outward else f"← {relation} ─ {step.head_label}"
    if step.quote is None:
        return [f"   {line}"]
    return [f"   {line}", f"       “{' '.join(step.quote.split())}”  ({step.document})"]
