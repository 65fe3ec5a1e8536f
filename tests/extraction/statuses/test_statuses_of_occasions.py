"""The occasion of a news report, and what the text as a whole says, decide where no word does."""

from __future__ import annotations

import pytest

from .test_statuses import reports


def test_occasion_tells_of_the_projects_that_a_report_describes() -> None:
    text = (
        "昨日，全县举行重点项目集中签约仪式。\n"
        "[Project 甲溪光伏组件项目]由一家企业投资，[Project 乙岭粮油加工项目]总投资3亿元。\n"
        "[Project 丙河大桥]的历史很长。\n"
    )
    found = reports(text, title="我县举行集中签约仪式", kind="新闻")
    assert {(n, s, g) for n, s, _, g in found} == {
        ("甲溪光伏组件项目", "planned", "fact"),
        ("乙岭粮油加工项目", "planned", "fact"),
    }


def test_occasion_is_none_outside_of_news() -> None:
    text = "举行重点项目集中开工活动。\n[Project 甲溪光伏组件项目]总投资3亿元。\n"
    assert reports(text, title="重点工作安排", kind="方案") == set()


def test_signed_projects_are_planned_though_the_text_looks_back() -> None:
    text = "两地签订合作协议，去年在开发区新建[Project 甲溪仓储项目]。\n"
    found = reports(text, title="我县招商见闻", kind="新闻")
    assert {(s, g) for _, s, _, g in found} == {("planned", "fact")}


def test_text_that_only_plans_has_goals_without_any_heading() -> None:
    plans = "我县将新建一批道路。\n实施[Project 甲溪大道延伸工程]，推进[Project 乙岭隧道]建设。\n"
    assert {g for *_, g in reports(plans, title="城建", kind="新闻")} == {"goal"}
    told = plans.replace("我县将新建一批道路", "我县建成了一批道路")
    assert {g for *_, g in reports(told, title="城建", kind="新闻")} == {"fact"}


def test_part_of_a_report_without_headings_states_facts() -> None:
    text = "[Project 甲溪大道]全线贯通，[Project 乙岭铜箔一期]等5个项目竣工投产。\n"
    found = reports(text, title="政府工作报告", kind="政府工作报告")
    assert found == {
        ("甲溪大道", "completed", 2023, "fact"),
        ("乙岭铜箔一期", "operational", 2023, "fact"),
    }
    aimed = "[Project 甲溪大道]10月底前全线贯通。\n"
    assert {g for *_, g in reports(aimed, title="政府工作报告", kind="政府工作报告")} == {"goal"}


@pytest.mark.parametrize(
    "text",
    [
        "[Project 甲溪化工项目]总投资7亿元，一期新建[Project 配料厂房]、[Project 乙烯管廊]。",
        "[Project 甲溪薯业项目]建成[Project 全粉生产线]及配套设施。",
    ],
)
def test_what_a_project_consists_of_has_no_status(text: str) -> None:
    named = {n for n, *_ in reports(f"一、2023年工作回顾\n{text}\n")}
    assert named <= {"甲溪化工项目", "甲溪薯业项目"}


def test_purpose_of_something_else_tells_no_status() -> None:
    text = "一、2023年工作回顾\n为加快[Place 甲溪新区]建设，组织部门举行培训。\n"
    assert reports(text) == set()
