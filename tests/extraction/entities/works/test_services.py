"""Platforms called by quotations, numbers, the nation, their place in brackets, or in a list."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("拓展“皖事通”平台应用场景。", "“皖事通”平台"),
        ("推广“闽捷办”小程序，方便群众。", "“闽捷办”小程序"),
        ("建设“滇农贷”线上融资服务平台。", "“滇农贷”线上融资服务平台"),
    ],
)
def test_platform_is_called_by_a_quotation_before_its_head(text: str, name: str) -> None:
    assert names("Platform", text) == [name]


@pytest.mark.parametrize("text", ["发展“互联网”平台经济。", "规范“网红”平台企业行为。"])
def test_quotation_that_no_head_follows_calls_no_platform(text: str) -> None:
    assert names("Platform", text) == []


def test_quotation_may_be_a_platforms_whole_name() -> None:
    text = "双方为“茶叶质量安全国际联合实验室”揭牌，上线“数据中台”。"
    assert names("Platform", text) == ["茶叶质量安全国际联合实验室"]


@pytest.mark.parametrize(
    "name",
    ["国家异地就医结算平台", "全国投资项目在线审批监管平台", "国家企业信用信息公示系统"],
)
def test_service_of_the_nation_may_have_verbs_in_its_name(name: str) -> None:
    assert names("Platform", f"全面接入{name}，方便群众。") == [name]


@pytest.mark.parametrize(
    "text",
    ["争取国家支持建设创新平台。", "全国各地平台企业前来投资。", "新增国家数据应用平台3个。"],
)
def test_nation_before_a_clause_or_a_number_names_no_service(text: str) -> None:
    assert names("Platform", text) == []


def test_hotline_is_named_by_its_number() -> None:
    assert names("Platform", "开通“12345”政务服务热线。") == ["“12345”政务服务热线"]
    assert names("Platform", "办理群众热线来电。") == []


def test_branch_of_a_national_centre_bears_the_nations_name() -> None:
    text = "国家超级计算无锡中心投入运行，加快国家重大装备技术创新中心赣州基地建设。"
    expected = ["国家超级计算无锡中心", "国家重大装备技术创新中心赣州基地"]
    assert names("Platform", text) == expected


def test_platform_of_a_place_that_brackets_narrow_is_named_with_both() -> None:
    text = "揭牌建设合肥（未来）综合性科学中心。"
    assert names("Platform", text) == ["合肥（未来）综合性科学中心"]


def test_laboratories_of_a_list_share_the_last_ones_head() -> None:
    text = "支持云龙、白鹭洲、青螺湖实验室发展。"
    assert names("Platform", text) == ["云龙实验室", "白鹭洲实验室", "青螺湖实验室"]
    assert names("Platform", "加强同云龙实验室合作。") == ["云龙实验室"]
