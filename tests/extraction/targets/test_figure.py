"""Figures: numbers with their units, in all the forms that texts print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.targets.figure import find_figures
from kg.extraction.targets.number import bare_magnitude, doublings, parse_number


def figures(text: str) -> list[tuple[str, str]]:
    return [(str(f.value), f.unit) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增城镇就业5.8万人以上", [("5.8", "万人")]),
        ("惠及4万家长", [("4", "万")]),
        ("力争3.96万贫困人口脱贫", [("3.96", "万人")]),
        ("不低于99元/人", [("99", "元/人")]),
        ("提高到100元/月·人", [("100", "元/月·人")]),
        ("下降到32ug/m3", [("32", "ug/m3")]),
        ("提高0.9个百分点", [("0.9", "个百分点")]),
        ("车桩增量比达到2:1", [("2", ":1")]),
        ("减少百分之八点五", [("8.5", "%")]),
        ("收入翻一番", [("2", "倍")]),
        ("收入翻两番", [("4", "倍")]),
        ("八成以上事项", [("80", "%")]),
        ("完成一半以上", [("50", "%")]),
        ("总收入突破千亿元", [("1000", "亿元")]),
        ("新增学位7万余个", [("7", "万个")]),
        ("产值增加到120余亿元", [("120", "亿元")]),
        ("压缩到5个工作日", [("5", "个工作日")]),
    ],
)
def test_figure_is_read_with_its_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "到2025年",
        "“3311”工程",
        "湖南“4×4”产业体系",
        "国家4A级旅游景区",
        "500强企业",
        "建设5G网络",
        "110千伏变电站",
        "G107等干线公路",
        "第3届",
        "前5位",
        "改革2.0版",
        "五大攻坚",
        "三年行动",
        "千亿级产业集群",
        "12345热线",
        "5项目标",
        "3个月",
    ],
)
def test_figure_is_not_found_in_codes(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("dash", ["-", "—", "——", "~", "至"])
def test_figure_range_has_both_ends(dash: str) -> None:
    (figure,) = find_figures(f"旅游景区3{dash}5家")
    assert (figure.value, figure.value2, figure.unit) == (Decimal(3), Decimal(5), "家")


def test_figure_composition_gives_each_sector_its_share() -> None:
    found = find_figures("三次产业结构优化为1.22:46.13:52.65")
    assert [(f.part, str(f.value), f.unit) for f in found] == [
        ("第一产业", "1.22", "%"),
        ("第二产业", "46.13", "%"),
        ("第三产业", "52.65", "%"),
    ]


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["%", "亿元", "万人", "家"]),
)
def test_figure_any_number_is_read_as_printed(number: Decimal, unit: str) -> None:
    (figure,) = find_figures(f"达到{number}{unit}，")
    assert (figure.value, figure.unit) == (number, unit)


@given(
    st.text(
        alphabet="0123456789.:-—万亿千百一二三十余多元家个%项翻番成以上年第，。（）", max_size=40
    )
)
def test_figure_finding_never_fails_and_keeps_order(text: str) -> None:
    found = find_figures(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert [f.start for f in found] == sorted(f.start for f in found)


@given(st.integers(min_value=1, max_value=9999))
def test_number_in_chinese_characters_is_read_back(number: int) -> None:
    import cn2an

    assert parse_number(cn2an.an2cn(str(number))) == number


def test_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="百十点"):
        parse_number("百十点")


def test_number_bare_magnitude_and_doublings() -> None:
    assert bare_magnitude("百亿") == (Decimal(100), "亿")
    assert [doublings(n) for n in (None, "一", "两", "三")] == [2, 2, 4, 8]
