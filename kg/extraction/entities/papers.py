"""Documents: named in book-title marks, by their last word, or as the title of the text."""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.made import Found, make, with_bracket
from kg.extraction.entities.grammar.names import THEMATIC, complete, drop_leading, read_name
from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import BOOK, PLACE
from kg.extraction.facts import Mention

_TITLES = ("方案", "规划", "纲要", "意见", "办法", "措施", "计划", "要点")
# The plan of five years without more of its title: 完成“十四五”规划|目标.
_FIVE_YEARS = re.compile("十[一二三四五六]五”?规划(?!纲要|期|和|建议|编制|[^，。；、]{0,8}规划)")
_LONGEST_TITLE = 60  # characters
_SHORTEST = 8
# Who gives a report: 县长某某向大会|作政府工作报告.
_SPOKEN = re.compile("[^，。；《》]*?(?<!工)作了?(?=[^，。；]{2,12}报告)")
_SENT = re.compile("[^，。；《》\\n]{4,30}?关于(?:印发|转发|批转)")
_DRAFT = re.compile("（(?:讨论|送审|审议|征求意见)稿）")


def books(clause: Clause, text: str) -> list[Mention]:
    """Return what stands in book-title marks, marks and the state of a draft left out."""
    return [
        _book(t.start + 1, t.end - 1, text) for t in clause if t.mask & BOOK and t.end - t.start > 3
    ]


def _book(start: int, end: int, text: str) -> Mention:
    draft = _DRAFT.search(text, start, end)
    end = draft.start() if draft and draft.end() == end and draft.start() > start else end
    return Mention("Document", start, end, text[start:end], "document:marks", 0.95)


def five_year_plans(text: str) -> list[Mention]:
    """Return the plans of five years that are named by their number alone."""
    if "五”规划" not in text and "五规划" not in text:
        return []
    found = (
        (m.start() - (text[m.start() - 1 : m.start()] == "“"), m.end())
        for m in _FIVE_YEARS.finditer(text)
    )
    return [Mention("Document", a, b, text[a:b], "document:years", 0.8) for a, b in found]


def cited_document(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return a plan or scheme that is named without book-title marks; the text's own in full."""
    if clause[0].start == 0 and (title := _own_title(clause, head, text)):
        return title
    if strength != "strong" or not complete(clause, head):
        return None
    name = drop_leading(read_name(clause, head, text, programme=True), 0, text)
    start = _opening(name.start, name.end, text)
    if start != name.start:
        return Mention("Document", start, name.end, text[start : name.end], "document:head", 0.85)
    unnamed = text[name.start] in "本该" or name.announced or name.grade < THEMATIC
    if unnamed or name.end - name.start < _SHORTEST:
        return None
    return make("Document", name, text, "document:head", 0.85)


def _opening(start: int, end: int, text: str) -> int:
    """Return where the name that was read from `start` on begins after all.

    It does behind who gives the report, and as far left as the letter that sends it says.
    """
    if spoken := _SPOKEN.match(text, start, end):
        return spoken.end()
    line = text.rfind("\n", 0, start) + 1
    return line if f"《{text[line:end]}》" in text else start


def _own_title(clause: Clause, head: int, text: str) -> Found:
    """Return the title that the text itself begins with, verbs and all: 甲县推进…实施方案.

    Of a notice that sends it (甲县政府关于印发…实施方案的通知), it is what is sent.
    """
    end = clause[head].end
    sent = _SENT.match(text, 0, end)
    start = sent.end() if sent else 0
    placed = any(t.mask & PLACE for t in clause[:head])
    if not placed or not 10 <= end - start <= _LONGEST_TITLE or not complete(clause, head):
        return None
    if not text.endswith(_TITLES, 0, end):
        return None
    title = Mention("Document", start, end, text[start:end], "document:title", 0.9)
    return with_bracket(title, text)
