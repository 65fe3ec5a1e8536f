"""Campaigns that only an annex and a task force speak of."""

from __future__ import annotations

from kg.views.site.campaigns import annexed_campaigns, mentions_of
from kg.views.site.corpus import Section, Text, Thing

TEXT = "关于春耕增收会战的通知\n春耕增收会战实施方案\n会议实施方案\n"
DOCUMENT = "urn:document"


def section(iri: str, label: str, parent: str = DOCUMENT) -> Section:
    start = TEXT.index(label)
    span = (start, start + len(label))
    return Section(iri, DOCUMENT, parent, label, iri, 1, *span, is_task=False, title=span)


ANNEX = section("annex", "春耕增收会战实施方案")
FORCE = Thing("force", "TaskForce", "春耕增收会战工作专班")


def test_annex_with_a_task_force_is_a_campaign() -> None:
    others = {"other": section("other", "会议实施方案"), "annex": ANNEX}
    assert annexed_campaigns({"force": FORCE}, others) == {
        "annex": Thing("annex", "Initiative", "春耕增收会战")
    }


def test_campaign_that_the_graph_knows_is_not_made_again() -> None:
    things = {"force": FORCE, "known": Thing("known", "Initiative", "会战", ("春耕增收会战",))}
    assert annexed_campaigns(things, {"annex": ANNEX}) == {}


def test_heading_below_another_is_no_annex() -> None:
    inner = section("annex", "春耕增收会战实施方案", parent="chapter")
    assert annexed_campaigns({"force": FORCE}, {"annex": inner}) == {}


def test_titles_name_the_campaign() -> None:
    campaign = Thing("annex", "Initiative", "春耕增收会战")
    text = Text(DOCUMENT, "id", "通知", TEXT)
    sections = {"annex": ANNEX, "title": section("title", "关于春耕增收会战的通知")}
    spans = list(mentions_of(campaign, sections, {DOCUMENT: text}))
    assert [TEXT[s.start : s.end] for s in spans] == ["春耕增收会战"] * 2
