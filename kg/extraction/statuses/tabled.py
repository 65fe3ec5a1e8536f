"""Statuses in tables of projects: the cell of progress says most, then the nature of the work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.documents.projecttable import ProjectRow, Span, project_rows
from kg.documents.reading import Reading
from kg.extraction.facts import GoalOrFact, Mention, Status, StatusReport
from kg.extraction.lexicon import alternation, read_lexicon, word_list
from kg.extraction.mentionindex import MentionIndex
from kg.extraction.relations.tabled import project_of
from kg.extraction.statuses.words import coming_pattern, status_told, told_after
from kg.extraction.tense import tense_at

_words = partial(word_list, "tables", "project_progress")

_PROGRESS, _NATURE, _GROUP, _SPAN = 0.9, 0.9, 0.85, 0.7
_YEAR = re.compile(r"20\d\d")
_LONGEST = 300  # characters of evidence


@dataclass(frozen=True, slots=True)
class _Told:
    status: Status
    said: GoalOrFact
    cell: Span
    rule: str
    confidence: float


def find_tabled_statuses(reading: Reading, mentions: Sequence[Mention]) -> list[StatusReport]:
    """Return what the tables of projects say of how far each is, one report a project and cell."""
    rows = project_rows(reading.text)
    if not rows:
        return []
    index, found = MentionIndex.of(mentions), []
    for row in rows:
        project = project_of(row, index)
        if project is not None:
            found += [_report(reading, project, told) for told in _told(reading, row)]
    return found


def _report(reading: Reading, project: Mention, told: _Told) -> StatusReport:
    start, end = min(told.cell[0], project.start), max(told.cell[1], project.end)
    if end - start > _LONGEST:  # the head of a long group
        start, end = told.cell
    year = reading.document.year or tense_at(reading, project.start).year
    return StatusReport(
        project, told.status, year, told.said, start, end, told.rule, told.confidence
    )


def _told(reading: Reading, row: ProjectRow) -> Iterator[_Told]:
    """Yield what the row says: its progress, else its nature, its group's head or its years."""
    text = reading.text
    progress = [told for cell in row.spans("progress") if (told := _of_progress(text, cell))]
    natures = [told for cell in row.spans("nature") if (told := _of_nature(text, cell))]
    if not progress and not natures and row.group:
        natures = [told for told in [_of_nature(text, row.group)] if told]
        natures = [_Told(t.status, t.said, t.cell, "status.group", _GROUP) for t in natures]
    stages = [told for cell in row.spans("stage") if (told := _of_stage(text, cell))]
    now = progress or natures
    yield from now
    yield from stages
    if not now and not stages:
        yield from _of_years(reading, row)


def _of_progress(text: str, cell: Span) -> _Told | None:
    """Return what a cell of progress tells: 主体工程完工, 完成投资60%, 正在办理前期手续."""
    words = text[slice(*cell)]
    found = told_after(words)
    if found is None:
        partly = _partly().search(words)
        return (
            _Told("under_construction", "fact", cell, "status.table", _PROGRESS) if partly else None
        )
    status = status_told("after", found)
    whole = _wholly().match(words[: found.start(found.lastgroup or 0)])
    if status == "completed" and (_partly().match(words) or not whole):
        status = "under_construction"
    elif status in ("operational", "completed") and any(w in words for w in _words("parts")):
        status = "partly_operational" if status == "operational" else "under_construction"
    said: GoalOrFact = "goal" if coming_pattern().match(words) else "fact"
    return _Told(status, said, cell, "status.table", _PROGRESS)


@lru_cache(maxsize=1)
def _partly() -> re.Pattern[str]:
    """Return the pattern of a part that is done: 完成管网铺设40公里; not 完成建设."""
    return re.compile(rf"(?:已|基本)?完成(?!$|{alternation(_words('whole'))})|\d%$")


@lru_cache(maxsize=1)
def _wholly() -> re.Pattern[str]:
    """Return the pattern of what leaves the words behind told of the whole: 项目已全部|完工."""
    subjects = alternation(_words("subjects"))
    return re.compile(rf"(?:{subjects}|\d+月(?:底|份)?前?|[，、])*$")


def _of_stage(text: str, cell: Span) -> _Told | None:
    """Return what a cell tells of how far the project shall be by the end of the year."""
    told = _of_progress(text, cell)
    return told and _Told(told.status, "goal", cell, "status.table", _PROGRESS)


def _of_nature(text: str, cell: Span) -> _Told | None:
    """Return what the nature of the work tells, or the head of a group: 续建, 二、新开工项目."""
    found = _natures().search(text, *cell)
    if found is None:
        return None
    entry = read_lexicon("tables")["project_nature"][
        int(str(found.lastgroup)[1:].partition("_")[0])
    ]
    return _Told(entry["status"], entry["as"], cell, "status.table", _NATURE)


@lru_cache(maxsize=1)
def _natures() -> re.Pattern[str]:
    """Return the pattern of the words, longest first, that finds which entry a cell is of."""
    entries = enumerate(read_lexicon("tables")["project_nature"])
    words = sorted(((w, i) for i, e in entries for w in e["words"]), key=lambda p: (-len(p[0]), p))
    return re.compile("|".join(f"(?P<c{i}_{n}>{re.escape(w)})" for n, (w, i) in enumerate(words)))


def _of_years(reading: Reading, row: ProjectRow) -> Iterator[_Told]:
    """Yield that a project is planned whose years begin with the document's own or later."""
    for cell in row.spans("span"):
        first = _YEAR.search(reading.text, *cell)
        if first and reading.document.year and int(first[0]) >= reading.document.year:
            yield _Told("planned", "goal", cell, "status.years", _SPAN)
