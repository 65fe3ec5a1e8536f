"""The W3C SPARQL 1.1 test suite: which tests there are, read from its manifests."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, RdfFormat, Store

from tests.conftest import ROOT

BASE = "http://example.org/w3c/"  # what the suite's files are called in the store
EMPTY = BASE + "nothing"

# What a read-only endpoint answers for. Updates and the graph store are no part of it, and it
# offers no entailment regime.
FOLDERS = (
    "aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions",
    "grouping", "json-res", "negation", "project-expression", "property-path", "protocol",
    "service", "service-description", "subquery", "syntax-fed", "syntax-query",
)  # fmt: skip

_MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_TESTS = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?test ?type ?query ?data ?result ?action {
  ?manifest mf:entries/rdf:rest*/rdf:first ?test .
  ?test a ?type ; mf:action ?action .
  OPTIONAL { ?action qt:query ?query }
  OPTIONAL { ?action qt:data ?data }
  OPTIONAL { ?test mf:result ?result }
} ORDER BY ?test
"""


@dataclass(frozen=True)
class Case:
    """One test; files are named by their IRIs under BASE."""

    name: str  # folder and local name
    type: str  # QueryEvaluationTest, PositiveSyntaxTest11, …
    iri: str
    query: str | None = None
    data: str | None = None
    named: tuple[str, ...] = ()
    result: str | None = None


def suite_folder() -> Path | None:
    """Return the suite's folder: KG_W3C_SUITE, or beside the checkout; None where it is absent."""
    given = os.environ.get("KG_W3C_SUITE")
    folder = Path(given) if given else ROOT.parent / "shared" / "w3c-sparql11"
    return folder if (folder / "manifest-sparql11-query.ttl").is_file() else None


def path_of(iri: str, folder: Path) -> Path:
    """Return the file that an IRI under BASE stands for."""
    return folder / iri.removeprefix(BASE)


def known_failures() -> dict[str, str]:
    """Return why each test that is known to fail does, by its name."""
    content = tomllib.loads((Path(__file__).parent / "known_failures.toml").read_text("utf-8"))
    return {name: entry["reason"] for entry in content["failure"] for name in entry["tests"]}


def manifest(folder: Path, name: str) -> Store:
    """Return the triples of one folder's manifest."""
    store = Store()
    store.load(
        path=folder / name / "manifest.ttl", format=RdfFormat.TURTLE,
        base_iri=f"{BASE}{name}/manifest.ttl",
    )  # fmt: skip
    return store


def cases(folder: Path) -> Iterator[Case]:
    """Return all tests in a fixed order."""
    for name in FOLDERS:
        yield from _cases_of(manifest(folder, name), name)


def _cases_of(store: Store, name: str) -> Iterator[Case]:
    seen: set[str] = set()
    found = store.query(_TESTS)
    assert isinstance(found, QuerySolutions)
    for row in found:
        test, type_ = row["test"].value, row["type"].value
        if not type_.startswith(_MF) or test in seen:
            continue
        seen.add(test)
        action = row["action"]
        query = row["query"] or (action if isinstance(action, NamedNode) else None)
        named = tuple(_named(store, action)) if isinstance(action, BlankNode) else ()
        local = test.rpartition("#")[2].rpartition("/")[2]
        yield Case(
            name=f"{name}/{local}", type=type_.removeprefix(_MF), iri=test,
            query=query.value if query is not None else None,
            data=row["data"].value if row["data"] is not None else None,
            named=named,
            result=row["result"].value if row["result"] is not None else None,
        )  # fmt: skip


def _named(store: Store, action: BlankNode) -> Iterator[str]:
    graph_data = NamedNode("http://www.w3.org/2001/sw/DataAccess/tests/test-query#graphData")
    for quad in store.quads_for_pattern(action, graph_data, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object.value
