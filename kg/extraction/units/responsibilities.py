"""Responsibilities: who leads a task and who is responsible for it, from the lists of units."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from kg.documents.reading import Reading, Section
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import lines_with
from kg.extraction.mentionindex import MentionIndex
from kg.extraction.units.groups import Group, UnitList
from kg.extraction.units.lists import find_unit_lists
from kg.extraction.units.roles import role_words

StatedRule = Literal["first unit leads", "units before the first comma lead"]
_CONFIDENCE = {"bracket": 0.98, "line": 0.97, "sentence": 0.85, "units": 0.85, "table": 0.97}
_SUPPORT = "配合单位"


def find_responsibilities(reading: Reading, mentions: list[Mention]) -> list[Relation]:
    """Return `lead` and `responsible` relations from tasks to units, in text order.

    With no unit marked as leading, all units of a list are responsible, unless the document states
    a rule such as 排第一位的为牵头单位. `start`..`end` of a relation is the part of the list that
    gives the unit its role.
    """
    index = MentionIndex.of(mentions)
    stated = stated_rule(reading.text)
    return [
        relation
        for lst in find_unit_lists(reading.text)
        if (task := task_of(reading, lst)) is not None
        for relation in _relations(lst, task, index, stated)
    ]


def stated_rule(text: str) -> StatedRule | None:
    """Return the rule for unmarked lists that the text states for all of its tasks, or None."""
    words = role_words()
    lines = list(lines_with(words.first_hint, text))
    if any(words.first_leads.search(text, *line) for line in lines):
        return "first unit leads"
    if any(words.first_clause_leads.search(text, *line) for line in lines):
        return "units before the first comma lead"
    return None


def task_of(reading: Reading, lst: UnitList) -> Section | None:
    """Return the innermost task around the list, or the numbered section where there is no task."""
    around = reading.ancestors(reading.section_at(lst.start))
    if _closes_points(reading, lst, around[0]):
        around = around[1:]
    tasks = [s for s in around if s.is_task]
    numbered = [s for s in around if s.parent is not None and s.number]
    return next(iter(tasks or numbered), None)


def _closes_points(reading: Reading, lst: UnitList, last: Section) -> bool:
    """Return whether a list on a line of its own is of all points (1), (2), (3) above it.

    It is where the points before the last one have no list, and what is around them is a task.
    """
    text, parent = reading.text, last.parent
    line = text[text.rfind("\n", 0, lst.start) + 1 : lst.start]
    if parent is None or not reading.sections[parent].is_task or line or lst.layout == "table":
        return False
    points = [s for s in reading.sections if s.parent == parent]
    if len(points) < 2 or points[-1] is not last or text.find("\n", last.start, lst.start) < 0:
        return False
    return not any(points[0].start <= other.start < last.start for other in find_unit_lists(text))


def _relations(
    lst: UnitList, task: Section, index: MentionIndex, stated: StatedRule | None
) -> Iterator[Relation]:
    groups = _leaders_marked(lst, index, stated)
    confidence = _CONFIDENCE[lst.layout] if task.is_task else 0.7
    seen: set[tuple[str, str]] = set()
    for group, unit in ((g, u) for g in groups for i in g.items for u in index.units(i)):
        kind: Literal["lead", "responsible"] = "lead" if group.role == "lead" else "responsible"
        if group.role == "member" or (unit.name, "lead") in seen or (unit.name, kind) in seen:
            continue
        seen.add((unit.name, kind))
        yield Relation(
            kind,
            task,
            unit,
            group.start,
            group.end,
            rule=f"units in a {lst.layout}",
            confidence=min(confidence, unit.confidence),
            role=_SUPPORT if group.role == "support" else None,
        )


def _leaders_marked(
    lst: UnitList, index: MentionIndex, stated: StatedRule | None
) -> tuple[Group, ...]:
    """Return the groups, with the leaders that a stated rule makes of a list without any."""
    groups = lst.groups
    if stated is None or any(g.role in ("lead", "member") for g in groups):
        return groups
    first = groups[0]
    if stated == "units before the first comma lead":
        if len(groups) == 1:
            return groups
        return (Group("lead", first.items, first.start, first.end), *groups[1:])
    at = next((n for n, item in enumerate(first.items) if index.units(item)), None)
    if at is None:
        return groups
    leader = Group("lead", first.items[at : at + 1], first.start, first.end)
    rest = Group(first.role, first.items[at + 1 :], first.start, first.end)
    return (leader, rest, *groups[1:])
