"""Our endpoint against `oxigraph serve` over the same store: the same queries, the same client.

    python -m tests.benchmarks.bench_endpoint [--graph GRAPH] [--quads QUADS…] [--rounds 40]

Without a graph, that of the seeds is built; with --quads, generated ones of so many quads.

The two are asked in turn, so that whatever else the machine does falls on both. Each query is asked
anew (with a number as a comment, so that no answer is kept for it) and again as it was. Prints the
medians in milliseconds, the ratios, and the geometric mean of these.
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
from dataclasses import dataclass
from pathlib import Path

from kg.build import build
from kg.graph.store import current_generation, generation_path, open_graph
from kg.graph.vocabulary import PREFIXES
from tests.benchmarks.policygraph import write_graph
from tests.conftest import SEEDS
from tests.serving import QUERY, Client, serving

_LONGEST = 30.0  # seconds for one query, if it has been asked a few times
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
QUERIES = {
    "exact label": (
        "SELECT ?s { VALUES ?l { '市科技局'@zh '东川县科技局'@zh } ?s skos:prefLabel ?l }",
        _ROWS,
    ),
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


@dataclass(frozen=True)
class Medians:
    """What a query takes, in milliseconds: asked anew, and asked again in the same words."""

    ours: float
    theirs: float
    ours_again: float
    theirs_again: float


def medians(graph: Path, rounds: int) -> dict[str, Medians]:
    """Return what each query takes on both servers, by its name."""
    generation = current_generation(graph)
    assert generation is not None
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        shutil.copytree(generation_path(graph, generation), store)
        with serving(graph) as ours, oxigraph(store) as port:
            mine, theirs = ours.client(), Client(port)
            return {name: _medians(mine, theirs, name, rounds) for name in QUERIES}


def _medians(mine: Client, theirs: Client, name: str, rounds: int) -> Medians:
    sparql, accept = QUERIES[name]
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    again = prologue + sparql
    times: tuple[list[float], ...] = ([], [], [], [])
    started = time.monotonic()
    for number in range(rounds + 3):
        if number > 7 and time.monotonic() - started > _LONGEST:
            break
        anew = f"{again}\n# {name} {number}"
        times[0].append(_timed(mine, "/sparql", anew, accept))
        times[1].append(_timed(theirs, "/query", anew, accept))
        times[2].append(_timed(mine, "/sparql", again, accept))
        times[3].append(_timed(theirs, "/query", again, accept))
    return Medians(*(statistics.median(some[3:]) * 1000 for some in times))


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Measure and print; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--quads", type=int, nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args(arguments)
    if given.graph is not None:
        _compare(given.graph, given.rounds, say)
        return 0
    for quads in given.quads or [0]:
        with tempfile.TemporaryDirectory() as folder:
            graph = Path(folder) / "graph"
            if quads:
                write_graph(graph, quads)
            else:
                build([SEEDS], graph)
            _compare(graph, given.rounds, say)
    return 0


def _compare(graph: Path, rounds: int, say: Callable[[str], None]) -> None:
    say(f"\n{len(open_graph(graph)):,} quads (milliseconds as a client waits, medians)")
    found = medians(graph, rounds)
    columns = f"{'kg serve':>9} {'oxigraph':>9}  ratio    {'again':>8} {'oxigraph':>9}  ratio"
    say(f"{'query':12} {columns}")
    for name, of in found.items():
        say(
            f"{name:12} {of.ours:9.2f} {of.theirs:9.2f}  {of.ours / of.theirs:5.2f}    "
            f"{of.ours_again:8.2f} {of.theirs_again:9.2f}  {of.ours_again / of.theirs_again:5.2f}"
        )
    anew = statistics.geometric_mean([of.ours / of.theirs for of in found.values()])
    again = statistics.geometric_mean([of.ours_again / of.theirs_again for of in found.values()])
    say(f"{'geometric mean':32}  {anew:5.2f}    {again:25.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
