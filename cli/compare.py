"""`kg compare`: what two documents tell differently, and what became of projects."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError

from .options import DEFAULT_GRAPH, GraphOption, ReadingOption
from .output import Reading, chosen_reading, print_record

if TYPE_CHECKING:
    from kg.comparison.finding import Comparison, Quotation


def run(
    first: Annotated[
        str | None, typer.Argument(metavar="A", help="The id of a document.", show_default=False)
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="B", help="The id of another.", show_default=False)
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Every two documents that share text or projects.")
    ] = False,
    format_: ReadingOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Compare two documents: the same matter told differently, both quoted.

    A discrepancy is a figure, a name, a place or a status; rewording is none. A status that a
    later document reports of a project is a development. What is probably a misprint is said so,
    and no text is changed. `kg query --list` shows the ids under `documents`.

    \b
      kg compare work-report-2019 work-report-2019-digest
      kg compare --all --format json
    """
    from kg.comparison.compare import compare, compare_all
    from kg.graph.store import open_graph

    opened = open_graph(graph)
    if all_ and first is None:
        comparisons = compare_all(opened.rows)
    elif first is not None and second is not None and not all_:
        comparisons = [compare(opened.rows, first, second)]
    else:
        raise KgError("name two documents, such as `kg compare A B`, or give --all alone")
    if chosen_reading(format_) is Reading.JSON:
        print_record({"comparisons": [asdict(comparison) for comparison in comparisons]})
    else:
        print("\n".join(line for c in comparisons for line in _lines(c)) or "nothing to compare")


def _lines(comparison: Comparison) -> list[str]:
    lines = [f"{comparison.first} and {comparison.second}"]
    notes = {id(m.wrong): m for m in comparison.misprints}
    for finding in comparison.discrepancies:
        lines += [
            "",
            f"{finding.kind}: {_plain(finding.first.text)} / {_plain(finding.second.text)}",
        ]
        lines += [*_quoted(finding.first), *_quoted(finding.second)]
        for side in (finding.first, finding.second):
            if misprint := notes.get(id(side)):
                wrong, right = _plain(side.text), _plain(misprint.right.text)
                lines.append(f"    {wrong} is probably a misprint of {right}: {misprint.reason}")
    for project in comparison.developments:
        before = f"{project.earlier.text} ({project.earlier_as}, {project.earlier_date})"
        after = f"{project.later.text} ({project.later_as}, {project.later_date})"
        lines += ["", f"development: {project.name}: {before} → {after}: {project.trend}"]
        lines += [*_quoted(project.earlier), *_quoted(project.later)]
        lines.append(f"    one project because: {project.same}")
    if len(lines) == 1:
        lines.append("    nothing is told differently")
    return [*lines, ""]


def _quoted(side: Quotation) -> list[str]:
    return [f"    {side.document}:{side.start}-{side.end}", f"        “{_plain(side.quote)}”"]


def _plain(text: str) -> str:
    return " ".join(text.split())
