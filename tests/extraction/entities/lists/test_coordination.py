"""Lists: the tail decides what the items are."""

from __future__ import annotations

from tests.extraction.entities.naming import names


def test_list_of_projects_makes_projects_of_parks_and_firms() -> None:
    text = "加快海川智能制造产业园、新舟通用机场、威力汽车等重大产业项目建设。"
    assert names("Project", text) == ["海川智能制造产业园", "新舟通用机场", "威力汽车"]
    assert names("Park", text) == []


def test_list_of_industries_splits_at_the_conjunction() -> None:
    text = "打造军民融合、有色金属、新材料和纺织服装等千亿级产业集群。"
    assert names("Industry", text) == ["军民融合", "有色金属", "新材料", "纺织服装"]


def test_verb_before_the_first_item_is_cut_off() -> None:
    assert names("Industry", "鼓励播州区发展高端制造和临空经济等产业。") == ["高端制造", "临空经济"]


def test_last_item_gives_the_head_to_all() -> None:
    found = names("Industry", "重点发展基因技术、中药、生物制药产业。")
    assert found[:2] == ["基因技术", "中药"]


def test_apposition_names_firms() -> None:
    text = "依托海天变压、金川电工以及恒达科技等核心企业，补齐链条。"
    assert names("Enterprise", text) == ["海天变压", "金川电工", "恒达科技"]


def test_costs_and_fields_before_qiye_are_no_firms() -> None:
    assert names("Enterprise", "降低用电、用水、物流、融资等企业成本。") == []


def test_single_item_before_deng_is_a_firm() -> None:
    assert names("Enterprise", "推动交通银行等金融机构加大支持。") == ["交通银行"]


def test_count_closes_a_list_of_industries() -> None:
    text = "做强高端装备、生命健康、绿色家居、地理信息四大产业。"
    assert names("Industry", text) == ["高端装备", "生命健康", "绿色家居", "地理信息"]
