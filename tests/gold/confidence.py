"""What the rules reach: `python -m tests.gold.confidence` measures and writes confidence.toml anew.

It builds the seeds and the samples, compares them with their gold, and writes for each rule of a
relation or a status how many of its statements are right, to ontology/lexicon/confidence.toml.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.build import build
from kg.evaluation.run import Evaluation, evaluate, gold_files, summed
from kg.evaluation.tally import Share, Tally
from kg.graph.store import open_graph
from tests.gold.levels import FOLDER, SAMPLES

ROOT = FOLDER.parent.parent
CONFIDENCE = ROOT / "ontology" / "lexicon" / "confidence.toml"
SOURCES = {ROOT / "seeds": FOLDER, SAMPLES: SAMPLES}  # texts: their gold
# Only of these kinds: other modules' thresholds depend on the confidence of a mention.
KINDS = ("advances", "develops_industry", "located_in", "operated_by", "part_of", "project_status")
FEWEST = 8  # statements of a rule; of fewer the share says little
_MOST = 0.95  # no share is a promise
_HEADER = """\
# How sure the rules of relations and statuses are: the share of right ones among a rule's
# statements on the gold files of the seeds and the samples, (right + 1) / (all + 2).
# Gold of the seeds is open: what it does not list counts as wrong, so that shares are rather low.
# A rule that is not here gave fewer than {fewest} statements; it has the estimate of its author.
# Written by `python -m tests.gold.confidence`; `kg evaluate GOLD --by rule` shows the counts.

[rules]
"""


def measure() -> list[Evaluation]:
    """Return the evaluations of the seeds and the samples, built anew."""
    found: list[Evaluation] = []
    for texts, gold in SOURCES.items():
        with tempfile.TemporaryDirectory() as folder:
            graph = Path(folder) / "graph"
            build([texts], graph)
            found += evaluate(open_graph(graph), gold_files([gold]))
    return found


def shares(tallies: Mapping[str, Tally]) -> dict[str, Share]:
    """Return the shares of the rules that gave enough, by name."""
    rules = {rule: share for kind in KINDS for rule, share in tallies[kind].rules.items()}
    return {rule: share for rule, share in sorted(rules.items()) if share.given >= FEWEST}


def confidence(share: Share) -> float:
    """Return the confidence that follows from a share: the rule of succession, with a ceiling."""
    return round(min(_MOST, (share.right + 1) / (share.given + 2)), 2)


def _lines(measured: Mapping[str, Share]) -> Iterable[str]:
    for rule, share in measured.items():
        yield f'"{rule}" = {confidence(share):.2f}  # {share.right} of {share.given}\n'


if __name__ == "__main__":
    measured = shares(summed(measure()))
    text = _HEADER.format(fewest=FEWEST) + "".join(_lines(measured))
    CONFIDENCE.write_text(text, encoding="utf-8")
    print(f"wrote {CONFIDENCE}")
