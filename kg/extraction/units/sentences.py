"""Units in running text: 由A牵头，B、C配合 · A负责，B配合 · A、B等为成员单位 · …。A、B."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from kg.extraction.units.groups import Group, UnitList, parse_groups
from kg.extraction.units.items import classify_item, is_generic, items_in, names_unit, surely_unit
from kg.extraction.units.roles import Role, role_words


def leading_sentences(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[UnitList]:
    """Yield sentences, or their ends, such as 由市发展改革委牵头，市财政局配合.

    What stands in one of the `taken` ranges, sorted and disjoint, is of a list read already.
    """
    end = 0
    while (at := text.find("牵头", end)) >= 0:
        end = _SENTENCE_END.search(text, at).start()  # type: ignore[union-attr]
        yield from _sentence(text, at, end, "lead", taken)


def responsible_sentences(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[UnitList]:
    """Yield sentences, or their ends, without a leader: 由市水务局负责，市财政局配合.

    Those in one of the `taken` ranges are left out, too.
    """
    end = 0
    for match in _IN_CHARGE.finditer(text):
        if match.start() >= end:
            end = _SENTENCE_END.search(text, match.start()).start()  # type: ignore[union-attr]
            yield from _sentence(text, match.start(), end, "responsible", taken)


def _sentence(
    text: str, at: int, end: int, role: Role, taken: Sequence[tuple[int, int]]
) -> Iterator[UnitList]:
    """Yield the list that ends at `end`, if it begins with units of `role` before the verb `at`."""
    start = _last_of("。；\t（：", text, at)
    before = bisect_right(taken, start, key=itemgetter(0))
    if before and start < taken[before - 1][1]:
        return
    clauses = (m.end() for m in re.finditer("，", text[start:at]))
    for first in (start, *(start + c for c in clauses)):
        sure = [g for g in parse_groups(text, first, end) if g.role != "unmarked"]
        if sure and sure[0].role == role and _starts_with_unit(text, first, sure):
            yield UnitList(tuple(sure), first, end, "sentence")
            break


def _last_of(marks: str, text: str, at: int) -> int:
    """Return the offset behind the last of `marks` before `at` in its line, or the line's start."""
    line = text.rfind("\n", 0, at)
    return max(line, *(text.rfind(mark, line + 1, at) for mark in marks)) + 1


def member_clauses(text: str) -> Iterator[UnitList]:
    """Yield clauses of the form A、B等为成员单位."""
    for match in _MEMBERS.finditer(text):
        start = _last_of("，。；：", text, match.start())
        items = tuple(items_in(text, start, match.start()))
        if len(items) > 1:
            group = Group("member", items, start, match.end())
            yield UnitList((group,), start, match.end(), "sentence")


def shared_duties(text: str) -> Iterator[UnitList]:
    """Yield sentences without a leader such as 市财政局、乙银行按职责分工负责."""
    for match in _SHARED.finditer(text):
        start = _last_of("。；\t（：", text, match.start())
        if text[start - 1 : start] in "（：" or "牵头" in text[start : match.start()]:
            continue
        items = tuple(items_in(text, start, match.start()))
        if items and all(surely_unit(i.text) for i in items[:2]):
            group = Group("responsible", items, start, match.end())
            yield UnitList((group,), start, match.end(), "sentence")


def bare_lists(text: str) -> Iterator[UnitList]:
    """Yield two and more units that close a paragraph or fill a line, with nothing else said."""
    for match in _BARE.finditer(text):
        start, end = match.start("units"), match.end()
        items = tuple(items_in(text, start, end))
        if all(_ends_as_unit(i.text) for i in items) and names_unit(items):
            group = Group("responsible", items, start, end)
            yield UnitList((group,), start, end, "units")


def _ends_as_unit(name: str) -> bool:
    """Whether an item is a unit by its last word: 市考核办要加强检查 only begins as one."""
    kind = classify_item(name)
    return is_generic(name) or surely_unit(name) or (kind is not None and kind[1] >= _BY_HEAD)


_BY_HEAD = 0.9  # how sure an item is that ends as units do


# Alternatives that begin with a character each let the search skip all others.
_MEMBERS = re.compile("(?:等(?:为|作为|任|是)|为|作为|任|是)成员(?:单位)?")
_DUTIES = "按照?(?:各自)?(?:职责|职能|分工|职责分工)(?:分别|共同)?(?:负责|抓好落实)"
_SHARED = re.compile(f"等(?:部门|单位)?{_DUTIES}|{_DUTIES}")
_IN_CHARGE = re.compile(r"负责(?:落实|实施|组织实施|推进)?(?=[，。；\n（]|$)")
_BARE = re.compile(
    r"[\n。—](?:(?<=[\n。])(?=[^\n，。；：（）—、]{3,16}+、)|(?<=——))"
    r"(?P<units>[^\n，。；：（）—、]{3,16}(?:、[^\n，。；：（）—、]{3,16})*)(?=。?(?:\n|$))"
)
_SENTENCE_END = re.compile(r"[。；\n\t（）]|$")


def _starts_with_unit(text: str, start: int, groups: list[Group]) -> bool:
    """Whether nothing but 由 or 此项工作由 stands before the first unit, and that is surely one.

    A person may lead instead (由分管副市长牵头) where a unit with another role follows.
    """
    first = groups[0].items[0]
    before = text[start : first.start].strip(" —–-")
    if (before and not (len(before) <= 6 and before.endswith("由"))) or "日常" in before:
        return False  # 日常工作由市教育局承担 is of an office, no task
    if first.text.endswith(role_words().persons):
        return any(surely_unit(i.text) for g in groups[1:] for i in g.items)
    return surely_unit(first.text)
