"""The SPARQL protocol over HTTP, on the graph of the seeds."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.graph.store import open_graph
from tests.serving import QUERY, Client

LEADS = "SELECT ?task ?unit { ?task pk:ledBy ?unit } ORDER BY ?task ?unit"
EDGES = "CONSTRUCT { ?task pk:ledBy ?unit } WHERE { ?task pk:ledBy ?unit }"


def test_rows_are_those_that_the_library_gives(client: Client, seeds_graph: Path) -> None:
    expected = open_graph(seeds_graph).rows(LEADS).serialize("json")
    response = client.ask(LEADS)
    assert (response.status, response.body) == (200, expected)
    assert response.type == "application/sparql-results+json"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_every_format_of_rows_holds_all_rows(client: Client, form: str) -> None:
    count = len(json.loads(client.ask(LEADS).body)["results"]["bindings"])
    response = client.get("/sparql", query=LEADS, format=form)
    assert response.status == 200
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(response.text)))) == count + 1
    else:
        found = parse_query_results(
            response.body, format=QueryResultsFormat.from_media_type(response.type)
        )
        assert isinstance(found, QuerySolutions)
        assert len(list(found)) == count
    assert count > 100


@pytest.mark.parametrize(
    ("form", "type_"),
    [
        ("turtle", RdfFormat.TURTLE),
        ("ntriples", RdfFormat.N_TRIPLES),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdfxml", RdfFormat.RDF_XML),
    ],
)
def test_every_format_of_a_graph_holds_the_same_triples(
    client: Client, seeds_graph: Path, form: str, type_: RdfFormat
) -> None:
    expected = open_graph(seeds_graph).triples(EDGES).serialize("ntriples").decode().splitlines()
    response = client.get("/sparql", query=EDGES, format=form)
    assert response.type == type_.media_type
    found = parse(response.body, format=type_)
    assert sorted(f"{q.subject} {q.predicate} {q.object} ." for q in found) == sorted(expected)
    assert len(expected) > 50


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        ("application/sparql-results+json", b'{"head":{},"boolean":true}'),
        ("text/csv", b"true"),
        ("text/tab-separated-values", b"true"),
    ],
)
def test_ask_is_answered(client: Client, accept: str, body: bytes) -> None:
    assert client.ask("ASK { ?task pk:ledBy ?unit }", accept).body == body


def test_ask_as_xml_is_read_by_a_parser(client: Client) -> None:
    response = client.ask("ASK { ?task pk:noSuchThing ?unit }", "application/sparql-results+xml")
    assert not parse_query_results(response.body, format=QueryResultsFormat.XML)


def test_default_graph_is_the_union_and_can_be_chosen(client: Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    everything = _number(client.get("/sparql", query=count).body)
    entities = "https://w3id.org/policy-kg/id/graph/entities"
    chosen = _number(client.get("/sparql", query=count, **{"default-graph-uri": entities}).body)
    from_ = _number(client.ask(count.replace("{", f"FROM <{entities}> {{", 1)).body)
    assert 0 < chosen < everything
    assert from_ == chosen


def test_graph_that_is_not_there_is_empty_and_never_fetched(client: Client) -> None:
    elsewhere = "http://127.0.0.1:9/never"
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    response = client.get("/sparql", query=count, **{"default-graph-uri": elsewhere})
    assert _number(response.body) == 0
    assert _number(client.ask(count.replace("{", f"FROM <{elsewhere}> {{", 1)).body) == 0


def _number(body: bytes) -> int:
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def test_head_has_the_headers_of_get_and_no_body(client: Client) -> None:
    fields = "?query=ASK%20%7B%7D"
    got, headed = client.get(f"/sparql{fields}"), client.send("HEAD", f"/sparql{fields}")
    assert headed.status == 200 and headed.body == b""
    assert headed.headers["content-length"] == str(len(got.body))
    assert headed.headers["content-type"] == got.headers["content-type"]


def test_other_origins_may_ask(client: Client) -> None:
    asked = client.send(
        "OPTIONS", "/sparql",
        headers={"Origin": "http://example.org", "Access-Control-Request-Method": "POST"},
    )  # fmt: skip
    assert asked.status == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert client.ask("ASK {}").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("sparql", "where"),
    [
        ("SELECT * { ?s ?p }", "line 1 column 19"),
        ("SELECT *\n{ ?s 市科技局 ?o }", "line 2 column"),
        ("SELECT ?s { ?s foo:bar ?o }", "line 1"),
    ],
)
def test_malformed_query_is_told_where_it_breaks(client: Client, sparql: str, where: str) -> None:
    response = client.ask(sparql)
    assert (response.status, response.type) == (400, "text/plain")
    assert where in response.text
    assert len(response.text.splitlines()) == 1


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("PUT", "/sparql", {}, b"", 405),
        ("POST", "/search", {}, b"", 405),
        ("POST", "/sparql", {}, b"ASK {}", 415),
        ("POST", "/sparql", {"Content-Type": QUERY, "Accept": "image/png"}, b"ASK {}", 406),
        ("POST", "/sparql", {"Content-Type": QUERY}, b"#" * (2 << 20), 413),
        ("GET", "/nothing", {}, None, 404),
        ("GET", "/id/department/%FF", {}, None, 404),
        ("GET", "/assets/../app.py", {}, None, 404),
        ("GET", "/assets/%2e%2e/app.py", {}, None, 404),
    ],
)
def test_each_fault_has_its_status_and_a_line_of_text(
    client: Client, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    response = client.send(method, path, body, headers)
    assert (response.status, response.type) == (status, "text/plain")
    assert response.text.strip()


def test_service_description_names_the_endpoint_and_the_graphs(
    client: Client, seeds_graph: Path
) -> None:
    response = client.get("/sparql", accept="application/n-triples")
    text = response.text
    assert f"<http://127.0.0.1:{client.port}/sparql>" in text
    assert all(f"<{name}>" in text for name in open_graph(seeds_graph).graph_names())


def test_dataset_description_counts_what_there_is(client: Client, seeds_graph: Path) -> None:
    response = client.get("/.well-known/void", accept="text/turtle")
    quads = list(parse(response.body, format=RdfFormat.TURTLE))
    triples = {
        quad.object.value
        for quad in quads
        if quad.predicate.value.endswith("void#triples") and "#dataset" in str(quad.subject)
    }
    assert triples == {str(len(open_graph(seeds_graph)))}
