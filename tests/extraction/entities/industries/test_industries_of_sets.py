"""Industries of lists that a count, a rank or a kind of set says to be industries."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推动轨道交通、生物医药、绿色食品3大支柱产业提质。", ["轨道交通", "生物医药", "绿色食品"]),
        (
            "打造合成氨与甲醇、人造板、新能源汽车3个国内领先的产业集群。",
            ["合成氨与甲醇", "人造板", "新能源汽车"],
        ),
        (
            "发展光刻胶、电子信息、高端装备等一批具有全国影响力的百亿级产业群。",
            ["光刻胶", "电子信息", "高端装备"],
        ),
        ("改造提升铸造、陶瓷、纺织等传统产业。", ["铸造", "陶瓷", "纺织"]),
        ("深耕减速电机、工业机器人、传感元件等细分领域。", ["减速电机", "工业机器人", "传感元件"]),
        ("形成了以轨道交通、新材料等为主导的产业体系。", ["轨道交通", "新材料"]),
    ],
)
def test_count_rank_or_kind_makes_a_list_industries(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


def test_conjunction_before_a_later_mark_stands_inside_an_item() -> None:
    text = "培育壮大钛合金和光伏、高端装备、生物医药等产业集群。"
    assert names("Industry", text) == ["钛合金和光伏", "高端装备", "生物医药"]


def test_quoted_list_before_its_rank_is_of_industries() -> None:
    text = "围绕“高端装备、生物医药、人工智能”主导产业招商。"
    assert names("Industry", text) == ["高端装备", "生物医药", "人工智能"]


def test_rank_between_an_industry_and_its_head_is_no_part_of_the_name() -> None:
    assert names("Industry", "桐庐县发展医疗器械特色产业。") == ["医疗器械"]


def test_what_is_grown_or_made_is_an_industry_where_it_leads() -> None:
    assert names("Industry", "黄桃种植是该村的支柱产业。") == ["黄桃种植"]
    text = "引进了锡加工、电子信息、有色金属加工等新兴产业。"
    assert names("Industry", text) == ["锡加工", "电子信息", "有色金属加工"]


def test_numbered_heading_of_a_catalogued_industry_names_it() -> None:
    assert "装备制造" in names("Industry", "二、装备制造。\n做好招引。")


@pytest.mark.parametrize(
    "text",
    [
        "建设以羊肚菌、平菇为主的种植基地。",
        "开展智能制造、绿色低碳发展行动。",
        "以东岭牧业、三禾种业为龙头带动农户。",
    ],
)
def test_products_firms_and_programmes_are_no_industries(text: str) -> None:
    assert names("Industry", text) == []
