"""Industries of lists that end without a common head."""

from __future__ import annotations

from .naming import names


def test_verb_of_industries_makes_a_bare_list_industries() -> None:
    text = "寿光市主攻种苗繁育、功能蔬菜和智能温室。"
    assert names("Industry", text) == ["种苗繁育", "功能蔬菜", "智能温室"]
    text = "高新区重点发展铝基材料、电解液和隔膜。"
    assert names("Industry", text) == ["铝基材料", "电解液", "隔膜"]


def test_list_made_the_main_ones_is_of_industries() -> None:
    text = "形成以石墨电极、碳纤维、风电叶片为主导的产业体系。"
    assert names("Industry", text) == ["石墨电极", "碳纤维", "风电叶片"]


def test_plain_development_of_services_names_no_industry() -> None:
    assert names("Industry", "大力发展学前教育、职业教育和老年教育。") == []
