"""`kg show`: read all that the graph says of one thing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from .options import DEFAULT_GRAPH, GraphOption, ReadingOption
from .output import Reading, chosen_reading, print_record, shorten

if TYPE_CHECKING:
    from kg.query.describe import Appearance, Description, Note, Statement


def run(
    name: Annotated[
        str, typer.Argument(metavar="ENTITY", help="A name, an alias or an IRI, in full.")
    ],
    format_: ReadingOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Show one thing: its names, why they are one, and each statement with its sentence.

    Where a statement stands is given as DOCUMENT:START-END, counted in characters of the file.

    \b
      kg show 市科技局
      kg show 市科技局 --format json
    """
    from kg.graph.store import open_graph
    from kg.query.describe import describe

    description = describe(open_graph(graph), name)
    if chosen_reading(format_) is Reading.JSON:
        print_record(asdict(description))
    else:
        print("\n".join(_lines(description)))


def _lines(description: Description) -> list[str]:
    thing = description.thing
    lines = [f"{thing.label}  ({thing.type})", f"<{thing.iri}>", ""]
    for appearance in description.appearances:
        lines += _appearance(appearance)
    lines += [f"{sort}: {label}" for sort, label in description.labels]
    for note in description.notes:
        lines += _note(note)
    for statement in description.statements:
        lines += ["", *_statement(statement)]
    return lines


def _appearance(appearance: Appearance) -> list[str]:
    times = "once" if appearance.mentions == 1 else f"{appearance.mentions} times"
    names = "、".join(appearance.names)
    line = f"{appearance.document}: named {times}, as {names}"
    return [line, *(f"    because: {reason}" for reason in appearance.reasons)]


def _note(note: Note) -> list[str]:
    lines = [f"told differently ({note.kind}): {note.other_document} says {note.other_says}"]
    if note.reason:
        lines.append(f"    {note.reason}")
    quote = " ".join(note.passage.quote.split())
    where = f"{note.passage.document}:{note.passage.start}-{note.passage.end}"
    return [*lines, f"    {where} says {note.says}: “{quote}”"]


def _statement(statement: Statement) -> list[str]:
    arrow = "→" if statement.outward else "←"
    detail = f"  ({statement.detail})" if statement.detail else ""
    passage = statement.passage
    where = f"{passage.document}:{passage.start}-{passage.end}"
    found = f"rule {statement.rule}, confidence {statement.confidence:g}"
    quote = " ".join(passage.quote.split())
    return [
        f"{arrow} {shorten(statement.relation)}  {statement.text}{detail}",
        f"    “{quote}”",
        f"    {where}, {found}",
    ]
