"""Lists of units: who leads, who is responsible, who assists, as printed in brackets and on lines.

Four layouts are read: brackets at the end of a paragraph, labels such as 责任单位： up to the end
of their line, sentences of the form 由A牵头，B、C配合, and the columns of tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from kg.documents.tables import Row, Table, find_tables
from kg.extraction.organs import grammar
from kg.extraction.roles import ROLES, Role, role_words
from kg.extraction.unititems import Item, classify_item, is_generic, items_in, surely_unit


@dataclass(frozen=True, slots=True)
class Group:
    """Units with one role. `start`..`end` is what says so, role words included."""

    role: Role
    items: tuple[Item, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class UnitList:
    """The groups of one bracket, line or sentence, in text order."""

    groups: tuple[Group, ...]
    start: int
    end: int
    layout: Literal["bracket", "line", "sentence", "units", "table"]


_BRACKET = re.compile(r"（((?:[^（）\n]|（[^（）\n]{0,60}）)*)）|[【\[]([^【】\[\]\n]{4,})[】\]]")
_CLAUSE = re.compile(r"[^，；。\n\t]+")


@lru_cache(maxsize=2)  # departments, responsibilities and task forces ask for the same text
def find_unit_lists(text: str) -> tuple[UnitList, ...]:
    """Return the unit lists of a clean text, in text order, without overlaps."""
    rows = list(_table_rows(text))
    found = [
        *_brackets(text),
        *_lines(text),
        *_sentences(text),
        *_member_clauses(text),
        *_shared_duties(text),
    ]
    if rows:
        found = [*rows, *_outside(rows, found)]
    kept: list[UnitList] = []
    for lst in sorted(found, key=lambda x: (x.start, -x.end)):
        if not kept or lst.start >= kept[-1].end:
            kept.append(lst)
    return tuple(kept)


def _brackets(text: str) -> Iterator[UnitList]:
    for match in _BRACKET.finditer(text):
        start, end = match.span(1) if match[1] is not None else match.span(2)
        if role_words().hint.search(text, start, end):
            groups = parse_groups(text, start, end)
            if any(g.role != "unmarked" for g in groups):
                yield UnitList(tuple(_marked(groups)), match.start(), match.end(), "bracket")
                continue
        if _closes_paragraph(text, match.end()) and _all_units(text, start, end):
            groups = parse_groups(text, start, end)
            yield UnitList(tuple(_marked(groups)), match.start(), match.end(), "units")


def _closes_paragraph(text: str, end: int) -> bool:
    return text[end : end + 1] in ("", "\n") or text[end : end + 2] in ("。\n", "。", "；\n", "；")


def _all_units(text: str, start: int, end: int) -> bool:
    """Whether a bracket without role words holds nothing but units, the first one surely so."""
    items = list(items_in(text, start, end))
    if not items or not surely_unit(items[0].text):
        return False
    return all(classify_item(i.text) or is_generic(i.text) for i in items)


def _lines(text: str) -> Iterator[UnitList]:
    """Yield what follows labels, up to the end of the line or sentence."""
    position = 0
    for label in _labels(text, 0, len(text)):
        if label.start < position:
            continue
        position = _line_end(text, label.end)
        groups = parse_groups(text, label.start, position)
        if groups:
            yield UnitList(tuple(_marked(groups)), label.start, position, "line")


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    role: Role


def _labels(text: str, start: int, end: int) -> Iterator[_Label]:
    """Yield the labels such as 牵头单位： between `start` and `end`."""
    words = role_words()
    for match in words.label_end.finditer(text, start, end):
        at = match.start()
        for length in range(min(_LONGEST_LABEL, at - start), 1, -1):
            if first := words.label_start.match(text, at - length, at):
                role = next(r for r in ROLES if first[r])
                yield _Label(at - length, match.end(), role)
                break


_LONGEST_LABEL = 6
_STOP = re.compile(r"(?:（[^（）\n]*）|[^。\n）])*")  # a closing bracket ends what stands in it


def _line_end(text: str, start: int) -> int:
    """Return where the list that starts at `start` ends.

    Units may begin on the line after their label, and a further label may follow on the next line.
    """
    stop = _stop(text, start)
    while stop < len(text) and text[stop] == "\n":
        if not text[start:stop].strip():
            start = stop + 1
        else:
            following = next(_labels(text, stop + 1, _stop(text, stop + 1)), None)
            if following is None or following.start > stop + 1:
                break
            start = following.end
        stop = _stop(text, start)
    return stop


def _stop(text: str, start: int) -> int:
    match = _STOP.match(text, start)
    return match.end() if match else start


def _table_rows(text: str) -> Iterator[UnitList]:
    """Yield the units of each row of a table of tasks, by the roles that its columns name."""
    for table in find_tables(text):
        for row in table.rows if table.kind == "tasks" else ():
            groups = [g for role, cell in _unit_cells(table, row) for g in _cell(text, cell, role)]
            if groups:
                yield UnitList(tuple(groups), groups[0].start, groups[-1].end, "table")


def _unit_cells(table: Table, row: Row) -> Iterator[tuple[Role, tuple[int, int]]]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        role = next((r for r in ROLES if r == column.kind), None)
        if role and cell:
            yield role, cell


def _cell(text: str, cell: tuple[int, int], role: Role) -> list[Group]:
    """Return the groups of a cell; a word of its own (市教育局牵头) outweighs the column's role."""
    groups = parse_groups(text, *cell)
    return [replace(g, role=role) if g.role == "unmarked" else g for g in groups]


def _outside(rows: list[UnitList], found: list[UnitList]) -> Iterator[UnitList]:
    """Yield the lists that touch no row of a table."""
    for lst in found:
        if not any(lst.start < row.end and row.start < lst.end for row in rows):
            yield lst


def _sentences(text: str) -> Iterator[UnitList]:
    """Yield sentences, or their ends, such as 由市发展改革委牵头，市财政局配合."""
    end = 0
    while (at := text.find("牵头", end)) >= 0:
        start = max(text.rfind(mark, 0, at) for mark in "。；\n\t（：") + 1
        end = _SENTENCE_END.search(text, at).start()  # type: ignore[union-attr]
        clauses = (m.end() for m in re.finditer("，", text[start:at]))
        for first in (start, *(start + c for c in clauses)):
            sure = [g for g in parse_groups(text, first, end) if g.role != "unmarked"]
            if sure and sure[0].role == "lead" and _starts_with_unit(text, first, sure):
                yield UnitList(tuple(sure), first, end, "sentence")
                break


def _member_clauses(text: str) -> Iterator[UnitList]:
    """Yield clauses of the form A、B等为成员单位."""
    for match in _MEMBERS.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "，。；\n：") + 1
        items = tuple(items_in(text, start, match.start()))
        if len(items) > 1:
            group = Group("member", items, start, match.end())
            yield UnitList((group,), start, match.end(), "sentence")


def _shared_duties(text: str) -> Iterator[UnitList]:
    """Yield sentences without a leader such as 市财政局、乙银行按职责分工负责."""
    for match in _SHARED.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in "。；\n\t（：") + 1
        if text[start - 1 : start] in "（：" or "牵头" in text[start : match.start()]:
            continue
        items = tuple(items_in(text, start, match.start()))
        if items and all(surely_unit(i.text) for i in items[:2]):
            group = Group("responsible", items, start, match.end())
            yield UnitList((group,), start, match.end(), "sentence")


# Alternatives that begin with a character each let the search skip all others.
_MEMBERS = re.compile("(?:等(?:为|作为|任|是)|为|作为|任|是)成员(?:单位)?")
_DUTIES = "按照?(?:各自)?(?:职责|职能|分工|职责分工)(?:分别|共同)?(?:负责|抓好落实)"
_SHARED = re.compile(f"等(?:部门|单位)?{_DUTIES}|{_DUTIES}")
_SENTENCE_END = re.compile(r"[。；\n\t（）]|$")


def _starts_with_unit(text: str, start: int, groups: list[Group]) -> bool:
    """Whether nothing but 由 or 此项工作由 stands before the first unit, and that is surely one.

    A person may lead instead (由分管副市长牵头) where a unit with another role follows.
    """
    first = groups[0].items[0]
    before = text[start : first.start].strip()
    if before and not (len(before) <= 6 and before.endswith("由")):
        return False
    if first.text.endswith(role_words().persons):
        return any(surely_unit(i.text) for g in groups[1:] for i in g.items)
    return surely_unit(first.text)


def parse_groups(text: str, start: int, end: int) -> list[Group]:
    """Return the groups of units between `start` and `end`, clause by clause."""
    groups: list[Group] = []
    labels = list(_labels(text, start, end))
    bounds = [start, *(label.start for label in labels), end]
    for label, a, b in zip([None, *labels], bounds, bounds[1:], strict=False):
        content = label.end if label else a
        part = [
            _clause_group(text, clause.start(), clause.end(), label.role if label else None)
            for clause in _CLAUSE.finditer(text, content, b)
        ]
        if label and part:
            part[0] = replace(part[0], start=label.start)
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
    told = {item: _own_role(text, item) for item in group.items}
    if not any(told.values()):
        yield group
        return
    others: Role = "responsible" if group.role in ("unmarked", "lead") else group.role
    parted = {r: tuple(i for i in group.items if (told[i] or others) == r) for r in ROLES}
    yield from (replace(group, role=r, items=items) for r, items in parted.items() if items)


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
            settled.append(replace(group, role=role, end=settled[-1].end))
        else:
            settled.append(group)
    return settled[::-1]


def _marked(groups: list[Group]) -> list[Group]:
    """Return the groups with "responsible" where no role word gives another role."""
    return [replace(g, role="responsible") if g.role == "unmarked" else g for g in groups]
