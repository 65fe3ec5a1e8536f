"""Evaluating a graph: the gold of several documents against what the graph says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.evaluation.gold import Gold, read_gold
from kg.evaluation.score import score
from kg.evaluation.tally import Tally, total
from kg.export.facts import facts

if TYPE_CHECKING:
    from kg.graph.store import Graph

_TEXT = "SELECT ?text { GRAPH ?g { ?document dct:identifier ?id ; pk:text ?text } }"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The gold of one document, how the facts compare with it, and the document's text."""

    gold: Gold
    tallies: dict[str, Tally]
    text: str


# Of the two counts of a target the one that asks for less; the other stands for both in a sum.
_PART = "target:number"


def gold_files(paths: Sequence[Path]) -> list[Path]:
    """Return the gold files among `paths`, and those (*.jsonl) right in each folder, by name.

    Raises KgError where a folder has none.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
        if not inside:
            raise KgError(f"the folder {path} has no gold file; gold is JSON Lines in *.jsonl")
        found += inside
    return found


def evaluate(graph: Graph, files: Sequence[Path]) -> list[Evaluation]:
    """Return the evaluation of each gold file, in the order given.

    Raises KgError where a file cannot be read, or its document is not in the graph.
    """
    golds = [read_gold(path) for path in files]
    texts = [_text(graph, gold, path) for gold, path in zip(golds, files, strict=True)]
    found = list(facts(graph, [gold.document for gold in golds]))
    return [
        Evaluation(gold, score(gold, found), text) for gold, text in zip(golds, texts, strict=True)
    ]


def summed(evaluations: Sequence[Evaluation]) -> dict[str, Tally]:
    """Return the sum over the documents for each kind, by name."""
    kinds = sorted({kind for evaluation in evaluations for kind in evaluation.tallies})
    return {
        kind: total(e.tallies[kind] for e in evaluations if kind in e.tallies) for kind in kinds
    }


def of_every_kind(tallies: Mapping[str, Tally]) -> Tally:
    """Return the sum over the kinds; a target counts once, as whole."""
    return total(tally for kind, tally in tallies.items() if kind != _PART)


def is_complete(evaluations: Sequence[Evaluation], kind: str) -> bool:
    """Return whether no document that has the kind may have missed some, so precision is meant."""
    return all(kind in e.gold.complete for e in evaluations if kind in e.tallies)


def _text(graph: Graph, gold: Gold, path: Path) -> str:
    for (text,) in graph.rows(_TEXT, {"id": gold.document}):
        return str(text)
    raise KgError(f"{path} is about {gold.document}, which the graph does not hold; build it first")
