"""Queries and search at 100 k and 1 M quads: ours against raw pyoxigraph, and against rdflib.

python -m tests.benchmarks.bench_query [QUADS…]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from kg.graph.store import Graph, current_generation, generation_path, open_graph
from kg.graph.vocabulary import PREFIXES
from kg.query.search import search, search_sentences
from tests.benchmarks.measure import cold, in_turns
from tests.benchmarks.policygraph import write_graph

QUERIES = {
    "exact label": 'SELECT ?x { ?x skos:prefLabel "东川县科技局"@zh }',
    "contains": 'SELECT ?x ?l { ?x skos:prefLabel ?l FILTER(CONTAINS(?l, "科技局")) }',
    "join": 'SELECT ?t ?b { ?a skos:prefLabel "东川县科技局"@zh . ?t pk:ledBy ?a ; '
    "pk:responsibleUnit ?b }",
    "group and rank": "SELECT ?d (COUNT(*) AS ?n) { ?t pk:ledBy ?d } GROUP BY ?d ORDER BY DESC(?n)",
    "evidence": 'SELECT ?q { ?a skos:prefLabel "东川县科技局"@zh . ?c rdf:object ?a ; '
    "pk:evidence/oa:hasSelector/oa:exact ?q } LIMIT 20",
    "10,000 rows": "SELECT ?t ?l ?n { ?t a pk:Task ; skos:prefLabel ?l ; pk:order ?n } LIMIT 10000",
}
SEARCHES = ("科", "科技局", "东川县科技局", "kjj", "dongchuan", "找不到的词")
_RDFLIB_MOST = 200_000  # quads; beyond, rdflib takes minutes to load them
_HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_BARE = """
import sys
from pyoxigraph import Store, QueryResultsFormat
store = Store.read_only(sys.argv[1])
found = store.query(sys.argv[2], use_default_graph_as_union=True)
sys.stdout.buffer.write(found.serialize(format=QueryResultsFormat.CSV))
"""


def main(sizes: list[int]) -> None:
    """Print the figures for graphs of these sizes, in quads."""
    for quads in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph"
            write_graph(path, quads)
            graph = open_graph(path)
            print(f"\n{len(graph):,} quads (processor milliseconds, medians)")
            compare_with_pyoxigraph(path, graph)
            if len(graph) <= _RDFLIB_MOST:
                compare_with_rdflib(graph)
            searches(graph)
            cold_query(path)


def compare_with_pyoxigraph(path: Path, graph: Graph) -> None:
    """Print ours over raw pyoxigraph: rows as JSON, and as Python values."""
    store = Store.read_only(str(generation_path(path, current_generation(path) or "")))

    def raw(sparql: str) -> QuerySolutions:
        found = store.query(_HEADER + sparql, use_default_graph_as_union=True)
        return cast(QuerySolutions, found)

    def raw_json(sparql: str) -> bytes | None:
        return raw(sparql).serialize(format=QueryResultsFormat.JSON)

    def raw_terms(sparql: str) -> object:
        return [tuple(row) for row in raw(sparql)]

    def json(sparql: str) -> bytes:
        return graph.rows(sparql).serialize("json")

    def terms(sparql: str) -> object:
        return list(graph.rows(sparql).terms())

    def values(sparql: str) -> object:
        return list(graph.rows(sparql))

    for name, sparql in QUERIES.items():
        taken = in_turns(
            {
                "raw json": partial(raw_json, sparql),
                "json": partial(json, sparql),
                "raw terms": partial(raw_terms, sparql),
                "terms": partial(terms, sparql),
                "values": partial(values, sparql),
            }
        )
        print(
            f"  {name:16} raw {taken['raw json']:9.2f}   ours/raw: "
            f"json {taken['json'] / taken['raw json']:.2f}, "
            f"terms {taken['terms'] / taken['raw terms']:.2f}, "
            f"plain values over raw terms {taken['values'] / taken['raw terms']:.2f}"
        )


def compare_with_rdflib(graph: Graph) -> None:
    """Print rdflib over ours, rows as Python values."""
    dataset = rdflib.Dataset(default_union=True)
    for quad in graph.quads():
        dataset.get_context(rdflib.URIRef(quad.graph_name.value)).add(  # type: ignore[union-attr]
            tuple(rdflib.util.from_n3(str(term)) for term in quad.triple)  # type: ignore[arg-type]
        )
    for name, sparql in QUERIES.items():
        tasks: dict[str, Callable[[], object]] = {
            "rdflib": partial(_rdflib_rows, dataset, sparql),
            "ours": partial(_rows, graph, sparql),
        }
        taken = in_turns(tasks, rounds=3)
        print(
            f"  {name:16} rdflib {taken['rdflib']:9.1f}   {taken['rdflib'] / taken['ours']:.0f} ×"
        )


def _rdflib_rows(dataset: rdflib.Dataset, sparql: str) -> object:
    return list(dataset.query(sparql, initNs=PREFIXES))


def _rows(graph: Graph, sparql: str) -> object:
    return list(graph.rows(sparql))


def searches(graph: Graph) -> None:
    """Print what a search for names, and one for sentences, takes."""
    for text in SEARCHES:
        taken = in_turns(
            {
                "names": partial(search, graph, text),
                "sentences": partial(search_sentences, graph, text),
            }
        )
        print(
            f"  search {text:9} names {taken['names']:6.1f}   sentences {taken['sentences']:6.1f}"
        )


def cold_query(path: Path) -> None:
    """Print what `kg query` takes as a process, and a bare script with pyoxigraph."""
    folder = generation_path(path, current_generation(path) or "")
    sparql, kg = QUERIES["exact label"], Path(sys.executable).parent / "kg"
    taken = cold(
        {
            "kg": [kg, "query", "--graph", path, "--format", "csv", "-e", sparql],
            "bare": [sys.executable, "-c", _BARE, folder, _HEADER + sparql],
        }
    )
    print(
        f"  cold: kg query {taken['kg']:.3f} s, bare script {taken['bare']:.3f} s, "
        f"ratio {taken['kg'] / taken['bare']:.2f}"
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
