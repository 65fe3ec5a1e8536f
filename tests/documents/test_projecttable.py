"""Tables of projects: which rows are projects, and under which heads they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.clean import clean
from kg.documents.projecttable import project_rows, unit_of
from kg.documents.tables import find_tables

_HEADER = "序号\t项目名称\t建设地点\t项目业主\t总投资"


def rows(printed: str) -> list[tuple[str, str | None]]:
    """Return the projects of the tables in a text, each with the head of its group."""
    text = clean(printed).text
    return [
        (text[slice(*r.name)], text[slice(*r.group)] if r.group else None)
        for r in project_rows(text)
    ]


def test_sums_and_heads_of_groups_are_no_projects() -> None:
    table = (
        f"{_HEADER}\n\t合计（3个）\t\t\t98000\n一、交通类（2个）\t\t\t\t86000\n"
        "1\t绕城公路北段\t河西镇\t县交投公司\t74000\n2\t河西客运站\t河西镇\t县交投公司\t12000\n"
        "小计\t\t\t\t86000\n二\t水利类\t\t\t12000\n3\t梅溪河堤加固\t梅溪乡\t县水利局\t12000\n"
    )
    assert rows(table) == [
        ("绕城公路北段", "一、交通类（2个）"),
        ("河西客运站", "一、交通类（2个）"),
        ("梅溪河堤加固", "水利类"),
    ]


def test_head_of_a_group_stands_between_rows_or_above_the_header() -> None:
    table = (
        f"（一）续建项目\n{_HEADER}\n1\t石桥水厂\t石桥镇\t县水务公司\t8000\n"
        "（二）储备项目\n2\t石桥粮库\t石桥镇\t县粮食公司\t3000\n"
    )
    assert rows(table) == [("石桥水厂", "（一）续建项目"), ("石桥粮库", "（二）储备项目")]


def test_name_of_a_project_is_its_cell_less_a_number() -> None:
    table = "项目名称\t建设单位\n1.北川智能装备园（二期）\t北川城投\n（2）南川大桥\t县交通局\n"
    assert [name for name, _ in rows(table)] == ["北川智能装备园（二期）", "南川大桥"]


@pytest.mark.parametrize(
    ("column", "kind", "year"),
    [
        ("项目建设地点", "place", None),
        ("建设（业主）单位", "owner", None),
        ("主要建设内容及规模", "content", None),
        ("截至2023年底累计完成投资（万元）", "spent", 2023),
        ("2024年度计划投资", "annual", 2024),
        ("估算总投资（亿元）", "investment", None),
        ("目前形象进度", "progress", None),
        ("2024年建设目标", "stage", 2024),
        ("建设起止年限", "span", None),
        ("市级责任单位", "office", None),
    ],
)
def test_column_of_projects_is_known_by_the_end_of_its_name(
    column: str, kind: str, year: int | None
) -> None:
    (table,) = find_tables(f"序号\t项目名称\t{column}\n1\t梅溪水库\t甲\n")
    assert (table.columns[2].kind, table.columns[2].year) == (kind, year)


def test_list_of_tasks_or_indicators_is_none_of_projects() -> None:
    tasks = "序号\t重点任务\t牵头单位\n1\t建设甲大桥\t市交通局\n"
    indicators = "项目\t单位\t2020年\t2025年\t责任单位\n森林覆盖率\t%\t61\t63\t市林业局\n"
    works = "序号\t项目\t主要内容\t牵头单位\n1\t老旧小区改造\t改造小区12个\t市住建局\n"
    found = [t.kind for text in (tasks, indicators, works) for t in find_tables(text)]
    assert found == ["tasks", "other", "other"]


@pytest.mark.parametrize(
    ("above", "column", "unit"),
    [
        ("单位：万元\n", "总投资", "万元"),
        ("", "总投资（亿元）", "亿元"),
        ("", "总投资万美元", "万美元"),
        ("（单位：亿元）\n", "总投资（万元）", "万元"),
        ("", "总投资", None),
    ],
)
def test_unit_of_money_is_in_the_column_or_above_the_table(
    above: str, column: str, unit: str | None
) -> None:
    text = f"{above}项目名称\t建设地点\t{column}\n石桥水厂\t石桥镇\t8000\n"
    (table,) = find_tables(text)
    assert unit_of(text, table, column) == unit


def test_stacked_list_of_projects_has_its_cells_on_lines() -> None:
    printed = (
        "序号\n项目名称\n建设单位\n总投资\n（亿元）\n进展情况\n"
        "1\n石桥水厂二期\n县水务集团\n1.8\n正在施工\n2\n石桥粮库\n县粮食公司\n0.6\n已签约\n"
    )
    text = clean(printed).text
    assert rows(printed) == [("石桥水厂二期", None), ("石桥粮库", None)]
    (table,) = find_tables(text)
    assert [c.kind for c in table.columns] == [
        "number", "project", "owner", "investment", "progress"
    ]  # fmt: skip
    assert unit_of(text, table, table.columns[3].name) == "亿元"


@given(
    st.lists(st.sampled_from(["石桥水厂", "合计", "", "1", "（一）甲类（2个）", "3.5", "河西镇"]))
)
def test_rows_are_in_order_and_inside_their_table(cells: list[str]) -> None:
    text = f"{_HEADER}\n" + "\n".join(f"{n}\t{c}\t\t\t1" for n, c in enumerate(cells)) + "\n"
    found = project_rows(text)
    assert [r.name for r in found] == sorted({r.name for r in found})
    assert all(r.row.start <= r.name[0] < r.name[1] <= r.row.end for r in found)
