"""How far projects are, or shall be: from planned to in operation.

A list shares its status (确保A、B、C等项目建成投产). The words behind the name decide, then the
verb before it; whether that is a goal or a fact, and of which year, is the tense of the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from kg.documents.reading import Reading
from kg.extraction.confidence import weigh
from kg.extraction.facts import GoalOrFact, Mention, Status, StatusReport
from kg.extraction.relations.phrases import Clause, Phrase, set_scene
from kg.extraction.statuslists import of_phase, rejoined
from kg.extraction.statustense import status_tense
from kg.extraction.statuswords import (
    COUNTED,
    NOTE,
    OF_ALL,
    among_pattern,
    anaphora_pattern,
    before_pattern,
    coming_pattern,
    count_pattern,
    data,
    detail_pattern,
    doing_pattern,
    header_pattern,
    later_pattern,
    opening_counts,
    opening_pattern,
    plain_pattern,
    projects_pattern,
    status_told,
    told_after,
)
from kg.extraction.tabledstatuses import find_tabled_statuses
from kg.extraction.tense import tense_at

_CLAUSE_END = re.compile("[，。；\n]")
_BETWEEN = re.compile(r"^[、和及与]*(?:20\d\d年)?")  # between two projects of a list
_PREDICATES = ("是", "为", "总投资", "计划总投资", "由", "位于")
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
    for broken, following in zip_longest(scene.clauses, scene.clauses[1:]):
        clause = _with_rest(reading, rejoined(broken))
        for phrase in clause.phrases:
            if any(_can_have(m, phrase) for m in phrase.members):
                found.extend(_reports(reading, clause, phrase, following))
    found.extend(_at_ceremonies(reading, scene.inner))
    for sentence in scene.sentences():
        found.extend(_later(reading, sentence))
    found.extend(_headed(reading, scene.sentences()))
    found.extend(find_tabled_statuses(reading, mentions))
    return _first_of_each(found)


def _reports(
    reading: Reading, clause: Clause, phrase: Phrase, following: Clause | None
) -> Iterator[StatusReport]:
    if _builds_another(clause, phrase):
        return
    start, end = _evidence(clause, phrase)
    told_once = _told(phrase) or _before_another(clause, phrase) or _noted(reading, clause, phrase)
    if told_once is None and following and phrase is clause.phrases[-1]:
        told_once = _told(following.phrases[0]) if _goes_on(clause, following) else None
    for told, at in _steps(phrase) or [(told_once, phrase.start)]:
        if told is not None:
            yield from _of_members(reading, phrase, told, (start, end), at)


def _builds_another(clause: Clause, phrase: Phrase) -> bool:
    """Return whether the verb behind the names has its own object: 依托甲中心建设|乙平台."""
    place = clause.phrases.index(phrase) + 1
    if place == len(clause.phrases) or not phrase.tail:
        return False
    return phrase.tail in data("doing")["words"] and clause.phrases[place].lead == phrase.tail


def _before_another(clause: Clause, phrase: Phrase) -> _Told | None:
    """Return what the verb before tells where the next verb has its own object: 新建甲|打造乙."""
    place = clause.phrases.index(phrase) + 1
    if place == len(clause.phrases) or clause.phrases[place].lead != phrase.tail:
        return None
    before = _verb_before(phrase.governor)
    follows = before is not None and before.status in ("planned", "started", "completed")
    return before if follows and before_pattern().fullmatch(phrase.tail) else None


def _at_ceremonies(
    reading: Reading, pairs: Iterable[tuple[Mention, Mention]]
) -> Iterator[StatusReport]:
    """Yield what a ceremony tells of the project in its name: 甲项目开工仪式."""
    for event, work in pairs:
        if event.type != "Event" or work.type not in data("types")["always"]:
            continue
        match = told_after(reading.text[work.end : event.end])
        if match is not None:
            tense, rule = tense_at(reading, event.start), "status.after"
            certain = weigh(rule, _CONFIDENCE[rule], work)
            span = work.start, event.end
            status = status_told("after", match)
            yield StatusReport(work, status, tense.year, "fact", *span, rule, certain)


def _goes_on(clause: Clause, following: Clause | None) -> bool:
    """Return whether a list goes on in the next clause, which tells of all: A、B，以及C等开工."""
    last = clause.phrases[-1]
    if following is None or last.tail or clause.after != "，" or following.start != clause.end + 1:
        return False
    lead, works = following.phrases[0].lead, ("项目", "工程")
    if lead.startswith(("以及", "和", "及", "还有")):
        return True
    first = following.phrases[0].members[0].name
    return (
        not lead
        and not last.lead
        and last.members[-1].name.endswith(works)
        and first.endswith(works)
    )


def _with_rest(reading: Reading, clause: Clause) -> Clause:
    """Return the clause with the next one, where that tells of a count: …5个项目，全部开工."""
    last = clause.phrases[-1]
    if clause.after != "，" or not ("目" in last.tail or "程" in last.tail):
        return clause
    if not COUNTED.fullmatch(last.tail):
        return clause
    rest = OF_ALL.match(reading.text, clause.end + 1)
    if rest is None:
        return clause
    longer = last._replace(tail=f"{last.tail}，{rest[0]}")
    return clause._replace(phrases=(*clause.phrases[:-1], longer))


def _noted(reading: Reading, clause: Clause, phrase: Phrase) -> _Told | None:
    """Return the status that stands alone behind a colon or in the next cell: 甲大桥：竣工。"""
    if phrase.tail or phrase is not clause.phrases[-1] or clause.after != "：":
        return None
    note = NOTE.match(reading.text, clause.end + 1)
    found = note and told_after(note[1])
    return _Told(status_told("after", found), "status.after", found[0]) if found else None


def _headed(reading: Reading, sentences: Iterable[list[Clause]]) -> Iterator[StatusReport]:
    """Yield what the head of a list tells of all in it: 集中开工的项目分别为：甲；乙；丙."""
    told: _Told | None = None
    end, ahead = 0, False  # whether the head says that it tells of what will be
    for sentence in sentences:
        start = sentence[0].sentence.start
        if reading.text[max(end - 1, 0) : start].strip() != "；":
            told, ahead = None, False
        opening = reading.text[start : _first_work(sentence)]
        if head := header_pattern().search(opening):
            clause = opening.rfind("，", 0, head.start()) + 1
            said = _verb_before(head[0]) or _verb_before(opening[clause : head.end()])
            if said is None and any(word in opening for word in data("header")["back"]):
                said = _verb_before(opening) or _counted(reading, start)
            told = said or (told if opening_counts().search(opening) else None)
            ahead = any(word in opening for word in data("strict")["ahead"])
        if detail_pattern().match(opening):
            told = _counted(reading, start) or told
        elif among := among_pattern().match(opening):
            told = _verb_before(among[0])
        end = sentence[0].sentence.end
        for phrase in (p for c in sentence if told for p in c.phrases):
            if told is not None and not _says_more(phrase, opening):
                span = phrase.governed_from, phrase.end
                reports = _of_members(reading, phrase, told, span, phrase.start)
                yield from (_aimed(r, told) for r in reports) if ahead else reports


def _aimed(report: StatusReport, told: _Told) -> StatusReport:
    """Return the report as one of a goal, as the head of its list says."""
    return replace(report, status=told.status, goal_or_fact="goal")


def _first_work(sentence: list[Clause]) -> int:
    """Return where the first name of something built starts, or the first name of all."""
    members = (m for c in sentence for p in c.phrases for m in p.members)
    return next((m.start for m in members if m.type in _works()), sentence[0].phrases[0].start)


def _counted(reading: Reading, start: int) -> _Told | None:
    """Return what the paragraph tells of a number of projects before `start`: 开工项目30个。…."""
    before = reading.text.rfind("\n", 0, len(reading.text[:start].rstrip())) + 1
    counts = [m[0] for m in count_pattern().finditer(reading.text, before, start)]
    return _verb_before(counts[-1]) if counts else None


def _says_more(phrase: Phrase, opening: str) -> bool:
    """Return whether a phrase tells of its members by itself, beyond the head of the list."""
    lead = _BETWEEN.sub("", phrase.lead)
    own = lead not in opening and not opening_pattern().search(lead)
    return bool(own) or told_after(phrase.tail) is not None


def _steps(phrase: Phrase) -> list[tuple[_Told | None, int]]:
    """Return the statuses that follow each other, with their offsets: 8月动工、次年投产."""
    parts = phrase.tail.split("、")
    found = [told_after(part) for part in parts]
    if len(parts) < 2 or not all(found):
        return []
    steps: list[tuple[_Told | None, int]] = []
    at, name = phrase.end, phrase.members[-1].name
    for part, match in zip(parts, found, strict=True):
        status = of_phase(part, name, status_told("after", match)) if match else None
        if match and status:
            steps.append((_Told(status, "status.after", match[0]), at))
        at += len(part) + 1
    begun = [step for step in steps if step[0] and step[0].status != "planned"]
    return begun or steps  # 当年签约、当年开工


def _of_members(
    reading: Reading, phrase: Phrase, told: _Told, evidence: tuple[int, int], at: int
) -> Iterator[StatusReport]:
    """Yield the status `told` at `at` for each member that can have it."""
    start, end = evidence
    tense = tense_at(reading, at)
    goal_or_fact, year = status_tense(told.status, phrase, tense.goal_or_fact, tense.year, reading)
    begun = goal_or_fact == "fact" and told.word in data("fact")["building"]
    status: Status = "under_construction" if begun else told.status
    if begun and told.word in data("fact")["built"] and _is_over(year, reading):
        status = "completed"  # what a list of last year's achievements says was newly built
    for member in phrase.members:
        if _can_have(member, phrase) and _fits(member, told):
            yield StatusReport(
                member, status, year, goal_or_fact, start, end, told.rule,
                weigh(told.rule, _CONFIDENCE[told.rule], member),
            )  # fmt: skip


def _is_over(year: int | None, reading: Reading) -> bool:
    """Return whether the year was over when the document was written."""
    return year is not None and reading.document.year is not None and year < reading.document.year


def _later(reading: Reading, sentence: list[Clause]) -> Iterator[StatusReport]:
    """Yield what a sentence that begins with its only project tells of it later: …，已开工."""
    first = sentence[0].phrases[0]
    work = first.members[0]
    if work.type not in _works() or not opening_pattern().search(first.lead):
        return
    kinds = {*data("types")["always"], work.type}  # a park may be where the project lies
    others = [c for c in sentence if _names_another(c, work, kinds)]
    if others[:1] == sentence[:1]:
        return
    end = others[0].start if others else sentence[0].sentence.end
    for match in later_pattern().finditer(reading.text, sentence[0].end, end):
        yield _told_later(reading, work, match)
    following = anaphora_pattern().match(reading.text, end)
    if following is not None and not others:
        stop = reading.sentence_at(following.end() - 1).end
        for match in later_pattern().finditer(reading.text, following.end(), stop):
            yield _told_later(reading, work, match)


def _names_another(clause: Clause, work: Mention, kinds: set[str]) -> bool:
    """Return whether the clause names other works of these kinds."""
    members = (m for p in clause.phrases for m in p.members)
    return any(m.type in kinds and m.name != work.name for m in members)


def _told_later(reading: Reading, work: Mention, match: re.Match[str]) -> StatusReport:
    """Return the report of what `match` tells of a project named before."""
    tense, rule = tense_at(reading, match.end()), "status.later"
    at = max(reading.text.rfind(mark, 0, match.start()) for mark in "，。；") + 1
    before = reading.text[at : match.end()]
    said: GoalOrFact = "goal" if coming_pattern().search(before) else "fact"
    stop = _CLAUSE_END.search(reading.text, match.end())
    rest = reading.text[match.start() : stop.start() if stop else match.end()]
    status = status_told("after", told_after(rest) or match)
    if status == "operational" and before.startswith(("一期", "首期", "其中一期")):
        status = "partly_operational"
    certain = weigh(rule, _CONFIDENCE[rule], work)
    span = work.start, match.end()
    return StatusReport(work, status, tense.year, said, *span, rule, certain)


@lru_cache(maxsize=1)
def _works() -> frozenset[str]:
    return frozenset([*data("types")["always"], *data("types")["built"]])


def _can_have(mention: Mention, phrase: Phrase) -> bool:
    """Return whether a mention of that type can have a status here."""
    types = data("types")
    if mention.type in types["always"] or mention.type in types["built"]:
        return True
    if mention.type == "Place" and mention.name.endswith(tuple(types["quarters"])):
        return True
    if mention.type not in types["in_lists"] or not phrase.tail.startswith("等"):
        return False
    if mention.type == "Place" and mention.name.endswith(tuple(types["divisions"])):
        return False
    return projects_pattern().match(phrase.tail) is not None


def _told(phrase: Phrase) -> _Told | None:
    """Return the status that the words around a phrase tell, None where they tell none."""
    tail = phrase.tail
    if tail.startswith(tuple(data("strict")["other"])):
        return None
    if found := told_after(tail):
        return _Told(status_told("after", found), "status.after", found[0])
    before = _verb_before(phrase.governor)
    if doing_pattern().match(tail) or (before and projects_pattern().fullmatch(tail)):
        return before and _Told(before.status, "status.doing", before.word)
    if before is not None and (tail == "" or plain_pattern().match(tail)):
        return before
    if before is not None and phrase.governor.endswith("的") and tail.startswith(_PREDICATES):
        return before  # 此次签约的甲项目是…
    return None


def _verb_before(governor: str) -> _Told | None:
    """Return the status that the verb before a phrase tells, by the order of the classes."""
    matches = list(before_pattern().finditer(governor))
    if not matches or governor.endswith(tuple(data("strict")["made"])):
        return None
    best = min(matches, key=lambda m: str(m.lastgroup))
    return _Told(status_told("before", best), "status.before", best[0])


def _fits(mention: Mention, told: _Told) -> bool:
    """Return whether so weak a telling is enough for a mention of that type."""
    if mention.name.endswith(tuple(data("strict")["never"])):
        return False
    if told.word in data("strict")["titles"] and mention.name.startswith(("国家", "全国", "省")):
        return False  # a title to be won
    agreed = told.status == "planned" and told.rule == "status.after"
    if agreed and mention.type not in data("types")["always"]:
        return False  # what is agreed on is a project; a park is where it comes to
    if told.rule != "status.before" or mention.type in data("types")["always"]:
        return True
    if mention.type in data("types")["built"]:
        return told.status in data("strict")["built"] or told.word in data("doing")["words"]
    return False


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
