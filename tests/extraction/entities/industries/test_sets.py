"""Industries of lists that a number of industries or firms closes, or the goods behind 等."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "动力电池、绿色硅光伏、铜精深加工3个千亿级产业集群加快发展。",
            ["动力电池", "绿色硅光伏", "铜精深加工"],
        ),
        ("大力发展林茶、林菌、林蜂“三大产业”。", ["林茶", "林菌", "林蜂"]),
        ("聚集深海食品、深海药物和藻类制品企业215家。", ["深海食品", "深海药物", "藻类制品"]),
        ("全市智能家电规模以上企业超过30家。", ["智能家电"]),
        ("推进该市玻璃、陶瓷等产业链下游行业的发展。", ["玻璃", "陶瓷"]),
    ],
)
def test_number_or_place_in_the_chain_makes_a_list_industries(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


def test_goods_behind_a_grown_list_make_it_industries() -> None:
    text = "发展紫甘蓝、西兰花、芥蓝等特色蔬菜。"
    assert {"紫甘蓝", "西兰花", "芥蓝"} <= set(names("Industry", text))


@pytest.mark.parametrize(
    "text",
    ["新增规上工业企业12家。", "培育科技型企业、创新型企业20家。", "引进项目、资金、人才3个批次。"],
)
def test_firms_of_no_industry_name_none(text: str) -> None:
    assert names("Industry", text) == []


def test_list_that_tells_what_a_thing_is_for_is_no_list_of_industries() -> None:
    assert names("Industry", "建设蔬菜、食用菌、生猪的检测中心。") == []
    assert set(names("Industry", "推动蔬菜、食用菌、生猪的产业化发展。")) != set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推动铝电产业转型升级。", ["铝电产业"]),
        ("冰川旅游持续升温。", ["冰川旅游"]),
        ("发展红薯、蓝莓种植。", ["红薯", "蓝莓种植"]),
        ("专业从事智能家电、锂电池的研发和生产。", ["智能家电", "锂电池"]),
        ("引进甲乙集团、丙丁公司等专用汽车龙头企业。", ["专用汽车"]),
    ],
)
def test_industry_is_named_by_what_it_does_or_who_is_in_it(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


def test_chain_of_a_firm_names_no_industry() -> None:
    assert names("Industry", "延伸宏远集团产业链条。") == []
