"""The protocol tests: HTTP requests and the responses that are expected, as their manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, QuerySolution, QuerySolutions, Store, Variable

_REQUESTS = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX ht: <http://www.w3.org/2011/http#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX cnt: <http://www.w3.org/2011/content#>
SELECT ?test ?request ?method ?path ?body ?encoding ?boolean ?format {
  ?test mf:action/ht:requests/rdf:rest*/rdf:first ?request .
  ?request ht:methodName ?method ; ht:absolutePath ?path ; ht:resp ?response .
  OPTIONAL { ?request ht:body [ cnt:chars ?body ] }
  OPTIONAL { ?request ht:body [ cnt:characterEncoding ?encoding ] }
  OPTIONAL { ?response mf:expectedBoolean ?boolean }
  OPTIONAL { ?response mf:expectedFormat ?format }
}
"""
_STATUSES = """
PREFIX mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#>
PREFIX ht: <http://www.w3.org/2011/http#>
SELECT ?request ?status { ?request ht:resp/mf:expectedStatus ?status }
"""
_HEADERS = """
PREFIX ht: <http://www.w3.org/2011/http#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?request ?name ?value {
  ?request ht:headers/rdf:rest*/rdf:first [ ht:fieldName ?name ; ht:fieldValue ?value ]
}
"""


@dataclass(frozen=True)
class Exchange:
    """One request and what is expected of its response."""

    method: str
    path: str
    body: bytes | None
    headers: dict[str, str]
    classes: frozenset[str]  # such as 2xx
    boolean: bool | None
    format: str  # boolean, tabular, RDF or nothing


def exchanges(store: Store, test: str) -> Iterator[Exchange]:
    """Return the exchanges of one test (its IRI) in the manifest."""
    for row in _rows(store, _REQUESTS, "test", NamedNode(test)):
        request = row["request"]
        classes = frozenset(
            status["status"].value[-3:] for status in _rows(store, _STATUSES, "request", request)
        )
        headers = {
            header["name"].value: header["value"].value
            for header in _rows(store, _HEADERS, "request", request)
        }
        encoding = row["encoding"].value if row["encoding"] else "UTF-8"
        yield Exchange(
            method=row["method"].value,
            path=row["path"].value.replace("/sparql/", "/sparql", 1),
            body=row["body"].value.encode(encoding) if row["body"] else None,
            headers=headers,
            classes=classes,
            boolean=row["boolean"].value == "true" if row["boolean"] else None,
            format=row["format"].value if row["format"] else "",
        )


def _rows(
    store: Store, sparql: str, name: str, value: NamedNode | BlankNode
) -> list[QuerySolution]:
    """Return the rows of a query in which a variable of its projection has a value."""
    found = store.query(sparql, substitutions={Variable(name): value})
    assert isinstance(found, QuerySolutions)
    return list(found)
