"""Clauses: what stands before and after a figure, up to the next break."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extraction.targets.figure import Figure

_BREAKS = "，。；！？：\n\t"
_LAST_MARK = re.compile(f"(?s:.*)[{_BREAKS}（）]")
_REACH = 90  # characters in which a clause's beginning is looked for
_AFTER = re.compile(r"[，。；！？：\n\t、（）]")
_SHORT_BRACKET = re.compile(r"（[^（）\d，。；\n]{1,6}）")
_LISTED = re.compile(r"、(?=[^，。；！？：\n\t、（）\d]{1,30}[，。；！？：\n\t（）])")
_LABEL = re.compile(
    r"(?:\d{1,2}[.．、](?!\d)|（\d+）|[①-⑳]|（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、)"
)
_ASIDE = re.compile(r"（[^（）]*）")
_KEPT_ASIDE = re.compile(r"（(?!不含|含|包括|预计|以下|下同|区域)[\u4e00-\u9fff、]{1,4}）")
_SENTENCE_END = re.compile(r"[。！？\n\t]")
_QUOTE_REACH = 30


class Clause(NamedTuple):
    """A figure with the text around it. Offsets are clean offsets.

    `start` is where its own part of the clause begins: after the last break or the last figure.
    """

    figure: Figure
    start: int
    left: str  # from start to the figure
    right: str  # from the figure to the next break, comma of a list, bracket or figure
    bracketed: bool  # the clause begins with an opening bracket
    following: Figure | None  # the next figure in the same clause
    between: str  # the text up to that figure


def clause_start(text: str, at: int, floor: int = 0) -> int:
    """Return where the clause that `at` lies in begins; brackets before `at` are jumped over."""
    lowest = max(floor, at - _REACH, 0)
    last = _LAST_MARK.match(text, lowest, at)
    if last is None or text[last.end() - 1] != "）":
        return last.end() if last else lowest  # as nearly always
    depth, i = 0, at
    while i > lowest:
        char = text[i - 1]
        if char in "\n\t" or (char in _BREAKS and not depth):
            break
        if char == "）":
            depth += 1
        elif char == "（":
            if not depth:
                break
            depth -= 1
        i -= 1
    return i


def clause_end(text: str, at: int) -> int:
    """Return where the noun phrase after `at` may end at the latest.

    It runs over a short bracket, and over the 、 of a list in which no other figure stands.
    """
    found = _AFTER.search(text, at)
    while found and (
        over := _SHORT_BRACKET.match(text, found.start()) or _LISTED.match(text, found.start())
    ):
        found = _AFTER.search(text, over.end())
    return found.start() if found else len(text)


def without_label(text: str, start: int, end: int) -> int:
    """Return where the clause start..end begins once a heading's number is left out: 2.建设…"""
    label = _LABEL.match(text, start, end)
    return label.end() if label else start


def clauses(text: str, figures: list[Figure]) -> list[Clause]:
    """Return the clause of each figure; `start` and `left` do not yet heed the figures before."""
    found = []
    for index, figure in enumerate(figures):
        # A composition (15:42:43) is several figures in one place.
        after = next((f for f in figures[index + 1 : index + 4] if f.start > figure.start), None)
        end = clause_end(text, figure.end)
        following = after if after is not None and after.start <= end else None
        start = without_label(text, clause_start(text, figure.start), figure.start)
        found.append(
            Clause(
                figure,
                start,
                text[start : figure.start],
                text[figure.end : following.start if following else end],
                start > 0 and text[start - 1] == "（",
                following,
                text[figure.end : following.start] if following else "",
            )
        )
    return found


def same_sentence(text: str, start: int, end: int) -> bool:
    """Return whether no sentence ends between the two offsets."""
    return _SENTENCE_END.search(text, start, end) is None


def inside_marks(text: str, at: int) -> bool:
    """Return whether `at` stands within quotation marks or a title's marks."""
    before = text[max(at - _QUOTE_REACH, 0) : at]
    quoted = before.rfind("“") > before.rfind("”")
    titled = before.rfind("《") > before.rfind("》")
    return quoted or titled


def without_asides(name: str) -> str:
    """Return `name` without brackets such as （不含园区）; short nouns in brackets stay."""
    if "（" not in name:
        return name
    return _ASIDE.sub(lambda m: m[0] if _KEPT_ASIDE.fullmatch(m[0]) else "", name)
