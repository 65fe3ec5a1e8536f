"""Hostile queries: each ends with a clear status, and the others do not notice."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.graph.publish import draft
from tests.serving import Client, Running, serving

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?i && ?a != ?f) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def server(seeds_graph: Path) -> Iterator[Running]:
    """Return a server with small limits over the graph of the seeds."""
    with serving(seeds_graph, "--timeout", "4", "--memory", "256", "--max-result", "4") as running:
        yield running


def test_query_without_end_is_stopped(client: Client) -> None:
    started = time.monotonic()
    response = client.ask(FOREVER)
    assert (response.status, response.type) == (504, "text/plain")
    assert "4 s" in response.text
    assert time.monotonic() - started < 20


def test_query_that_takes_all_memory_is_stopped(client: Client) -> None:
    response = client.ask(GREEDY)
    assert (response.status, response.type) == (507, "text/plain")
    assert "memory" in response.text


def test_answer_that_is_too_large_is_refused_and_not_cut(client: Client) -> None:
    response = client.ask(HUGE, "text/csv")
    assert (response.status, response.type) == (413, "text/plain")
    assert "LIMIT" in response.text
    assert response.headers["x-result-limit"] == str(4 << 20)


def test_large_answer_within_the_limit_is_whole(client: Client) -> None:
    response = client.ask("SELECT ?a ?b ?c { ?a ?b ?c } LIMIT 15000", "text/csv")
    assert response.status == 200
    assert 1 << 20 < len(response.body) == int(response.headers["content-length"])
    assert response.text.count("\r\n") >= 15001


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DROP ALL",
        "SELECT * { " + "{" * 100_000 + "}" * 100_000 + " }",
        "SELECT (" + "(" * 50_000 + "1" + ")" * 50_000 + " AS ?x) {}",
    ],
)
def test_query_that_reaches_out_writes_or_is_nested_without_end_is_refused(
    client: Client, sparql: str
) -> None:
    response = client.ask(sparql)
    assert (response.status, response.type) == (400, "text/plain")
    assert response.text.strip()
    assert client.ask("ASK {}").status == 200


def test_light_queries_are_answered_while_heavy_ones_fill_their_lane(server: Running) -> None:
    stop = threading.Event()

    def bother(number: int) -> set[int]:
        seen = set()
        client = server.client()
        while not stop.is_set():
            query = f"{FOREVER} #{number}" if number % 2 else f"{GREEDY} #{number}"
            seen.add(client.ask(query).status)
        client.close()
        return seen

    with ThreadPoolExecutor(8) as pool:
        heavy = [pool.submit(bother, number) for number in range(8)]
        time.sleep(0.5)
        light, times = server.client(), []
        for _ in range(60):
            started = time.monotonic()
            response = light.ask("SELECT ?s { ?s skos:prefLabel '市科技局'@zh }")
            times.append(time.monotonic() - started)
            assert response.status == 200
            assert "department/" in response.text
        stop.set()
        statuses = set().union(*(future.result() for future in heavy))
    light.close()
    assert sorted(times)[len(times) // 2] < 2.0
    assert statuses <= {503, 504, 507}


def test_query_is_stopped_when_its_client_leaves(seeds_graph: Path) -> None:
    psutil = pytest.importorskip("psutil")
    with serving(seeds_graph, "--timeout", "60") as running:
        workers = psutil.Process(running.process.pid)
        client = running.client(seconds=1.5)
        with pytest.raises(TimeoutError):
            client.ask(FOREVER)
        client.close()
        deadline = time.monotonic() + 10
        while _busy(workers) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert not _busy(workers)


def _busy(process: object) -> bool:
    """Return whether a worker has used the processor for most of a fifth of a second."""
    children = process.children()  # type: ignore[attr-defined]
    before = {child.pid: sum(child.cpu_times()[:2]) for child in children}
    time.sleep(0.3)
    now = process.children()  # type: ignore[attr-defined]
    return any(sum(c.cpu_times()[:2]) - before.get(c.pid, 0.0) > 0.15 for c in now)


def test_workers_move_to_a_rebuilt_graph(tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    count = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"
    with draft(graph) as work:
        work.add(b'<urn:a> <urn:p> "1" <urn:g> .\n')
    with serving(graph) as running:
        client = running.client()
        assert '"value":"1"' in client.ask(count).text
        for expected in ("2", "3", "4"):
            with draft(graph) as work:
                work.add(f'<urn:a> <urn:p> "{expected}" <urn:g> .\n'.encode())
            assert f'"value":"{expected}"' in client.ask(count).text
        client.close()


def test_server_ends_clean_and_leaves_nothing(seeds_graph: Path, tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    with serving(seeds_graph) as running:
        children = psutil.Process(running.process.pid).children()
        assert len(children) >= 2
        client = running.client()
        assert client.ask("ASK {}").status == 200
    assert running.process.returncode == 0
    assert not any(child.is_running() for child in children)
