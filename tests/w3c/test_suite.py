"""The W3C SPARQL 1.1 test suite against `kg serve`, over HTTP.

The suite is not part of the project: KG_W3C_SUITE names its folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import Dataset, NamedNode, QueryResultsFormat, RdfFormat, parse

from kg.graph.publish import draft
from tests.serving import QUERY, Client, Response, Running, serving
from tests.w3c.exchange import Exchange, exchanges
from tests.w3c.results import expected_of, results_of, same_csv, same_graph, same_rows
from tests.w3c.suite import (
    BASE,
    EMPTY,
    Case,
    cases,
    known_failures,
    manifest,
    path_of,
    suite_folder,
)

_FOLDER = suite_folder()
_ABSENT = "the W3C suite is absent; say where it is with KG_W3C_SUITE"
_PROTOCOL_DATA = "http://kasei.us/2009/09/sparql/data/"
_DATA_FORMATS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}
_TYPES = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml"),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml"),
}


def _parameters() -> Iterator[object]:
    if _FOLDER is None:
        yield pytest.param(None, marks=pytest.mark.skip(reason=_ABSENT), id="suite")
        return
    failing = known_failures()
    for case in cases(_FOLDER):
        reason = failing.get(case.name)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        yield pytest.param(case, marks=marks, id=case.name)


@pytest.fixture(scope="module")
def folder() -> Path:
    """Return the suite's folder."""
    if _FOLDER is None:
        pytest.skip(_ABSENT)
    return _FOLDER


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Return a server over all data of the suite, one named graph for each file."""
    graph = tmp_path_factory.mktemp("w3c") / "graph"
    with draft(graph) as work:
        work.changed = True
        for iri, path in _data_files(folder):
            work.store.load(
                path=path, format=_DATA_FORMATS[path.suffix], base_iri=iri,
                to_graph=NamedNode(iri),
            )  # fmt: skip
    with serving(graph) as running:
        yield running


def _data_files(folder: Path) -> Iterator[tuple[str, Path]]:
    files = {iri for case in cases(folder) for iri in (case.data, *case.named) if iri}
    for iri in sorted(files):
        yield iri, path_of(iri, folder)
    for path in sorted((folder / "protocol").glob("*.nt")):
        yield f"{_PROTOCOL_DATA}{path.stem}.rdf", path


@pytest.fixture(scope="module")
def client(server: Running) -> Iterator[Client]:
    """Return a client of the server."""
    client = server.client()
    yield client
    client.close()


@pytest.mark.parametrize("case", list(_parameters()))
def test_endpoint_answers_as_the_suite_says(case: Case, client: Client, folder: Path) -> None:
    check = {
        "QueryEvaluationTest": _evaluation,
        "CSVResultFormatTest": _evaluation,
        "PositiveSyntaxTest11": _accepted,
        "NegativeSyntaxTest11": _refused,
        "ProtocolTest": _protocol,
        "ServiceDescriptionTest": _described,
    }
    check[case.type](case, client, folder)


def test_known_failures_are_tests_of_the_suite(folder: Path) -> None:
    assert set(known_failures()) <= {case.name for case in cases(folder)}


def _asked(case: Case, client: Client, folder: Path, accept: str = "") -> Response:
    assert case.query is not None
    sparql = path_of(case.query, folder).read_text(encoding="utf-8")
    graphs: list[tuple[str, str]] = []
    if " FROM " not in " ".join(sparql.upper().split()):  # that would be overruled
        graphs = [("default-graph-uri", case.data or EMPTY)]
        graphs += [("named-graph-uri", name) for name in case.named]
    headers = {"Content-Type": QUERY, **({"Accept": accept} if accept else {})}
    body = f"BASE <{case.query}>\n{sparql}".encode()
    return client.send("POST", f"/sparql?{urlencode(graphs)}", body, headers)


def _evaluation(case: Case, client: Client, folder: Path) -> None:
    assert case.query is not None and case.result is not None
    path = path_of(case.result, folder)
    if path.suffix == ".csv":
        response = _asked(case, client, folder, "text/csv")
        assert response.status == 200, response.text
        assert same_csv(response.body, path.read_bytes()), response.text
        return
    expected = expected_of(path, case.result)
    if isinstance(expected, Dataset):
        response = _asked(case, client, folder, "application/n-triples")
        assert response.status == 200, response.text
        found = Dataset(parse(response.body, format=RdfFormat.N_TRIPLES))
        assert same_graph(found, expected), response.text
        return
    form = QueryResultsFormat.TSV if path.suffix == ".tsv" else QueryResultsFormat.JSON
    if path.suffix == ".srx":
        form = QueryResultsFormat.XML
    response = _asked(case, client, folder, form.media_type)
    assert response.status == 200, response.text
    rows = results_of(response.body, form)
    if isinstance(expected, bool) or isinstance(rows, bool):
        assert rows == expected
        return
    sparql = path_of(case.query, folder).read_text(encoding="utf-8")
    assert same_rows(rows, expected, ordered="ORDER BY" in sparql.upper()), response.text


def _accepted(case: Case, client: Client, folder: Path) -> None:
    response = _asked(case, client, folder)
    assert response.status == 200, response.text


def _refused(case: Case, client: Client, folder: Path) -> None:
    response = _asked(case, client, folder)
    assert response.status == 400, response.text
    assert response.type == "text/plain"


def _protocol(case: Case, client: Client, folder: Path) -> None:
    expected = list(exchanges(manifest(folder, "protocol"), case.iri))
    assert expected
    for exchange in expected:
        response = client.send(
            exchange.method, exchange.path, exchange.body, dict(exchange.headers)
        )
        _fits(response, exchange)


def _fits(response: Response, exchange: Exchange) -> None:
    assert f"{response.status // 100}xx" in exchange.classes, response.text
    if exchange.format:
        assert response.type in _TYPES[exchange.format]
    if exchange.boolean is not None:
        assert results_of(response.body, QueryResultsFormat.JSON) is exchange.boolean


@cache
def _description(client_port: int) -> Dataset:
    response = Client(client_port).get("/sparql", accept="text/turtle")
    assert response.status == 200 and response.type == "text/turtle"
    return Dataset(parse(response.body, format=RdfFormat.TURTLE))


def _described(case: Case, client: Client, folder: Path) -> None:
    """The description is RDF, has an endpoint, and what it says of a service is said of one."""
    sd = "http://www.w3.org/ns/sparql-service-description#"
    quads = list(_description(client.port))
    services = {q.subject for q in quads if q.object == NamedNode(sd + "Service")}
    assert len(services) == 1
    for name in ("endpoint", "supportedLanguage", "resultFormat", "defaultDataset"):
        said = [q for q in quads if q.predicate == NamedNode(sd + name)]
        assert said and {q.subject for q in said} == services, name
    graphs = [q.object for q in quads if q.predicate == NamedNode(sd + "namedGraph")]
    named = {q.subject for q in quads if q.predicate == NamedNode(sd + "name")}
    assert graphs and set(graphs) == named
    assert BASE in str(quads)
