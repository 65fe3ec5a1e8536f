"""What comes over the wire is whole or an error; what may be repeated is, and nothing else."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.errors import EndpointError, KgError
from kg.graph import connection as connection_module
from kg.graph.connection import Connection
from kg.graph.endpoint import find_endpoint, query_address
from kg.graph.remote import RemoteGraph

Answer = Callable[[BaseHTTPRequestHandler], None]


class Wire:
    """A server that answers as it is told, request by request, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, str, str | None]] = []
        wire = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                wire.asked.append((self.command, body.decode(), self.headers.get("authorization")))
                answer = wire.answers.pop(0) if len(wire.answers) > 1 else wire.answers[0]
                answer(self)

            do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815 - its base calls them so

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/query"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """Return a server to be told what to answer; pauses between tries are left out."""
    monkeypatch.setattr(connection_module, "_PAUSE", 0)
    for name in ("KG_USER", "KG_PASSWORD", "KG_TOKEN", "KG_GRAPH_STORE", "KG_GRAPH_UPDATE"):
        monkeypatch.delenv(name, raising=False)
    made = Wire()
    yield made
    made.close()


def says(code: int, body: bytes = b"", declared: int | None = None, **headers: str) -> Answer:
    """Return an answer; `declared` is the length it claims to have."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body) if declared is None else declared))
        request.end_headers()
        request.wfile.write(body)

    return answer


def rows(number: int) -> bytes:
    bindings = [{"n": {"type": "literal", "value": str(i)}} for i in range(number)]
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": bindings}}).encode()


SELECT = "SELECT ?n { ?s <a:n> ?n }"


def asked(wire: Wire) -> RemoteGraph:
    """Return the graph behind the wire, as if it had told its graphs already."""
    graph = RemoteGraph(Connection(), wire.address)
    graph.__dict__["_union"] = {}
    return graph


def test_answer_is_read_whole(wire: Wire) -> None:
    wire.answers = [says(200, rows(3))]
    assert list(asked(wire).rows(SELECT)) == [("0",), ("1",), ("2",)]


@pytest.mark.parametrize("missing", [1, 2, 30])
def test_answer_without_its_end_is_no_answer(wire: Wire, missing: int) -> None:
    wire.answers = [says(200, rows(3)[:-missing])]
    with pytest.raises(KgError, match="is not whole"):
        asked(wire).rows(SELECT)


def test_connection_that_breaks_off_is_tried_again_and_then_told(wire: Wire) -> None:
    whole = rows(3)
    wire.answers = [says(200, whole[:40], declared=len(whole)), says(200, whole)]
    assert len(list(asked(wire).rows(SELECT))) == 3
    wire.answers = [says(200, whole[:40], declared=len(whole))]
    with pytest.raises(KgError, match="broke off"):
        asked(wire).rows(SELECT)


def test_round_number_of_rows_is_counted(wire: Wire) -> None:
    wire.answers = [says(200, rows(200)), says(200, rows(1).replace(b'"0"', b'"250"'))]
    with pytest.raises(KgError, match="has sent 200 of 250 rows"):
        asked(wire).rows(SELECT)
    wire.answers = [says(200, rows(200)), says(200, rows(1).replace(b'"0"', b'"200"'))]
    assert len(list(asked(wire).rows(SELECT))) == 200
    before = len(wire.asked)
    wire.answers = [says(200, rows(200))]
    asked(wire).rows(SELECT + " LIMIT 200")
    assert len(wire.asked) == before + 1


def test_limit_in_a_header_is_believed(wire: Wire) -> None:
    wire.answers = [says(200, rows(3), X_SPARQL_MaxRows="3")]
    with pytest.raises(KgError, match="no more than 3 rows"):
        asked(wire).rows(SELECT)


@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_busy_server_is_asked_again(wire: Wire, code: int) -> None:
    wire.answers = [says(code), says(code), says(200, rows(1))]
    assert list(asked(wire).rows(SELECT)) == [("0",)]
    wire.answers = [says(code, b"come back later")]
    with pytest.raises(KgError, match=f"answers {code}: come back later"):
        asked(wire).rows(SELECT)


@pytest.mark.parametrize("code", [400, 404, 500])
def test_other_errors_are_told_at_once(wire: Wire, code: int) -> None:
    wire.answers = [says(code, b"no\nsuch thing")]
    with pytest.raises(KgError, match=f"answers {code}: no such thing"):
        asked(wire).rows(SELECT)
    assert len(wire.asked) == 1


def test_what_must_not_be_repeated_is_not(wire: Wire) -> None:
    wire.answers = [says(503)]
    with pytest.raises(KgError, match="answers 503"):
        Connection().send("POST", wire.address, repeatable=False, content=b"INSERT")
    assert len(wire.asked) == 1


def test_redirection_names_the_new_address(wire: Wire) -> None:
    wire.answers = [says(301, location="https://elsewhere.example/query")]
    with pytest.raises(KgError, match=r"moved to https://elsewhere\.example/query"):
        asked(wire).rows(SELECT)


def test_password_is_sent_only_to_a_server_that_asks(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_USER", "me")
    monkeypatch.setenv("KG_PASSWORD", "secret")
    wire.answers = [says(200, rows(1))]
    asked(wire).rows(SELECT)
    assert wire.asked[-1][2] is None
    wire.answers = [says(401, WWW_Authenticate='Basic realm="x"'), says(200, rows(1))]
    graph = asked(wire)
    graph.rows(SELECT)
    graph.rows(SELECT)
    assert [given for _, _, given in wire.asked[1:]] == [None] + 2 * ["Basic bWU6c2VjcmV0"]


def test_digest_is_answered_with_a_digest(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_USER", "me")
    challenge = 'Digest realm="x", nonce="n", qop="auth", algorithm="MD5"'
    wire.answers = [says(401, WWW_Authenticate=challenge)] * 2 + [says(200, rows(1))]
    asked(wire).rows(SELECT)
    assert str(wire.asked[-1][2]).startswith('Digest username="me"')


def test_token_is_sent(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TOKEN", "abc")
    wire.answers = [says(200, rows(1))]
    asked(wire).rows(SELECT)
    assert wire.asked[0][2] == "Bearer abc"


def test_missing_password_is_told(wire: Wire) -> None:
    wire.answers = [says(401)]
    with pytest.raises(KgError, match="set KG_USER and KG_PASSWORD, or KG_TOKEN"):
        asked(wire).rows(SELECT)


def test_server_that_is_silent_is_told(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TIMEOUT", "0.2")
    released = threading.Event()

    def silent(_: BaseHTTPRequestHandler) -> None:
        released.wait(5)

    wire.answers = [silent]
    with pytest.raises(KgError, match=r"was silent for 0\.2 s"):
        asked(wire).rows(SELECT)
    released.set()


@pytest.mark.parametrize("given", ["soon", "0", "-1", "nan"])
def test_time_limit_that_is_none_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TIMEOUT", given)
    with pytest.raises(KgError, match="KG_TIMEOUT"):
        Connection()


def test_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "_PAUSE", 0)
    with pytest.raises(KgError, match="cannot be reached"):
        RemoteGraph(Connection(), "http://127.0.0.1:9/query").rows(SELECT)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("http://localhost:7878", "http://localhost:7878/query"),
        ("http://localhost:7878/", "http://localhost:7878/query"),
        ("HTTPS://example.org/ds/sparql/", "https://example.org/ds/sparql"),
    ],
)
def test_query_address_of_what_people_give(given: str, address: str) -> None:
    assert query_address(given) == address


@pytest.mark.parametrize("given", ["http://", "http://x/?query=1", "http://x/#a"])
def test_query_address_refuses_what_is_none(given: str) -> None:
    with pytest.raises(KgError, match="is not an endpoint"):
        query_address(given)


def test_addresses_for_writing_are_taken_from_the_environment(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_GRAPH_STORE", "http://x/graphs")
    monkeypatch.setenv("KG_GRAPH_UPDATE", "http://x/change")
    found = find_endpoint(Connection(), wire.address)
    assert (found.query, found.update, found.store) == (
        wire.address, "http://x/change", "http://x/graphs",
    )  # fmt: skip
    assert wire.asked == []


def test_server_without_a_graph_store_is_told(wire: Wire) -> None:
    wire.answers = [says(404)]
    with pytest.raises(KgError, match="no graph store is known"):
        find_endpoint(Connection(), wire.address)


def test_address_with_a_name_in_it_is_refused_without_repeating_the_password() -> None:
    with pytest.raises(KgError, match="KG_USER") as refused:
        query_address("http://me:my-word@example.org/sparql")
    assert "my-word" not in str(refused.value)


def test_answer_beyond_what_the_connection_takes_is_refused(wire: Wire) -> None:
    wire.answers = [says(200, rows(60_000))]
    with pytest.raises(EndpointError, match="more than 1 MiB") as refused:
        RemoteGraph(Connection(1 << 20), wire.address).rows(f"{SELECT} LIMIT 60000")
    assert refused.value.status == 413
    assert "127.0.0.1" not in refused.value.reason


def test_what_a_server_says_is_told_without_our_secrets(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_TOKEN", "our-word")
    wire.answers = [says(400, b"no: Bearer our-word")]
    with pytest.raises(EndpointError, match="answers 400") as refused:
        RemoteGraph(Connection(), wire.address).rows(SELECT)
    assert "our-word" not in str(refused.value)
