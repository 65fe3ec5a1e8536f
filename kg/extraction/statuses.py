"""How far projects are, or shall be: from planned to in operation.

A list shares its status (确保A、B、C等项目建成投产). The words behind the name decide, then the
verb before it; whether that is a goal or a fact, and of which year, is the tense of the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.documents.reading import Reading
from kg.extraction.facts import GoalOrFact, Mention, Status, StatusReport
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.phrases import Clause, Phrase, set_scene
from kg.extraction.tense import headed_as, tense_at

# How often each was right on the development gold with its own mentions.
_CONFIDENCE = {
    "status.after": 0.95,
    "status.doing": 0.95,
    "status.before": 0.8,
    "status.later": 0.8,
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A status and what told it."""

    status: Status
    rule: str
    word: str


def find_statuses(reading: Reading, mentions: Sequence[Mention]) -> list[StatusReport]:
    """Return the status reports of `reading`, in text order, one a project, status and clause."""
    found: list[StatusReport] = []
    scene = set_scene(reading, mentions)
    for clause in scene.clauses:
        for phrase in clause.phrases:
            if any(_can_have(m, phrase) for m in phrase.members):
                found.extend(_reports(reading, clause, phrase))
    for sentence in scene.sentences():
        found.extend(_later(reading, sentence))
    return _first_of_each(found)


def _reports(reading: Reading, clause: Clause, phrase: Phrase) -> Iterator[StatusReport]:
    if _builds_another(clause, phrase):
        return
    start, end = _evidence(clause, phrase)
    told_once = _told(phrase) or _before_another(clause, phrase)
    for told, at in _steps(phrase) or [(told_once, phrase.start)]:
        if told is not None:
            yield from _of_members(reading, phrase, told, (start, end), at)


def _builds_another(clause: Clause, phrase: Phrase) -> bool:
    """Return whether the verb behind the names has its own object: 依托甲中心建设|乙平台."""
    place = clause.phrases.index(phrase) + 1
    if place == len(clause.phrases) or not phrase.tail:
        return False
    return phrase.tail in _data("doing")["words"] and clause.phrases[place].lead == phrase.tail


def _before_another(clause: Clause, phrase: Phrase) -> _Told | None:
    """Return what the verb before tells where the next verb has its own object: 新建甲|打造乙."""
    place = clause.phrases.index(phrase) + 1
    if place == len(clause.phrases) or clause.phrases[place].lead != phrase.tail:
        return None
    before = _verb_before(phrase.governor)
    follows = before is not None and before.status in ("planned", "started", "completed")
    return before if follows and _before_pattern().fullmatch(phrase.tail) else None


def _steps(phrase: Phrase) -> list[tuple[_Told | None, int]]:
    """Return the statuses that follow each other, with their offsets: 8月动工、次年投产."""
    parts = phrase.tail.split("、")
    found = [_after_pattern().search(part) for part in parts]
    if len(parts) < 2 or not all(found):
        return []
    steps: list[tuple[_Told | None, int]] = []
    at = phrase.end
    for part, match in zip(parts, found, strict=True):
        if match is not None:
            steps.append((_Told(_status("after", match), "status.after", match[0]), at))
        at += len(part) + 1
    return steps


def _of_members(
    reading: Reading, phrase: Phrase, told: _Told, evidence: tuple[int, int], at: int
) -> Iterator[StatusReport]:
    """Yield the status `told` at `at` for each member that can have it."""
    start, end = evidence
    tense = tense_at(reading, at)
    goal_or_fact, year = _tense(told.status, phrase, tense.goal_or_fact, tense.year, reading)
    begun = goal_or_fact == "fact" and told.word in _data("fact")["building"]
    status: Status = "under_construction" if begun else told.status
    for member in phrase.members:
        if _can_have(member, phrase) and _fits(member, told):
            yield StatusReport(
                member, status, year, goal_or_fact, start, end, told.rule,
                round(_CONFIDENCE[told.rule] * member.confidence, 2),
            )  # fmt: skip


def _later(reading: Reading, sentence: list[Clause]) -> Iterator[StatusReport]:
    """Yield what a sentence that begins with its only project tells of it later: …，已开工."""
    first = sentence[0].phrases[0]
    work = first.members[0]
    kinds = {*_data("types")["always"], work.type}  # a park may be where the project lies
    works = [m for c in sentence for p in c.phrases for m in p.members if m.type in kinds]
    if first.lead or len(works) != 1 or work.type not in _works():
        return
    match = _later_pattern().search(reading.text, sentence[0].end, sentence[0].sentence.end)
    if match is not None:
        tense, status, rule = (
            tense_at(reading, match.end()),
            _status("after", match),
            "status.later",
        )
        certain = round(_CONFIDENCE[rule] * work.confidence, 2)
        span = work.start, match.end()
        yield StatusReport(work, status, tense.year, tense.goal_or_fact, *span, rule, certain)


def _works() -> frozenset[str]:
    return frozenset([*_data("types")["always"], *_data("types")["built"]])


def _can_have(mention: Mention, phrase: Phrase) -> bool:
    """Return whether a mention of that type can have a status here."""
    types = _data("types")
    if mention.type in types["always"] or mention.type in types["built"]:
        return True
    if mention.type == "Place":
        return mention.name.endswith(tuple(types["quarters"]))
    return mention.type in types["in_lists"] and _as_projects().match(phrase.tail) is not None


def _told(phrase: Phrase) -> _Told | None:
    """Return the status that the words around a phrase tell, None where they tell none."""
    tail = phrase.tail
    if tail.startswith(tuple(_data("strict")["other"])):
        return None
    if found := _after_pattern().search(tail):
        return _Told(_status("after", found), "status.after", found[0])
    before = _verb_before(phrase.governor)
    if _doing().match(tail):
        return before and _Told(before.status, "status.doing", before.word)
    if before is not None and (tail == "" or _plain().match(tail)):
        return before
    return None


def _verb_before(governor: str) -> _Told | None:
    """Return the status that the verb before a phrase tells, by the order of the classes."""
    matches = list(_before_pattern().finditer(governor))
    if not matches:
        return None
    best = min(matches, key=lambda m: str(m.lastgroup))
    return _Told(_status("before", best), "status.before", best[0])


def _fits(mention: Mention, told: _Told) -> bool:
    """Return whether so weak a telling is enough for a mention of that type."""
    if mention.name.endswith(tuple(_data("strict")["never"])):
        return False
    if told.word in _data("strict")["titles"] and mention.name.startswith(("国家", "全国", "省")):
        return False  # a title to be won
    if told.rule != "status.before" or mention.type in _data("types")["always"]:
        return True
    if mention.type in _data("types")["built"]:
        return told.status in _data("strict")["built"] or told.word in _data("doing")["words"]
    return False


def _tense(
    status: Status, phrase: Phrase, goal_or_fact: GoalOrFact, year: int | None, reading: Reading
) -> tuple[GoalOrFact, int | None]:
    """Return goal or fact and the year; 在建 and 未开工 tell of the document's own day."""
    strict = _data("strict")
    if any(w in phrase.tail for w in strict["now"]):
        return "fact", reading.document.year
    if goal_or_fact == "goal" and _is_reported(phrase, reading):
        return "fact", year
    ahead = status != "under_construction" and any(w in phrase.tail for w in strict["coming"])
    if goal_or_fact == "fact" and ahead:
        return "goal", year
    return goal_or_fact, year


def _is_reported(phrase: Phrase, reading: Reading) -> bool:
    """Return whether the words around tell of what has happened, though the passage looks ahead.

    A word such as 已于 or 正在 behind the name tells so anywhere; in a news report the mere
    statement does (X项目5月底建成通车), where nothing before it asks or promises.
    """
    strict = _data("strict")
    sentence = reading.sentence_at(phrase.start)
    before = reading.text[sentence.start : phrase.start]
    asked = any(w in before or w in phrase.tail for w in (*_goals(), *strict["asking"]))
    if asked or any(w in phrase.tail for w in strict["coming"]):
        return False
    if any(w in phrase.tail for w in strict["past"]):
        return True
    news = (reading.document.kind or "").startswith(tuple(strict["news"]))
    if not news or headed_as(reading, phrase.start) == "goal":
        return False
    return _before_pattern().search(phrase.governor) is None


@lru_cache(maxsize=1)
def _goals() -> tuple[str, ...]:
    return tuple(read_lexicon("tense")["goal"]["strong"])


def _evidence(clause: Clause, phrase: Phrase) -> tuple[int, int]:
    """Return the clause from the governing verb to the words that tell the status."""
    return phrase.governed_from, min(clause.end, phrase.end + len(phrase.tail) + 2)


def _first_of_each(reports: Iterable[StatusReport]) -> list[StatusReport]:
    """Return the reports less repetitions of the same status of the same project."""
    seen: dict[tuple[object, ...], StatusReport] = {}
    for report in sorted(reports, key=lambda r: (-r.confidence, r.start, r.project.start)):
        key = (report.project.name, report.status, report.year, report.goal_or_fact)
        seen.setdefault(key, report)
    return sorted(seen.values(), key=lambda r: (r.start, r.project.start, r.status))


@lru_cache(maxsize=8)
def _data(table: str) -> Any:
    return read_lexicon("statuses")[table]


def _status(table: str, match: re.Match[str]) -> Status:
    """Return the status of the class whose group matched."""
    index = int(str(match.lastgroup)[1:])
    status: Status = _data(table)[index]["status"]
    return status


@lru_cache(maxsize=1)
def _after_pattern() -> re.Pattern[str]:
    """Return a pattern that finds the first class, in the lexicon's order, that a tail holds."""
    classes = (
        f"(?=.*?(?P<c{i:02}>{alternation(entry['words'])})(?!城市|里程|总里程|点位|率))"
        for i, entry in enumerate(_data("after"))
    )
    return re.compile(f"^(?:{'|'.join(classes)})", re.DOTALL)


@lru_cache(maxsize=1)
def _later_pattern() -> re.Pattern[str]:
    classes = (f"(?P<c{i:02}>{alternation(e['words'])})" for i, e in enumerate(_data("after")))
    before = alternation(_data("later")["before"])
    return re.compile(f"(?:{before})[^，。；]{{0,4}}?(?:{'|'.join(classes)})")


@lru_cache(maxsize=1)
def _before_pattern() -> re.Pattern[str]:
    classes = (f"(?P<c{i:02}>{alternation(e['words'])})" for i, e in enumerate(_data("before")))
    return re.compile("|".join(classes))


@lru_cache(maxsize=1)
def _doing() -> re.Pattern[str]:
    doing, project = alternation(_data("doing")["words"]), alternation(_data("doing")["project"])
    """Return the pattern of what is done to the names before: 等重大产业项目建设.

    What is done to something else is left out (依托X平台建设全市统一的数据库).
    """
    return re.compile(
        f"(?:（[^（）]*）)?(?:等[^，。；]{{0,14}}?)?(?:{project})*(?:的)?(?:{doing}|{project}的)"
        f"(?:$|工作|任务|进度|步伐|力度|项目|{doing}|[、和及与（])"
    )


@lru_cache(maxsize=1)
def _plain() -> re.Pattern[str]:
    """Return the pattern of tails that add nothing: 等8条道路, 等重点工程, （总面积11平方公里）."""
    project = alternation(_data("doing")["project"])
    return re.compile(f"(?:（[^（）]*）?|等[^，。；]{{0,10}}(?:{project}|项目))?[“”]?$")


@lru_cache(maxsize=1)
def _as_projects() -> re.Pattern[str]:
    return re.compile("等[^，。；]{0,10}?(?:项目|工程)")
