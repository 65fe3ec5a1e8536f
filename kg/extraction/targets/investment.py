"""Investments in tables of projects: what each costs, as the column and its unit say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.projecttable import ProjectRow, Span, project_rows, unit_of
from kg.documents.reading import Reading
from kg.extraction.facts import GoalOrFact, Target
from kg.extraction.lexicon import read_lexicon
from kg.extraction.targets.number import parse_number
from kg.extraction.tense import tense_at

_RULE = "target: table of projects"
_CONFIDENCE = 0.95
_SUM = re.compile(r"约?(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>[百千万亿]*(?:美|欧)?元)?")


def find_investments(reading: Reading) -> list[Target]:
    """Return the sums in the tables of projects: all of it, that of the year, what is spent.

    The scope of each is its project as printed, its unit that of the cell, the column or the table.
    """
    return [target for row in project_rows(reading.text) for target in _of_row(reading, row)]


def sums_at(text: str) -> frozenset[int]:
    """Return the offsets in tables of projects at which no figure is a target by its own words.

    Such are sums, years and numbers, the names of the projects and the heads of their groups.
    """
    rows = project_rows(text)
    spans = [s for r in rows for s in r.spans("investment", "annual", "spent", "span", "number")]
    spans += [s for r in rows for s in (r.name, r.group) if s]
    return frozenset(at for start, end in spans for at in range(start, end))


def of_projects(text: str, targets: list[Target]) -> list[Target]:
    """Return the targets with the project as scope of those in its row; progress is a fact."""
    told: dict[int, tuple[str, bool]] = {}
    for row in project_rows(text):
        for kind in ("content", "progress", "stage"):
            for start, end in row.spans(kind):
                told |= dict.fromkeys(
                    range(start, end), (text[slice(*row.name)], kind == "progress")
                )
    return [_scoped(t, *told[t.start]) if t.start in told else t for t in targets]


def _scoped(target: Target, project: str, is_past: bool) -> Target:
    status: GoalOrFact = "fact" if is_past else target.status
    return target._replace(scope=target.scope or project, status=status)


def _of_row(reading: Reading, row: ProjectRow) -> Iterator[Target]:
    names: dict[str, str] = read_lexicon("tables")["project_figures"]
    for kind, indicator in names.items():
        for column, year, cell in row.cells(kind):
            figure = _SUM.fullmatch(reading.text, *cell)
            unit = figure and (figure["unit"] or unit_of(reading.text, row.table, column))
            if figure is None or not unit:
                continue
            yield Target(
                indicator=indicator,
                value=parse_number(figure["value"]),
                unit=unit,
                comparator="about" if figure[0].startswith("约") else "=",
                change="level",
                year=year or (None if kind == "investment" else _year(reading, cell)),
                status="fact" if kind == "spent" else "goal",
                number_text=reading.quote(*cell)[1],
                start=row.name[0],
                end=cell[1],
                section=reading.section_at(cell[0]),
                rule=_RULE,
                scope=reading.text[slice(*row.name)],
                confidence=_CONFIDENCE,
            )


def _year(reading: Reading, cell: Span) -> int | None:
    return reading.document.year or tense_at(reading, cell[0]).year
