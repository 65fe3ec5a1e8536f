"""The rows in which headings are looked for: lines, less tables of contents, and parts of lines."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.documents.numerals import count_of

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_CONTENTS = re.compile(r"目\s*[录次]")
_LEADER = re.compile(r"[.…·。\-—\s]*\d{0,3}$")
_DOTTED = re.compile(r"[.…·]{4,}\s*\d{0,3}$|[.…·]{2,}\s*\d{1,3}$")

_INLINE = re.compile(
    r"(?P<division>[一二三四五六七八九十]{1,3})、|（(?P<group>[一二三四五六七八九十]{1,3})）"
    r"|(?<!\d)(?P<task>\d{1,2})[.、](?!\d)"
)
# A point that follows the units of the one before it: …（责任单位：市教育局）2.推进….
_NEXT_POINT = re.compile(
    r"(?:牵头|负责|配合|参与|落实|局|委|办|部|厅|府)[）】〕]?[。；]?(?=\d{1,2}[.、][\u4e00-\u9fff“]|（[一二三四五六七八九十]{1,3}）)"
)
_FIRST = ("一、", "（一）", "1.", "1、")  # one of these begins every outline
_LEVELS = ("division", "group", "task")
_LONG = 240  # only lines at least so long can hold headings in their middle
_ENDS = "。！？；：”）】》"
_TITLE = 30


def rows(text: str) -> list[tuple[int, int]]:
    """Return start and end of every stretch that may begin with a heading, in order.

    A row is a line that is not blank and no entry of a table of contents; a line that holds a
    whole outline (一、…（一）…1.…) gives a row for each of its headings, and so does one with
    several numbered points that each end with their units.
    """
    lines = [m.span() for m in _LINE.finditer(text)]
    found: list[tuple[int, int]] = []
    for start, end in _less_contents(text, lines):
        inner = _inline_headings(text, start, end) if end - start >= _LONG else []
        inner = inner or _assigned_points(text, start, end)
        if inner:
            found += [(a, b) for a, b in pairwise([start, *inner, end]) if a < b]
        else:
            found.append((start, end))
    return found


def _less_contents(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the lines without the tables of contents."""
    names = [text[a:b] if b - a <= 80 else "" for a, b in lines]
    kept = []
    skip_to = 0
    for i, line in enumerate(lines):
        if names[i] and _CONTENTS.fullmatch(names[i]):
            skip_to = _contents_end(names, i)
        if i >= skip_to and not (names[i] and _DOTTED.search(names[i])):
            kept.append(line)
    return kept


def _contents_end(names: list[str], index: int) -> int:
    """Return the index of the line after a table of contents: where its first entry comes again."""
    entries = [_LEADER.sub("", name) for name in names[index + 1 :]]
    if not entries or not entries[0]:
        return index + 1
    for i, entry in enumerate(entries[1:], start=1):
        if entry == entries[0]:
            return index + 1 + i
    return index + 1


def _inline_headings(text: str, start: int, end: int) -> list[int]:
    """Return where headings begin in the middle of a long line.

    They count up from one on their level, follow the end of a sentence (or, for the first below
    another heading, that heading's title), and are several; else they are a list in a sentence.
    """
    found: list[int] = []
    if all(text.find(first, start, end) < 0 for first in _FIRST):
        return found
    counts = dict.fromkeys(_LEVELS, 0)
    last = -1  # where the title of the last heading begins
    for match in _INLINE.finditer(text, start, end):
        level = match.lastgroup or ""
        ordinal = count_of(match[level])
        at = match.start()
        if ordinal != counts[level] + 1 or not (
            at == start or text[at - 1] in _ENDS or (ordinal == 1 and _is_title(text, last, at))
        ):
            continue
        counts[level] = ordinal
        for lower in _LEVELS[_LEVELS.index(level) + 1 :]:
            counts[lower] = 0
        last = match.end()
        if at > start:
            found.append(at)
    return found if len(found) >= 3 else []


def _assigned_points(text: str, start: int, end: int) -> list[int]:
    """Return where the line's further points begin, each counting on from the one before it."""
    point = _INLINE.match(text, start, end)
    found: list[int] = []
    if point is None:
        return found
    for match in _NEXT_POINT.finditer(text, start, end):
        at = match.end()
        following = _INLINE.match(text, at, end)
        if following and following.lastgroup == point.lastgroup:
            level = point.lastgroup or ""
            if count_of(following[level]) == count_of(point[level]) + 1:
                found.append(at)
                point = following
    return found


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether a title without a full stop stands between two marks."""
    return start >= 0 and 2 <= end - start <= _TITLE and not re.search("[。；，]", text[start:end])
