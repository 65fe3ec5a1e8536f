"""`kg evaluate`: how good the extraction is, measured against what an expert found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError

from .options import DEFAULT_GRAPH, GraphOption, ListingOption
from .output import print_listing, write_pieces

if TYPE_CHECKING:
    from kg.evaluation.run import Evaluation
    from kg.evaluation.tally import Tally

_SCORES = ("doc", "kind", "gold", "found", "recall", "facts", "right", "precision", "f1", "gold is")
_ERRORS = ("doc", "kind", "error", "what", "start", "end", "sentence")
_Row = tuple[object, ...]


def run(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="Files of facts that an expert found.")
    ],
    show: Annotated[
        str | None,
        typer.Option("--show", metavar="KIND[:TYPE]", help="List the errors of this kind instead."),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and what is wrong instead.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page with every error in its place."),
    ] = None,
    format_: ListingOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
) -> None:
    """Compare the facts of the graph with gold files: precision, recall and F1 by kind.

    A gold file is JSON Lines in the keys that `kg export facts` writes; its first line says which
    document, and which parts of it, the expert read. Where the gold of a kind is open, it may have
    missed some itself, and precision is strict.

    \b
      kg evaluate gold/seven-campaigns-2025.jsonl
      kg evaluate gold/seven-campaigns-2025.jsonl --show entity:Park
      kg evaluate gold/*.jsonl --html exports/evaluation.html
    """
    from kg.evaluation.run import evaluate
    from kg.graph.store import open_graph

    evaluations = evaluate(open_graph(graph), gold)
    if html is not None:
        from kg.views.evaluation import page_of

        write_pieces([page_of(evaluations).encode()], html)
        typer.echo(f"every error in its place: {html}", err=True)
    if errors or show is not None:
        print_listing(_ERRORS, _faults(evaluations, show), format_)
    else:
        rows = [_score(e, kind, tally) for e in evaluations for kind, tally in e.tallies.items()]
        print_listing(_SCORES, rows, format_)


def _score(evaluation: Evaluation, kind: str, tally: Tally) -> _Row:
    figures = (tally.recall, tally.precision, tally.f1)
    recall, precision, f1 = (None if value is None else round(value, 3) for value in figures)
    scope = "complete" if kind in evaluation.gold.complete else "open"
    counts = (tally.gold, tally.found, recall, tally.given, tally.right, precision, f1)
    return evaluation.gold.document, kind, *counts, scope


def _faults(evaluations: list[Evaluation], wanted: str | None) -> list[_Row]:
    """Return the errors of the kind that is wanted, or of all."""
    known = sorted({name for evaluation in evaluations for name in evaluation.tallies})
    if wanted is not None and wanted not in known:
        raise KgError(f"there is no kind {wanted!r} here; use one of {', '.join(known)}")
    return [
        (evaluation.gold.document, kind, *row)
        for evaluation in evaluations
        for kind, tally in evaluation.tallies.items()
        if wanted in (None, kind)
        for row in _errors(evaluation, tally)
    ]


def _errors(evaluation: Evaluation, tally: Tally) -> Iterator[_Row]:
    from kg.query.sentence import sentence_at

    for error in tally.findings:
        sentence = ""
        if error.start is not None and error.end is not None:
            first, last = sentence_at(evaluation.text, error.start, error.end)
            sentence = " ".join(evaluation.text[first:last].split())
        yield error.fault, error.text, error.start, error.end, sentence
