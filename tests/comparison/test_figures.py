"""Amounts: the number that a change touches, whole, with its unit."""

from __future__ import annotations

import pytest

from kg.comparison.figures import amount_at, differ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5万人", "15000人"),
        ("3-5家", "3—5家"),
        ("12.0%", "12%"),
        ("两条", "二条"),
        ("2亿元", "20000万元"),
    ],
)
def test_amounts_printed_in_two_ways_do_not_differ(one: str, other: str) -> None:
    first, second = amount_at(one, 0, 1), amount_at(other, 0, 1)
    assert first is not None
    assert second is not None
    assert not differ(first, second)


@pytest.mark.parametrize(
    ("one", "other"), [("2.25件", "225件"), ("15.6亿美元", "15亿美元"), ("15亿美元", "15亿元")]
)
def test_other_numbers_and_other_units_differ(one: str, other: str) -> None:
    first, second = amount_at(one, 0, 1), amount_at(other, 0, 1)
    assert first is not None
    assert second is not None
    assert differ(first, second)


def test_amount_is_whole_where_a_change_touches_only_its_point() -> None:
    text = "突破2.25件。"
    found = amount_at(text, 3, 4)
    assert found is not None
    assert text[found.start : found.end] == "2.25件"


@pytest.mark.parametrize("text", ["推进G107改造", "新增企业"])
def test_road_numbers_and_words_are_no_amounts(text: str) -> None:
    assert amount_at(text, 3, 4) is None
