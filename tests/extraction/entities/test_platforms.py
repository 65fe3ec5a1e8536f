"""Platforms: laboratories and centres, counted, quoted and levelled."""

from __future__ import annotations

from .naming import names


def test_platforms_quoted_behind_their_owner_are_named_by_the_quotation() -> None:
    text = "获批的有云岭制药“滇南省民族药工程中心”、丽江学院“滇南省高原农业工程实验室”等2个平台。"
    assert names("Platform", text) == ["滇南省民族药工程中心", "滇南省高原农业工程实验室"]


def test_platforms_that_are_counted_are_no_names() -> None:
    text = "新增“长江学者”专家工作站3家、省工程技术研究中心5家。"
    assert names("Platform", text) == []
    assert names("Platform", "宜宾省级工程中心数量增加。") == []


def test_platform_begins_with_the_place_before_a_conjunction() -> None:
    text = "新认定了宜宾市竹资源研究与利用重点实验室。"
    assert names("Platform", text) == ["宜宾市竹资源研究与利用重点实验室"]
    text = "在眉山市与乐山市储能材料重点实验室开展合作。"
    assert names("Platform", text) == ["乐山市储能材料重点实验室"]


def test_platform_is_named_without_those_who_found_it() -> None:
    text = "与中科院西北特化所共建青山锂基材料中试基地。"
    assert names("Platform", text) == ["青山锂基材料中试基地"]
    assert names("Institution", text) == ["中科院西北特化所"]
