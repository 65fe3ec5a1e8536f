"""Lists whose members lie where what announces them says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents.document import Document
from kg.extraction.pipeline import extract

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "落户[Place 肥东县]的重点企业有[Enterprise 青禾电子]、[Enterprise 云谷医药]。",
            {("青禾电子", "肥东县"), ("云谷医药", "肥东县")},
        ),
        (
            "[Place 肥东县]出台措施。在该县建厂的企业有投资8亿元的[Enterprise 青禾电子]。",
            {("青禾电子", "肥东县")},
        ),
        (
            "[Place 肥东县]举行仪式。本次集中开工的重点项目包括[Project 青禾光伏项目]、"
            "[Park 云谷产业园]（[Place 撮镇]电商中心）、[Project 柏树水厂]等。",
            {("青禾光伏项目", "肥东县"), ("云谷产业园", "肥东县"), ("柏树水厂", "肥东县")},
        ),
        ("[Place 肥东县]举行仪式。本次会议审议的项目有[Project 青禾光伏项目]。", set()),
        ("[Place 肥东县]发展快。该县重视[Project 青禾光伏项目]。", set()),
    ],
)
def test_location_of_a_list_is_what_announces_it(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    found = pairs("located_in", text, place="安徽省合肥市肥东县")
    assert {pair for pair in found if pair[0] != "撮镇"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Park 柏树经济开发区]扩区，形成[Park 青禾产业园]、[Park 云谷产业园]一区两园的格局。",
            {("青禾产业园", "柏树经济开发区"), ("云谷产业园", "柏树经济开发区")},
        ),
        (
            "[Park 柏树经济开发区]规划\n园区入驻企业30户，其中，[Park 青禾产业园]20户。",
            {("青禾产业园", "柏树经济开发区")},
        ),
        ("[Park 柏树经济开发区]学习[Park 青禾产业园]、[Park 云谷产业园]的做法。", set()),
    ],
)
def test_location_of_the_parks_of_which_a_park_is_made_up(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text, place=None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Place 肥东县]（[Park 柏树经开区]）举行仪式。", {("柏树经开区", "肥东县")}),
        ("[Project 青禾项目]所在的[Park 柏树经开区]一角。", {("青禾项目", "柏树经开区")}),
        (
            "[Enterprise 青禾电子]是[Enterprise 云谷集团]在[Place 肥东县]注册的子公司。",
            {("青禾电子", "肥东县")},
        ),
        ("[Project 青禾项目]在[Place 肥东县]试产成功。", {("青禾项目", "肥东县")}),
        ("[Enterprise 青禾电子]投资的4个项目在[Place 肥东县]开工。", set()),
        ("[Park 柏树经开区][Enterprise 青禾电子]增资。", {("青禾电子", "柏树经开区")}),
        ("[Place 肥东县][Place 肥西县]集中签约。", set()),
        (
            "在[Place 福建]，[Project 甲机场]、[Project 乙高铁]等提速建设。",
            {("甲机场", "福建"), ("乙高铁", "福建")},
        ),
    ],
)
def test_location_is_told_by_brackets_and_by_what_is_done_there(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text, place=None) == expected


def test_location_of_a_county_is_the_province_that_its_report_opens_with() -> None:
    text = "（安徽省）肥东县人民政府工作报告\n过去一年，肥东县经济平稳。"
    found = extract(Document("sample", text, "工作报告", place="肥东县")).relations
    told = {(r.head, r.tail) for r in found if r.kind == "located_in"}
    assert ("肥东县", "安徽省") in {(getattr(a, "name", ""), b.name) for a, b in told}


def test_location_of_a_house_is_the_division_that_its_name_adds(pairs: Pairs) -> None:
    text = (
        "[Institution 安徽（肥东）建材研究院]、[Enterprise 青禾电信肥东分公司]。[Place 肥东县]好。"
    )
    assert pairs("located_in", text, place="肥东县") == {
        ("安徽（肥东）建材研究院", "肥东县"),
        ("青禾电信肥东分公司", "肥东县"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Project 新疆青禾纺织项目]投产。[Place 新疆]发展快。", set()),
        (
            "[Project “庐州书苑”肥东城市书房]开放。[Place 庐州]、[Place 肥东]联动。",
            {("“庐州书苑”肥东城市书房", "肥东")},
        ),
        ("[Place 庐江县]援疆队建设[Project 云谷水厂]。", set()),
        (
            "位于[Place 撮镇]青禾村的[Project 云谷水厂]通水。",
            {("云谷水厂", "撮镇")},
        ),
        (
            "[Enterprise 青禾电子]位于[Place 肥东县]的[Park 云谷基地]扩产。",
            {("云谷基地", "肥东县")},
        ),
        ("在[Place 肥东县]召开的[Event 青禾大会]闭幕。", {("青禾大会", "肥东县")}),
    ],
)
def test_location_is_not_a_brand_a_province_or_the_place_of_another(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("located_in", text, place=None) == expected
