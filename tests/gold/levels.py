"""The measured levels: `python -m tests.gold.levels` builds the seeds and writes levels.toml anew.

A level is the F1 that a kind reached, less a small margin. The tests
fail where a kind falls below its level; a level is lowered by hand only, and with a reason.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg.build import build
from kg.evaluation.run import Evaluation, evaluate
from kg.graph.store import Graph, open_graph

FOLDER = Path(__file__).parent
LEVELS = FOLDER / "levels.toml"
MARGIN = 0.005
_HEADER = """\
# The F1 that each kind reaches on each gold file of this folder, less a margin of {margin}.
# Written by `python -m tests.gold.levels`; the tests fail where a kind falls below.
"""


def gold_files() -> list[Path]:
    """Return the gold files of the seeds, by name."""
    return sorted(FOLDER.glob("*.jsonl"))


def measure(graph: Graph) -> dict[str, dict[str, float]]:
    """Return the F1 by document and kind; kinds of which the gold has none are left out."""
    return {e.gold.document: dict(_f1(e)) for e in evaluate(graph, gold_files())}


def _f1(evaluation: Evaluation) -> Iterator[tuple[str, float]]:
    for kind, tally in evaluation.tallies.items():
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
        graph_path = Path(folder) / "graph"
        build([FOLDER.parent.parent / "seeds"], graph_path)
        write(measure(open_graph(graph_path)))
    print(f"wrote {LEVELS}")
