from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.server.message import Refused
from kg.server.negotiation import PAGE, ROWS, TRIPLES, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("application/xml", "xml"),
        ("text/*", "csv"),
        ("text/csv;q=0.2, text/tab-separated-values;q=0.7", "tsv"),
        ("application/sparql-results+json;q=0, text/csv;q=0.1", "csv"),
        ("text/turtle, application/sparql-results+xml;q=0.5", "xml"),
        ("TEXT/CSV", "csv"),
    ],
)
def test_rows_come_in_the_format_that_accept_likes_best(accept: str, name: str) -> None:
    assert choose(ROWS, accept).name == name


def test_browser_gets_a_page_and_a_program_gets_turtle() -> None:
    offered = (*TRIPLES, PAGE)
    assert choose(offered, BROWSER) is PAGE
    assert choose(offered, "*/*").name == "turtle"
    assert choose(offered, "application/ld+json").name == "jsonld"


def test_name_goes_before_accept() -> None:
    assert choose(TRIPLES, "text/turtle", "nt").name == "ntriples"


@pytest.mark.parametrize(("accept", "name"), [("image/png", ""), ("text/csv;q=0", ""), ("", "png")])
def test_what_there_is_not_is_refused_with_what_there_is(accept: str, name: str) -> None:
    with pytest.raises(Refused, match=r"text/csv \(format=csv\)") as refused:
        choose(ROWS, accept, name)
    assert refused.value.status == 406


@given(st.text(max_size=60))
def test_any_accept_header_is_answered_or_refused(accept: str) -> None:
    try:
        assert choose(ROWS, accept) in ROWS
    except Refused as refused:
        assert refused.status == 406
