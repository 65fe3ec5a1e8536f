"""Campaigns that no sentence names apart: an annex plans one, a task force is named after it.

The annex 甲攻坚实施方案 and the task force 甲攻坚工作专班 say that there is a campaign 甲攻坚.
Where the graph has no initiative of this name, its page is that of the annex.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.views.legend import planned
from kg.views.site.corpus import Section, Span, Text, Thing


def annexed_campaigns(
    things: Mapping[str, Thing], sections: Mapping[str, Section]
) -> dict[str, Thing]:
    """Return those campaigns by the IRI of their annex."""
    names = {
        name for t in things.values() if t.type == "Initiative" for name in (t.label, *t.aliases)
    }
    forces = [thing.label for thing in things.values() if thing.type == "TaskForce"]
    found = {}
    for section in sections.values():
        name = planned(section.label) if section.parent == section.document else ""
        if name and name not in names and any(name in force for force in forces):
            found[section.iri] = Thing(section.iri, "Initiative", name)
    return found


def mentions_of(
    campaign: Thing, sections: Mapping[str, Section], documents: Mapping[str, Text]
) -> Iterator[Span]:
    """Return where the titles of a campaign's document name it."""
    document = sections[campaign.iri].document
    for section in sections.values():
        if section.document == document and section.title:
            at = documents[document].text.find(campaign.label, *section.title)
            if at >= 0:
                yield Span(section.iri, document, at, at + len(campaign.label))
