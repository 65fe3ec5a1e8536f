"""Targets of lists, totals and years, and of any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.targets import find_targets
from tests.extraction.targets.sample import reading_of, targets, told

_PIECES = [
    "增长",
    "分别",
    "达到",
    "5.8万人",
    "12%",
    "以上",
    "、",
    "，",
    "。",
    "（",
    "）",
    "“",
    "”",
    "\n",
    "新增",
    "企业",
    "由",
    "480元",
    "提高到",
    "旅游收入",
    "和",
    "的",
    "占",
    "3—5家",
    "2:1",
    "每户",
    "1个",
]


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25).map("".join))
def test_target_finding_never_fails(text: str) -> None:
    reading = reading_of(f"正文{text}")
    for target in find_targets(reading, []):
        assert target.number_text in reading.quote(target.start, target.end)[1]
        assert target.indicator.strip()


def test_target_finding_is_repeatable() -> None:
    text = "旅游总收入达到900亿元、增长12%。"
    assert targets(text) == targets(text)


def test_target_lists_after_one_distribution_are_distributed_too() -> None:
    text = "城镇、农村居民人均可支配收入分别达到58600元、33200元，增长5.2%、7.3%。"
    assert [(t.indicator, t.number_text, t.change) for t in targets(text)] == [
        ("城镇居民人均可支配收入", "58600元", "level"),
        ("农村居民人均可支配收入", "33200元", "level"),
        ("城镇居民人均可支配收入", "5.2%", "growth"),
        ("农村居民人均可支配收入", "7.3%", "growth"),
    ]


def test_target_of_a_total_is_of_what_was_added_to() -> None:
    assert told("新增规上工业企业28家，总数达到215家。") == [
        ("新增规上工业企业", "=", "28", "家"),
        ("规上工业企业总数", "=", "215", "家"),
    ]


@pytest.mark.parametrize(
    "text", ["一、经济体制改革（2项）\n落实各项改革。", "二、重点事项（12件）\n按月调度。"]
)
def test_target_is_not_the_count_of_points_below_a_heading(text: str) -> None:
    assert told(text) == []


def test_targets_of_one_sentence_have_each_the_year_of_its_mark() -> None:
    text = "推广“创业贷”，①2025年发放贷款15亿元，②2026年发放贷款20亿元。"
    assert [(t.indicator, t.year, t.status) for t in targets(text)] == [
        ("发放贷款", 2025, "goal"),
        ("发放贷款", 2026, "goal"),
    ]


def test_target_lists_of_years_give_each_figure_its_own() -> None:
    text = "到2025年、2027年，高新技术企业分别达到1.2万家和1.8万家。"
    assert [(t.indicator, t.year, t.number_text) for t in targets(text)] == [
        ("高新技术企业", 2025, "1.2万家"),
        ("高新技术企业", 2027, "1.8万家"),
    ]


def test_target_of_each_year_says_so() -> None:
    assert told("力争每年新增规模以上企业10家以上，总数达到150家。") == [
        ("每年新增规模以上企业", ">=", "10", "家"),
        ("规模以上企业总数", "=", "150", "家"),
    ]
    assert told("每年引进亿元产业项目5个、外资企业2家。") == [
        ("每年引进亿元产业项目", "=", "5", "个"),
        ("每年引进外资企业", "=", "2", "家"),
    ]
    assert told("旅游收入每年增长12%。") == [("旅游收入", "=", "12", "%")]


def test_target_of_each_thing_keeps_its_scope_and_ends_with_its_clause() -> None:
    text = "每个特色产业集中打造1—2个知名品牌，新增省级示范园10个。"
    assert [(t.indicator, t.scope) for t in targets(text)] == [
        ("知名品牌", "每个特色产业"),
        ("新增省级示范园", None),
    ]
    (target,) = targets("每所中学至少配备2名心理教师。")
    assert (target.indicator, target.scope) == ("心理教师", "每所中学")


def test_year_of_an_event_does_not_date_a_later_figure() -> None:
    text = "脱贫攻坚扎实推进，2017年云溪村成功摘帽；隐性债务如期化解；绿化覆盖率达45%。"
    assert [(t.year, t.status) for t in targets(text)] == [(2024, "fact")]
    text = "2016年滨河镇完成搬迁，生态持续改善，绿化覆盖率达45%。"
    assert [t.year for t in targets(text)] == [2024]
    text = "2016年，经济稳步增长，结构持续优化，财政收入达12亿元。"
    assert [t.year for t in targets(text)] == [2016]
