from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.message import Refused
from kg.server.protocol import FORM, QUERY, UPDATE, Request, read_request

SPARQL = "SELECT ?名 { ?s ?p ?名 }"


def _post(type_: str, body: bytes, parameters: str = "") -> Request:
    return Request("POST", parameters, {"content-type": type_}, body)


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", urlencode({"query": SPARQL}), {}),
        Request("HEAD", urlencode({"query": SPARQL}), {}),
        _post(FORM, urlencode({"query": SPARQL}).encode()),
        _post(f"{FORM}; charset=UTF-8", urlencode({"query": SPARQL}).encode()),
        _post(QUERY, SPARQL.encode()),
    ],
)
def test_each_way_to_send_a_query_gives_the_same_query(request_: Request) -> None:
    assert read_request(request_).arguments["query"] == SPARQL


def test_graphs_are_read_from_the_address_and_from_the_form() -> None:
    body = urlencode({"query": SPARQL, "named-graph-uri": "urn:n"}).encode()
    job = read_request(_post(FORM, body, "default-graph-uri=urn%3Aa&default-graph-uri=urn%3Ab"))
    assert job.arguments["default_graphs"] == ["urn:a", "urn:b"]
    assert job.arguments["named_graphs"] == ["urn:n"]


def test_no_query_asks_for_the_service_description() -> None:
    assert read_request(Request("GET", "", {})).task == "service"


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request("GET", "query=a&query=b", {}), 400),
        (Request("GET", "query=%FF", {}), 400),
        (Request("GET", "update=CLEAR+ALL", {}), 403),
        (Request("PUT", "", {}), 405),
        (Request("DELETE", "", {}), 405),
        (Request("POST", "", {}), 415),
        (_post("text/plain", b"ASK {}"), 415),
        (_post(FORM, b""), 400),
        (_post(FORM, b"update=CLEAR+ALL"), 403),
        (_post(UPDATE, b"CLEAR ALL"), 403),
        (_post(QUERY, b"ASK {}", "query=ASK+%7B%7D"), 400),
        (_post(QUERY, "ASK {}".encode("utf-16")), 400),
        (_post(FORM, "&".join(f"a{n}=1" for n in range(2000)).encode()), 400),
    ],
)
def test_what_is_no_query_is_refused_with_its_own_status(request_: Request, status: int) -> None:
    with pytest.raises(Refused) as refused:
        read_request(request_)
    assert refused.value.status == status


@given(st.sampled_from([FORM, QUERY, UPDATE, ""]), st.binary(max_size=80), st.text(max_size=40))
def test_any_request_is_read_or_refused(type_: str, body: bytes, parameters: str) -> None:
    encoded = parameters.encode("utf-8").decode("latin-1")
    try:
        assert read_request(_post(type_, body, encoded)).task in ("sparql", "service")
    except Refused as refused:
        assert 400 <= refused.status < 500
