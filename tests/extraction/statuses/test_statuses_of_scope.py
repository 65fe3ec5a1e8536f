"""How far a status reaches: over headings, ends of sentences, attributes, and not to others."""

from __future__ import annotations

import pytest

from kg.extraction.statuses import find_statuses
from tests.extraction.relations.conftest import mark

AIMS = "一、2024年工作安排\n"
PAST = "一、2023年工作回顾\n"
NEWS = {"title": "重点工程建设见闻", "kind": "新闻"}


def told(text: str, **about: str) -> list[tuple[str, str, str]]:
    reading, mentions = mark(text, **about)
    return [(r.project.name, r.status, r.goal_or_fact) for r in find_statuses(reading, mentions)]


def test_heading_tells_of_the_projects_that_open_its_lines() -> None:
    text = (
        "（一）竣工项目\n1、[Project 甲河大桥]：全长2公里。\n2、[Project 乙山水厂]\n"
        "（二）计划新开工项目\n"
        "1、[Project 丙溪水库]，总库容3亿立方米，由[Project 丁引水工程]供水。\n"
        "（三）前期项目\n1、[Project 戊机场]\n"
    )
    found = told(text)
    assert [(name, status) for name, status, _ in found] == [
        ("甲河大桥", "completed"),
        ("乙山水厂", "completed"),
        ("丙溪水库", "started"),
        ("戊机场", "preliminary"),
    ]
    assert found[2][2] == "goal"


def test_heading_does_not_overrule_what_the_line_says() -> None:
    text = "（一）续建项目\n1、[Project 甲河大桥]：已建成通车。\n"
    assert "under_construction" not in {status for _, status, _ in told(text)}


def test_end_of_a_sentence_asks_for_all_that_it_drives_on() -> None:
    text = f"{AIMS}实施[Project 甲小学迁建]、[Project 乙中学扩建]，确保秋季前完工并投入使用。\n"
    assert ("甲小学迁建", "operational", "goal") in told(text)
    assert ("乙中学扩建", "operational", "goal") in told(text)
    text = f"{AIMS}[Project 甲桥]已建成通车，推进[Project 乙路]建设，力争年内竣工。\n"
    assert ("乙路", "completed", "goal") in told(text)
    assert ("甲桥", "completed", "goal") not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Park 甲河高新区]12个项目开工建设。",
        "[Park 甲河产业园]入驻企业投产8家。",
        "[Park 甲河经开区]标准厂房建成投用。",
        "支持[Park 甲河经开区]申报国家级经开区。",
        "[Project 甲河大桥]、[Place 乙]风电场等项目。",
    ],
)
def test_what_is_told_of_other_things_is_no_status_of_a_park(text: str) -> None:
    assert told(PAST + text + "\n") == []


def test_park_is_told_of_by_its_own_stages() -> None:
    assert told(f"{PAST}[Park 甲河产业园]一期建成投用。\n") != []
    assert told(f"{PAST}[Park 甲河产业园]项目开工建设。\n") == [("甲河产业园", "started", "fact")]


def test_attribute_tells_whatever_is_done_with_the_names() -> None:
    text = f"{AIMS}对已签约的[Project 甲轴承]、[Project 乙齿轮]等7个项目逐一会商。\n"
    assert [(name, status) for name, status, _ in told(text)] == [
        ("甲轴承", "planned"),
        ("乙齿轮", "planned"),
    ]


def test_part_of_the_work_done_is_not_the_whole() -> None:
    for done in ("完成路基工程量的80%", "完成总进度的六成", "形象进度达到七成"):
        text = f"{PAST}[Project 甲河公路改建工程]{done}。\n"
        assert told(text) == [("甲河公路改建工程", "under_construction", "fact")]


def test_firm_beside_works_is_being_built_with_them() -> None:
    text = f"{PAST}[Enterprise 甲煤业]、[Project 乙矿]加快建设。\n"
    assert {name for name, _, _ in told(text)} == {"甲煤业", "乙矿"}
    assert told(f"{PAST}[Enterprise 甲煤业]加快建设。\n") == []


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("有力推进", "under_construction"),
        ("提速建设", "under_construction"),
        ("稳步实施", "under_construction"),
        ("免费对外开放", "operational"),
        ("试营业", "operational"),
        ("客运正式通车", "operational"),
    ],
)
def test_verbs_of_progress_tell_the_stage(verb: str, status: str) -> None:
    assert told(f"{PAST}[Project 甲河工程]{verb}。\n") == [("甲河工程", status, "fact")]


def test_what_will_be_is_a_goal_among_facts() -> None:
    text = f"{PAST}[Project 甲河生产基地]将进入实施建设阶段。\n"
    assert told(text) == [("甲河生产基地", "under_construction", "goal")]
    text = f"{PAST}全县将全力推进[Project 甲河电池]、[Project 乙山铝箔]等项目投产。\n"
    assert {said for _, _, said in told(text)} == {"goal"}


def test_items_that_no_rule_knows_do_not_end_what_the_head_tells() -> None:
    text = (
        "2.续建项目（3个）：[Project 甲河大桥]（主桥、引桥）、乙园区、"
        "[Project 丙医院搬迁工程]、全省丁项目（[Project 戊公路]）。\n"
    )
    assert {(name, status) for name, status, _ in told(text, **NEWS)} == {
        ("甲河大桥", "under_construction"),
        ("丙医院搬迁工程", "under_construction"),
        ("戊公路", "under_construction"),
    }
