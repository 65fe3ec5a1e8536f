"""What a page offers to download is what the graph says; one file holds the whole site."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from kg.views.site import write_single_file
from tests.browser.site.opened import Open, download
from tests.browser.staff import rows

if TYPE_CHECKING:
    from kg.graph.store import Graph


@pytest.mark.parametrize(
    "name",
    ["department/衡阳市科学技术局", "document/work-report-2019", "targets", "compare", "index"],
)
def test_turtle_and_json_ld_hold_triples_of_the_graph(
    open_page: Open, seeds: Graph, name: str
) -> None:
    page = open_page(name)
    turtle = set(parse(download(page, "ttl"), format=RdfFormat.TURTLE))
    assert {str(quad.triple) for quad in turtle} == {
        str(quad.triple) for quad in parse(download(page, "jsonld"), format=RdfFormat.JSON_LD)
    }
    known = {str(quad.triple) for quad in seeds.quads()}
    assert turtle
    assert [str(q.triple) for q in turtle if str(q.triple) not in known] == []


def test_csv_has_a_line_for_each_statement_with_its_sentence(open_page: Open, seeds: Graph) -> None:
    text = download(open_page("department/衡阳市科学技术局"), "csv")
    assert text.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    query = """SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a pk:Claim ; rdf:subject|rdf:object
      <https://w3id.org/policy-kg/id/department/衡阳市科学技术局> }"""
    assert [n for (n,) in seeds.rows(query)] == [
        len({row["iri"] for row in lines if row["kind"] == "claim"})
    ]
    assert all(row["quote"] and row["document"] for row in lines)


def test_answer_is_offered_as_a_table_and_as_a_result_set(open_page: Open) -> None:
    page = open_page("question/departments-by-lead")
    assert len(download(page, "csv").splitlines()) == len(rows(page)) + 1
    graph = json.loads(download(page, "jsonld"))["@graph"]
    assert sum("row" in node["@id"] and "c" not in node["@id"][4:] for node in graph) == len(
        rows(page)
    )
    assert list(parse(download(page, "ttl"), format=RdfFormat.TURTLE))


def test_single_file_shows_every_page(open_file: Open, seeds: Graph, tmp_path: Path) -> None:
    page = open_file(write_single_file(seeds, tmp_path / "全部.html"))
    assert page.locator("h1").inner_text() == "政策图谱"
    page.fill("#search", "市科技局")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 bdi:text('市科技局')")
    page.locator(".duties .said summary").first.click()
    page.locator(".duties .where").first.click()
    assert "市科技局" in page.locator(".s.target").inner_text()
    page.locator(".s.target a.m").first.click()
    page.wait_for_selector(".presence")
    page.locator(".presence [data-whole]").first.click()
    assert page.locator(".unfolded .around").first.inner_text()
    page.locator(".jump a").last.click()
    assert page.evaluate("location.hash").endswith("!sentences")
    page.go_back()
    page.click(".nav a >> nth=0")
    page.wait_for_selector("tr.task")
    page.click("[data-language=en]")
    assert page.locator("h1").inner_text() == "Responsibility matrix"
    assert parse(download(page, "ttl"), format=RdfFormat.TURTLE)
