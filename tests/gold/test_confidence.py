"""Confidences mean something: measured on the gold of the seeds and of the samples."""

from __future__ import annotations

import pytest

from kg.evaluation.run import evaluate, gold_files, of_every_kind, summed
from kg.evaluation.tally import BANDS, Tally
from kg.extraction.lexicon import read_lexicon
from kg.graph.store import Graph
from tests.gold.confidence import KINDS, confidence, shares
from tests.gold.levels import FOLDER, SAMPLES

SURE = next(iter(BANDS))
ENOUGH = 40  # facts of a kind; of fewer, one error more is several hundredths
SLACK = 0.06  # between two runs of tests.gold.confidence


@pytest.fixture(scope="module")
def measured(seeds: Graph, samples: Graph) -> dict[str, Tally]:
    """Return the sum over the gold of the seeds and of the samples, by kind."""
    graphs = {FOLDER: seeds, SAMPLES: samples}
    return summed(
        [e for gold, graph in graphs.items() for e in evaluate(graph, gold_files([gold]))]
    )


def test_what_is_marked_sure_is_right_nine_times_in_ten(measured: dict[str, Tally]) -> None:
    assert (of_every_kind(measured).bands[SURE].precision or 0) >= 0.95
    for kind, tally in measured.items():
        band = tally.bands[SURE]
        if band.given >= ENOUGH:
            assert band.right >= 0.9 * band.given, kind


def test_surer_facts_are_right_more_often(measured: dict[str, Tally]) -> None:
    bands = of_every_kind(measured).bands
    for name, band in bands.items():
        assert band.confidence is not None
        assert band.precision is not None
        # Gold of the seeds is open, so that precision is strict; no band claims much too much.
        assert band.precision >= band.confidence - SLACK, name
    assert (bands[SURE].precision or 0) > max(
        band.precision or 0 for name, band in bands.items() if name != SURE
    )


def test_the_table_of_rules_is_what_was_measured(measured: dict[str, Tally]) -> None:
    table: dict[str, float] = read_lexicon("confidence")["rules"]
    found = shares(measured)
    assert set(table) == set(found), "run python -m tests.gold.confidence"
    for rule, share in found.items():
        assert table[rule] == pytest.approx(confidence(share), abs=SLACK), rule


def test_only_rules_of_statements_are_in_the_table(measured: dict[str, Tally]) -> None:
    others = {rule for kind, tally in measured.items() if kind not in KINDS for rule in tally.rules}
    assert not others & set(read_lexicon("confidence")["rules"])
