"""Where things lie by more than one clause: carried on, picked out, listed, toured, built by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "签约的有[Project 青禾电池项目]、[Park 远山智造园]，均将落户[Park 柏树经开区]。",
            {("青禾电池项目", "柏树经开区"), ("远山智造园", "柏树经开区")},
        ),
        (
            "[Project 青禾食品项目]总投资5亿元，位于[Place 南陵县][Park 许镇工业园]。",
            {("青禾食品项目", "南陵县"), ("青禾食品项目", "许镇工业园"), ("许镇工业园", "南陵县")},
        ),
        (
            "推动[Park 柏树经开区]扩区，其中[Park 北山产业园]主攻电子，[Park 南河产业园]布局建材。",
            {("北山产业园", "柏树经开区"), ("南河产业园", "柏树经开区")},
        ),
        (
            "一区即[Park 柏树经开区]；六园即[Park 北山产业园]、[Park 南河产业园]。",
            {("北山产业园", "柏树经开区"), ("南河产业园", "柏树经开区")},
        ),
        (
            "[Park 柏树产业园]加快建设，[Platform 青禾研发中心]落户园区。",
            {("青禾研发中心", "柏树产业园")},
        ),
        (
            "[Place 许镇]是工业强镇，处在辖区的[Park 北山产业园]聚集企业50家。",
            {("北山产业园", "许镇")},
        ),
        (
            "近年来，[Place 南陵县]立足实际，先后建成了[Park 青禾产业园]。",
            {("青禾产业园", "南陵县")},
        ),
        (
            "[Place 许镇]：新建[Project 青山水库]、[Park 云峰产业园]；[Place 弋江镇]：发展林果业。",
            {("青山水库", "许镇"), ("云峰产业园", "许镇")},
        ),
        (
            "包括[Park 南陵县食用菌产业园]，[Park 无为市智能装备产业园]、[Project 田园综合体]。",
            {
                ("南陵县食用菌产业园", "南陵县"),
                ("无为市智能装备产业园", "无为市"),
                ("田园综合体", "无为市"),
            },
        ),
    ],
)
def test_whereabouts_are_told_over_clauses(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    known = "" if "包括" not in text else "[Place 南陵县]、[Place 无为市]联动。"
    assert pairs("located_in", known + text) == expected


def test_whereabouts_of_a_tour_go_on_to_the_next_sentence(pairs: Pairs) -> None:
    tour = "走进[Park 柏树经开区]，一派繁忙。[Enterprise 青禾电梯]满负荷运转。"
    assert pairs("located_in", tour) == {("青禾电梯", "柏树经开区")}
    told = "在[Park 柏树经开区]，一派繁忙。[Project 青禾电梯项目]满负荷运转。"
    assert pairs("located_in", told) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Place 肥东县]加快建设[Park 青禾产业园]。", {("青禾产业园", "肥东县")}),
        ("[Project 青禾光伏项目]落户我县。[Place 肥东县]发展快。", {("青禾光伏项目", "肥东县")}),
        ("[Park 青禾产业园]是我县规划建设的园区。[Place 肥东县]好。", {("青禾产业园", "肥东县")}),
        ("[Project 青禾光伏项目]在全省领先。[Place 肥东县]好。", set()),
        ("[Project 青禾光伏项目]落户我省。[Place 肥东县]好。", set()),
    ],
)
def test_whereabouts_at_home_are_told_where_the_text_says_so(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text, place="安徽省合肥市肥东县") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Place 莆田]在[Place 涵江区][Project 青禾市场]设立专区。",
            {("青禾市场", "涵江区"), ("涵江区", "莆田")},
        ),
        (
            "[Place 三明]重点依托[Project 青禾冷库]建设专区，改造[Project 云谷市场]。",
            {("青禾冷库", "三明"), ("云谷市场", "三明")},
        ),
        ("[Place 三明]学习[Project 青禾冷库]做法。", set()),
    ],
)
def test_whereabouts_of_what_a_city_works_at_are_the_city(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Event 集中开工仪式]在[Place 南陵县]隆重举行。",
            {("集中开工仪式", "南陵县")},
        ),
        (
            "[Institution 青禾研究院]10日在[Place 南陵县]揭牌成立。",
            {("青禾研究院", "南陵县")},
        ),
        (
            "位于[Park 柏树经开区]的[Enterprise 青禾公司]投产。",
            {("青禾公司", "柏树经开区")},
        ),
        (
            "依托[Park 柏树经开区]建设[Project 青禾冷库]。",
            {("青禾冷库", "柏树经开区")},
        ),
        (
            "推进[Project 青禾水厂]（[Place 许镇]）前期工作。",
            {("青禾水厂", "许镇")},
        ),
    ],
)
def test_whereabouts_are_told_within_a_clause(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Park 肥东经开区]规划面积12平方公里，共两个区块。"
        "区块一：[Park 店埠智造园]，面积5平方公里。区块二：[Park 撮镇物流园]。",
        "[Park 肥东经开区]分为2个专业园区：[Park 店埠智造园]和[Park 撮镇物流园]。",
    ],
)
def test_blocks_of_a_park_lie_in_it(pairs: Pairs, text: str) -> None:
    found = pairs("located_in", text)
    assert {("店埠智造园", "肥东经开区"), ("撮镇物流园", "肥东经开区")} <= found


def test_park_told_of_in_a_later_paragraph_is_no_block(pairs: Pairs) -> None:
    text = "[Park 肥东经开区]分为2个片区。\n[Park 店埠智造园]投产。"
    assert ("店埠智造园", "肥东经开区") not in pairs("located_in", text)


def test_each_clause_has_its_own_subject(pairs: Pairs) -> None:
    text = (
        "[Place 长丰县]重点建设[Park 高峰产业园]，[Place 庐江县]重点建设[Park 高桥工业园]，"
        "新建[Project 龙河码头]。"
    )
    assert pairs("located_in", text) == {
        ("高峰产业园", "长丰县"),
        ("高桥工业园", "庐江县"),
        ("龙河码头", "庐江县"),
    }


def test_what_is_built_behind_a_scene_lies_there(pairs: Pairs) -> None:
    text = "在[Place 长丰县]，建成[Park 城西科创园]；在[Place 庐江县]，建成[Park 高桥工业园]。"
    assert pairs("located_in", text) == {("城西科创园", "长丰县"), ("高桥工业园", "庐江县")}


def test_fair_is_held_where_the_county_that_holds_it_is(pairs: Pairs) -> None:
    text = "近年来，[Place 长丰县]成功举办[Event 草莓文化节]。"
    assert pairs("located_in", text, place="长丰县") == {("草莓文化节", "长丰县")}


def test_park_that_holds_a_fair_is_where_it_is(pairs: Pairs) -> None:
    text = "[Park 双凤经开区]举办[Event 汽车零部件对接会]。"
    assert pairs("located_in", text) == {("汽车零部件对接会", "双凤经开区")}
