"""Places are read out of names and grammar, and not out of names that only sound like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


def test_location_stands_at_the_head_of_a_parks_name(pairs: Pairs) -> None:
    text = "[Place 肥东县]工业提速。加快[Park 肥东县循环经济示范园]建设。"
    assert pairs("located_in", text) == {("肥东县循环经济示范园", "肥东县")}


def test_location_is_read_from_a_county_printed_only_inside_a_name(pairs: Pairs) -> None:
    text = "加快[Park 庐江新能源电池产业园]建设。"
    assert pairs("located_in", text) == {("庐江新能源电池产业园", "庐江")}


def test_location_follows_from_a_county_that_is_to_build_a_park(pairs: Pairs) -> None:
    text = "支持[Place 长丰县]做大做强[Park 双凤工业园]和[Park 下塘产业园]。"
    assert pairs("located_in", text) == {("双凤工业园", "长丰县"), ("下塘产业园", "长丰县")}


def test_location_is_not_told_of_one_park_in_a_list_of_counties(pairs: Pairs) -> None:
    text = "支持[Place 长丰县]、[Place 巢湖市]共建[Park 环湖产业园]。"
    assert pairs("located_in", text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "推进[Place 庐江县]工作。启动[Project 庐江至巢湖快速通道]建设。",
        "[Place 新桥]变样。完成[Project 新桥机场航站楼扩建工程]。",
        "[Place 皖北]振兴。建设[Platform 皖北粮食交易中心]。",
    ],
)
def test_location_is_not_an_end_a_namesake_or_a_region(pairs: Pairs, text: str) -> None:
    assert pairs("located_in", text) == set()


def test_location_of_a_zone_is_the_region_that_it_covers(pairs: Pairs) -> None:
    text = "用好[Place 皖北]优势，建设[Park 皖北承接产业转移示范区]。"
    assert pairs("located_in", text) == {("皖北承接产业转移示范区", "皖北")}


def test_location_is_what_stands_directly_before(pairs: Pairs) -> None:
    text = "完成[Place 蜀山区][Place 小庙片区][Project 中心小学]建设。"
    assert pairs("located_in", text) == {
        ("中心小学", "蜀山区"),
        ("中心小学", "小庙片区"),
        ("小庙片区", "蜀山区"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Project 量子产业基地]落户[Place 高新片区]。", ("量子产业基地", "高新片区")),
        ("在[Place 骆岗岛]举办[Event 世界制造业大会]。", ("世界制造业大会", "骆岗岛")),
        ("突出[Park 滨湖金融商务区]（[Place 塘西片]为核心）。", ("滨湖金融商务区", "塘西片")),
    ],
)
def test_location_is_told_by_verbs_and_brackets(
    pairs: Pairs, text: str, expected: tuple[str, str]
) -> None:
    assert pairs("located_in", text) == {expected}


def test_location_of_works_is_the_park_that_the_passage_is_about(pairs: Pairs) -> None:
    text = (
        "一、重点任务\n支持[Park 空港新城]建设一流园区。依托[Project 航材产业基地]、"
        "[Project 无人机试飞中心]等项目建设，推动园区发展，完善功能配套。"
    )
    assert pairs("located_in", text) == {
        ("航材产业基地", "空港新城"),
        ("无人机试飞中心", "空港新城"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "参加[Event 江苏（无锡）预制菜展]。[Place 无锡]很近。",
            {("江苏（无锡）预制菜展", "无锡")},
        ),
        ("办好[Event 肥东油菜花节]，[Place 肥东]出名。", {("肥东油菜花节", "肥东")}),
        ("举办[Event 肥东网上年货节]，[Place 肥东]出名。", set()),
    ],
)
def test_location_of_events_is_in_brackets_or_the_countys_own(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text) == expected


def test_location_said_once_holds_for_the_works_of_its_sentence(pairs: Pairs) -> None:
    text = "在[Park 鲁南高新区]，[Project 中联二期]加快推进；[Project 恒瑞铸件项目]主体封顶。"
    assert pairs("located_in", text) >= {("中联二期", "鲁南高新区")}
    assert pairs("located_in", "在[Park 鲁南高新区]开工，[Project 中联二期]投产。") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Place 长丰县]位于[Place 安徽省]中部。", {("长丰县", "安徽省")}),
        ("[Park 皖中产业园]具体位置在[Place 双墩镇]。", {("皖中产业园", "双墩镇")}),
        (
            "“书香进园”活动在[Place 包河公园]、[Place 逍遥津]等景区上演。",
            set(),
        ),
        (
            "[Initiative “书香进园”活动]在[Place 包河公园]、[Place 逍遥津]等景区精彩上演。",
            {("“书香进园”活动", "包河公园"), ("“书香进园”活动", "逍遥津")},
        ),
        (
            "一行来到[Place 双墩镇]的[Enterprise 皖禾食品有限公司]。",
            {("皖禾食品有限公司", "双墩镇")},
        ),
    ],
)
def test_location_is_told_of_counties_stages_and_firms(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text) == expected


def test_location_of_renewal_is_every_place_of_its_list(pairs: Pairs) -> None:
    places = "[Place 柳巷片区]、[Place 新桥社区]"
    text = f"拆迁涉及{places}。完成[Project 柳巷片区、新桥社区等棚户区改造]。"
    works = "柳巷片区、新桥社区等棚户区改造"
    assert pairs("located_in", text) == {(works, "柳巷片区"), (works, "新桥社区")}


@pytest.mark.parametrize(
    "text",
    [
        "加快[Park 合肥芜湖工业园]建设。",  # in one of two cities
        "做强[Park 霍山科学城]。[Place 霍山]是名山。",  # called after the mountain
        "开通[Platform “皖事通”合肥旗舰店]。",  # is on no spot
        "整合[Enterprise 合肥福建商会]资源。[Place 合肥市]出台办法，[Place 福建省]跟进。",
    ],
)
def test_location_is_not_a_twin_a_sight_or_an_account(pairs: Pairs, text: str) -> None:
    assert pairs("located_in", text) == set()


def test_location_of_a_park_is_the_county_behind_its_own_province(pairs: Pairs) -> None:
    text = "整合设立[Park 浙江青田经济开发区]。"
    assert pairs("located_in", text, place=None) == {("浙江青田经济开发区", "青田")}


def test_location_of_a_park_on_a_bay_is_not_the_city_of_that_name(pairs: Pairs) -> None:
    assert pairs("located_in", "走进[Park 杭州湾经开区]。", place=None) == set()


def test_location_of_an_airport_or_station_is_its_city(pairs: Pairs) -> None:
    text = "[Place 合肥市]提速。[Project 合肥新桥国际机场]扩建，[Project 合肥火车站]改造。"
    assert pairs("located_in", text) == {
        ("合肥新桥国际机场", "合肥市"),
        ("合肥火车站", "合肥市"),
    }


def test_location_of_a_branch_is_the_province_before_it(pairs: Pairs) -> None:
    text = "引进[Project 皖药制药江西生产基地项目]。"
    assert pairs("located_in", text, place=None) == {("皖药制药江西生产基地项目", "江西")}


def test_location_of_a_road_between_towns_is_their_county(pairs: Pairs) -> None:
    towns = "[Place 肥东县][Place 撮镇镇]、[Place 梁园镇]"
    text = f"{towns}连片。[Project 肥东县撮镇镇至梁园镇公路]开工。"
    assert ("肥东县撮镇镇至梁园镇公路", "肥东县") in pairs("located_in", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Project 皖光材料项目]（[Park 双凤经开区]）开工。",
            {("皖光材料项目", "双凤经开区")},
        ),
        (
            "[Project 龙河水库]位于[Place 长丰县][Place 双墩镇]境内。",
            {("龙河水库", "长丰县"), ("龙河水库", "双墩镇"), ("双墩镇", "长丰县")},
        ),
        (
            "[Project 皖光材料项目]在[Park 双凤经开区][Place 凤霞大道]北侧竣工。",
            {("皖光材料项目", "双凤经开区"), ("凤霞大道", "双凤经开区")},
        ),
        ("[Place 马鞍山]南站地处[Place 太白镇]。", set()),
    ],
)
def test_location_is_every_place_named_in_a_row(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text) == expected


def test_location_of_a_river_is_not_the_town_of_its_bridge(pairs: Pairs) -> None:
    text = "治理[Place 长江]。[Place 无为市]新城提速，[Project 无为长江大桥]合龙。"
    assert pairs("located_in", text) == {("无为长江大桥", "无为市")}


def test_location_is_in_neither_of_two_cities_that_share_a_park(pairs: Pairs) -> None:
    text = "[Place 合肥]提速。建设[Park 合肥·六安产业合作园]。"
    assert pairs("located_in", text) == set()


def test_leg_of_a_race_is_in_the_county_it_is_called_after(pairs: Pairs) -> None:
    text = "[Place 庐江县]热闹起来，办好[Event 环巢湖自行车赛庐江站]。"
    assert ("环巢湖自行车赛庐江站", "庐江县") in pairs("located_in", text)


def test_regions_side_by_side_do_not_lie_in_each_other() -> None:
    from kg.documents.document import Document
    from kg.extraction.pipeline import extract

    found = extract(Document("sample", "拓展面向南亚东南亚的市场。", "方案", place="昆明市"))
    assert [r for r in found.relations if r.kind == "located_in"] == []


def test_works_called_after_a_county_do_not_lie_in_the_park_of_the_passage(pairs: Pairs) -> None:
    text = (
        "一、打造[Park 绿能产业园]\n推进[Project 庐江50万千瓦风电]、"
        "[Project 国源60万千瓦光伏]等项目建设。[Place 庐江县]配合。"
    )
    assert ("国源60万千瓦光伏", "绿能产业园") not in pairs("located_in", text)


def test_event_is_held_at_the_park_within_a_larger_one(pairs: Pairs) -> None:
    text = "[Event 项目集中开工现场会]在环巢示范区（试验区）[Park 兴业产业园]主会场召开。"
    assert pairs("located_in", text) == {("项目集中开工现场会", "兴业产业园")}


def test_blocks_in_a_list_share_the_park_before_the_first(pairs: Pairs) -> None:
    text = "加快[Park 肥东经开区][Place 店埠组团]、[Place 撮镇组团]连片开发。"
    found = pairs("located_in", text)
    assert {("店埠组团", "肥东经开区"), ("撮镇组团", "肥东经开区")} <= found


def test_county_behind_its_province_is_where_the_works_are(pairs: Pairs) -> None:
    text = "[Place 安徽]发力，[Place 肥东]落实。推进[Project 安徽肥东粮食储备库改造项目]。"
    assert pairs("located_in", text, place="肥东县") == {("安徽肥东粮食储备库改造项目", "肥东")}


def test_branch_of_a_national_centre_lies_in_its_place(pairs: Pairs) -> None:
    text = "[Platform 国家超级计算无锡中心]在[Place 无锡]投用。"
    assert pairs("located_in", text) == {("国家超级计算无锡中心", "无锡")}


def test_the_nations_one_in_a_province_lies_there(pairs: Pairs) -> None:
    text = "建成[Platform 中国（云南）国际贸易单一窗口]。"
    assert pairs("located_in", text) == {("中国（云南）国际贸易单一窗口", "云南")}
