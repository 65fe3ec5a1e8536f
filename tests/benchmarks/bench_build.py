"""Builds: many documents, one changed among few and among many, extraction alone.

python -m tests.benchmarks.bench_build [DOCUMENTS [CHARACTERS]]
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from kg.build import build
from kg.documents.corpus import read_corpus
from kg.extraction.pipeline import extract
from tests.benchmarks.measure import children_seconds
from tests.conftest import SEEDS

_FEW = 10  # times fewer documents, for the comparison
_CHANGES = 5  # one after the other


def write_documents(folder: Path, number: int, characters: int) -> None:
    """Write documents put together from passages of the seeds, each with figures of its own."""
    folder.mkdir(parents=True)
    lines = [line for d in read_corpus(SEEDS) for line in d.text.splitlines() if line.strip()]
    for index in range(number):
        (folder / f"plan-{index:05}.txt").write_text(_text(lines, index, characters), "utf-8")


def _text(lines: list[str], index: int, characters: int) -> str:
    turned = str.maketrans("123456789", "".join(str((d + index) % 9 + 1) for d in range(9)))
    text, at = [f"第{index}号实施方案"], index * 37
    while characters > 0:
        line = lines[at % len(lines)]
        text.append(line if line.startswith("附件") else line.translate(turned))
        characters -= len(line) + 1
        at += 1
    return "\n".join(text) + "\n"


def main(documents: int, characters: int) -> None:
    """Print the figures."""
    extraction()
    with tempfile.TemporaryDirectory() as folder:
        few = whole(Path(folder) / "few", max(2, documents // _FEW), characters)
        many = whole(Path(folder) / "many", documents, characters)
        one = [change(Path(folder) / name) for name in ("few", "many")]
    print(f"processor seconds a document, many over few: {many / few:.2f}")
    print(f"one changed document, many over few: {one[1] / one[0]:.2f}")


def extraction() -> None:
    """Print how many characters a second are extracted on one core."""
    documents = read_corpus(SEEDS)
    for document in documents:
        extract(document)
    start = process_time()
    for document in documents:
        extract(document)
    seconds = process_time() - start
    print(f"extraction: {sum(len(d.text) for d in documents) / seconds:,.0f} characters a second")


def whole(place: Path, documents: int, characters: int) -> float:
    """Print what the build of so many documents takes; return processor seconds a document."""
    write_documents(place / "texts", documents, characters)
    start, used = perf_counter(), process_time() + children_seconds()
    done = build([place / "texts"], place / "graph")
    seconds, used = perf_counter() - start, process_time() + children_seconds() - used
    memory = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    stages = ", ".join(f"{name} {took:.1f}" for name, took in done.seconds.items())
    print(
        f"{documents:,} documents: {seconds:.1f} s, {done.characters / seconds:,.0f} characters a "
        f"second, {done.quads:,} quads, {done.quads / done.characters:.2f} a character, peak "
        f"{memory / 1e6:.2f} GB (this process and the largest other); {stages}"
    )
    return used / documents


def change(place: Path) -> float:
    """Print and return the median of the seconds that builds with one changed document take."""
    file = place / "texts" / "plan-00001.txt"
    taken = []
    for number in range(_CHANGES):
        file.write_text(file.read_text("utf-8") + f"市科技局牵头组织第{number}次检查。\n", "utf-8")
        start = perf_counter()
        done = build([place / "texts"], place / "graph")
        taken.append(perf_counter() - start)
        assert len(done.changed) == 1
    each = ", ".join(f"{seconds:.2f}" for seconds in taken)
    print(f"one changed among {done.documents:,}: {median(taken):.2f} s ({each})")
    return median(taken)


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    main(*(given + [1000, 20_000][len(given) :]))
