"""What stands on the page of a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.graph.iri import document_iri, entity_iri
from kg.query.search import resolve
from kg.views.site import Site, page_for
from kg.views.site.content import ThingPage
from kg.views.site.reader import read

if TYPE_CHECKING:
    from kg.graph.store import Graph


@pytest.fixture(scope="module")
def site(seeds: Graph) -> Site:
    return Site(seeds)


def _page(site: Site, name: str) -> ThingPage:
    return site.things.page(resolve(site.graph, name).iri)


def test_department_page_lists_every_task_that_the_graph_gives_it(site: Site) -> None:
    page = _page(site, "市科技局")
    for predicate, is_lead in (("pk:ledBy", True), ("pk:responsibleUnit", False)):
        query = f"SELECT DISTINCT ?task {{ ?task {predicate} <{page.iri}> ; a pk:Section }}"
        expected = {str(task) for (task,) in site.graph.rows(query)}
        links = {site.refs(task).link for task in expected}
        assert {duty.task.link for duty in page.duties if duty.is_lead == is_lead} == links


def test_duty_names_the_other_units_and_quotes_the_sentence(site: Site) -> None:
    duty = next(d for d in _page(site, "市科技局").duties if d.is_lead and d.others)
    assert "市科技局" not in {ref.label for ref in (*duty.leads, *duty.others)}
    assert "科技局" in duty.quote.hit
    whole = duty.quote.before + duty.quote.hit + duty.quote.after
    text = site.corpus.documents[document_iri("seven-campaigns-2025")].text
    assert whole.strip("…") in text


def test_partners_are_counted_by_tasks(site: Site) -> None:
    page = _page(site, "市商务局")
    first = page.partners[0]
    both = """SELECT (COUNT(DISTINCT ?task) AS ?n) { ?task a pk:Section .
      ?task pk:ledBy|pk:responsibleUnit <%s> , <%s> }"""
    other = resolve(site.graph, first.ref.label).iri
    assert [n for (n,) in site.graph.rows(both % (page.iri, other))] == [first.tasks]
    assert [p.tasks for p in page.partners] == sorted(
        (p.tasks for p in page.partners), reverse=True
    )


def test_campaign_page_has_the_tasks_of_its_annex(site: Site) -> None:
    page = _page(site, "科技创新赋能攻坚")
    assert [ref.label for ref in page.sections] == ["科技创新赋能攻坚实施方案"]
    assert page.tasks
    assert all(task.number.startswith("附件3/") for task in page.tasks)
    assert page.values


def test_project_stages_are_in_the_order_of_the_documents(site: Site) -> None:
    pages = [site.things.page(iri) for iri in site.corpus.reports_of]
    assert any(len(page.stages) > 1 for page in pages)
    for page in pages:
        dates = [stage.date or "9" for stage in page.stages]
        assert dates == sorted(dates)


def test_sentence_links_to_an_anchor_that_the_reader_has(site: Site) -> None:
    reader = read(site.refs, document_iri("work-report-2019"))
    anchors = {sentence.anchor for line in reader.lines for sentence in line.sentences}
    anchors |= {anchor for line in reader.lines for anchor in line.anchors}
    spans = [s for spans in site.corpus.mentions.values() for s in spans]
    links = {
        site.refs.quoting.link(s) for s in spans if s.document == document_iri("work-report-2019")
    }
    assert {link.anchor for link in links} <= anchors


def test_reader_keeps_every_visible_character(site: Site) -> None:
    for iri, text in site.corpus.documents.items():
        lines = read(site.refs, iri).lines
        shown = "".join(p.text for line in lines for s in line.sentences for p in s.pieces)
        assert "".join(shown.split()) == "".join(text.text.split())


def test_page_for_takes_things_documents_and_indicators(seeds: Graph, site: Site) -> None:
    assert "市商务局" in page_for(seeds, entity_iri("Department", "衡阳市商务局"))
    indicator = next(t.iri for t in site.corpus.things.values() if t.type == "Indicator")
    assert site.page_of(indicator).name == "targets"
    assert site.page_of(document_iri("work-report-2019")).name == "document/work-report-2019"
