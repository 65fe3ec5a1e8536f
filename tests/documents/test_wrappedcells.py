"""Wrapped cells: rows of a tabbed table that a conversion breaks over several lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.clean import clean
from kg.documents.tables import find_tables
from kg.documents.wrappedcells import unwrapped

_HEADER = "序号\t项目名称\t建设地点\t总投资\t责任单位"


def cells(printed: str) -> list[list[str]]:
    """Return the cells of all tables in a text, row by row, empty ones as empty strings."""
    text = clean(printed).text
    spans = [row.cells for table in find_tables(text) for row in table.rows]
    return [[text[slice(*cell)] if cell else "" for cell in row] for row in spans]


def test_row_broken_inside_its_cells_is_one_row() -> None:
    table = (
        f"{_HEADER}\n1\t北门水厂\n三期工程\t青石镇\n东港村\t8000\t县水利局\n"
        "2\t南门粮库\t青石镇\t300\t县粮食局\n"
    )
    assert cells(table) == [
        ["1", "北门水厂三期工程", "青石镇东港村", "8000", "县水利局"],
        ["2", "南门粮库", "青石镇", "300", "县粮食局"],
    ]


def test_header_broken_inside_the_names_of_columns_is_one_header() -> None:
    header = "序号\t项目名\n称\t建设地\n点\t总投资\n（万元）\t责任单\n位"
    table = f"{header}\n1\t北门水厂\t青石镇\t8000\t县水利局\n"
    (found,) = find_tables(clean(table).text)
    assert [c.kind for c in found.columns] == ["number", "project", "place", "investment", "office"]
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("县水利局\n县财政局", "县水利局、县财政局"),
        ("县水\n利局", "县水利局"),
        ("县水利局、\n县财政局", "县水利局、县财政局"),
        ("县水利局\n（二）储备项目", "县水利局"),
        ("县水利局\n注：以批复为准", "县水利局"),
        ("县水利局\n项目由县政府统一调度", "县水利局"),
    ],
)
def test_last_cell_goes_on_with_units_only(last: str, expected: str) -> None:
    assert cells(f"{_HEADER}\n1\t北门水厂\t青石镇\t8000\t{last}\n")[0][-1] == expected


def test_rows_that_nothing_completes_stay_as_they_are() -> None:
    short = (
        f"{_HEADER}\n1\t北门水厂\t青石镇\n2\t南门粮库\t青石镇\t300\n以上项目由县发展改革局调度。\n"
    )
    plain = "甲\t乙\n1\t丙\n丁\t戊\n"
    assert unwrapped(short) == unwrapped(plain) == []


@given(
    st.lists(st.sampled_from(["1\t甲", "2\t乙\t丙", "丁", "\t", "序号\t项目名称\t建设地点", ""]))
)
def test_only_breaks_between_lines_change(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert all(text[at].isspace() and text[at] != "\t" for at, _ in unwrapped(text))
