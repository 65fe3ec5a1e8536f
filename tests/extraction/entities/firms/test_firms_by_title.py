"""Firms told by a title that only firms win, by what they own or by what their plant makes."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("卓岳帘子布成为我县第一家“瞪羚”企业。", ["卓岳帘子布"]),
        ("尼塔科技入选省级“头雁”企业。", ["尼塔科技"]),
        ("瀚海卫星、云泽传动上榜“独角兽”企业榜单。", ["瀚海卫星", "云泽传动"]),
        ("凌岱电梯的两条柔性生产线满负荷运转。", ["凌岱电梯"]),
        ("飞岳金刚石年产2亿克拉功能微粉项目开工。", ["飞岳金刚石"]),
        ("并购中禾兴牧业有限公司。", ["中禾兴牧业有限公司"]),
        ("赣州电控获评国家企业技术中心。", ["赣州电控"]),
        ("恒川药剂认定省级数字化车间。", ["恒川药剂"]),
        ("扶持凌岱药业、飞岳重工等老牌企业。", ["凌岱药业", "飞岳重工"]),
        ("吸引到凌岱、飞岳、禾兴等60家知名企业参会。", ["凌岱", "飞岳", "禾兴"]),
    ],
)
def test_firm_is_known_by_title_property_or_plant(text: str, found: list[str]) -> None:
    assert names("Enterprise", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "按照要求争当绿色工厂。",
        "全县成为高新技术企业集聚地。",
        "3个园区入选专精特新企业培育基地。",
        "规上企业获评专精特新企业12家。",
    ],
)
def test_title_without_a_name_makes_no_firm(text: str) -> None:
    assert names("Enterprise", text) == []


def test_firms_lead_a_field() -> None:
    text = "以泰康瑞、恒岳生物为龙头，以汽车、钢铁为骨干，做强医药产业。"
    assert names("Enterprise", text) == ["泰康瑞", "恒岳生物"]


def test_speech_divides_names_before_and_behind() -> None:
    text = "“手续办得很快。”江陵锐达智能装备有限公司董事长说。"
    assert names("Enterprise", text) == ["江陵锐达智能装备有限公司"]
