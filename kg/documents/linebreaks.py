"""Line breaks that stand inside a sentence or a heading: those of pages, PDFs and web editors.

Two headings, or a heading and a paragraph, must never become one; so lines are joined only where
the first is plainly unfinished or the document itself has the words of the seam unbroken.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

_PAGE_NUMBER = re.compile(
    r"[-—–·\s]{1,4}\d{1,4}[-—–·\s]{1,4}|第?\s*\d{1,4}\s*页[\s，/共]*\d{0,4}\s*页?|\d{1,4}\s*/\s*\d{1,4}"
)

_NUMERAL = r"[一二三四五六七八九十百\d]{1,4}"
_HEADED = re.compile(
    rf"第{_NUMERAL}[编篇章节条部]|{_NUMERAL}、|（{_NUMERAL}）|\d{{1,2}}[.．](?!\d)|[①-⑳【■●◆·•○□▲★※\-—]"
    rf"|附[件表录]?{_NUMERAL}?(?:：|$)|专栏|图\d|表\d|目录$|[\u4e00-\u9fff]{{2,6}}{_NUMERAL}?："
)
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")  # of a signature, a line of its own
_FINISHED = "。！？；：…”’）】》」』—-"
_UNFINISHED = "、，（“《‘「『【〔"
_FINISHING = "，、；。！？）”》"
_PROSE = 40  # a line without a full stop that is at least so long is a paragraph's beginning
_HEADED_PROSE = 60  # the same where it begins with a numbered heading
_HEADING = 22  # a numbered heading at least so long may be wrapped
_REST = 20  # what is left of a wrapped heading is at most so long
_SEAM = 4  # characters on each side of a break that must stand unbroken elsewhere


class _Line(NamedTuple):
    start: int
    end: int
    text: str  # without spaces

    @property
    def headed(self) -> bool:
        return _HEADED.match(self.text) is not None


def broken_lines(text: str) -> list[tuple[int, int]]:
    """Return the ranges of white space (and page numbers) that break a sentence or heading.

    Offsets are those of `text`, whose punctuation is unified already.
    """
    every = _lines(text)
    lines = [line for line in every if not _is_page_number(line, text)]
    width = _wrap_width(lines)
    unbroken = _Unbroken(text)
    gaps = []
    for above, below in pairwise(lines):
        if _is_broken(unbroken, above, below, width):
            gaps.append((above.end, below.start))
    if len(lines) < len(every):
        inside = [line for line in every if _is_page_number(line, text)]
        gaps += [
            (line.start, line.end)
            for line in inside
            if not any(start <= line.start < end for start, end in gaps)
        ]
    return gaps


def _lines(text: str) -> list[_Line]:
    """Return the lines that are not blank, without the white space at their ends."""
    lines = []
    position = 0
    for raw in text.split("\n"):
        body = raw.strip(" \r\u200b\ufeff")
        if body:
            start = position + raw.index(body[0])
            lines.append(_Line(start, start + len(body), body.replace(" ", "")))
        position += len(raw) + 1
    return lines


def _is_page_number(line: _Line, text: str) -> bool:
    return len(line.text) <= 14 and _PAGE_NUMBER.fullmatch(text, line.start, line.end) is not None


def _wrap_width(lines: list[_Line]) -> int | None:
    """Return the width at which the document's lines were wrapped, None where they were not.

    Lines that are wrapped by force are about equally long; paragraphs are not.
    """
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(width - 3 <= n <= width + 3 for n in lengths)
    return width if 15 <= width <= 70 and 2 * full >= len(lengths) else None


class _Unbroken:
    """Asks whether words stand together somewhere in the text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _dense(self) -> str:
        return self._text.replace(" ", "")

    def has(self, above: str, below: str) -> bool:
        """Tell whether the words on both sides of a break stand together elsewhere."""
        if len(above) < _SEAM or len(below) < _SEAM:
            return False
        return above[-_SEAM:] + below[:_SEAM] in self._dense


def _is_broken(unbroken: _Unbroken, above: _Line, below: _Line, width: int | None) -> bool:
    """Tell whether the two lines are one sentence or one heading."""
    a, b = above.text, below.text
    finished = a[-1] in _FINISHED
    if finished and b[0] not in _FINISHING and width is None:
        return False
    if "\t" in a or "\t" in b or below.headed or _DATE.fullmatch(b):
        return False
    if a[-1] in _UNFINISHED or b[0] in _FINISHING:
        return True
    if width is not None and len(a) >= width - 3:
        return a[-1] not in "。！？；：" or _is_open(a)
    return not finished and _goes_on(unbroken, above, b)


def _goes_on(unbroken: _Unbroken, above: _Line, b: str) -> bool:
    """Tell whether the line `b` goes on with a line that has no punctuation at its end."""
    a = above.text
    if len(a) >= (_HEADED_PROSE if above.headed else _PROSE):
        return b[-1] in "。！？；）”"
    may_be_heading = len(b) <= _REST and (not above.headed or len(a) >= _HEADING)
    return may_be_heading and unbroken.has(a, b)


def _is_open(line: str) -> bool:
    """Tell whether a bracket or quote that the line opens is not closed in it."""
    return any(line.count(o) > line.count(c) for o, c in ("（）", "“”", "《》"))
