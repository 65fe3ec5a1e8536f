"""Statuses are told by the words behind a name, then by the verb before it; lists share them."""

from __future__ import annotations

import pytest

from kg.extraction.statuses import find_statuses
from tests.extraction.relations.conftest import mark


def reports(text: str, **about: str) -> set[tuple[str, str, int | None, str]]:
    reading, mentions = mark(text, **about)
    return {
        (r.project.name, r.status, r.year, r.goal_or_fact) for r in find_statuses(reading, mentions)
    }


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("推进[Project 合安高铁]前期工作。", "preliminary"),
        ("谋划建设[Park 未来科学城]。", "planned"),
        ("打造[Park 空港产业园]。", "planned"),
        ("启动[Project 北三环]、长江路北延等重点工程。", "started"),
        ("加快[Park 新能源产业园]建设。", "under_construction"),
        ("推进[Project 引江济淮]等重大项目。", "under_construction"),
        ("力促[Project 晶合二期]等项目部分投产。", "partly_operational"),
        ("完成[Project 机场站坪扩建工程]。", "completed"),
        ("建成[Project 通用机场]。", "completed"),
        ("确保[Project 地铁五号线]建成通车。", "operational"),
        ("全力保障[Project 皖电东送]顺利投运。", "operational"),
    ],
)
def test_statuses_of_goals_are_told_by_verbs(sentence: str, status: str) -> None:
    found = reports(f"一、2024年工作安排\n{sentence}\n")
    assert [(s, y, g) for _, s, y, g in found] == [(status, 2024, "goal")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("[Project 二环北路]基本建成。", "completed"),
        ("[Project 巢湖大桥]主体工程完成封顶。", "under_construction"),
        ("[Park 城北物流园]投入运营。", "operational"),
        ("[Project 轨道示范线]建设顺利启动。", "started"),
        ("新建[Institution 奇峰小学]。", "completed"),
        ("[Project 云岭水库]因用地调整未能按期开工。", "not_started"),
        ("[Project 甲溪风电项目]首批8台风机实现并网。", "partly_operational"),
        ("[Project 甲溪电池项目]能评手续正在办理。", "preliminary"),
        ("[Project 甲溪负极项目]联动试车。", "under_construction"),
        ("[Park 甲溪锂电园]形成产能。", "operational"),
        ("建成投产[Project 甲溪铜箔厂]。", "operational"),
    ],
)
def test_statuses_of_facts_are_told_where_the_text_looks_back(sentence: str, status: str) -> None:
    found = reports(f"一、2023年工作回顾\n{sentence}\n")
    assert [(s, y, g) for _, s, y, g in found] == [(status, 2023, "fact")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("加快建设[Platform 省数据要素交易中心]。", {("省数据要素交易中心", "under_construction")}),
        ("推进[Park 青岚开发区]。", set()),
        ("抓好[Place 起步区]等河湖水系治理工程建设。", set()),
        (
            "建设[Park 青岚产业园]、[Place 河口镇]检验检测平台，壮大装备制造。",
            {("青岚产业园", "planned")},
        ),
        ("争取[Project 石武快线]列为近期项目，力争早日开工。", {("石武快线", "started")}),
        ("抓好启动区、[Place 云台片区]建设。", {("云台片区", "under_construction")}),
    ],
)
def test_statuses_are_told_by_how_the_verb_goes_on(
    sentence: str, told: set[tuple[str, str]]
) -> None:
    found = reports("2024年重点工作\n" + sentence)
    assert {(name, status) for name, status, *_ in found} == told


def test_statuses_are_shared_by_a_list() -> None:
    text = (
        "一、2024年工作安排\n加快[Project 甲基地]、[Enterprise 京东]、[Park 丙物流园]等项目建设。\n"
    )
    assert {(n, s) for n, s, *_ in reports(text)} == {
        ("甲基地", "under_construction"),
        ("京东", "under_construction"),
        ("丙物流园", "under_construction"),
    }


def test_statuses_of_today_are_facts_even_among_goals() -> None:
    text = (
        "一、2024年工作安排\n对[Project 甲厂]、[Project 乙城]等在建项目要加大协调；"
        "对[Project 丙城]等未开工项目要逐一调度。\n"
    )
    assert reports(text) == {
        ("甲厂", "under_construction", 2024, "fact"),
        ("乙城", "under_construction", 2024, "fact"),
        ("丙城", "not_started", 2024, "fact"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "依托[Platform 信用平台]建设全市统一的数据库。",
        "支持[Park 高新区]企业发展。",
        "重点抓好[Enterprise 江淮汽车]上市。",
        "[Park 经开区]通过省级验收。",
        "推进[Park 高新区]体制改革。",
    ],
)
def test_statuses_are_not_told_of_what_is_not_built(sentence: str) -> None:
    assert reports(f"一、2024年工作安排\n{sentence}\n") == set()


def test_statuses_stand_on_the_words_that_tell_them() -> None:
    reading, mentions = mark(
        "一、2024年工作安排\n我市将加大投入，加快[Project 北环快线]建设，确保畅通。\n"
    )
    (report,) = find_statuses(reading, mentions)
    assert reading.text[report.start : report.end] == "加快北环快线建设"


def test_statuses_of_one_clause_do_not_run_on_into_the_next() -> None:
    text = (
        "一、2023年工作回顾\n[Park 甲园]投入运营，[Project 乙厂]、[Project 丙线]等项目进展顺利。\n"
    )
    reading, mentions = mark(text)
    found = find_statuses(reading, mentions)
    assert [reading.text[r.start : r.end] for r in found] == [
        "甲园投入运营",
        "乙厂、丙线等项目进展顺利",
        "乙厂、丙线等项目进展顺利",
    ]


def test_statuses_are_told_later_in_the_sentence_of_one_project() -> None:
    text = (
        "一、2023年工作回顾\n"
        "[Project 炼化扩建项目]位于[Place 石化片区]，总投资416亿元，已开工。\n"
        "[Project 甲厂]、[Project 乙厂]规模大，已开工的道路有三条。\n"
    )
    assert reports(text) == {("炼化扩建项目", "started", 2023, "fact")}


def test_statuses_of_schools_are_told_by_verbs_of_building_only() -> None:
    text = "一、2024年工作安排\n续建[Institution 南区小学]，推进[Institution 北区小学]。\n"
    assert {(n, s) for n, s, *_ in reports(text)} == {("南区小学", "under_construction")}


def test_statuses_that_are_still_to_come_are_goals_even_where_the_text_looks_back() -> None:
    text = "一、2023年工作回顾\n[Project 新城污水厂]即将投运。[Project 沙洲大桥]即将中跨合龙。\n"
    assert {(n, s, g) for n, s, _, g in reports(text)} == {
        ("新城污水厂", "operational", "goal"),
        ("沙洲大桥", "under_construction", "fact"),
    }


def test_statuses_that_follow_each_other_have_their_own_years() -> None:
    text = "一、工作安排\n推动[Project 智能仓储项目]2024年8月动工、2025年投产。\n"
    assert reports(text) == {
        ("智能仓储项目", "started", 2024, "goal"),
        ("智能仓储项目", "operational", 2025, "goal"),
    }


def test_statuses_are_not_those_of_what_a_builder_builds() -> None:
    text = "一、工作安排\n依托[Platform 数据交易所]建设[Platform 算力调度平台]。\n"
    assert {(n, s) for n, s, *_ in reports(text)} == {("算力调度平台", "planned")}


def test_statuses_that_have_come_about_are_facts_even_among_goals() -> None:
    found = reports("[Project 东江大桥]已于5月建成通车。[Project 西江大桥]年底前建成通车。")
    assert {(name, tense) for name, _, _, tense in found} == {
        ("东江大桥", "fact"),
        ("西江大桥", "goal"),
    }


def test_statuses_of_money_and_of_titles_are_not_told() -> None:
    assert reports("设立[Platform 皖北产业基金]。") == set()
    assert reports("支持[Enterprise 甲公司]创建[Platform 国家电池检测中心]。") == set()


@pytest.mark.parametrize("name", ["东岭小学", "西坪幼儿园"])
def test_statuses_of_what_was_newly_built_in_a_past_year_are_completed(name: str) -> None:
    text = f"一、2023年工作回顾\n新建[Institution {name}]、[Institution 云岭学校]，新增学位。\n"
    assert reports(text, date="2024-01-10") == {
        (name, "completed", 2023, "fact"),
        ("云岭学校", "completed", 2023, "fact"),
    }


@pytest.mark.parametrize("words", ["即将投运", "即将建成投用"])
def test_statuses_soon_to_come_are_of_the_year_of_the_document(words: str) -> None:
    text = f"一、2023年工作回顾\n[Project 松岭污水处理厂]{words}，水质全部达标。\n"
    assert reports(text, date="2024-01-10") == {("松岭污水处理厂", "operational", 2024, "goal")}


@pytest.mark.parametrize("kind", ["开放创新平台", "开放型载体"])
def test_statuses_are_not_told_by_a_kind_of_openness(kind: str) -> None:
    text = f"一、2024年工作安排\n加快建设[Platform 江州市内免税店]等{kind}。\n"
    assert "operational" not in {status for _, status, *_ in reports(text)}


def test_statuses_of_works_under_way_are_goals_where_more_is_asked() -> None:
    text = "一、2024年工作安排\n推进[Project 甲溪风电]、[Project 乙岭风电]等在建项目尽快并网。\n"
    assert {(s, g) for _, s, _, g in reports(text)} == {("operational", "goal")}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("依托[Project 云岭机场]发展临空经济。", set()),
        ("依托[Park 甲溪园]、[Park 乙岭园]等项目，壮大集群。", {"甲溪园", "乙岭园"}),
        ("支持[Project 甲溪冷库]建设。", {"甲溪冷库"}),
        ("支持企业参与[Project 甲溪冷库]建设。", set()),
        ("支持[Platform 甲溪观察点]建设。", set()),
    ],
)
def test_statuses_of_what_is_relied_on_or_supported(sentence: str, told: set[str]) -> None:
    found = reports(f"一、2024年工作安排\n{sentence}\n")
    assert {n for n, s, *_ in found if s == "under_construction"} == told


def test_status_of_a_phase_in_brackets_is_of_all_of_it() -> None:
    text = "一、2023年工作回顾\n[Project 甲溪路]、[Project 乙岭路]（一期）建成通车。\n"
    assert {s for _, s, *_ in reports(text)} == {"operational"}
