"""`kg validate`: is every quotation where it is said to be, and every node in shape?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError

from .options import DEFAULT_GRAPH, GraphOption, ReadingOption
from .output import Reading, chosen_reading, print_record
from .progress import progress

if TYPE_CHECKING:
    from kg.graph.validation import ValidationReport

_SHOWN = 20


def run(
    shapes: Annotated[
        bool, typer.Option("--shapes/--no-shapes", help="Also check the SHACL shapes.")
    ] = True,
    format_: ReadingOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Check that every quotation stands at its place in the text, and that every node is whole.

    Exits with 1 where something is wrong, and says what.

    \b
      kg validate
      kg validate --no-shapes --format json
    """
    from kg.graph.store import open_graph
    from kg.graph.validation import validate

    opened = open_graph(graph)
    with progress() as report:
        checked = validate(opened, shapes, report)
    if chosen_reading(format_) is Reading.JSON:
        print_record({"ok": checked.ok, **asdict(checked)})
    else:
        print("\n".join(_lines(checked)))
    if not checked.ok:
        raise KgError(
            f"{len(checked.misplaced):,} quotations are not at their place and "
            f"{len(checked.violations):,} nodes are not whole; build the graph again"
        )


def _lines(checked: ValidationReport) -> list[str]:
    right = checked.passages - len(checked.misplaced)
    lines = [
        f"{right:,} of {checked.passages:,} quotations in {checked.documents:,} documents stand at "
        f"their place; {len(checked.violations):,} violations of the shapes"
    ]
    for wrong in checked.misplaced[:_SHOWN]:
        place = f"{wrong.document}:{wrong.start}-{wrong.end}"
        lines.append(f"  {place}: “{wrong.quote}” is claimed, “{wrong.found}” stands there")
    for violation in checked.violations[:_SHOWN]:
        lines.append(f"  {violation.document}: <{violation.node}>: {violation.message}")
    return lines
