"""Tables whose cells one space parts."""

from __future__ import annotations

from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.singlespaces import single_spaced
from kg.extraction.units.departments import find_departments
from kg.extraction.units.responsibilities import find_responsibilities

TABLE = """重点工作任务分解表
序号 重点工作任务 主要责任单位 协同配合单位 完成期限
7 新建标准厂房20万平方米。 县工信局 县财政局、县住建局 2024年11月底
8 改造农村公路60公里。 县交通局 县财政局、县林业局 2024年12月底
"""


def test_single_spaced_rows_give_their_tasks_to_units() -> None:
    reading = read(Document("sample", TABLE, "重点工作任务分解表", place="安徽省舒城县"))
    given = [
        (r.kind, getattr(r.head, "title", None), r.tail.name)
        for r in find_responsibilities(reading, find_departments(reading))
    ]
    assert given == [
        ("lead", "新建标准厂房20万平方米", "县工信局"),
        ("responsible", "新建标准厂房20万平方米", "县财政局"),
        ("responsible", "新建标准厂房20万平方米", "县住建局"),
        ("lead", "改造农村公路60公里", "县交通局"),
        ("responsible", "改造农村公路60公里", "县财政局"),
        ("responsible", "改造农村公路60公里", "县林业局"),
    ]


def test_single_spaced_row_goes_on_in_the_lines_below() -> None:
    text = (
        "重点工作任务分解表\n序号 重点工作任务 主要责任单位 协同配合单位 完成期限\n"
        "7 新建标准厂房20万平方米，推动县城更新。 县工信局\n县商务局\n县文旅局（县体育局）\n"
        "县财政局、县住建局等县直有关部门，县城投公司。 2024年11月底\n"
        "8 改造农村公路60公里。 县交通局 县财政局\n2024年12月底\n"
    )
    reading = read(Document("sample", text, "重点工作任务分解表", place="安徽省舒城县"))
    given = {
        (r.kind, r.tail.name) for r in find_responsibilities(reading, find_departments(reading))
    }
    assert {("lead", "县工信局"), ("lead", "县商务局"), ("lead", "县文旅局")} <= given
    assert {("responsible", "县财政局"), ("responsible", "县住建局")} <= given
    assert ("lead", "县交通局") in given


def test_single_spaces_elsewhere_part_no_cells() -> None:
    for text in (
        "序号 好的 坏的 别的\n1 甲 乙 丙\n",  # no column that tables have
        "序号 任务 责任单位\n第一条 推进 改造\n",  # no numbered row
        "发布时间：2023-07-12 信息来源：县科技局 浏览次数：3\n1 新建厂房 县工信局\n",
    ):
        assert not list(single_spaced(text))
