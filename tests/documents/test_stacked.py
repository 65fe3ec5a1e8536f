"""Stacked tables: every cell on a line of its own, as copied from a web page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.documents.clean import clean
from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.reading import Section
from kg.documents.tables import find_tables
from kg.extraction.pipeline import extract

_GAPS = re.compile(r"[\s、]")
_HEADER = "序号\n\n重 点 任 务\n\n牵头单位\n\n责任单位\n\n完成时限\n\n"
_ROWS = """一、城市建设（责任领导：李强）

1

★新建停车场6处，

新增车位1200个。

县住建局

县公安局

县城管局、各乡镇

10月底前

2

改造县城至河口公路18公里。

县交通运输局

各乡镇

12月底前

"""
_TEXT = f"平川县2024年重点工作任务分解表\n\n{_HEADER}{_ROWS}扫一扫在手机打开\n"


def _rows(text: str) -> list[list[str | None]]:
    text = clean(text).text
    return [
        [text[slice(*cell)] if cell else None for cell in row.cells]
        for table in find_tables(text)
        for row in table.rows
    ]


def test_stacked_cells_become_rows() -> None:
    assert _rows(_TEXT) == [
        [
            "1",
            "★新建停车场6处，新增车位1200个。",
            "县住建局",
            "县公安局、县城管局、各乡镇",
            "10月底前",
        ],
        ["2", "改造县城至河口公路18公里。", "县交通运输局", "各乡镇", "12月底前"],
    ]


def test_stacked_rows_give_their_tasks_to_units() -> None:
    found = extract(Document("sample", _TEXT, "平川县2024年重点工作任务分解表", place="平川县"))
    told = [
        (r.kind, r.head.title, r.tail.name)
        for r in found.relations
        if isinstance(r.head, Section) and r.kind in ("lead", "responsible")
    ]
    leads = [(title, unit) for kind, title, unit in told if kind == "lead"]
    assert leads == [
        ("新建停车场6处", "县住建局"),
        ("改造县城至河口公路18公里", "县交通运输局"),
    ]
    assert ("responsible", "新建停车场6处", "县城管局") in told


def test_stacked_rows_keep_their_offsets() -> None:
    reading = read(Document("sample", _TEXT, "平川县2024年重点工作任务分解表"))
    for section in (s for s in reading.sections if s.kind == "row"):
        span, quote = reading.quote(section.title_start, section.title_end)
        assert _TEXT[span.start : span.end] == quote
    assert [s.title for s in reading.sections if s.kind == "row"] == [
        "新建停车场6处",
        "改造县城至河口公路18公里",
    ]


def test_stacked_lines_without_units_stay_as_they_are() -> None:
    listed = "序号\n\n名称\n\n1\n\n城北停车场\n\n2\n\n河口公路\n"
    assert clean(listed).text == listed


@given(
    st.lists(st.sampled_from(["序号", "任务", "责任单位", "1", "2", "县水利局", "修渠。", "一、"]))
)
def test_stacked_reading_changes_nothing_but_gaps(lines: list[str]) -> None:
    text = "\n".join(["序号", "任务", "责任单位", *lines])
    assert _GAPS.sub("", clean(text).text) == _GAPS.sub("", text)
