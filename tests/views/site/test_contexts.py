"""The paragraph around a quote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.views.site import Site
from kg.views.site.contexts import Contexts
from kg.views.site.quoting import Quote

if TYPE_CHECKING:
    from kg.graph.graph import Graph


@pytest.fixture(scope="module")
def site(seeds: Graph) -> Site:
    return Site(seeds)


def quotes(site: Site) -> list[Quote]:
    return [site.refs.quote(claim.span, claim.object) for claim in site.corpus.claims]


def test_paragraph_holds_the_whole_quote_in_its_place(site: Site) -> None:
    contexts = Contexts(site.corpus.documents)
    quoted = [quote for quote in quotes(site) if quote.within]
    numbers = [contexts.number(quote.within) for quote in quoted if quote.within]
    known = json.loads(str(contexts.json()))
    assert len(quoted) > 500
    for quote, number in zip(quoted, numbers, strict=True):
        at, first, last, before, after = known["contexts"][number]
        sentences = known["paragraphs"][at]
        shown = quote.before.removeprefix("…"), quote.hit, quote.after.removesuffix("…")
        whole = before + "".join(shown) + after
        assert whole.strip() == "".join(sentences[first:last]).strip()


def test_paragraph_ends_where_the_line_does(site: Site) -> None:
    for quote in quotes(site):
        if quote.within and "\n" not in quote.before + quote.hit + quote.after:
            text = site.corpus.documents[quote.within.document]
            first, last = quote.within.paragraph
            line = text.text[text.sentences[first][0] : text.sentences[last][1]]
            assert "\n" not in line


def test_quote_that_is_a_paragraph_has_no_more_to_show(site: Site) -> None:
    assert any(quote.within is None for quote in quotes(site))


def test_each_paragraph_of_a_page_stands_once(site: Site) -> None:
    contexts = Contexts(site.corpus.documents)
    for quote in quotes(site) * 2:
        if quote.within:
            contexts.number(quote.within)
    paragraphs = json.loads(str(contexts.json()))["paragraphs"]
    assert len(paragraphs) == len({tuple(sentences) for sentences in paragraphs})
