"""Evaluating a graph: the gold of several documents against what the graph says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.evaluation.gold import Gold, read_gold
from kg.evaluation.score import score
from kg.evaluation.tally import Tally
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


def _text(graph: Graph, gold: Gold, path: Path) -> str:
    for (text,) in graph.rows(_TEXT, {"id": gold.document}):
        return str(text)
    raise KgError(f"{path} is about {gold.document}, which the graph does not hold; build it first")
