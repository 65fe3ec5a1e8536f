from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("psutil")


def test_server_holds_under_a_short_load(seeds_graph: Path) -> None:
    from tests.benchmarks.bench_load import run

    outcome = run(seeds_graph, seconds=6.0)
    assert outcome.faults() == []
    assert outcome.tallies["light"].statuses["200"] > 30
    assert sum(outcome.tallies["hostile"].statuses.values()) >= 10
