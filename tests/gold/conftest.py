"""The graph of the samples: documents of other places, in layouts that the seeds do not have."""

from __future__ import annotations

import pytest

from kg.build import build
from kg.graph.store import Graph, open_graph
from tests.gold.levels import SAMPLES


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of the samples, open for reading."""
    path = tmp_path_factory.mktemp("samples") / "graph"
    build([SAMPLES], path)
    return open_graph(path)
