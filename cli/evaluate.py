"""`kg evaluate`: how good the extraction is, measured against what an expert found."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError

from .options import DEFAULT_GRAPH, GraphOption, ListingOption
from .output import print_listing, write_pieces

if TYPE_CHECKING:
    from kg.evaluation.run import Evaluation
    from kg.evaluation.tally import Share, Tally

_SCORES = ("doc", "kind", "gold", "found", "recall", "facts", "right", "precision", "f1", "gold is")
_ERRORS = ("doc", "kind", "error", "what", "start", "end", "sentence")
_ALL = "(all)"  # the row that sums documents, or kinds; no id has brackets
_Row = tuple[object, ...]


class Part(StrEnum):
    """What the facts of a kind can be parted by."""

    CONFIDENCE = "confidence"
    RULE = "rule"


def run(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Files of facts that an expert found, or folders of such files.",
            show_default=False,
        ),
    ],
    show: Annotated[
        str | None,
        typer.Option("--show", metavar="KIND[:TYPE]", help="List the errors of this kind instead."),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="List what was missed and what is wrong instead.")
    ] = False,
    by: Annotated[
        Part | None,
        typer.Option("--by", help="List precision by bands of confidence, or by rules, instead."),
    ] = None,
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
    missed some itself, and precision is strict. Of several documents the sum, (all), comes last.

    \b
      kg evaluate gold/seven-campaigns-2025.jsonl
      kg evaluate gold/seven-campaigns-2025.jsonl --show entity:Park
      kg evaluate gold --by confidence
      kg evaluate gold/*.jsonl --html exports/evaluation.html
    """
    from kg.evaluation.run import evaluate, gold_files
    from kg.graph.store import open_graph

    evaluations = evaluate(open_graph(graph), gold_files(gold))
    if html is not None:
        from kg.views.evaluation import page_of

        write_pieces([page_of(evaluations).encode()], html)
        typer.echo(f"every error in its place: {html}", err=True)
    if errors or show is not None:
        print_listing(_ERRORS, _faults(evaluations, show), format_)
    elif by is not None:
        header = ("doc", "kind", by.value, "facts", "mean confidence", "right", "precision")
        print_listing(header, _shares(evaluations, by), format_)
    else:
        print_listing(_SCORES, _scores(evaluations), format_)


def _parts(evaluations: list[Evaluation]) -> Iterator[tuple[str, list[Evaluation]]]:
    """Yield each document with its evaluation, and last, of several, all of them."""
    for evaluation in evaluations:
        yield evaluation.gold.document, [evaluation]
    if len(evaluations) > 1:
        yield _ALL, evaluations


def _scores(evaluations: list[Evaluation]) -> Iterator[_Row]:
    from kg.evaluation.run import is_complete, summed

    for name, part in _parts(evaluations):
        for kind, tally in summed(part).items():
            scope = "complete" if is_complete(part, kind) else "open"
            yield name, kind, *_figures(tally), scope


def _figures(tally: Tally) -> _Row:
    recall, precision, f1 = map(_rounded, (tally.recall, tally.precision, tally.f1))
    return tally.gold, tally.found, recall, tally.given, tally.right, precision, f1


def _shares(evaluations: list[Evaluation], by: Part) -> Iterator[_Row]:
    """Yield the facts of each kind in parts, and of several kinds those of all by confidence."""
    from kg.evaluation.run import of_every_kind, summed

    for name, evaluated in _parts(evaluations):
        tallies = summed(evaluated)
        if by is Part.CONFIDENCE:
            tallies[_ALL] = of_every_kind(tallies)
        for kind, tally in tallies.items():
            parts = tally.bands if by is Part.CONFIDENCE else dict(sorted(tally.rules.items()))
            for part, share in parts.items():
                if share.given:
                    yield name, kind, part, *_counts(share)


def _counts(share: Share) -> _Row:
    return share.given, _rounded(share.confidence), share.right, _rounded(share.precision)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


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
