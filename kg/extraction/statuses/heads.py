"""What the head of a list, or the occasion of a report, tells of projects that say nothing more.

集中开工的项目分别为：甲；乙；丙 tells of each item; a report of a signing ceremony of each project
that it describes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from kg.documents.reading import Reading
from kg.extraction.confidence import weigh
from kg.extraction.facts import Mention, Status, StatusReport
from kg.extraction.lexicon import alternation
from kg.extraction.relations.phrases import Clause, Phrase
from kg.extraction.statuses.reports import CONFIDENCE, Told, kinds_of_works, of_members, verb_before
from kg.extraction.statuses.tense import LEAD, is_news, only_plans
from kg.extraction.statuses.words import (
    among_pattern,
    before_pattern,
    count_pattern,
    data,
    described_pattern,
    detail_pattern,
    header_pattern,
    occasion_pattern,
    opening_counts,
    opening_pattern,
    status_told,
    told_after,
)
from kg.extraction.tense import tense_at

_BETWEEN = re.compile(r"^[、和及与]*(?:20\d\d年)?")  # between two projects of a list


def headed_lists(reading: Reading, sentences: Iterable[list[Clause]]) -> Iterator[StatusReport]:
    """Yield what the head of a list tells of all in it: 集中开工的项目分别为：甲；乙；丙."""
    text = reading.text
    told: Told | None = None
    end, ahead = 0, False  # whether the head says that it tells of what will be
    for sentence in sentences:
        start = sentence[0].sentence.start
        if (told or ahead) and text[max(end - 1, 0) : start].strip() != "；":
            told, ahead = None, False
        opening = text[start : _first_work(sentence)]
        if opening and (head := header_pattern().search(opening)):
            clause = opening.rfind("，", 0, head.start()) + 1
            said = verb_before(head[0]) or verb_before(opening[clause : head.end()])
            if said is None and any(word in opening for word in data("header")["back"]):
                said = verb_before(opening) or _counted(reading, start)
            told = said or (told if opening_counts().search(opening) else None)
            ahead = any(word in opening for word in data("strict")["ahead"])
            ahead = ahead or only_plans(text)
        if detail_pattern().match(opening):
            told = _counted(reading, start) or told
        elif "项目中" in opening and (among := among_pattern().match(opening)):
            told = verb_before(among[0])
        end = sentence[0].sentence.end
        if told is None:
            continue
        for phrase in (p for c in sentence for p in c.phrases):
            if not _says_more(phrase, opening):
                span = phrase.governed_from, phrase.end
                reports = of_members(reading, phrase, told, span, phrase.start)
                yield from (_aimed(r, told) for r in reports) if ahead else reports


def under_headings(
    reading: Reading, mentions: Sequence[Mention], told: Collection[str]
) -> Iterator[StatusReport]:
    """Yield what a heading tells of the projects that open the lines under it: （二）续建项目.

    Of those in `told` the text says more itself.
    """
    for section in reading.sections:
        stage = _heading().fullmatch(section.title)
        if stage is None:
            continue
        word = stage["word"]
        status, tense = _headings()[word], tense_at(reading, section.end - 1)
        goal = status in _AIMS and (stage["ahead"] or tense.goal_or_fact == "goal")
        for work in mentions:
            if work.type != "Project" or not section.title_end <= work.start < section.end:
                continue
            if work.name not in told and _opens_line(reading.text, work.start):
                sure = weigh("status.headed", CONFIDENCE["status.headed"], work)
                yield StatusReport(
                    work, status, tense.year, "goal" if goal else "fact",
                    section.title_start, work.end, "status.headed", sure,
                )  # fmt: skip


_AIMS = ("started", "completed", "operational", "planned")


@lru_cache(maxsize=1)
def _headings() -> dict[str, Status]:
    """Return the status that each word of a heading tells of the projects under it."""
    return {word: entry["status"] for entry in data("heading") for word in entry["words"]}


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    """Return the pattern of a heading that says how far the projects under it are."""
    words = alternation(list(_headings()))
    return re.compile(
        rf"(?:20\d\d年)?(?P<ahead>计划|拟)?(?:重点|重大)?(?P<word>{words})(?:类|的|阶段)?"
        r"(?:重点|重大|建设)*(?:项目|工程)(?:（?[共计]*\d+[个项]）?)?"
    )


def _opens_line(text: str, at: int) -> bool:
    """Return whether only a number stands before `at` in its line."""
    return _NUMBERING.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


_NUMBERING = re.compile(
    r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]+)[）)]?[、.．\s]*|[①-⑳]|[-—•·])?\s*"
)


def _aimed(report: StatusReport, told: Told) -> StatusReport:
    """Return the report as one of a goal, as the head of its list says."""
    return report._replace(status=told.status, goal_or_fact="goal")


def _first_work(sentence: list[Clause]) -> int:
    """Return where the first name of something built starts, or the first name of all."""
    types = kinds_of_works()
    for clause in sentence:
        for phrase in clause.phrases:
            for member in phrase.members:
                if member.type in types:
                    return member.start
    return sentence[0].phrases[0].start


def _counted(reading: Reading, start: int) -> Told | None:
    """Return what the paragraph tells before `start` of a number of projects: 开工项目30个。…."""
    before = reading.text.rfind("\n", 0, len(reading.text[:start].rstrip())) + 1
    counts = [m[0] for m in count_pattern().finditer(reading.text, before, start)]
    return verb_before(counts[-1]) if counts else None


def _says_more(phrase: Phrase, opening: str) -> bool:
    """Return whether a phrase tells of its members by itself, beyond the head of the list."""
    lead = _BETWEEN.sub("", phrase.lead)
    listed = lead.endswith(_MORE)
    own = (
        not listed
        and lead not in opening
        and not opening_pattern().search(lead)
        and not _is_item(lead)
    )
    return bool(own) or told_after(phrase.tail) is not None


_MORE = ("，也有", "，还有", "，更有", "，又有")  # by which a list goes on: 既有甲，也有|乙


def _is_item(lead: str) -> bool:
    """Return whether the words before a phrase are but items that no rule knows: 、乙示范区、."""
    listed = lead.endswith(("、", "（", "（包括")) or lead.startswith(("（", "）"))
    return listed and not before_pattern().search(lead) and told_after(lead) is None


def of_occasion(
    reading: Reading, mentions: Sequence[Mention], told: Collection[str]
) -> Iterator[StatusReport]:
    """Yield what the occasion of a news report tells of the projects that it describes.

    A report that opens with a signing or a start of works names as signed or started what it tells
    the costs, place or builder of, or lists; of those in `told` it says more.
    """
    occasion = occasion_pattern().search(reading.text, 0, LEAD)
    word = occasion and before_pattern().search(occasion[0])
    if occasion is None or word is None or not is_news(reading.document):
        return
    status, tense = status_told("before", word), tense_at(reading, occasion.start())
    for work in mentions:
        if work.start < occasion.end() or work.name in told or work.type not in ("Project", "Park"):
            continue
        listed = work.rule == "project:announced"
        described = described_pattern().match(reading.text, work.end)
        if work.type == "Park":  # where a park lies tells nothing of its being built
            described = described if described and "投资" in described[0] else None
        if listed or described:
            sure = weigh("status.occasion", CONFIDENCE["status.occasion"], work)
            yield StatusReport(
                work, status, tense.year, "fact", work.start, work.end, "status.occasion", sure
            )
