"""One server over the graph of the seeds for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Client, Running, serving


@pytest.fixture(scope="session")
def server(seeds_graph: Path) -> Iterator[Running]:
    """Return a server over the graph of the seeds."""
    with serving(seeds_graph) as running:
        yield running


@pytest.fixture
def client(server: Running) -> Iterator[Client]:
    """Return a client of that server."""
    client = server.client()
    yield client
    client.close()
