"""Tables: headers by the names of their columns, rows as sections, columns in every print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.clean import clean
from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.tables import find_tables

_TASKS = """清河市重点任务分工表
序号\t重点任务\t牵头单位\t配合单位\t完成时限
1\t新建公办幼儿园12所\t市教育局\t市财政局\t2023年9月
2\t推进农村公路建设。硬化道路80公里。\t市交通运输局\t市财政局\t2024年6月
"""


def tasks(text: str) -> list[tuple[str, str]]:
    reading = read(Document("sample", text, text.split("\n", 1)[0]))
    return [(s.number, s.title) for s in reading.sections if s.is_task]


def cells(text: str) -> list[list[str | None]]:
    text = clean(text).text
    return [
        [text[slice(*cell)] if cell else None for cell in row.cells]
        for table in find_tables(text)
        for row in table.rows
    ]


def test_table_rows_are_tasks_with_their_numbers() -> None:
    assert tasks(_TASKS) == [("1", "新建公办幼儿园12所"), ("2", "推进农村公路建设")]


@pytest.mark.parametrize(
    "text",
    [
        "| 序号 | 任务 | 责任单位 |\n|---|:---:|---|\n| 1 | 建设养老服务中心 | 市民政局 |\n",
        "序号　　任务　　责任单位\n1　　建设养老服务中心　　市民政局\n",
        "序号  任务  责任单位\n1  建设养老服务中心  市民政局\n",
        "序号\t任 务\t责任单位（列首位的为牵头单位）\n1\t建设养老服务中心\t市民政局\n",
    ],
)
def test_table_reads_bars_spaces_and_tabs_alike(text: str) -> None:
    assert cells(text) == [["1", "建设养老服务中心", "市民政局"]]
    assert tasks(f"某市任务清单\n{text}") == [("1", "建设养老服务中心")]


def test_rows_with_bars_may_open_without_one_and_behind_their_group() -> None:
    text = (
        "| 工作内容 | 目标任务 | 责任单位 |\n"
        "一、发展产业 | 1. 建设茶叶加工园 | 年内投产 | 市农业农村局牵头 |\n"
        "2. 推进毛竹加工 | 完成规划编制 | 市林业局牵头，市财政局配合 |\n"
    )
    assert cells(text) == [
        ["1.建设茶叶加工园", "年内投产", "市农业农村局牵头"],
        ["2.推进毛竹加工", "完成规划编制", "市林业局牵头，市财政局配合"],
    ]
    assert [title for _, title in tasks(text)][-2:] == ["建设茶叶加工园", "推进毛竹加工"]


def test_table_rows_keep_their_offsets_into_the_original() -> None:
    text = f"某市清单\n{_TASKS}".replace("\t", "　　")
    reading = read(Document("sample", text, "某市清单"))
    for section in reading.sections[1:]:
        span, quote = reading.quote(section.title_start, section.title_end)
        assert text[span.start : span.end] == quote == section.title


def test_table_cell_merged_with_the_one_above_is_empty() -> None:
    text = (
        "类别\t序号\t任务\t牵头单位\n教育\t1\t建学校\t市教育局\n"
        "\t2\t办托育\t市卫健委\n3\t修操场\t市体育局\n"
    )
    assert cells(text) == [
        ["教育", "1", "建学校", "市教育局"],
        [None, "2", "办托育", "市卫健委"],
        [None, "3", "修操场", "市体育局"],
    ]


def test_table_rows_below_headings_number_on_their_path() -> None:
    header = "序号\t任务\t责任单位\n"
    text = (
        f"某市清单\n一、稳增长\n{header}1\t完成投资\t市发展改革委\n"
        f"二、惠民生\n{header}1\t改造老旧小区\t市住建局\n"
    )
    assert tasks(text) == [
        ("一", "稳增长"),
        ("一/1", "完成投资"),
        ("二/1", "改造老旧小区"),
    ]


def test_table_with_a_caption_ends_the_section_before_it() -> None:
    text = f"某市方案\n一、组织保障\n（一）加强领导。各级各部门要高度重视，抓好落实。\n{_TASKS}"
    assert ("1", "新建公办幼儿园12所") in tasks(text)


def test_table_row_without_a_number_is_counted() -> None:
    text = "某市清单\n任务\t牵头单位\n完善制度\t市司法局\n加强宣传\t市委宣传部\n"
    assert tasks(text) == [("1", "完善制度"), ("2", "加强宣传")]


@pytest.mark.parametrize(
    "text",
    [
        "序号\t项目名称\t建设内容\t责任单位\n1\t污水处理厂\t日处理5万吨\t市住建局\n",
        "姓名\t职务\n李某\t局长\n",
        "指标\t单位\t2020年\n粮食产量\t万吨\t120\n",
    ],
)
def test_table_that_gives_no_tasks_makes_no_sections(text: str) -> None:
    assert tasks(f"某市清单\n{text}") == []


def test_table_row_ends_where_the_table_does() -> None:
    reading = read(Document("sample", f"{_TASKS}以上任务请认真落实。\n", "清河市重点任务分工表"))
    last = reading.text.index("以上任务")
    assert reading.section_at(last).kind == "document"


def test_columns_part_units_and_persons_that_a_space_parts() -> None:
    assert clean("责任单位：市教育局 市财政局").text == "责任单位：市教育局、市财政局"
    assert clean("成  员：王 芳  市水利局局长").text == "成员：王芳\t市水利局局长"
    assert clean("全 市 教 育 局 长 会 议").text == "全市教育局长会议"


_CELL = st.sampled_from(
    [
        "序号",
        "任务",
        "责任单位",
        "指标",
        "2025年",
        "单位",
        "1",
        "建学校",
        "市教育局",
        "",
        "—",
        "（一）",
        "95%",
    ]
)
_ROW = st.lists(_CELL, min_size=1, max_size=6)


@given(
    st.lists(_ROW, max_size=8),
    st.sampled_from(["\t", "  ", "\u3000", "|", " | "]),
    st.sampled_from(["", "|", "  "]),
)
def test_tables_of_any_shape_keep_offsets_and_order(
    lines: list[list[str]], separator: str, edge: str
) -> None:
    text = "某市清单\n" + "\n".join(edge + separator.join(row) + edge for row in lines)
    reading = read(Document("sample", text, "某市清单"))
    for table in find_tables(reading.text):
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        spans = [cell for row in table.rows for cell in row.cells if cell]
        assert spans == sorted(spans)
    for section in reading.sections[1:]:
        span, quote = reading.quote(section.title_start, section.title_end)
        assert text[span.start : span.end] == quote
        assert section.start <= section.title_start < section.title_end <= section.end
