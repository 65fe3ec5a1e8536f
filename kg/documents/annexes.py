"""Annexes: the list that announces them, and where each of them begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.documents.headings import RANKS, Heading

_NUMERAL = r"[一二三四五六七八九十\d]{1,3}(?:-\d+)?"
_LINE = re.compile(rf"附(?:件|表|录)?(?P<number>{_NUMERAL})?(?P<colon>[：:])?(?P<rest>[^\n]*)")
_ENTRY = re.compile(rf"(?:附(?:件|表|录))?(?P<number>{_NUMERAL})[.、：:]?(?P<title>[^\n]+)")
_TITLE_LIMIT = 60
_PROSE = re.compile(r"[。；：]|^(?:所|中|的|规定|要求)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of annexes: the number and where the title stands."""

    number: str
    title_start: int
    title_end: int


def find_annexes(text: str, lines: list[tuple[int, int]]) -> tuple[list[Heading], set[int]]:
    """Return the headings of the list and of the annexes, and the indices of their lines."""
    headings: list[Heading] = []
    taken: set[int] = set()
    entries: dict[str, Entry] = {}
    for index, (start, end) in enumerate(lines):
        if index in taken or text[start] != "附":
            continue
        match = _LINE.fullmatch(text, start, end)
        if match is None or not _is_mark(match):
            continue
        found = _list_at(text, lines, index, match)
        if found:
            entries.update({e.number: e for e in found})
            taken.update(range(index, index + _height(found, lines, index)))
            headings.append(_list_heading(start, found))
            continue
        heading, height = _annex(text, lines, index, match, entries.get(match["number"] or ""))
        headings.append(heading)
        taken.update(range(index, index + height))
    return headings, taken


def _is_mark(match: re.Match[str]) -> bool:
    """Tell whether a line that begins with 附 announces an annex, and is not prose."""
    rest = match["rest"]
    if not match[0].startswith(("附件", "附表", "附录")):
        return bool(match["colon"]) and len(rest) <= _TITLE_LIMIT
    if not rest:
        return True
    if match["number"] is None and not match["colon"]:
        return False
    return len(rest) <= _TITLE_LIMIT and not _PROSE.search(rest)


def _list_at(
    text: str, lines: list[tuple[int, int]], index: int, match: re.Match[str]
) -> list[Entry]:
    """Return the entries of a list of annexes that begins in line `index`, if one does."""
    if match["number"] is None and match["colon"]:
        start = match.start("rest")
        found = _entries(text, [(start, lines[index][1]), *lines[index + 1 :]])
        if found:
            return found
        later = any(_is_alone(text[a:b]) for a, b in lines[index + 1 :])
        return [Entry("", start, lines[index][1])] if match["rest"] and later else []
    if match["number"] is None or not match["rest"]:
        return []
    found = _entries(text, lines[index:])
    return found if len(found) > 1 else []


def _is_alone(line: str) -> bool:
    return re.fullmatch(rf"附(?:件|表|录)(?:{_NUMERAL})?[：:]?", line) is not None


def _entries(text: str, lines: list[tuple[int, int]]) -> list[Entry]:
    """Return the entries 1, 2, 3 … in consecutive lines."""
    found: list[Entry] = []
    for start, end in lines:
        if start == end:
            continue
        match = _ENTRY.fullmatch(text, start, end)
        if match is None or match["number"] != str(len(found) + 1) or end - start > _TITLE_LIMIT:
            break
        found.append(Entry(match["number"], match.start("title"), match.end("title")))
    return found


def _height(found: list[Entry], lines: list[tuple[int, int]], index: int) -> int:
    """Return how many lines the list takes."""
    last = found[-1].title_end
    return sum(1 for _, end in lines[index:] if end <= last)


def _list_heading(start: int, found: list[Entry]) -> Heading:
    end = found[-1].title_end
    return Heading(
        "annexes", RANKS["annexes"], "附件", "附件", start, start, min(start + 2, end), False
    )


def _annex(
    text: str, lines: list[tuple[int, int]], index: int, match: re.Match[str], listed: Entry | None
) -> tuple[Heading, int]:
    """Return the heading of the annex that begins in line `index`, and how many lines it takes."""
    start, end = lines[index]
    number = match["number"]
    label = text[start : match.end("number") if number else start + 2]
    title, height = match.span("rest"), 1
    if not match["rest"]:
        below = _title_below(text, lines, index)
        height = 2 if below else 1
        title = below or ((listed.title_start, listed.title_end) if listed else (start, end))
    return Heading("annex", RANKS["annex"], label, label, start, *title, False), height


def _title_below(text: str, lines: list[tuple[int, int]], index: int) -> tuple[int, int] | None:
    """Return the next line if it is a title: short, no prose, no numbered heading."""
    if index + 1 >= len(lines):
        return None
    start, end = lines[index + 1]
    line = text[start:end]
    if len(line) > _TITLE_LIMIT or re.search(r"[。；：，]$", line):
        return None
    if re.match(rf"{_NUMERAL}[、.]|（{_NUMERAL}）|第{_NUMERAL}[章节条编篇]|附", line):
        return None
    return start, end
