"""How far projects are, or shall be: from planned to in operation.

A list shares its status (确保A、B、C等项目建成投产). The words behind the name decide, then the
verb before it; whether that is a goal or a fact, and of which year, is the tense of the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from kg.documents.reading import Reading
from kg.extraction.confidence import weigh
from kg.extraction.facts import GoalOrFact, Mention, StatusReport
from kg.extraction.relations.phrases import Clause, Phrase, set_scene
from kg.extraction.statuses.heads import headed_lists, of_occasion, under_headings
from kg.extraction.statuses.lists import is_content, of_phase, rejoined
from kg.extraction.statuses.reports import (
    CONFIDENCE,
    Told,
    can_have,
    kinds_of_works,
    of_members,
    tells,
    verb_before,
)
from kg.extraction.statuses.tabled import find_tabled_statuses
from kg.extraction.statuses.words import (
    COUNTED,
    NOTE,
    OF_ALL,
    anaphora_pattern,
    before_pattern,
    coming_pattern,
    concluding_pattern,
    data,
    doing_pattern,
    later_pattern,
    listed,
    opening_pattern,
    others_pattern,
    plain_pattern,
    projects_pattern,
    status_told,
    told_after,
)
from kg.extraction.tense import tense_at

_CLAUSE_END = re.compile("[，。；\n]")


def find_statuses(reading: Reading, mentions: Sequence[Mention]) -> list[StatusReport]:
    """Return the status reports of `reading`, in text order, one a project, status and clause."""
    found: list[StatusReport] = []
    scene = set_scene(reading, mentions)
    topics = _topics(scene.sentences())
    for broken, following in zip_longest(scene.clauses, scene.clauses[1:]):
        if not tells(broken):
            continue
        clause = _with_rest(reading, rejoined(broken))
        topic = topics.get(clause.sentence.start)
        for phrase in clause.phrases:
            able = any(can_have(m, phrase) for m in phrase.members)
            if able and not is_content(clause, phrase, topic):
                found.extend(_reports(reading, clause, phrase, following))
    found.extend(_at_ceremonies(reading, scene.inner))
    for sentence in scene.sentences():
        if sentence[0].phrases[0].members[0].type in kinds_of_works():
            found.extend(_later(reading, sentence))
        if sentence[-1].end + 1 < sentence[-1].sentence.end:  # more than its full stop follows
            found.extend(_concluded(reading, sentence))
    found.extend(headed_lists(reading, scene.sentences()))
    found.extend(find_tabled_statuses(reading, mentions))
    found.extend(under_headings(reading, mentions, {r.project.name for r in found}))
    found.extend(of_occasion(reading, mentions, {r.project.name for r in found}))
    return _first_of_each(found)


def _topics(sentences: Iterable[list[Clause]]) -> dict[int, Mention]:
    """Return the projects that sentences begin with and tell of, by the sentences' starts."""
    found = {}
    for sentence in sentences:
        first = sentence[0].phrases[0]
        if first.members[0].type in data("types")["always"] and opening_pattern().search(
            first.lead
        ):
            found[sentence[0].sentence.start] = first.members[0]
    return found


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
            yield from of_members(reading, phrase, told, (start, end), at)


def _builds_another(clause: Clause, phrase: Phrase) -> bool:
    """Return whether the verb behind the names has its own object: 依托甲中心建设|乙平台."""
    place = clause.phrases.index(phrase) + 1
    if place == len(clause.phrases) or not phrase.tail:
        return False
    return phrase.tail in data("doing")["words"] and clause.phrases[place].lead == phrase.tail


def _before_another(clause: Clause, phrase: Phrase) -> Told | None:
    """Return what the verb before tells where the next verb has its own object: 新建甲|打造乙."""
    place = clause.phrases.index(phrase) + 1
    if place == len(clause.phrases) or clause.phrases[place].lead != phrase.tail:
        return None
    before = verb_before(phrase.governor)
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
            certain = weigh(rule, CONFIDENCE[rule], work)
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


def _noted(reading: Reading, clause: Clause, phrase: Phrase) -> Told | None:
    """Return the status that stands alone behind a colon or in the next cell: 甲大桥：竣工。"""
    if phrase.tail or phrase is not clause.phrases[-1] or clause.after != "：":
        return None
    note = NOTE.match(reading.text, clause.end + 1)
    found = note and told_after(note[1])
    return Told(status_told("after", found), "status.after", found[0]) if found else None


def _steps(phrase: Phrase) -> list[tuple[Told | None, int]]:
    """Return the statuses that follow each other, with their offsets: 8月动工、次年投产."""
    parts = phrase.tail.split("、")
    found = [told_after(part) for part in parts]
    if len(parts) < 2 or not all(found):
        return []
    steps: list[tuple[Told | None, int]] = []
    at, name = phrase.end, phrase.members[-1].name
    for part, match in zip(parts, found, strict=True):
        status = of_phase(part, name, status_told("after", match)) if match else None
        if match and status:
            steps.append((Told(status, "status.after", match[0]), at))
        at += len(part) + 1
    begun = [step for step in steps if step[0] and step[0].status != "planned"]
    return begun or steps  # 当年签约、当年开工


def _later(reading: Reading, sentence: list[Clause]) -> Iterator[StatusReport]:
    """Yield what a sentence that begins with its only project tells of it later: …，已开工."""
    first = sentence[0].phrases[0]
    work = first.members[0]
    if not opening_pattern().search(first.lead):
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


def _concluded(reading: Reading, sentence: list[Clause]) -> Iterator[StatusReport]:
    """Yield what the end of a sentence asks for all before: 实施甲、乙，…，确保年底完工."""
    last = sentence[-1]
    match = concluding_pattern().search(reading.text, last.end, last.sentence.end)
    if match is None:
        return
    stop = _CLAUSE_END.search(reading.text, match.end())
    rest = reading.text[match.start() : stop.start() if stop else match.end()]
    status = status_told("after", told_after(rest) or match)
    told = Told(status, "status.later", rest)
    works = {m for c in sentence for p in c.phrases for m in p.members if m.type == "Project"}
    for clause in reversed(sentence):
        if any(told_after(phrase.tail) for phrase in clause.phrases):
            return
        for phrase in clause.phrases:
            if _told(phrase) is not None or not phrase.lead or works == set(phrase.members):
                reports = of_members(reading, phrase, told, (phrase.start, match.end()), phrase.end)
                yield from (r._replace(status=status, goal_or_fact="goal") for r in reports)


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
    certain = weigh(rule, CONFIDENCE[rule], work)
    span = work.start, match.end()
    return StatusReport(work, status, tense.year, said, *span, rule, certain)


def _told(phrase: Phrase) -> Told | None:
    """Return the status that the words around a phrase tell, None where they tell none."""
    tail = phrase.tail
    if tail.startswith(listed("strict", "other")) or _is_purpose(phrase):
        return None
    if (found := told_after(tail)) and not _of_others(phrase, found):
        return Told(status_told("after", found), "status.after", found[0])
    before = _told_before(phrase)
    if doing_pattern().match(tail) or (before and projects_pattern().fullmatch(tail)):
        return before and Told(before.status, "status.doing", before.word)
    if before is not None and (tail == "" or plain_pattern().match(tail)):
        return before
    if (
        before is not None
        and phrase.governor.endswith("的")
        and tail.startswith(listed("strict", "predicates"))
    ):
        return before  # 此次签约的甲项目是…
    return before if before and _is_attribute(phrase.governor, before) else None


def _is_attribute(governor: str, before: Told) -> bool:
    """Return whether what is done is the names' attribute, whatever follows: 对已签约的|甲、乙…."""
    done = before.word in data("strict")["signed"] or before.status in _DONE
    return done and governor.endswith(f"{before.word}的")


_DONE = ("started", "completed", "operational")


def _of_others(phrase: Phrase, found: re.Match[str]) -> bool:
    """Return whether it tells of what a park or house holds or asks for: 甲园区|12个项目开工."""
    last, told = phrase.members[-1], str(found.lastgroup)
    if last.type in data("types")["always"]:
        return False
    if found[told] in data("strict")["sought"]:
        return True
    return others_pattern().match(phrase.tail, 0, found.start(told)) is not None


def _told_before(phrase: Phrase) -> Told | None:
    """Return what the verb before tells; some tell it only of what the list calls projects."""
    before = verb_before(phrase.governor)
    if before is None or before.word not in data("strict")["listed"]:
        return before
    return before if projects_pattern().match(phrase.tail) else None


def _is_purpose(phrase: Phrase) -> bool:
    """Return whether the phrase tells what something else is done for: 为加快|甲新区|建设，…."""
    return phrase.governor.lstrip("，").startswith(listed("strict", "purpose"))


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
