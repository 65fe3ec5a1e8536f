"""The benchmarks run, on graphs so small that they say nothing about speed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.store import open_graph
from tests.benchmarks import bench_build, bench_endpoint, bench_query, measure
from tests.benchmarks.policygraph import write_graph


def test_generated_graph_answers_the_benchmarks_queries(tmp_path: Path) -> None:
    write_graph(tmp_path / "graph", 8_000)
    graph = open_graph(tmp_path / "graph")
    assert 4_000 < len(graph) < 16_000
    for sparql in bench_query.QUERIES.values():
        assert list(graph.rows(sparql))


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_query_benchmark_prints_ratios(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "ROUNDS", 1)
    bench_query.main([4_000])
    printed = capsys.readouterr().out
    assert "ours/raw: json" in printed
    assert "rdflib" in printed
    assert "cold: kg query" in printed


def test_endpoint_benchmark_prints_ratios() -> None:
    said: list[str] = []
    assert bench_endpoint.main(["--quads", "4000", "--rounds", "1"], said.append) == 0
    assert [line.split("  ")[0] for line in said[2:-1]] == list(bench_endpoint.QUERIES)
    assert said[-1].startswith("geometric mean")


def test_build_benchmark_prints_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    bench_build.main(4, 2_000)
    assert "one changed document, many over few" in capsys.readouterr().out
