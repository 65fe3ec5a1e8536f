"""Industries of lists that end in more than 等产业: qualities, engines, counts."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发展藜麦、苦荞、滩羊等高效特色种养业。", ["藜麦", "苦荞", "滩羊", "特色种养业"]),
        ("推动触控面板、柔性薄膜等国际领先的行业发展。", ["触控面板", "柔性薄膜"]),
        ("围绕车载芯片、脑机接口等新增长引擎，补链强链。", ["车载芯片", "脑机接口"]),
        ("推动电路板、锁具、灯饰等产业加快发展。", ["电路板", "锁具", "灯饰"]),
        ("形成涵盖化学制剂、保健品等领域的产业集群。", ["化学制剂", "保健品"]),
        ("形成麻鸭、茭白等区域特色优势农业主导产业。", ["麻鸭", "茭白"]),
        ("板栗、魔芋等六大特色板块基地不断壮大。", ["板栗", "魔芋"]),
    ],
)
def test_tail_of_a_list_tells_industries(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


def test_list_has_as_many_items_as_it_says() -> None:
    text = "做大做强食品加工、钢铁及机械制造、盐硝化工和电子信息“四大”主导产业。"
    assert names("Industry", text) == ["食品加工", "钢铁及机械制造", "盐硝化工", "电子信息"]
    text = "形成印刷包装、新型材料、绿色纺织等三大主导产业。"
    assert names("Industry", text) == ["印刷包装", "新型材料", "绿色纺织"]


def test_second_set_begins_behind_the_first() -> None:
    text = "建成以粮油、脐橙两大主导产业和青花椒、柠檬、甜桃3个特色产业为主的园区。"
    assert names("Industry", text) == ["粮油", "脐橙", "青花椒", "柠檬", "甜桃"]


def test_deeds_are_no_industries_of_a_list() -> None:
    text = "开展大招商、主攻大项目、培育大企业、建设大载体。"
    assert names("Industry", text) == []


def test_goods_with_a_quality_are_industries_of_a_verb_of_growth() -> None:
    text = "常熟市重点发展新型功能材料、先进结构材料等。"
    assert names("Industry", text) == ["新型功能材料", "先进结构材料"]


def test_everyday_word_inside_goods_does_not_cut_them() -> None:
    text = "形成冶金矿山装备、轴承等传统产业集群。"
    assert names("Industry", text) == ["冶金矿山装备", "轴承"]


def test_main_ones_of_a_list_with_an_end() -> None:
    text = "新材料产业以高性能纤维、碳纤维、特种陶瓷等为主，竞争力较强。"
    assert names("Industry", text)[:1] == ["新材料产业"]
    assert names("Industry", "产业以光伏、半导体、储能等为主。") == ["光伏", "半导体", "储能"]
