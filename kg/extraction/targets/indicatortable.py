"""Tables of indicators: one target for each figure, its year and its kind read off the header.

指标 · 单位 · 2020年 · 2025年 · 属性: the figure of the period before the plan is a fact, that of a
later year a goal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from kg.documents.reading import Reading
from kg.documents.tables import Column, Row, Table, find_tables
from kg.extraction.facts import Change, Comparator, GoalOrFact, Target
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.period import Period, period_of
from kg.extraction.targets.clause import without_asides
from kg.extraction.targets.number import parse_number
from kg.extraction.targets.words import words

_RULE = "target: table of indicators"
_CONFIDENCE = 0.95
_NUMBER = r"\d+(?:\.\d+)?"
_LABEL = re.compile(r"(?:\d{1,3}(?:[.、．](?!\d)|）)|（\d+）|（[一二三四五六七八九十]+）|[①-⑳])")
_AMONG = re.compile(r"^(?:其中：?|#|—+|-+)")
_UNIT_ASIDE = re.compile(r"（(?P<unit>[^（）]{1,12})）$")


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a cell says: ≥95%, 5.5左右, [50], 3—5."""

    value: Decimal
    value2: Decimal | None
    unit: str
    comparator: Comparator
    total: bool  # [13.5]: of all years together, by the custom of plans


def find_table_targets(reading: Reading) -> list[Target]:
    """Return the targets and observations of all tables of indicators, in text order."""
    period = period_of(reading.document)
    return [
        target
        for table in find_tables(reading.text)
        if table.kind == "indicators"
        for row in table.rows
        for target in _of_row(reading, table, row, period)
    ]


def _of_row(reading: Reading, table: Table, row: Row, period: Period) -> Iterator[Target]:
    named = table.cell(row, "indicator")
    if named is None:
        return
    name, printed_unit = _name(reading.text, named)
    unit_cell = table.cell(row, "unit")
    unit = reading.text[slice(*unit_cell)] if unit_cell else printed_unit
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.kind != "value" or cell is None:
            continue
        figure = _figure(reading.text[slice(*cell)], unit)
        if figure is None:
            continue
        status, year = _when(column, table, period)
        yield Target(
            indicator=name,
            value=figure.value,
            value2=figure.value2,
            unit=figure.unit if figure.total else _unit_of(column, figure.unit),
            comparator=figure.comparator,
            change=_change(name, column, figure),
            year=year,
            status=status,
            number_text=reading.quote(*cell)[1],
            start=named[0],
            end=cell[1],
            section=reading.section_at(cell[0]),
            rule=_RULE,
            confidence=_CONFIDENCE,
        )


def _name(text: str, cell: tuple[int, int]) -> tuple[str, str]:
    """Return the indicator's name, and the unit where a bracket behind the name gives it."""
    name = text[slice(*cell)]
    if label := _LABEL.match(name):
        name = name[label.end() :]
    name = _AMONG.sub("", name)
    aside = _UNIT_ASIDE.search(name)
    if aside and _is_unit(aside["unit"]):
        return name[: aside.start()], aside["unit"]
    return without_asides(name), ""


def _is_unit(word: str) -> bool:
    """Return whether a bracket holds a unit: 亿元, 万人次, 微克/立方米."""
    units = words().unit_kind
    magnitudes = alternation(words().raw["units"]["magnitudes"])
    return re.sub(rf"^(?:{magnitudes})", "", word).split("/")[0] in units or word in units


def _figure(cell: str, unit: str) -> _Figure | None:
    """Return what the figure in a cell says, None where it is none (完成国家下达任务)."""
    bare = cell.strip("【】[]〔〕（）()＊* ")
    before, after = words().before, words().after
    match = re.fullmatch(
        rf"(?P<before>{alternation(list(before))})?(?:达到?|为|至)?"
        rf"(?P<value>-?{_NUMBER})(?P<unit>[%‰万亿个百分点元倍人家件亩吨]*)"
        rf"(?:(?:[-—–~～]+|至)(?P<value2>{_NUMBER})(?P<unit2>[%‰万亿元]*))?"
        rf"(?P<after>{alternation(list(after))})?",
        bare,
    )
    if match is None:
        return None
    sign = before.get(match["before"] or "") or after.get(match["after"] or "") or "="
    return _Figure(
        parse_number(match["value"]),
        parse_number(match["value2"]) if match["value2"] else None,
        match["unit"] or match["unit2"] or unit,
        cast(Comparator, sign),
        cell[0] in "[【〔",
    )


def _when(column: Column, table: Table, period: Period) -> tuple[GoalOrFact, int | None]:
    """Return whether a column holds facts or goals, and of which year."""
    values = read_lexicon("tables")["values"]
    if any(word in column.name for word in values["goal"]):
        return "goal", column.year or period.aim
    if _is_growth(column):
        years = [c.year for c in table.columns if c.year]
        return "goal", column.year or max([*years, period.aim or 0]) or None
    if any(word in column.name for word in values["fact"]):
        return "fact", column.year or period.past
    years = sorted({c.year for c in table.columns if c.year})
    if column.year is None or period.now is None:
        return "goal", column.year or period.aim
    first = len(years) > 1 and column.year == years[0]
    past = column.year < period.now or (first and column.year == period.now)
    return ("fact" if past else "goal"), column.year


def _is_growth(column: Column) -> bool:
    return any(w in column.name for w in read_lexicon("tables")["values"]["growth"])


def _unit_of(column: Column, unit: str) -> str:
    """Return the figure's unit; a column of rates of growth has per cent."""
    return "%" if _is_growth(column) and not unit.endswith("百分点") else unit


def _change(name: str, column: Column, figure: _Figure) -> Change:
    """Return what the figure tells of its indicator, from the names of both."""
    change = words().raw["change"]
    if figure.total:
        return "decrease" if name.endswith(tuple(change["decrease"])) else "increase"
    if _is_growth(column) or name.endswith(tuple(change["rates"])):
        return "growth"
    if name.endswith(tuple(change["decrease"])):
        return "decrease"
    return "increase" if name.startswith(words().additions) else "level"
