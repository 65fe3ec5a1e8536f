"""The commands work on a graph behind an endpoint as on one in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.graph.store import dump, open_graph
from tests.conftest import SEEDS, Command
from tests.servers import oxigraph


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an empty Oxigraph server."""
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server.address


def test_commands_work_at_an_endpoint(
    kg: Command, address: str, seeds_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = kg("query", "--graph", address, "-e", "ASK {}")
    assert missing.code == 1
    assert f"kg build --graph {address}" in missing.stderr
    built = kg("build", SEEDS, "--graph", address)
    assert built.code == 0
    assert f"The graph at {address} is up to date" in built.stdout
    printed: dict[tuple[str, ...], str] = {}
    for place in (address, str(seeds_graph)):
        monkeypatch.setenv("KG_GRAPH", place)
        for arguments in (
            ("query", "--name", "departments-by-lead", "--format", "csv"),
            ("search", "skjj"),
            ("search", "村通水泥路", "--sentences"),
            ("show", "市科技局"),
            ("export", "graphml", "--around", "市科技局"),
            ("stats",),
        ):
            outcome = kg(*arguments)
            assert outcome.code == 0, outcome.stderr
            assert outcome.stdout == printed.setdefault(arguments, outcome.stdout)
    assert dump(open_graph(address)) == dump(open_graph(seeds_graph))


def test_view_is_written_from_an_endpoint(kg: Command, address: str, tmp_path: Path) -> None:
    outcome = kg("view", "--graph", address, "-o", tmp_path / "page.html")
    assert outcome.code == 0
    assert (tmp_path / "page.html").stat().st_size > 100_000


def test_serving_an_endpoint_that_is_not_there_is_told(kg: Command) -> None:
    outcome = kg("serve", "--graph", "http://127.0.0.1:9", "--port", "0")
    assert outcome.code == 1
    assert "http://127.0.0.1:9/query cannot be reached" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1
