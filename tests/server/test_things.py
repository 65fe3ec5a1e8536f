"""Pages and data of things, the search, the editor and the network, over HTTP."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph.iri import path_safe
from kg.graph.store import open_graph
from kg.graph.vocabulary import PK, PKR
from kg.server.links import iri_at, link_to
from tests.serving import Client

DEPARTMENT = f"{PKR}department/衡阳市科学技术局"
PAGE = "text/html"


@given(st.text(min_size=1, max_size=20))
def test_link_leads_back_to_its_iri(name: str) -> None:
    from urllib.parse import unquote

    iri = f"{PKR}park/{path_safe(name)}"
    path = link_to(iri)
    assert path.isascii()
    assert iri_at(unquote(path.removeprefix("/id/"), errors="surrogateescape")) == iri or (
        "\ud800" <= max(name) <= "\udfff"
    )


def test_page_shows_names_facts_and_their_sentences(client: Client, seeds_graph: Path) -> None:
    response = client.get(link_to(DEPARTMENT), accept=PAGE)
    assert (response.status, response.type) == (200, "text/html")
    assert "<h1><bdi>市科技局" in response.text
    rows = open_graph(seeds_graph).rows(
        f"SELECT ?label {{ ?task pk:ledBy <{DEPARTMENT}> ; skos:prefLabel ?label }}"
    )
    labels = [str(label) for (label,) in rows]
    assert len(labels) > 5
    assert all(label in response.text for label in labels)
    assert "市科技局牵头" in response.text


def test_program_gets_the_triples_of_the_same_address(client: Client) -> None:
    for accept, form in (
        ("text/turtle", RdfFormat.TURTLE),
        ("application/ld+json", RdfFormat.JSON_LD),
    ):
        response = client.get(link_to(DEPARTMENT), accept=accept)
        quads = list(parse(response.body, format=form))
        leading = {q.subject for q in quads if q.predicate == NamedNode(PK + "ledBy")}
        assert len(leading) > 5
        assert {q.object for q in quads if q.predicate == NamedNode(PK + "ledBy")} == {
            NamedNode(DEPARTMENT)
        }


def test_every_link_of_a_page_leads_somewhere(client: Client) -> None:
    pages = ["/", link_to(DEPARTMENT), "/search?q=" + quote("产业园")]
    for page in pages:
        links = set(re.findall(r'href="(/[^"#]*)"', client.get(page, accept=PAGE).text))
        assert links
        for link in sorted(links)[:25]:
            assert client.get(link.replace("&amp;", "&")).status == 200, link


@pytest.mark.parametrize("kind", ["Claim", "Target", "StatusReport", "Mention", "Section", "Park"])
def test_every_kind_of_thing_has_a_page(client: Client, seeds_graph: Path, kind: str) -> None:
    rows = open_graph(seeds_graph).rows(f"SELECT ?x {{ ?x a pk:{kind} }} ORDER BY ?x LIMIT 3")
    for (iri,) in rows:
        response = client.get(link_to(str(iri)), accept=PAGE)
        if kind == "Section":  # a place in the reader of its document
            assert (response.status, "#s" in response.headers["location"]) == (303, True)
            response = client.get(response.headers["location"].partition("#")[0], accept=PAGE)
        assert (response.status, response.type) == (200, PAGE)
        assert client.get(link_to(str(iri)), accept="text/turtle").status == 200


def test_named_graph_is_given_whole(client: Client, seeds_graph: Path) -> None:
    name = f"{PKR}graph/midyear-plenary-2019"
    response = client.get(link_to(name), accept="application/n-triples")
    assert response.body.count(b"\n") == open_graph(seeds_graph).nquads(name).count(b"\n")


def test_search_finds_by_name_and_by_initials(client: Client) -> None:
    for text in ("科技局", "skjj"):
        found = json.loads(client.get("/search", accept="application/json", q=text).body)
        assert DEPARTMENT in [entry["iri"] for entry in found]
        assert "市科技局" in client.get("/search", accept=PAGE, q=text).text


def test_what_people_type_is_escaped(client: Client) -> None:
    response = client.get("/search", accept=PAGE, q="<script>alert(1)</script>")
    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert" in response.text


def test_pages_allow_no_foreign_code(client: Client) -> None:
    for page in ("/", "/editor", link_to(DEPARTMENT)):
        response = client.get(page, accept=PAGE)
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert "script-src 'self'" in response.headers["content-security-policy"]
        assert not re.search(
            r"<script(?![^>]*(?:\bsrc=|application/json))|\son\w+=|https?://(?!w3id)", response.text
        )


def test_network_around_a_thing_is_drawn_from_the_graph(client: Client) -> None:
    response = client.get("/view", accept=PAGE, around="市科技局")
    assert response.status == 200
    assert "vis-network" in response.text or "kgView" in response.text
    assert DEPARTMENT in response.text
    assert client.get("/view", around="没有这个部门").status == 404
    assert client.get("/view", around="市科技局", hops="x").status == 400


def test_editor_is_given_prefixes_terms_and_queries_that_run(client: Client) -> None:
    terms = json.loads(client.get("/terms.json").body)
    assert terms["prefixes"]["pk"] == PK
    classes = {entry["iri"]: entry["labels"] for entry in terms["classes"]}
    assert "部门" in classes[PK + "Department"]
    assert PK + "ledBy" in {entry["iri"] for entry in terms["properties"]}
    assert len(terms["examples"]) >= 30
    for example in terms["examples"]:
        answer = client.ask(example["sparql"], accept="*/*")
        assert answer.status == 200, (example["name"], answer.text)


def test_assets_of_the_editor_are_all_there(client: Client) -> None:
    page = client.get("/editor", accept=PAGE).text
    for path in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page):
        response = client.get(path)
        assert response.status == 200
        assert len(response.body) > 100
