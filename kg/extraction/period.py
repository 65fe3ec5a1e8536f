"""Periods: the years that a document looks back on, is written in and plans for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.document import Document
from kg.documents.numerals import count_of, digits_of
from kg.extraction.facts import GoalOrFact
from kg.extraction.lexicon import alternation, read_lexicon

YEAR = r"(?:19|20)\d\d|二[〇○零O][〇○零O一二三四五六七八九]{2}"
_HEAD = 1500  # characters of a text in which it may say when it was written
_LOOKS_BACK = 3  # the last month in which a document reports on the year before
_FIRST_PLAN = 1953  # the first five-year plan began in 1953; the fourteenth ran from 2021 to 2025
PLANS = ("十二五", "十三五", "十四五", "十五五", "十六五")


@dataclass(frozen=True, slots=True)
class Period:
    """The years a document speaks of: `past` is that of its facts, `aim` that of its goals."""

    past: int | None
    now: int | None
    aim: int | None
    default: GoalOrFact
    month: int | None = None  # of the document's date, where it is that precise
    reports: bool = False  # a report on what was done: none of its headings asks for anything


@lru_cache(maxsize=2)  # asked once and again for one document, as it is read
def period_of(document: Document) -> Period:
    """Return the years that `document` speaks of, from its title, its kind and its date."""
    span = _named_period(document.title)
    now = _year_written(document, span)
    month = int(document.date[5:7]) if document.date and len(document.date) > 4 else None
    if span:
        return Period(span[0] - 1, now or span[0], span[1], "goal", month)
    # A document of the first months looks back on the year before, a later one on its own year.
    about = f"{document.kind or ''} {document.title}"
    kinds = read_lexicon("tense")["kinds"]
    plans = rf"(?:{alternation(kinds['yearly'])})(?!{alternation(kinds['part'])})"
    news = not re.search(plans, about)
    past = now if now is None or news or (month or 1) > _LOOKS_BACK else now - 1
    reports = any(word in about for word in kinds["observing"])
    aim = now or _year_ahead(document.text)
    default: GoalOrFact = "fact" if news or reports else "goal"
    return Period(past, now, aim, default, month, reports)


def _year_ahead(text: str) -> int | None:
    """Return the first year by which a text without a date says something is to be: 到2025年，."""
    found = re.search(rf"(?:^|[，。；\n])到 ?({YEAR}) ?年", text[:_HEAD])
    return read_year(found[1]) if found else None


def _named_period(title: str) -> tuple[int, int] | None:
    """Return the first and last year of the period that a title names: 2021—2025年, 十四五."""
    title = title.replace(" ", "")
    if span := re.search(rf"({YEAR})年?[-—–－~至]+({YEAR})年", title):
        return read_year(span[1]), read_year(span[2])
    plan = re.search(r"第(十[一二三四五六]?)个五年|[“\"]?(十[一二三四五六])五[”\"]?", title)
    if plan is None:
        return None
    start = plan_start(plan[1] or plan[2])
    return start, start + 4


def plan_start(numeral: str) -> int:
    """Return the first year of the five-year plan with that number (十四 → 2021).

    The third plan began three years late (1966), hence the shift.
    """
    return _FIRST_PLAN + 5 * (count_of(numeral) - 1) + 3


def _year_written(document: Document, span: tuple[int, int] | None) -> int | None:
    """Return the year in which a document was written: of its date, its number, or its first words.

    A document that names the period it plans was written in that period or the year before it, so
    that a year out of it is one that the text only cites (国发〔2018〕2号).
    """
    numbered = re.search(rf"〔({YEAR})〕", document.number or "")
    if document.year is not None:
        return document.year
    if numbered:
        return read_year(numbered[1])
    first = _first_year(document.text, dated=span is not None)
    if span and not (first and span[0] - 1 <= first <= span[1]):
        return span[0]
    return first


def _first_year(text: str, dated: bool) -> int | None:
    """Return the first year at the text's head or foot; only one in a number or date if `dated`."""
    span = rf"({YEAR})(?= ?年? ?[-—–－~至]+ ?(?:{YEAR}) ?年)"  # a plan's, written as it begins
    alone = "" if dated else rf"|{span}|(?<![到至])({YEAR}) ?年"  # 到2025年 looks ahead
    day = rf"({YEAR}) ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日"
    for part in (text[:_HEAD], text[-400:]):
        if found := re.search(rf"〔({YEAR})〕|{day}{alone}", part):
            return read_year(next(g for g in found.groups() if g))
    return None


def read_year(year: str) -> int:
    return int(digits_of(year))
