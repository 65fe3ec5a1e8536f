"""`kg serve` under load: 50 clients with light, heavy and hostile queries, all at once.

    python -m tests.benchmarks.bench_load --seconds 120 [--graph GRAPH]

Checks that no answer is wrong, no light query is lost, and memory stays below its bound; prints
figures and exits 1 where a check fails.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from kg.build import build
from kg.graph.store import open_graph
from kg.server.limits import Limits
from tests.conftest import SEEDS
from tests.serving import Client, Running, serving

LIGHT, HEAVY, HOSTILE = 30, 10, 10
TIMEOUT, MEMORY = 5, 256  # seconds and MiB of one query
BASE = 120 << 20  # bytes that a worker or the server takes without any query

LIGHT_QUERIES = (
    "SELECT ?s { ?s skos:prefLabel '市科技局'@zh }",
    "SELECT ?task ?name { ?task pk:ledBy ?d . ?d skos:prefLabel '市商务局'@zh . "
    "?task skos:prefLabel ?name } ORDER BY ?task",
    "SELECT ?id ?title { ?d dct:identifier ?id ; dct:title ?title } ORDER BY ?id",
    "ASK { ?x a pk:TaskForce }",
)
HEAVY_QUERIES = (
    "SELECT ?d (COUNT(?m) AS ?n) { ?d pk:mention ?m } GROUP BY ?d ORDER BY DESC(?n) ?d",
    "SELECT ?a ?b (COUNT(DISTINCT ?t) AS ?n) { ?t pk:ledBy|pk:responsibleUnit ?a , ?b "
    "FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b",
    "SELECT ?s ?quote { ?s oa:exact ?quote FILTER(CONTAINS(?quote, '产业')) } ORDER BY ?s ?quote",
)
# Each gets a number as a comment, so that no two are the same query.
HOSTILE_QUERIES = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?i && ?a != ?f) }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    "SELECT * { " + "{" * 50_000 + "}" * 50_000 + " }",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "DROP ALL",
    "SELECT * { ?a ?b",
    "SELECT ?a { ?a (!pk:x|^!pk:x)* ?b . ?b (!pk:x|^!pk:x)* ?c }",
)
REFUSALS = frozenset({400, 413, 503, 504, 507})


@dataclass
class Tally:
    """What became of one class of queries."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """Return one line of figures; latencies in milliseconds."""
        times = sorted(self.seconds) or [0.0]
        parts = [times[int(len(times) * part)] * 1000 for part in (0.5, 0.95, 0.99)]
        shown = " ".join(f"{key}:{count}" for key, count in sorted(self.statuses.items()))
        return (
            f"{name:8} {len(self.seconds):7} queries  p50 {parts[0]:7.1f}  p95 {parts[1]:7.1f}  "
            f"p99 {parts[2]:7.1f}  max {times[-1] * 1000:8.1f} ms  {shown}"
        )


@dataclass
class Outcome:
    """The figures of one run."""

    tallies: dict[str, Tally]
    peak: int  # bytes, of the server and all its workers together
    bound: int

    def faults(self) -> list[str]:
        """Return what was not as it should be."""
        light = self.tallies["light"]
        lost = sum(count for status, count in light.statuses.items() if status != "200")
        found = [entry for tally in self.tallies.values() for entry in tally.wrong[:3]]
        if lost or not light.seconds:
            found.append(f"{lost} light queries were lost: {dict(light.statuses)}")
        if self.peak > self.bound:
            found.append(f"memory {self.peak >> 20} MiB is above {self.bound >> 20} MiB")
        return found


def run(graph: Path, seconds: float) -> Outcome:
    """Serve the graph for so many seconds under load and return the figures."""
    expected = _expected(graph)
    limits = Limits()
    bound = (limits.light + 2 * limits.heavy) * ((MEMORY << 20) + BASE) + BASE
    tallies = {name: Tally() for name in ("light", "heavy", "hostile")}
    with serving(graph, "--timeout", str(TIMEOUT), "--memory", str(MEMORY)) as server:
        ends = time.monotonic() + seconds
        threads = [
            threading.Thread(target=_bother, args=(server, kind, number, ends, tallies, expected))
            for kind, count in (("light", LIGHT), ("heavy", HEAVY), ("hostile", HOSTILE))
            for number in range(count)
        ]
        with _peak_memory(server.process.pid) as peak:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    return Outcome(tallies, peak[0], bound)


def _expected(graph: Path) -> dict[str, bytes]:
    opened = open_graph(graph)
    answers = {}
    for sparql in (*LIGHT_QUERIES, *HEAVY_QUERIES):
        if sparql.startswith("ASK"):
            word = "true" if opened.ask(sparql) else "false"
            answers[sparql] = f'{{"head":{{}},"boolean":{word}}}'.encode()
        else:
            answers[sparql] = opened.rows(sparql).serialize("json")
    return answers


def _bother(
    server: Running,
    kind: str,
    number: int,
    ends: float,
    tallies: dict[str, Tally],
    expected: dict[str, bytes],
) -> None:
    """Be one client until the time is up."""
    choices = random.Random(f"{kind} {number}")
    one = {"light": _light, "heavy": _heavy, "hostile": _hostile}[kind]
    client, tally = server.client(), tallies[kind]
    while time.monotonic() < ends:
        started = time.monotonic()
        try:
            one(client, choices, tally, expected)
        except OSError as error:
            tally.statuses[type(error).__name__] += 1
            client.close()
        tally.seconds.append(time.monotonic() - started)
        if kind == "light":
            time.sleep(choices.uniform(0, 0.1))  # people read what they get
    client.close()


Expected = dict[str, bytes]
_NUMBERS = itertools.count()


def _light(client: Client, choices: random.Random, tally: Tally, expected: Expected) -> None:
    _asked(client, choices.choice(LIGHT_QUERIES), tally, expected)


def _heavy(client: Client, choices: random.Random, tally: Tally, expected: Expected) -> None:
    _asked(client, choices.choice(HEAVY_QUERIES), tally, expected)


def _asked(client: Client, sparql: str, tally: Tally, expected: Expected) -> None:
    # With a number, so that no answer is kept for it.
    response = client.ask(f"{sparql} # {next(_NUMBERS)}")
    tally.statuses[str(response.status)] += 1
    if response.status == 200 and response.body != expected[sparql]:
        tally.wrong.append(f"wrong answer to {sparql}: {response.body[:200]!r}")
    elif response.status not in (200, 503):
        tally.wrong.append(f"{response.status} for {sparql}: {response.text[:200]}")


def _hostile(client: Client, choices: random.Random, tally: Tally, expected: Expected) -> None:
    if choices.random() < 0.1:
        client.close()
        client = Client(client.port, seconds=0.5)  # a client that does not wait
    sparql = f"{choices.choice(HOSTILE_QUERIES)} #{choices.random()}"
    response = client.ask(sparql)
    tally.statuses[str(response.status)] += 1
    if response.status not in REFUSALS:
        tally.wrong.append(f"{response.status} for {sparql[:80]}")


@contextmanager
def _peak_memory(pid: int) -> Iterator[list[int]]:
    """Give a list whose one entry is the most memory that a process and its children took."""
    peak, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.5):  # to look is slow, and would slow the clients down
            peak[0] = max(peak[0], _memory(psutil.Process(pid)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def _memory(process: psutil.Process) -> int:
    total = 0
    for one in (process, *process.children()):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Run the load for as long as asked; return 0 where all checks held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--graph", type=Path)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        graph = given.graph or Path(folder) / "graph"
        if given.graph is None:
            build([SEEDS], graph)
        outcome = run(graph, given.seconds)
    say(f"{LIGHT} light, {HEAVY} heavy, {HOSTILE} hostile clients, {given.seconds:g} s")
    for name, tally in outcome.tallies.items():
        say(tally.line(name))
    say(f"memory   peak {outcome.peak >> 20} MiB of at most {outcome.bound >> 20} MiB")
    for fault in outcome.faults():
        say(f"FAULT    {fault}")
    return 1 if outcome.faults() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
