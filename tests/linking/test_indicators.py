"""Indicators: names that statistics use for one quantity have one normal form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.indicators import indicator_aliases, indicator_key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("GDP", "地区生产总值"),
        ("全市生产总值", "地区生产总值"),
        ("规模工业增加值", "规模以上工业增加值"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("社零总额", "社会消费品零售总额"),
        ("全社会R&D经费投入占GDP的比重", "全社会研发经费投入占地区生产总值比重"),
        ("高新技术产业增加值占 GDP 比重", "高新技术产业增加值占地区生产总值比重"),
        ("一般公共预算地方收入", "地方一般公共预算收入"),
        ("人均GDP", "人均地区生产总值"),
    ],
)
def test_names_of_one_indicator_have_one_form(printed: str, key: str) -> None:
    assert indicator_key(printed) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一般公共预算收入", "地方一般公共预算收入"),
        ("户籍人口城镇化率", "常住人口城镇化率"),
        ("城镇登记失业率", "城镇调查失业率"),
        ("固定资产投资", "全社会固定资产投资"),
        ("高新技术企业", "新增高新技术企业"),
        ("地区生产总值", "人均地区生产总值"),
    ],
)
def test_indicators_that_differ_in_statistics_stay_apart(one: str, other: str) -> None:
    assert indicator_key(one) != indicator_key(other)


def test_unknown_name_is_its_own_form_without_quotation_marks() -> None:
    assert indicator_key("新增“三品一标”产品认证") == "新增三品一标产品认证"


@given(st.text("全市GDP地区生产总值规模工业增加占比重的研发投入 “”", min_size=1, max_size=12))
def test_normal_form_is_never_empty_and_stays_what_it_is(name: str) -> None:
    key = indicator_key(name)
    assert key
    assert indicator_key(key) == key


def test_aliases_of_an_indicator_lead_back_to_it() -> None:
    aliases = indicator_aliases("地区生产总值")
    assert "GDP" in aliases
    assert {indicator_key(alias) for alias in aliases} == {"地区生产总值"}
