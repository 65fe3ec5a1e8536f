"""The measured levels: `python -m tests.gold.levels` measures and writes levels.toml anew.

It builds the seeds and the samples. Each seed has levels of its own; the samples are short, so
that their levels are of the sum over all of them. A level is the F1 that a kind reached, less a
small margin. The tests fail where a kind falls below its level; a level is lowered by hand only,
and with a reason.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.build import build
from kg.evaluation.run import evaluate, gold_files, summed
from kg.evaluation.tally import Tally
from kg.graph.store import Graph, open_graph

FOLDER = Path(__file__).parent
SAMPLES = FOLDER / "samples"  # documents of other places beside their gold
LEVELS = FOLDER / "levels.toml"
MARGIN = 0.005
_HEADER = """\
# The F1 that each kind reaches on each gold file of this folder, and on those in samples/ together,
# less a margin of {margin}.
# Written by `python -m tests.gold.levels`; the tests fail where a kind falls below.
"""


def measure(seeds: Graph, samples: Graph) -> dict[str, dict[str, float]]:
    """Return the F1 by seed, or "samples", and kind; kinds of which the gold has none are left out.

    `seeds` and `samples` are graphs of the documents that the gold is about.
    """
    found = {
        evaluation.gold.document: dict(_f1(evaluation.tallies))
        for evaluation in evaluate(seeds, gold_files([FOLDER]))
    }
    return {**found, SAMPLES.name: dict(_f1(summed(evaluate(samples, gold_files([SAMPLES])))))}


def _f1(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, float]]:
    for kind, tally in tallies.items():
        if tally.f1 is not None:
            yield kind, tally.f1


def write(measured: dict[str, dict[str, float]], path: Path = LEVELS) -> None:
    """Write the levels that follow from what was measured."""
    lines = [_HEADER.format(margin=MARGIN)]
    for document, kinds in measured.items():
        lines.append(f"[{document}]")
        lines += [f'"{kind}" = {max(0.0, f1 - MARGIN):.3f}' for kind, f1 in kinds.items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "seeds", Path(folder) / "samples"]
        build([FOLDER.parent.parent / "seeds"], paths[0])
        build([SAMPLES], paths[1])
        write(measure(*map(open_graph, paths)))
    print(f"wrote {LEVELS}")
