"""Our endpoint against `oxigraph serve` over the same store: the same queries, the same client.

    python -m tests.benchmarks.bench_endpoint [--graph GRAPH] [--rounds 40]

The two are asked in turn, so that whatever else the machine does falls on both. Prints the median
of each query in milliseconds, the ratio, and the geometric mean of all ratios.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.build import build
from kg.graph.store import current_generation, generation_path
from kg.graph.vocabulary import PREFIXES
from tests.conftest import SEEDS
from tests.serving import QUERY, Client, serving

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
QUERIES = {
    "exact label": ("SELECT ?s { ?s skos:prefLabel '市科技局'@zh }", _ROWS),
    "contains": ("SELECT ?s ?l { ?s skos:prefLabel ?l FILTER(CONTAINS(?l, '产业')) }", _ROWS),
    "join": (
        "SELECT ?a ?b { ?c rdf:predicate pk:ledBy ; rdf:subject ?t ; rdf:object ?a . "
        "?d rdf:predicate pk:responsibleUnit ; rdf:subject ?t ; rdf:object ?b }",
        _ROWS,
    ),
    "group": (
        "SELECT ?d (COUNT(*) AS ?n) { ?d pk:mention ?m } GROUP BY ?d ORDER BY DESC(?n)",
        _ROWS,
    ),
    "construct": (
        "CONSTRUCT { ?t pk:ledBy ?d . ?t skos:prefLabel ?l } "
        "{ ?t pk:ledBy ?d ; skos:prefLabel ?l }",
        _TRIPLES,
    ),
    "evidence": (
        "SELECT ?quote { ?c rdf:predicate pk:ledBy ; pk:evidence/oa:hasSelector/oa:exact ?quote } "
        "LIMIT 50",
        _ROWS,
    ),
    "10 k rows": ("SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 10000", _ROWS),
}


@contextmanager
def oxigraph(store: Path) -> Iterator[int]:
    """Run `oxigraph serve-read-only` over a store, with the union of graphs; give its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    binary = Path(sysconfig.get_path("scripts")) / "oxigraph"
    process = subprocess.Popen(
        [str(binary), "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}",
         "--union-default-graph"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("oxigraph does not answer")


def _timed(client: Client, path: str, sparql: str, accept: str) -> float:
    headers = {"Content-Type": QUERY, "Accept": accept}
    started = time.perf_counter()
    response = client.send("POST", path, sparql.encode(), headers)
    seconds = time.perf_counter() - started
    if response.status != 200:
        raise RuntimeError(f"{response.status}: {response.text[:200]}")
    return seconds


def ratios(graph: Path, rounds: int) -> dict[str, tuple[float, float]]:
    """Return the medians of both, ours first, in milliseconds, by the query's name."""
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    generation = current_generation(graph)
    assert generation is not None
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        shutil.copytree(generation_path(graph, generation), store)
        with serving(graph) as ours, oxigraph(store) as port:
            mine, theirs = ours.client(), Client(port)
            for name, (sparql, accept) in QUERIES.items():
                times: tuple[list[float], list[float]] = ([], [])
                for _ in range(rounds + 3):
                    times[0].append(_timed(mine, "/sparql", prologue + sparql, accept))
                    times[1].append(_timed(theirs, "/query", prologue + sparql, accept))
                found[name] = (
                    statistics.median(times[0][3:]) * 1000,
                    statistics.median(times[1][3:]) * 1000,
                )
    return found


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Measure and print; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        graph = given.graph or Path(folder) / "graph"
        if given.graph is None:
            build([SEEDS], graph)
        found = ratios(graph, given.rounds)
    say(f"{'query':12} {'kg serve':>9} {'oxigraph':>9}  ratio")
    for name, (mine, theirs) in found.items():
        say(f"{name:12} {mine:9.2f} {theirs:9.2f}  {mine / theirs:5.2f}")
    mean = statistics.geometric_mean([mine / theirs for mine, theirs in found.values()])
    say(f"{'geometric mean':32}  {mean:5.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
