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


def test_whereabouts_at_home_are_not_told_of_what_the_county_builds(pairs: Pairs) -> None:
    text = "[Place 肥东县]加快建设[Park 青禾产业园]。"
    assert pairs("located_in", text, place="安徽省合肥市肥东县") == set()


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
