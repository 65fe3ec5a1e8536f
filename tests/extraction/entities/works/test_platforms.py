"""Platforms: laboratories and centres, counted, quoted and levelled."""

from __future__ import annotations

from tests.extraction.entities.naming import names


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


def test_platform_that_is_opened_is_one_of_its_kind() -> None:
    text = "食用菌质量安全追溯平台启动运行。"
    assert names("Platform", text) == ["食用菌质量安全追溯平台"]
    assert names("Platform", "探索建设数字版权交易中心。") == ["数字版权交易中心"]
    assert names("Platform", "合作平台作用明显。") == []


def test_nation_has_one_platform_of_a_field_but_many_of_a_kind() -> None:
    text = "参与国家第三代半导体技术创新中心建设，国家精准医学产业创新中心落户。"
    expected = ["国家第三代半导体技术创新中心", "国家精准医学产业创新中心"]
    assert names("Platform", text) == expected
    assert names("Platform", "新认定国家科技企业孵化器、国家重点实验室。") == []


def test_laboratories_of_the_nation_in_a_city_are_a_kind() -> None:
    assert names("Platform", "推动在蓉国家重点实验室优化重组。") == []
    assert names("Platform", "论坛在岳麓山实验室举行。") == ["岳麓山实验室"]


def test_single_window_is_named_with_its_province_in_brackets() -> None:
    text = "建成中国（云南）国际贸易单一窗口公共平台。"
    assert names("Platform", text) == ["中国（云南）国际贸易单一窗口公共平台"]


def test_firms_that_build_centres_name_none() -> None:
    assert names("Platform", "推动企业建设研发中心。") == []


def test_kinds_of_services_and_whole_trades_are_no_platforms() -> None:
    text = "完善“一站式”政务服务平台，滇南省教育系统开展竞赛，用好网上申报平台。"
    assert names("Platform", text) == []
    assert names("Platform", "3家企业获批丽江市重点实验室。") == []


def test_laboratory_of_two_fields_is_named_by_both_but_not_by_its_partner() -> None:
    text = "筹建大数据流通与交易技术国家工程实验室。"
    assert names("Platform", text) == ["大数据流通与交易技术国家工程实验室"]
    text = "推动高校与精细化工国家重点实验室合作。"
    assert names("Platform", text) == ["精细化工国家重点实验室"]
