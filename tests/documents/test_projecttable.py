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


@pytest.mark.parametrize(
    "printed",
    [
        # the column of regions on the left, its cell merged over two rows: empty, or not there
        "所属区域\t序号\t项目名称\t总投资\n河西县\t1\t石桥水厂\t8000\n\t2\t石桥粮库\t3000\n",
        "所属区域\t序号\t项目名称\t总投资\n河西县\t1\t石桥水厂\t8000\n2\t石桥粮库\t3000\n",
        "序号\t县（市、区）\t项目名称\t总投资\n1\t河西县\t石桥水厂\t8000\n2\t石桥粮库\t3000\n",
    ],
)
def test_region_merged_over_rows_holds_for_all_of_them(printed: str) -> None:
    text = clean(printed).text
    found = [
        (text[slice(*r.name)], [text[slice(*p)] for p in r.places()]) for r in project_rows(text)
    ]
    assert found == [("石桥水厂", ["河西县"]), ("石桥粮库", ["河西县"])]


def test_region_of_one_group_does_not_hold_for_the_next() -> None:
    printed = (
        "区县\t项目名称\t总投资\n一、水利\t\t\n河西县\t石桥水厂\t8000\n"
        "二、粮食\t\t\n\t梅溪粮库\t3000\n"
    )
    assert [r.places() for r in project_rows(clean(printed).text)][1] == []


def test_sector_merged_over_rows_moves_no_cell() -> None:
    printed = (
        "序号\t产业链\t项目名称\t项目业主\t总投资\n1\t新材料\t钙基材料生产线\t甲通公司\t8000\n"
        "2\t负极材料二期\t乙达公司\t3000\n"
    )
    text = clean(printed).text
    owners = [[text[slice(*o)] for o in r.spans("owner")] for r in project_rows(text)]
    assert rows(printed) == [("钙基材料生产线", None), ("负极材料二期", None)]
    assert owners == [["甲通公司"], ["乙达公司"]]


@pytest.mark.parametrize(
    "row",
    [
        "1\t县水利局\t河西镇\t8000",  # the name is missing
        "1\t石桥水厂\t8000\t县水务公司\t河西镇",  # another order than the header's
        "1\t石桥水厂\t河西镇\t县水务公司\t8000\t2023—2025",  # more cells than columns
        "1\t2024\t河西镇\t县水务公司\t8000",
        "1\t本年度共安排12个项目。资金由县财政统筹\t\t\t8000",
        "1\t石桥水厂\t河西镇\t县水务公司\t日供水3万吨",
    ],
)
def test_row_whose_cells_do_not_fit_the_columns_is_no_project(row: str) -> None:
    assert rows(f"{_HEADER}\n{row}\n2\t梅溪粮库\t梅溪乡\t县粮食公司\t3000\n") == [
        ("梅溪粮库", None)
    ]


def test_aligned_row_that_goes_on_in_a_further_line_is_no_project() -> None:
    printed = (
        "序号   项目名称      建设地点    起止年限       总投资\n"
        " 1    石桥水厂       河西镇     2021—2025     8000\n"
        "      二期工程\n"
        " 2    梅溪粮库       梅溪乡     2023—2024     3000\n"
        " 3    东山大桥                 2022—2024     9000\n"
    )
    assert rows(printed) == [("梅溪粮库", None)]


def test_heads_of_groups_and_page_numbers_do_not_end_an_aligned_table() -> None:
    printed = (
        "序号   项目名称      建设地点    总投资\n一、续建项目（1个）\n"
        " 1    石桥水厂       河西镇     8000\n- 3 -\n二、新开工项目（1个）\n"
        " 2    梅溪粮库       梅溪乡     3000\n\n          石桥县工作要点\n"
    )
    assert rows(printed) == [
        ("石桥水厂", "一、续建项目（1个）"),
        ("梅溪粮库", "二、新开工项目（1个）"),
    ]
    assert "\t石桥县工作要点" not in clean(printed).text


def test_stacked_row_with_a_wrapped_or_an_empty_cell_is_no_project() -> None:
    header = "序号\n项目名称\n建设地点\n起止年限\n总投资\n"
    good = "石桥粮库\n石桥镇\n2023—2024\n3000\n"
    wrapped = f"{header}1\n石桥水厂\n二期\n石桥镇\n2021—2025\n8000\n2\n{good}"
    empty = f"{header}1\n石桥水厂\n2021—2025\n8000\n2\n{good}"
    assert rows(wrapped) == rows(empty) == [("石桥粮库", None)]


@given(
    st.lists(st.sampled_from(["石桥水厂", "合计", "", "1", "（一）甲类（2个）", "3.5", "河西镇"]))
)
def test_rows_are_in_order_and_inside_their_table(cells: list[str]) -> None:
    text = f"{_HEADER}\n" + "\n".join(f"{n}\t{c}\t\t\t1" for n, c in enumerate(cells)) + "\n"
    found = project_rows(text)
    assert [r.name for r in found] == sorted({r.name for r in found})
    assert all(r.row.start <= r.name[0] < r.name[1] <= r.row.end for r in found)
