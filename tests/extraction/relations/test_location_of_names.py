"""Lines, airports, municipal houses and events lie where their names say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


def test_part_of_a_line_lies_where_it_is_said_to_be(pairs: Pairs) -> None:
    text = "开工建设[Project 宣城至绩溪高铁旌德段]，[Place 旌德]段已进场。"
    assert pairs("located_in", text, place="宣城市") == {("宣城至绩溪高铁旌德段", "旌德")}


def test_line_opens_no_list_of_works_in_a_county(pairs: Pairs) -> None:
    text = "开工[Project 肥东至定远高速]、[Project 石塘水库]，[Project 巢湖港改造]等。"
    assert ("石塘水库", "肥东") not in pairs("located_in", text)


@pytest.mark.parametrize(
    ("airport", "site"), [("巢湖通用机场", "巢湖"), ("庐江机场改扩建", "庐江")]
)
def test_airport_lies_in_the_county_it_is_called_after(
    pairs: Pairs, airport: str, site: str
) -> None:
    assert (airport, site) in pairs("located_in", f"{site}县力促[Project {airport}]开工。")


def test_thing_called_after_a_municipality_lies_in_it(pairs: Pairs) -> None:
    text = "[Place 天津]加快[Project 天津西站]改造，办好[Institution 天津大学]。"
    assert pairs("located_in", text, place="天津市") == {("天津西站", "天津")}


def test_festival_called_after_a_county_is_held_in_it(pairs: Pairs) -> None:
    text = "办好[Event 庐江农高会]、[Event 庐江线上论坛]。"
    assert pairs("located_in", text) == {("庐江农高会", "庐江")}


def test_town_and_works_lie_in_our_county(pairs: Pairs) -> None:
    text = (
        "[Project 长丰县文化馆]已建成。位于我县境内的[Project 清泉水厂]通水，"
        "位于我县[Place 吴山镇]的[Project 双塘泵站]开工。"
    )
    found = pairs("located_in", text, place="长丰县")
    assert {("清泉水厂", "长丰县"), ("吴山镇", "长丰县")} <= found


def test_city_abroad_lies_in_its_country_and_no_city_in_a_town(pairs: Pairs) -> None:
    text = "班列抵达[Place 波兰][Place 华沙]。[Place 吴山镇]的[Place 安庆]商会来访。"
    assert pairs("located_in", text) == {("华沙", "波兰")}


@pytest.mark.parametrize("house", ["瑶海书院", "包河塔"])
def test_old_house_lies_not_in_a_district_that_only_its_name_prints(
    pairs: Pairs, house: str
) -> None:
    district = house[:2]
    text = f"修缮[Institution {house}]，办好读书活动。"
    assert (house, district) not in pairs("located_in", text, place="合肥市")


def test_old_house_lies_in_the_district_that_the_text_names(pairs: Pairs) -> None:
    text = "修缮[Institution 蜀山书院]，蜀山城区同步更新。"
    only = "修缮[Institution 蜀山书院]，周边街巷同步更新。"
    assert pairs("located_in", text, place="合肥市") == {("蜀山书院", "蜀山")}
    assert pairs("located_in", only, place="合肥市") == set()
