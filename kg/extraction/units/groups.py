"""Groups of units with one role each, and the words that give it: 牵头单位：A · B、C配合."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kg.extraction.units.items import Item, items_in
from kg.extraction.units.organs import grammar
from kg.extraction.units.roles import ROLES, Role, role_words


class Group(NamedTuple):
    """Units with one role. `start`..`end` is what says so, role words included."""

    role: Role
    items: tuple[Item, ...]
    start: int
    end: int


class UnitList(NamedTuple):
    """The groups of one bracket, line or sentence, in text order."""

    groups: tuple[Group, ...]
    start: int
    end: int
    layout: Literal["bracket", "line", "sentence", "units", "table"]


# A unit may follow 牵头 without a comma: 市商务局牵头、市财政局配合 · 甲局牵头会同乙局落实.
_CLAUSE = re.compile(r"[^，；。\n\t]+?(?:(?<=牵头)(?=[、省市区县州会联商])|(?=[，；。\n\t])|$)")


class Label(NamedTuple):
    start: int
    end: int
    role: Role


def labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Yield the labels such as 牵头单位： between `start` and `end`."""
    words = role_words()
    for match in words.label_end.finditer(text, start, end):
        at = match.start()
        for length in range(min(_LONGEST_LABEL, at - start), 1, -1):
            if first := words.label_start.match(text, at - length, at):
                role = next(r for r in ROLES if first[r])
                yield Label(at - length, match.end(), role)
                break


_LONGEST_LABEL = 6


def parse_groups(text: str, start: int, end: int) -> list[Group]:
    """Return the groups of units between `start` and `end`, clause by clause."""
    groups: list[Group] = []
    found = list(labels(text, start, end))
    bounds = [start, *(label.start for label in found), end]
    for label, a, b in zip([None, *found], bounds, bounds[1:], strict=False):
        content = label.end if label else a
        other = role_words().other_label.search(text, content, b)
        stop = other.start() if other else b
        part = [
            _clause_group(text, clause.start(), clause.end(), label.role if label else None)
            for clause in _CLAUSE.finditer(text, content, stop)
        ]
        if label and part:
            part[0] = part[0]._replace(start=label.start)
        groups.extend(_with_pending(part))
    return [part for g in groups if g.items for part in _by_own_role(text, g)]


def _clause_group(text: str, start: int, end: int, label: Role | None) -> Group:
    """Return the group of one clause: its units with the role of its verb or its label."""
    words = role_words()
    verb = words.verb.search(text, start, end) if words.any_verb.search(text, start, end) else None
    if verb is None:
        if label is None and words.together.match(text, start, end):
            return Group("support", tuple(_companions(text, start, end)), start, end)
        return Group(label or "unmarked", tuple(items_in(text, start, end)), start, end)
    role = next(r for r in ROLES if verb[r])
    items = tuple(items_in(text, start, verb.start()))
    if label is None or label == "responsible":  # 责任单位：A、B分别牵头 says more than its label
        return Group(role, items, start, end)
    return Group(label, items, start, end)


def _companions(text: str, start: int, end: int) -> Iterator[Item]:
    """Yield the units of 会同市财政局、市审计局制定办法; what they do follows the last one."""
    for item in items_in(text, start, end):
        unit = grammar().scan.match(text, item.start, item.end)
        if unit is None:
            return
        yield Item(item.start, unit.end(), unit[0])
        if unit.end() < item.end:
            return


def _by_own_role(text: str, group: Group) -> Iterator[Group]:
    """Yield the group, parted where a bracket gives a unit another role: 市教育局（牵头）.

    Those that lead come first.
    """
    bracketed = text.find("（", group.items[0].end, group.items[-1].end + 1) >= 0
    told = {item: _own_role(text, item) for item in group.items} if bracketed else {}
    if not any(told.values()):
        yield group
        return
    others: Role = "responsible" if group.role in ("unmarked", "lead") else group.role
    parted = {r: tuple(i for i in group.items if (told[i] or others) == r) for r in ROLES}
    yield from (group._replace(role=r, items=items) for r, items in parted.items() if items)


def _own_role(text: str, item: Item) -> Role | None:
    match = role_words().own.match(text, item.end) if text.startswith("（", item.end) else None
    if match is None:
        return None
    return "lead" if match["lead"] else "support"


def _with_pending(groups: list[Group]) -> list[Group]:
    """Give units without a role word the role of the next clause: A、B，C等按职责分工负责."""
    settled: list[Group] = []
    for group in reversed(groups):
        following = settled[-1].role if settled else "unmarked"
        if group.role == "unmarked" and following != "unmarked":
            role: Role = "responsible" if following == "support" else following
            settled.append(group._replace(role=role, end=settled[-1].end))
        else:
            settled.append(group)
    return settled[::-1]


def marked(groups: list[Group]) -> list[Group]:
    """Return the groups with "responsible" where no role word gives another role."""
    return [g._replace(role="responsible") if g.role == "unmarked" else g for g in groups]
