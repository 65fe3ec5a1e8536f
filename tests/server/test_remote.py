"""`kg serve` before an endpoint on loopback: the same answers, the same refusals, honest failures.

Between the two stands a server that wants a token and misbehaves where a query's comment says so.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.graph.store import current_generation, generation_path
from kg.graph.vocabulary import GRAPHS, PKR
from kg.server.links import link_to
from kg.server.worker import _Worker
from tests.servers import oxigraph_over
from tests.serving import Client, Running, serving

TOKEN = "a-word-that-nobody-may-see"
DEPARTMENT = f"{PKR}department/衡阳市科学技术局"
STRANGE = "urn:strange"
_LONG = 6.0  # seconds


class Between(BaseHTTPRequestHandler):
    """Passes requests on to `behind`, unless the query says what shall go wrong instead."""

    behind = ""
    answered = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        query = parse_qs(body.decode())["query"][0]
        type(self).answered += 1
        if "# hangs" in query:
            time.sleep(_LONG)
        elif "# breaks" in query:
            self._say(200, b'{"head":{"vars":["s"]},"results":{"bindings":[', length=5000)
        elif "# halves" in query:
            self._say(200, b'{"head":{"vars":["s"]},"results":{"bindings":[')
        elif "# cuts" in query:
            self._say(200, b'{"head":{"vars":[]},"results":{"bindings":[]}}', cut="3")
        elif "# tells" in query:
            self._say(500, f"wrong: {self.headers['authorization']}".encode())
        elif "# dislikes" in query:
            self._say(400, b"not in my dialect")
        elif "# closes" in query or self.headers["authorization"] != f"Bearer {TOKEN}":
            self._say(401, b"who are you?")
        else:
            self._pass_on(body)

    def _pass_on(self, body: bytes) -> None:
        headers = {name: self.headers[name] for name in ("accept", "content-type")}
        request = urllib.request.Request(self.behind, body, headers)
        try:
            with urllib.request.urlopen(request) as answer:
                self._say(200, answer.read(), type_=answer.headers["content-type"])
        except urllib.error.HTTPError as error:
            self._say(error.code, error.read())

    def _say(
        self,
        code: int,
        body: bytes,
        *,
        type_: str = "text/plain",
        cut: str = "",
        length: int | None = None,
    ) -> None:
        self.send_response(code)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(length or len(body)))
        if cut:
            self.send_header("X-SPARQL-MaxRows", cut)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def between(seeds_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of an endpoint with the graph of the seeds and one of somebody else's."""
    generation = generation_path(seeds_graph, current_generation(seeds_graph) or "")
    with oxigraph_over(generation, tmp_path_factory.mktemp("behind")) as running:
        request = urllib.request.Request(
            f"{running.address}/store?graph={STRANGE}", b"<urn:a> a <urn:secret> .",
            {"Content-Type": "text/turtle"}, method="PUT",
        )  # fmt: skip
        urllib.request.urlopen(request).close()
        Between.behind = f"{running.address}/query"
        server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def before(between: str) -> Iterator[Running]:
    """Return a server before that endpoint."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KG_TOKEN", TOKEN)
        with serving(between, "--max-result", "1") as running:
            yield running


@pytest.fixture
def far(before: Running) -> Iterator[Client]:
    """Return a client of that server; `client` is one of a server over the same graph here."""
    client = before.client()
    yield client
    client.close()


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        ("SELECT * { ?s skos:prefLabel '市科技局'@zh } ORDER BY ?s", "application/json"),
        ("SELECT ?d (COUNT(?t) AS ?n) { ?t pk:ledBy ?d } GROUP BY ?d ORDER BY ?n ?d", "text/csv"),
        ("SELECT ?n { ?d a pk:PolicyDocument ; dct:title ?n } ORDER BY ?n", "application/xml"),
        ("ASK { ?x a pk:TaskForce }", "application/sparql-results+json"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{GRAPHS}work-report-2019> {{ ?s ?p ?o }}", "text/csv"),
        ("SELECT * { <relative> ?p ?o }", "text/csv"),
    ],
)
def test_answers_are_those_of_the_graph_in_a_folder(
    far: Client, client: Client, query: str, accept: str
) -> None:
    given, expected = far.ask(query, accept), client.ask(query, accept)
    assert (given.status, given.type) == (200, expected.type)
    if accept.endswith("json"):
        assert json.loads(given.body) == json.loads(expected.body)
    else:
        assert given.body == expected.body


def test_constructed_triples_are_those_of_the_graph_in_a_folder(
    far: Client, client: Client
) -> None:
    query = "CONSTRUCT { ?d pk:leads ?t } { ?t pk:ledBy ?d }"
    given, expected = (c.ask(query, "application/n-triples") for c in (far, client))
    assert sorted(given.body.splitlines()) == sorted(expected.body.splitlines()) != []


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { ?s ?p", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400),
        ("LOAD <http://127.0.0.1:9/>", 400),
        ("DELETE WHERE { ?s ?p ?o }", 400),
    ],
)
def test_what_is_refused_never_reaches_the_endpoint(far: Client, query: str, status: int) -> None:
    assert far.ask("ASK {}").status == 200
    before = Between.answered
    response = far.ask(query)
    assert (response.status, response.type) == (status, "text/plain")
    assert Between.answered == before


def test_graphs_of_others_are_not_seen(far: Client) -> None:
    for query in (
        "ASK { ?s a <urn:secret> }",
        "ASK { GRAPH ?g { ?s a <urn:secret> } }",
        f"ASK {{ GRAPH <{STRANGE}> {{ ?s a <urn:secret> }} }}",
        f"ASK FROM <{STRANGE}> {{ ?s a <urn:secret> }}",
        "PREFIX x: <urn:> ASK FROM NAMED x:strange { GRAPH ?g { ?s a <urn:secret> } }",
    ):
        assert far.ask(query).text == '{"head":{},"boolean":false}', query
    chosen = far.get("/sparql", query="ASK { ?s ?p ?o }", **{"default-graph-uri": STRANGE})
    assert '"boolean":false' in chosen.text


@pytest.mark.parametrize(
    ("says", "status", "words"),
    [
        ("breaks", 502, "broke off"),
        ("halves", 502, "not whole"),
        ("cuts", 413, "no more than 3 rows"),
        ("tells", 502, "answers 500"),
        ("dislikes", 400, "not in my dialect"),
        ("closes", 502, "answers 401"),
    ],
)
def test_failure_of_the_endpoint_is_told_as_text(
    far: Client, between: str, says: str, status: int, words: str
) -> None:
    response = far.ask(f"SELECT ?s {{ ?s ?p ?o }} LIMIT 5\n# {says}")
    assert (response.status, response.type) == (status, "text/plain")
    assert words in response.text
    assert TOKEN not in response.text
    assert str(urlsplit(between).port) not in response.text
    assert far.ask("ASK {}").status == 200


def test_endpoint_that_takes_too_long_is_not_waited_for(
    between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_TOKEN", TOKEN)
    with serving(between, "--timeout", "1") as running:
        client, started = running.client(), time.monotonic()
        response = client.ask("SELECT ?s { ?s ?p ?o } LIMIT 5\n# hangs")
        assert (response.status, response.type) == (504, "text/plain")
        assert "took longer than 1 s" in response.text
        assert time.monotonic() - started < _LONG
        client.close()


def test_answer_that_is_too_large_is_refused_and_not_cut(far: Client) -> None:
    response = far.ask("SELECT * { ?s ?p ?o }", "text/csv")
    assert (response.status, response.type) == (413, "text/plain")
    assert "LIMIT" in response.text


def test_things_are_shown_and_found(far: Client) -> None:
    start = far.get("/", accept="text/html")
    assert start.status == 200
    assert "政府工作报告" in start.text
    page = far.get(link_to(DEPARTMENT), accept="text/html")
    assert page.status == 200
    assert "市科技局" in page.text
    triples = far.get(link_to(DEPARTMENT), accept="text/turtle")
    assert (triples.status, triples.type) == (200, "text/turtle")
    assert "市科技局" in triples.text
    hits = json.loads(far.get("/search", accept="application/json", q="科技局").body)
    assert DEPARTMENT in json.dumps(hits, ensure_ascii=False)
    assert far.get(link_to(f"{PKR}department/nobody"), accept="text/turtle").status == 404


def test_service_dataset_and_editor_describe_the_graph(far: Client, client: Client) -> None:
    assert f"{GRAPHS}work-report-2019" in far.get("/sparql", accept="text/turtle").text
    assert STRANGE not in far.get("/sparql", accept="text/turtle").text
    assert "void:documents 5" in far.get("/.well-known/void", accept="text/turtle").text
    assert far.get("/editor").status == 200
    terms, expected = (json.loads(c.get("/terms.json").body) for c in (far, client))
    assert terms == expected


def test_endpoint_that_went_away_is_told(seeds_graph: Path, tmp_path: Path) -> None:
    generation = generation_path(seeds_graph, current_generation(seeds_graph) or "")
    with oxigraph_over(generation, tmp_path) as behind, serving(behind.address) as running:
        client = running.client()
        assert client.ask("ASK { ?s a pk:Task }").status == 200
        behind.stop()
        for _ in range(2):
            response = client.ask("ASK { ?s a pk:Task }")
            assert (response.status, response.type) == (502, "text/plain")
            assert "cannot be reached" in response.text
            assert behind.address not in response.text
        client.close()


def test_endpoint_is_opened_anew_only_when_it_has_changed(
    between: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_TOKEN", TOKEN)
    monkeypatch.setattr("kg.server.worker._limit_memory", lambda _: None)
    worker = _Worker(between, tmp_path, 1 << 30, 1 << 20, 30.0)
    first = worker._open("1")
    assert worker._open("1") is first
    assert worker._open("2") is first
    request = urllib.request.Request(
        f"{Between.behind.removesuffix('/query')}/store?graph={GRAPHS}new", b"<urn:a> a <urn:b> .",
        {"Content-Type": "text/turtle"}, method="PUT",
    )  # fmt: skip
    urllib.request.urlopen(request).close()
    assert worker._open("3") is not first
