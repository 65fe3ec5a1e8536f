"""Goal or fact of a status: what the words around a project say against its passage."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.documents.document import Document
from kg.documents.reading import Reading
from kg.extraction.facts import GoalOrFact, Status
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.period import period_of
from kg.extraction.relations.phrases import Phrase
from kg.extraction.statuses.words import before_pattern, data, occasion_pattern
from kg.extraction.tense import headed_as, told_around

_NOW: tuple[Status, ...] = ("under_construction", "not_started")  # 在建项目尽快并网 tells more
LEAD = 160  # characters in which a news report tells its occasion
_VERB = 8  # characters of what governs a list, in which the verb of one that is asked for stands
_ANNOUNCING = 40  # characters of a paragraph in which it says that it tells of what will be


def status_tense(
    status: Status, phrase: Phrase, goal_or_fact: GoalOrFact, year: int | None, reading: Reading
) -> tuple[GoalOrFact, int | None]:
    """Return goal or fact and the year; 在建 and 未开工 tell of the document's own day."""
    strict = data("strict")
    if status in _NOW and any(w in phrase.tail for w in strict["now"]):
        return "fact", reading.document.year or year
    if goal_or_fact == "goal" and _is_reported(phrase, reading):
        return "fact", _looking_back(year, reading)
    ahead = status != "under_construction" and any(w in phrase.tail for w in strict["coming"])
    ahead = ahead or phrase.tail.startswith("将")
    if goal_or_fact == "fact" and ahead and any(w in phrase.tail for w in strict["soon"]):
        return "goal", reading.document.year or year  # a report of January says 即将 of this year
    if status == "planned" and is_signed(phrase, reading):
        return goal_or_fact, year  # what is agreed on is planned now
    if goal_or_fact == "fact" and (ahead or _is_announced(phrase, reading)):
        return "goal", year
    return goal_or_fact, year


def _looking_back(year: int | None, reading: Reading) -> int | None:
    """Return the year of what a document reports, where the year found was that of its aims."""
    period = period_of(reading.document)
    return period.past if year == period.aim else year


def _is_announced(phrase: Phrase, reading: Reading) -> bool:
    """Return whether the sentence has said before that it tells of what will be (我省将围绕…)."""
    strict = data("strict")
    if any(w in phrase.tail for w in strict["past"]):
        return False
    sentence = reading.sentence_at(phrase.start)
    before = reading.text[sentence.start : phrase.start]
    if any(w in before for w in strict["ahead"]):
        return True
    start = reading.text.rfind("\n", 0, phrase.start) + 1
    opening = reading.text[start : min(phrase.start, start + _ANNOUNCING)]
    if any(w in opening for w in strict["turn"]):
        return True
    asked = before_pattern().search(phrase.governor, 0, _VERB)
    if asked is None or headed_as(reading, phrase.start) is not None:
        return False
    if "将" in reading.document.title or only_plans(reading.text):
        return True
    end = reading.text.find("\n", phrase.start)
    paragraph = reading.text[start : end if end >= 0 else len(reading.text)]
    paragraph = paragraph.replace("项目前期", "")  # which holds no 目前
    aims = any(w in paragraph for w in strict["aims"])
    return aims and not any(w in paragraph for w in (*strict["past"], *_facts()))


def _is_reported(phrase: Phrase, reading: Reading) -> bool:
    """Return whether the words around tell of what has happened, though the passage looks ahead.

    A word such as 已于 or 正在 behind the name tells so anywhere; in a news report the mere
    statement does (X项目5月底建成通车), where nothing before it asks or promises.
    """
    strict = data("strict")
    sentence = reading.sentence_at(phrase.start)
    before = reading.text[sentence.start : phrase.start]
    tail = phrase.tail.replace("计划新开工", "").replace("计划开工", "").replace("计划总投资", "")
    if _asking().search(before) or _asking().search(tail):
        return False
    if any(w in phrase.tail for w in strict["coming"]):
        return False
    if any(w in phrase.tail for w in strict["past"]):
        return True
    if any(w in phrase.governor for w in strict["done"]):
        return True
    if not _may_state(phrase, reading):
        return False
    return before_pattern().search(phrase.governor) is None


def is_signed(phrase: Phrase, reading: Reading) -> bool:
    """Return whether the text has said that what follows is agreed on, and so not begun.

    The paragraph says so, or the opening of a news report: 举行集中签约仪式.
    """
    start = reading.text.rfind("\n", 0, phrase.start) + 1
    if any(w in reading.text[start : phrase.start] for w in data("strict")["signed"]):
        return True
    occasion = occasion_pattern().search(reading.text, 0, LEAD)
    return occasion is not None and "签约" in occasion[0] and is_news(reading.document)


def _may_state(phrase: Phrase, reading: Reading) -> bool:
    """Return whether a mere statement is one of fact here: in news, and in reports before any turn.

    A part of a report without a heading that says so may as well look back as ahead.
    """
    if is_news(reading.document):
        return headed_as(reading, phrase.start) != "goal"
    kind = reading.document.kind or ""
    if not kind.endswith("报告") or told_around(reading, phrase.start) is not None:
        return False
    return not any(w in phrase.tail for w in data("strict")["until"])


@lru_cache(maxsize=4)
def only_plans(text: str) -> bool:
    """Return whether a text tells of what will be and of nothing that is done."""
    strict = data("strict")
    if any(w in text for w in (*strict["past"], *strict["told"], *_facts())):
        return False
    will = rf"将(?:{alternation(strict['will'])})"
    return re.search(will, text) is not None


def is_news(document: Document) -> bool:
    """Return whether the document's kind is one of news, or it has none and no title of a plan."""
    if document.kind:
        return document.kind.startswith(tuple(data("strict")["news"]))
    planned = any(word in document.title for word in read_lexicon("tense")["kinds"]["yearly"])
    return not planned or any(word in document.title for word in data("strict")["titled"])


@lru_cache(maxsize=1)
def _facts() -> tuple[str, ...]:
    return tuple(read_lexicon("tense")["fact"]["strong"])


@lru_cache(maxsize=1)
def _asking() -> re.Pattern[str]:
    """Return the pattern of the words that ask for something, or promise it."""
    goals = read_lexicon("tense")["goal"]["strong"]
    return re.compile(alternation([*goals, *data("strict")["asking"]]))
