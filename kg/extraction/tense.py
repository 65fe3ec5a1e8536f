"""Tense: whether the text at a place tells of a goal or a fact, and of which year.

The heading says most (2018年工作回顾, 总体目标), then the sentence's own words (力争, 已完成,
到2025年), then the document: its date, its kind, and the period that its title names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from kg.documents.reading import Reading, Section, Sentence
from kg.documents.tables import column_year, deadline_cell
from kg.extraction.facts import GoalOrFact
from kg.extraction.flow import find_turns
from kg.extraction.lexicon import alternation, read_lexicon, word_list
from kg.extraction.period import PLANS, YEAR, Period, period_of, plan_start, read_year
from kg.extraction.units.organs import trie_pattern

_BASEYEAR = re.compile(rf"[由从]({YEAR})年[^\d，。；]{{0,4}}$")
_CLAUSE_ENDS = ("", *"，。；：\n（—")
# The year of an event is not that of a figure so many clauses on; 2017年底， is of all behind it.
_FAR = 3
_TIME_ALONE = re.compile(r"[^一-鿿]*年[底末初来]?(?:以来|期间|全年|[-—至][^，]{0,8})?$")
_FIGURE = re.compile(r"\d")
_YEAR_WIDTH = 5  # characters of a year
_OPENING = 12  # characters of a paragraph in which an opening year stands


class Tense(NamedTuple):
    """Goal or fact, and the year that it holds for (None where no year can be told)."""

    goal_or_fact: GoalOrFact
    year: int | None


class _Marker(NamedTuple):
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


def told_around(reading: Reading, offset: int) -> GoalOrFact | None:
    """Return what headings or the text's flow before the clean `offset` say, None if nothing."""
    return headed_as(reading, offset) or _timeline(reading).flow_before(offset)


class Timeline:
    """The tenses of one reading; a sentence is searched for markers when first asked about."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._period = period_of(reading.document)
        self._markers: dict[int, list[_Marker]] = {}  # of a sentence, by its start
        self._openings: dict[int, list[_Marker]] = {}  # of a paragraph, by its start
        self._led: dict[int, list[_Marker]] = {}  # what leads a sentence, by its start
        self._sections: dict[int, Tense] = {}
        self._silent: set[int] = set()  # sections around which no heading tells a tense
        self._turned = find_turns(reading.text, self._period.now)
        self._turns = [start for start, _ in self._turned]
        self._demanded: dict[int, bool] = {}  # whether a section stands under a task

    def at(self, offset: int) -> Tense:
        """Return the tense at the clean `offset`."""
        sentence = self._reading.sentence_at(offset)
        section = self._reading.sections[sentence.section]
        around = self._around(section, offset)
        if (start := sentence.start) not in self._led:
            self._led[start] = self._before_semicolon(sentence) or self._opening(start)
        markers, opening = self._of_sentence(sentence), self._led[start]
        if not markers and not opening and section.kind != "row":
            return around  # as of most sentences
        before = [m for m in markers if m.start <= offset]
        said = _last_year(before) or _last_year(opening)
        near = [m for m in (*opening, *before) if not self._is_of_other(m, offset)]
        year = _last_year(near)
        if year is None and section.kind == "row":
            year = column_year(self._reading.text, section.start, offset)
        told = _last_status(before) or _last_status(opening) or self._observed(section, markers)
        status = told or self._by_year(year or said, around.goal_or_fact)
        if year is None:
            year = around.year if around.goal_or_fact == status else self._year_of(status)
        return Tense(status, year)

    def _is_of_other(self, marker: _Marker, offset: int) -> bool:
        """Return whether a past year is of an event told some clauses before the `offset`.

        2017年甲村摘帽，生态持续改善，绿化覆盖率达45%: the figure is of the year reported on. A year
        with a comma behind it, or with a figure in its own clause, holds for all the sentence. A
        semicolon counts as several clauses.
        """
        past = self._period.past
        if marker.year is None or past is None or marker.year >= past:
            return False
        text = self._reading.text
        if text[marker.start] not in "12":
            return False  # 去年, 近年来
        clauses = text[marker.start : offset].replace("；", "，" * (_FAR - 1)).split("，")
        own = _TIME_ALONE.match(clauses[0])
        return len(clauses) >= _FAR and own is None and not _FIGURE.search(clauses[0], _YEAR_WIDTH)

    def flow_before(self, offset: int) -> GoalOrFact | None:
        """Return to what the text's flow turned last before `offset`, None before any turn."""
        before = bisect_right(self._turns, offset)
        return self._turned[before - 1][1] if before else None

    def _observed(self, section: Section, markers: list[_Marker]) -> GoalOrFact | None:
        """Return fact where no heading tells a tense and a word further on in the sentence reports.

        接待客商950人次，引资7亿元，同比增长9%: all of it is of what was so.
        """
        if section.index not in self._silent or any(m.status == "goal" for m in markers):
            return None
        observed = word_list("tense", "fact", "observed")
        text = self._reading.text
        return "fact" if any(text.startswith(observed, m.start) for m in markers) else None

    def of_year(self, offset: int, year: int) -> Tense:
        """Return the tense at `offset` of a figure whose year is known."""
        return Tense(self._by_year(year, self.at(offset).goal_or_fact), year)

    def of_base(self, offset: int) -> Tense:
        """Return the tense of a figure from which a change starts."""
        printed = _BASEYEAR.search(self._reading.text, max(offset - 12, 0), offset)
        if printed:
            return Tense("fact", read_year(printed[1]))
        aimed, period = self.at(offset).goal_or_fact == "goal", self._period
        if not aimed or period.past is None or period.now is None:
            return Tense("fact", None)
        return Tense("fact", min(period.past, period.now - 1))

    def _of_sentence(self, sentence: Sentence) -> list[_Marker]:
        if sentence.start not in self._markers:
            found = _markers(self._reading.text, self._period, sentence.start, sentence.end)
            self._markers[sentence.start] = found
        return self._markers[sentence.start]

    def _before_semicolon(self, sentence: Sentence) -> list[_Marker]:
        """Return the time told before this part of a sentence cut at its semicolons.

        Two times there belong each to its own part: 到2025年达到50亿元，2035年达到100亿元；….
        """
        if not self._reading.text.endswith("；", 0, sentence.start):
            return []
        before = self._reading.sentence_at(sentence.start - 1)
        times = [m for m in self._of_sentence(before) if m.is_time]
        told = times or self._before_semicolon(before)
        return told if len(told) == 1 else []

    def _opening(self, offset: int) -> list[_Marker]:
        """Return the time that the paragraph opens with; it holds for its later sentences.

        A word of aiming or achieving there holds for its own sentence alone.
        """
        text = self._reading.text
        start = text.rfind("\n", 0, offset) + 1
        if start not in self._openings:
            end = text.find("\n", start, start + _OPENING)
            end = end if end >= 0 else start + _OPENING
            found = _markers(text, self._period, start, end)
            self._openings[start] = [m for m in found if m.is_time]
        return self._openings[start]

    def of_section(self, section: Section) -> Tense:
        """Return what the headings around `section` say, else the document's own default."""
        if section.index not in self._sections:
            self._sections[section.index] = self._read_headings(section)
        return self._sections[section.index]

    def _around(self, section: Section, offset: int) -> Tense:
        """Return what the headings say; where they say nothing, what the text's flow does.

        A heading that demands something, of a text that is no plan, has goals below it.
        """
        told = self.of_section(section)
        if section.index not in self._silent:
            return told
        status = "goal" if self._is_demanded(section) else told.goal_or_fact
        status = self.flow_before(offset) or status
        return told if status == told.goal_or_fact else Tense(status, self._year_of(status))

    def _is_demanded(self, section: Section) -> bool:
        if section.index not in self._demanded:
            above = self._reading.ancestors(section)
            asked = any(s.is_task for s in above)
            self._demanded[section.index] = asked and not self._period.reports
        return self._demanded[section.index]

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
        if status is None and year is None:
            self._silent.add(section.index)
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


@lru_cache(maxsize=1)
def _marker_pattern() -> re.Pattern[str]:
    """Return one pattern for all markers; the group's name tells which kind matched."""
    lexicon = read_lexicon("tense")
    relative, elapsed = list(lexicon["year"]["relative"]), list(lexicon["year"]["elapsed"])
    goal, fact = lexicon["goal"]["strong"], lexicon["fact"]["strong"]
    by, ahead = lexicon["goal"]["by"], alternation(lexicon["goal"]["ahead"])
    fairs = alternation(lexicon["year"]["fairs"])
    # The class of first characters lets the search skip most of a text in one step.
    first = "".join(
        sorted({word[0] for word in ["将", *relative, *elapsed, *by, *goal, *fact, *PLANS]})
    )
    return re.compile(
        rf"(?=[12二{first}])(?:"
        rf"(?<![\d.])(?:{YEAR})年?[-—–－~至]+(?P<until>{YEAR})年"
        rf"|(?<![\d.〔])(?P<year>{YEAR})(?:年|(?={fairs}))"
        rf"|(?P<plan>{alternation(list(PLANS))})(?=[”\"]?(?:时期|期间|末|规划期|以来|$))"
        rf"|(?P<relative>{alternation(relative)})"
        rf"|(?P<elapsed>{alternation(elapsed)})"
        rf"|(?<!\d)1月?[-—至](?P<months>\d{{1,2}})月"
        rf"|(?P<goal>{alternation(goal)}|将(?:{ahead}))"
        rf"|(?P<by>{alternation(by)})"
        # not the 目前 in 项目前期, nor where a change starts: 由目前的68户增加到110户
        rf"|(?<![项由从])(?P<fact>{alternation(fact)}))"
    )


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """Return the pattern of how all markers begin; most sentences hold none of these."""
    lexicon = read_lexicon("tense")
    ahead = [f"将{word}" for word in lexicon["goal"]["ahead"]]
    numbers = ["19", "20", "二〇", "二○", "二零", "二O", "1月", "1-", "1—", "1至"]
    times = [*lexicon["year"]["relative"], *lexicon["year"]["elapsed"], *PLANS, *numbers]
    goals = [*lexicon["goal"]["strong"], *lexicon["goal"]["by"], *ahead]
    return re.compile(trie_pattern([*times, *goals, *lexicon["fact"]["strong"]]))


def _markers(text: str, period: Period, start: int, end: int) -> list[_Marker]:
    """Return the markers in text[start:end], in order; years of comparison are left out."""
    found: list[_Marker] = []
    if _hint().search(text, start, end) is None:
        return found
    for match in _marker_pattern().finditer(text, start, end):
        if match["goal"] or match["fact"]:
            status: GoalOrFact = "goal" if match["goal"] else "fact"
            found.append(_Marker(match.start(), status, None, is_time=False))
        elif match["by"]:
            past = (_last_year(found) or period.now or 0) < (period.now or 0)
            found.append(_Marker(match.start(), None if past else "goal", None, is_time=False))
        elif match["elapsed"] or match["months"]:
            found.append(_Marker(match.start(), _elapsed(match, period), None))
        elif not _is_base(text, match) and not _is_plan(text, match):
            year = _year_of(match, period)
            found.append(_Marker(match.start(), _set_for(text, match, year, period), year))
    return found


def _set_for(
    text: str, match: re.Match[str], year: int | None, period: Period
) -> GoalOrFact | None:
    """Return goal where a clause begins with the year by which something is to be reached.

    到2027年，… of a year that is over when the document is written is the end of what it reports.
    """
    led = text[max(match.start() - 2, 0) : match.start()]
    ahead = year is not None and (period.now is None or year >= period.now)
    return "goal" if ahead and led[-1:] == "到" and led[:-1] in _CLAUSE_ENDS else None


def _elapsed(match: re.Match[str], period: Period) -> GoalOrFact | None:
    """Return fact where that part of the year was over when the document was written."""
    table = read_lexicon("tense")["year"]["elapsed"]
    over = int(match["months"] or table[match["elapsed"]])
    return "fact" if period.month is not None and period.month > over else None


def _year_of(match: re.Match[str], period: Period) -> int | None:
    """Return the year that a marker names."""
    if match["plan"]:
        return plan_start(match["plan"][:2]) + 4
    if match["relative"]:
        shift: int = read_lexicon("tense")["year"]["relative"][match["relative"]]
        return period.now + shift if period.now is not None else None
    return read_year(match["until"] or match["year"])


@lru_cache(maxsize=1)
def _base_words() -> tuple[tuple[str, ...], ...]:
    base = read_lexicon("tense")["year"]["base"]
    return tuple(base["compared"]), tuple(base["before"]), tuple(base["after"])


def _is_base(text: str, match: re.Match[str]) -> bool:
    """Return whether the year is one that a figure is compared with (较2016年净增)."""
    compared, before, after = _base_words()
    quoted = text.rfind("《", max(match.start() - 60, 0), match.start())
    if quoted >= 0 and text.find("》", quoted, match.start()) < 0:
        return True
    led = text[max(match.start() - 4, 0) : match.start()].rstrip("“")
    if match["plan"] and led.endswith(before):
        return True
    return led.endswith(compared) or (led.endswith(before) and text.startswith(after, match.end()))


def _is_plan(text: str, match: re.Match[str]) -> bool:
    """Return whether years in a bracket belong to a plan's name: 行动计划（2022—2024年）."""
    start = match.start()
    return match["until"] is not None and text[max(start - 5, 0) : start].endswith(_plans())


@lru_cache(maxsize=1)
def _plans() -> tuple[str, ...]:
    """Return what the names of plans end in, with the bracket behind it."""
    return tuple(f"{name}（" for name in read_lexicon("tense")["year"]["plans"])


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
    if year is None and (plan := re.search("|".join(PLANS), title)):
        year = plan_start(plan[0][:2]) + 4
    if any(word in title for word in words["goal"]):
        return "goal", year
    if any(word in title for word in words["fact"]):
        return "fact", year
    return None, year
