"""What the tests share: the seeds' graph, built once in a session, and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# An example that is slow only because a module is imported for the first time is no failure.
settings.register_profile("suite", parent=settings(), deadline=None)
settings.load_profile("suite")

if TYPE_CHECKING:
    from kg.graph.store import Graph

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and with which code it ended."""

    code: int
    stdout: str
    stderr: str


Command = Callable[..., Outcome]


@pytest.fixture(scope="session")
def seeds_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the graph of the seeds lies; tests must not change it."""
    from kg.build import build

    graph = tmp_path_factory.mktemp("seeds") / "graph"
    build([SEEDS], graph)
    return graph


@pytest.fixture(scope="session")
def seeds(seeds_graph: Path) -> Graph:
    """Return the graph of the seeds, open for reading."""
    from kg.graph.store import open_graph

    return open_graph(seeds_graph)


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Return the text of each seed by its id, as read from the file."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*.txt"))}


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return a function that runs `kg` in this process: kg("query", "-e", "ASK {}")."""
    main: Callable[[list[str]], None] = import_module("kg.cli.main").main
    monkeypatch.delenv("KG_GRAPH", raising=False)

    def run(*arguments: object) -> Outcome:
        capfd.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Outcome(int(exit_.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def kg_seeds(kg: Command, seeds_graph: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return `kg` with the graph of the seeds as its graph."""
    monkeypatch.setenv("KG_GRAPH", str(seeds_graph))
    return kg
