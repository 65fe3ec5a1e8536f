"""What stands around the name of an industry may make it none, or go on with it."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("优化基本养老服务供给。", []),
        ("提高普惠托育服务质量，发展家政服务业。", ["家政服务业"]),
        ("衔接现有管网规划与未来产业发展需求。", []),
        ("前瞻布局未来产业，未来产业发展势头良好。", ["未来产业"]),
        ("公务出行全部使用新能源汽车。", []),
        ("加快新能源汽车推广应用。", []),
        ("做大做强新能源汽车。", ["新能源汽车"]),
        ("以论坛带动产业集聚。", []),
        ("加快推动制造业全产业链集成创新。", []),
    ],
)
def test_service_need_or_goods_in_use_are_no_industry(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


def test_smart_services_that_are_scenes_of_use_are_no_industries() -> None:
    assert names("Industry", "打造智慧医疗、智慧城管、智慧旅游等应用场景。") == []
    assert names("Industry", "拓展低空经济、人形机器人等应用场景。") != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("促进民营经济发展，壮大新型农村集体经济。", []),
        ("坚持走循环经济发展道路。", []),
        ("推进循环经济产业集群建设。", ["循环经济产业集群"]),
        ("发展低空经济，点亮夜经济。", ["低空经济"]),
    ],
)
def test_form_of_economy_is_an_industry_only_where_that_is_said(
    text: str, found: list[str]
) -> None:
    assert names("Industry", text) == found


def test_item_of_a_list_keeps_the_half_of_its_name_before_and() -> None:
    text = "重点发展软件开发、信息与网络服务产业。"
    assert names("Industry", text) == ["软件开发", "信息与网络服务产业"]
    text = "重点发展软件开发、培育数据与算法服务产业。"
    assert "培育数据与算法服务产业" not in names("Industry", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("持续培育智能阀件计量产业、数字经济产业。", ["智能阀件计量产业", "数字经济产业"]),
        ("培育壮大冲压件产业、再生资源利用产业。", ["冲压件产业", "再生资源利用产业"]),
    ],
)
def test_item_of_a_list_keeps_the_head_of_its_own(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found
