"""Firms beside words that say what kind of firms they are, or how many."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("招引世界500强企业2家（沃林克、博世纳）。", ["沃林克", "博世纳"]),
        ("新增上市公司1家（晨曦股份）。", ["晨曦股份"]),
    ],
)
def test_bracket_behind_a_number_of_firms_names_them(text: str, found: list[str]) -> None:
    assert names("Enterprise", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "规上工业企业（制造业、采矿业）增加12家。",
        "民营企业（含个体户）贡献大。",
        "企业（以下简称甲方）。",
    ],
)
def test_bracket_of_other_things_names_no_firm(text: str) -> None:
    assert names("Enterprise", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("成功引进龙头企业沃林克，建设智能工厂。", ["沃林克"]),
        ("引进行业龙头鑫谷、央企远航等落户。", ["鑫谷", "远航"]),
    ],
)
def test_kind_of_firm_stands_before_its_name(text: str, found: list[str]) -> None:
    assert names("Enterprise", text) == found


@pytest.mark.parametrize(
    "text", ["发挥龙头企业牵引作用。", "支持央企总部落地。", "引进上市公司梯队培育机制。"]
)
def test_what_firms_do_is_no_name(text: str) -> None:
    assert names("Enterprise", text) == []


def test_firms_are_counted_behind_their_list() -> None:
    text = "沃林克与博世纳两大央企分别设立研发总部。"
    assert names("Enterprise", text) == ["沃林克", "博世纳"]
    assert names("Enterprise", "东部与西部三家企业合作。") == []


def test_firms_stand_for_the_firms_of_a_trade() -> None:
    text = "以沃林克、博世纳为代表的智能家居企业不断壮大。"
    assert names("Enterprise", text) == ["沃林克", "博世纳"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("沃谷科技与陇东大学合作共建材料研究院。", "沃谷科技"),
        ("沃谷新材计划投资3亿元扩建厂区。", "沃谷新材"),
        ("沃谷光电牵头组建创新联合体。", "沃谷光电"),
    ],
)
def test_what_only_firms_do_tells_a_firm(text: str, found: str) -> None:
    assert names("Enterprise", text) == [found]


@pytest.mark.parametrize(
    "text",
    ["建成高端盖板玻璃生产线。", "推进道山中药饮片生产线建设。", "启动中压电力电缆生产线技改。"],
)
def test_product_before_its_plant_is_no_firm(text: str) -> None:
    assert names("Enterprise", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "支持凌岱电缆、飞岳变压器等成长性好的行业龙头企业，扩大产能。",
            ["凌岱电缆", "飞岳变压器"],
        ),
        ("扶持禾兴精密、恒川精工等掌握核心技术的中小企业做大做强。", ["禾兴精密", "恒川精工"]),
        ("培育新材料、生物医药等处于起步阶段的企业。", []),
        ("吸引了杭州、宁波等地的企业。", []),
    ],
)
def test_firms_stand_before_a_clause_that_tells_of_firms(text: str, found: list[str]) -> None:
    assert names("Enterprise", text) == found
