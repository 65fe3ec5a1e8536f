"""Tense: whether the text at a place tells of a goal or a fact, and of which year.

The heading says most (2018年工作回顾, 总体目标), then the sentence's own words (力争, 已完成,
到2025年), then the document: its date, its kind, and the period that its title names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.document import Document
from kg.documents.reading import Reading, Section, Sentence
from kg.documents.tables import column_year, deadline_cell
from kg.extraction.facts import GoalOrFact
from kg.extraction.lexicon import alternation, read_lexicon

_DIGITS = {d: str(i) for i, d in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "O": "0",
}
_YEAR = r"(?:19|20)\d\d|二[〇○零O][〇○零O一二三四五六七八九]{2}"
_BASE_YEAR = re.compile(rf"[由从]({_YEAR})年[^\d，。；]{{0,4}}$")
_LOOKS_BACK = 3  # the last month in which a document reports on the year before
_OPENING = 12  # characters of a paragraph in which an opening year stands
_FIRST_PLAN = 1953  # the first five-year plan began in 1953; the fourteenth ran from 2021 to 2025
_PLANS = ("十二五", "十三五", "十四五", "十五五", "十六五")
_NUMERALS = {"十": 10, "十一": 11, "十二": 12, "十三": 13, "十四": 14, "十五": 15, "十六": 16}


@dataclass(frozen=True, slots=True)
class Tense:
    """Goal or fact, and the year that it holds for (None where no year can be told)."""

    goal_or_fact: GoalOrFact
    year: int | None


@dataclass(frozen=True, slots=True)
class Period:
    """The years a document speaks of: `past` is that of its facts, `aim` that of its goals."""

    past: int | None
    now: int | None
    aim: int | None
    default: GoalOrFact
    month: int | None = None  # of the document's date, where it is that precise


@dataclass(frozen=True, slots=True)
class _Marker:
    """A word that tells a year, or goal or fact, or both."""

    start: int
    status: GoalOrFact | None
    year: int | None
    is_time: bool = True  # a year or a part of one, no word such as 力争


def tense_at(reading: Reading, offset: int) -> Tense:
    """Return the tense that holds at the clean `offset` of `reading`."""
    return _timeline(reading).at(offset)


def base_tense(reading: Reading, offset: int) -> Tense:
    """Return the tense of a starting point at `offset`: from 52% to 65%, from 60 in 2015 to 120.

    Its year is the one printed right before it, else the last before the plan; it is not told where
    the change itself is past.
    """
    return _timeline(reading).of_base(offset)


def tense_of_year(reading: Reading, offset: int, year: int) -> Tense:
    """Return the tense at the clean `offset` of a figure that holds for `year`."""
    return _timeline(reading).of_year(offset, year)


def headed_as(reading: Reading, offset: int) -> GoalOrFact | None:
    """Return what the headings around the clean `offset` say, or None where they say nothing."""
    period = period_of(reading.document)
    for heading in reading.ancestors(reading.section_at(offset))[:-1]:
        if told := _heading_tense(heading.title, period)[0]:
            return told
    return None


class Timeline:
    """The tenses of one reading; a sentence is searched for markers when first asked about."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._period = period_of(reading.document)
        self._markers: dict[int, list[_Marker]] = {}  # of a sentence, by its start
        self._openings: dict[int, list[_Marker]] = {}  # of a paragraph, by its start
        self._sections: dict[int, Tense] = {}

    def at(self, offset: int) -> Tense:
        """Return the tense at the clean `offset`."""
        sentence = self._reading.sentence_at(offset)
        section = self._reading.sections[sentence.section]
        around = self.of_section(section)
        before = [m for m in self._of_sentence(sentence) if m.start <= offset]
        opening = self._opening(sentence.start)
        year = _last_year(before) or _last_year(opening)
        if year is None and section.kind == "row":
            year = column_year(self._reading.text, section.start, offset)
        told = _last_status(before) or _last_status(opening)
        status = told or self._by_year(year, around.goal_or_fact)
        if year is None:
            year = around.year if around.goal_or_fact == status else self._year_of(status)
        return Tense(status, year)

    def of_year(self, offset: int, year: int) -> Tense:
        """Return the tense at `offset` of a figure whose year is known."""
        return Tense(self._by_year(year, self.at(offset).goal_or_fact), year)

    def of_base(self, offset: int) -> Tense:
        """Return the tense of a figure from which a change starts."""
        printed = _BASE_YEAR.search(self._reading.text, max(offset - 12, 0), offset)
        if printed:
            return Tense("fact", _number(printed[1]))
        aimed, period = self.at(offset).goal_or_fact == "goal", self._period
        if not aimed or period.past is None or period.now is None:
            return Tense("fact", None)
        return Tense("fact", min(period.past, period.now - 1))

    def _of_sentence(self, sentence: Sentence) -> list[_Marker]:
        if sentence.start not in self._markers:
            found = _markers(self._reading.text, self._period, sentence.start, sentence.end)
            self._markers[sentence.start] = found
        return self._markers[sentence.start]

    def _opening(self, offset: int) -> list[_Marker]:
        """Return the time that the paragraph opens with; it holds for its later sentences.

        A word of aiming or achieving there holds for its own sentence alone.
        """
        start = self._reading.text.rfind("\n", 0, offset) + 1
        if start not in self._openings:
            found = _markers(self._reading.text, self._period, start, start + _OPENING)
            self._openings[start] = [m for m in found if m.is_time]
        return self._openings[start]

    def of_section(self, section: Section) -> Tense:
        """Return what the headings around `section` say, else the document's own default."""
        if section.index not in self._sections:
            self._sections[section.index] = self._read_headings(section)
        return self._sections[section.index]

    def _year_of(self, status: GoalOrFact) -> int | None:
        return self._period.aim if status == "goal" else self._period.past

    def _read_headings(self, section: Section) -> Tense:
        status: GoalOrFact | None = None
        year: int | None = None
        for heading in self._reading.ancestors(section)[:-1]:
            told, named = _heading_tense(heading.title, self._period)
            if heading.kind == "row" and named is None:
                named = self._deadline(heading)
            status, year = status or told, year or named
        status = status or self._by_year(year, self._period.default)
        return Tense(status, year or self._year_of(status))

    def _deadline(self, row: Section) -> int | None:
        """Return the year by which a row of a table asks its task to be done."""
        cell = deadline_cell(self._reading.text, row.start)
        if cell is None:
            return None
        return _last_year(_markers(self._reading.text, self._period, *cell))

    def _by_year(self, year: int | None, otherwise: GoalOrFact) -> GoalOrFact:
        """Return goal for a year after the document's own, fact for one before."""
        if year is None or self._period.now is None or year == self._period.now:
            return otherwise
        return "goal" if year > self._period.now else "fact"


_recent: list[tuple[Reading, Timeline]] = []


def _timeline(reading: Reading) -> Timeline:
    """Return the timeline of `reading`; the last one asked for is kept, as calls come in runs."""
    if not _recent or _recent[0][0] is not reading:
        _recent[:] = [(reading, Timeline(reading))]
    return _recent[0][1]


def period_of(document: Document) -> Period:
    """Return the years that `document` speaks of, from its title, its kind and its date."""
    span = _named_period(document.title)
    now = _year_written(document, span)
    month = int(document.date[5:7]) if document.date and len(document.date) > 4 else None
    if span:
        return Period(span[0] - 1, now or span[0], span[1], "goal", month)
    # A document of the first months looks back on the year before, a later one on its own year.
    past = now if now is None or (month or 1) > _LOOKS_BACK else now - 1
    about = f"{document.kind or ''} {document.title}"
    if any(word in about for word in read_lexicon("tense")["kinds"]["observing"]):
        return Period(past, now, now, "fact", month)
    return Period(past, now, now, "goal", month)


def _named_period(title: str) -> tuple[int, int] | None:
    """Return the first and last year of the period that a title names: 2021—2025年, 十四五."""
    title = title.replace(" ", "")
    if span := re.search(rf"({_YEAR})年?[-—–－~至]+({_YEAR})年", title):
        return _number(span[1]), _number(span[2])
    plan = re.search(r"第(十[一二三四五六]?)个五年|[“\"]?(十[一二三四五六])五[”\"]?", title)
    if plan is None:
        return None
    start = _plan_start(plan[1] or plan[2])
    return start, start + 4


def _plan_start(numeral: str) -> int:
    """Return the first year of the five-year plan with that number (十四 → 2021).

    The third plan began three years late (1966), hence the shift.
    """
    return _FIRST_PLAN + 5 * (_NUMERALS[numeral] - 1) + 3


def _year_written(document: Document, span: tuple[int, int] | None) -> int | None:
    """Return the year in which a document was written: of its date, its number, or its first words.

    A document that names the period it plans was written in that period or the year before it, so
    that a year out of it is one that the text only cites (国发〔2018〕2号).
    """
    numbered = re.search(rf"〔({_YEAR})〕", document.number or "")
    if document.year is not None:
        return document.year
    if numbered:
        return _number(numbered[1])
    first = _first_year(document.text, dated=span is not None)
    if span and not (first and span[0] - 1 <= first <= span[1]):
        return span[0]
    return first


def _first_year(text: str, dated: bool) -> int | None:
    """Return the first year at the text's head or foot; only one in a number or date if `dated`."""
    alone = "" if dated else rf"|({_YEAR}) ?年"
    day = rf"({_YEAR}) ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日"
    for part in (text[:1500], text[-400:]):
        if found := re.search(rf"〔({_YEAR})〕|{day}{alone}", part):
            return _number(next(g for g in found.groups() if g))
    return None


def _number(year: str) -> int:
    return int("".join(_DIGITS.get(c, c) for c in year).replace("二", "2"))


@lru_cache(maxsize=1)
def _marker_pattern() -> re.Pattern[str]:
    """Return one pattern for all markers; the group's name tells which kind matched."""
    lexicon = read_lexicon("tense")
    relative, elapsed = list(lexicon["year"]["relative"]), list(lexicon["year"]["elapsed"])
    goal, fact = lexicon["goal"]["strong"], lexicon["fact"]["strong"]
    fairs = alternation(lexicon["year"]["fairs"])
    # The class of first characters lets the search skip most of a text in one step.
    first = "".join(sorted({word[0] for word in [*relative, *elapsed, *goal, *fact, *_PLANS]}))
    return re.compile(
        rf"(?=[12二{first}])(?:"
        rf"(?<![\d.])(?:{_YEAR})年?[-—–－~至]+(?P<until>{_YEAR})年"
        rf"|(?<![\d.〔])(?P<year>{_YEAR})(?:年|(?={fairs}))"
        rf"|(?P<plan>{alternation(list(_PLANS))})(?=[”\"]?(?:时期|期间|末|规划期|以来|$))"
        rf"|(?P<relative>{alternation(relative)})"
        rf"|(?P<elapsed>{alternation(elapsed)})"
        rf"|(?<!\d)1月?[-—至](?P<months>\d{{1,2}})月"
        rf"|(?P<goal>{alternation(goal)})"
        rf"|(?<!项)(?P<fact>{alternation(fact)}))"  # not the 目前 in 项目前期
    )


def _markers(text: str, period: Period, start: int, end: int) -> list[_Marker]:
    """Return the markers in text[start:end], in order; years of comparison are left out."""
    found = []
    for match in _marker_pattern().finditer(text, start, end):
        if match["goal"] or match["fact"]:
            status: GoalOrFact = "goal" if match["goal"] else "fact"
            found.append(_Marker(match.start(), status, None, is_time=False))
        elif match["elapsed"] or match["months"]:
            found.append(_Marker(match.start(), _elapsed(match, period), None))
        elif not _is_base(text, match) and not _is_plan(text, match):
            found.append(_Marker(match.start(), None, _year_of(match, period)))
    return found


def _elapsed(match: re.Match[str], period: Period) -> GoalOrFact | None:
    """Return fact where that part of the year was over when the document was written."""
    table = read_lexicon("tense")["year"]["elapsed"]
    over = int(match["months"] or table[match["elapsed"]])
    return "fact" if period.month is not None and period.month > over else None


def _year_of(match: re.Match[str], period: Period) -> int | None:
    """Return the year that a marker names."""
    if match["plan"]:
        return _plan_start(match["plan"][:2]) + 4
    if match["relative"]:
        shift: int = read_lexicon("tense")["year"]["relative"][match["relative"]]
        return period.now + shift if period.now is not None else None
    return _number(match["until"] or match["year"])


@lru_cache(maxsize=1)
def _base_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    base = read_lexicon("tense")["year"]["base"]
    return tuple(base["before"]), tuple(base["after"])


def _is_base(text: str, match: re.Match[str]) -> bool:
    """Return whether the year is one that a figure is compared with (较2016年净增)."""
    before, after = _base_words()
    quoted = text.rfind("《", max(match.start() - 60, 0), match.start())
    if quoted >= 0 and text.find("》", quoted, match.start()) < 0:
        return True
    return text[: match.start()].endswith(before) and text.startswith(after, match.end())


def _is_plan(text: str, match: re.Match[str]) -> bool:
    """Return whether years in a bracket belong to a plan's name: 行动计划（2022—2024年）."""
    start = match.start()
    names = tuple(f"{name}（" for name in read_lexicon("tense")["year"]["plans"])
    return match["until"] is not None and text[max(start - 5, 0) : start].endswith(names)


def _last_year(markers: list[_Marker]) -> int | None:
    return next((m.year for m in reversed(markers) if m.year is not None), None)


def _last_status(markers: list[_Marker]) -> GoalOrFact | None:
    return next((m.status for m in reversed(markers) if m.status is not None), None)


@lru_cache(maxsize=4096)
def _heading_tense(title: str, period: Period) -> tuple[GoalOrFact | None, int | None]:
    """Return what one heading says of goal or fact and of the year; None where it says nothing."""
    words = read_lexicon("tense")["headings"]
    title = title.replace(" ", "")
    year = _last_year(_markers(title, period, 0, len(title)))
    if year is None and (plan := re.search("|".join(_PLANS), title)):
        year = _plan_start(plan[0][:2]) + 4
    if any(word in title for word in words["goal"]):
        return "goal", year
    if any(word in title for word in words["fact"]):
        return "fact", year
    return None, year
