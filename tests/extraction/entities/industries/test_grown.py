"""Industries of lists that end without a common head."""

from __future__ import annotations

from tests.extraction.entities.naming import names


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


def test_firms_that_lead_tell_the_industries_of_a_list() -> None:
    text = "培育以昌河为链主的特种钢、以江铃为链主的电驱防爆等优势产业。"
    assert names("Industry", text) == ["特种钢", "电驱防爆"]


def test_quantity_may_stand_before_what_is_grown() -> None:
    assert names("Industry", "上马乡推广2500亩黄精种植。") == ["黄精种植"]
    assert names("Industry", "高处布局林果业，低处发展生态养殖。") == ["林果业", "生态养殖"]


def test_layout_of_industries_may_end_openly() -> None:
    text = "超前布局量子信息、未来网络、脑机接口等。"
    assert names("Industry", text) == ["量子信息", "未来网络", "脑机接口"]


def test_layout_of_staff_and_works_names_no_industry() -> None:
    assert names("Industry", "布局中试平台、智能制造车间、生物医药人才。") == []
