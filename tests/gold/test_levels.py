"""What the extraction has reached on the gold files, it keeps."""

from __future__ import annotations

import tomllib

import pytest

from kg.evaluation.run import gold_files
from kg.graph.store import Graph
from tests.gold.levels import FOLDER, LEVELS, SAMPLES, measure

_WANTED: dict[str, dict[str, float]] = tomllib.loads(LEVELS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured(seeds: Graph, samples: Graph) -> dict[str, dict[str, float]]:
    return measure(seeds, samples)


def test_every_gold_file_has_levels(measured: dict[str, dict[str, float]]) -> None:
    documents = {path.stem for path in gold_files([FOLDER])}
    assert set(_WANTED) == set(measured) == {*documents, SAMPLES.name}
    for document, kinds in measured.items():
        assert set(_WANTED[document]) == set(kinds)


@pytest.mark.parametrize(
    ("document", "kind"),
    [(document, kind) for document, kinds in _WANTED.items() for kind in kinds],
)
def test_level_is_kept(measured: dict[str, dict[str, float]], document: str, kind: str) -> None:
    assert measured[document][kind] >= _WANTED[document][kind]
