"""Numerals that count, and years."""

from __future__ import annotations

import pytest

from kg.documents.numerals import count_of, digits_of


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("3", 3),
        ("12", 12),
        ("零", 0),
        ("两", 2),
        ("二", 2),
        ("九", 9),
        ("十", 10),
        ("十四", 14),
        ("二十", 20),
    ],
)
def test_numeral_is_counted(numeral: str, value: int) -> None:
    assert count_of(numeral) == value


@pytest.mark.parametrize("other", ["", "省", "三大", "二三", "百", "十大"])
def test_what_is_no_numeral_counts_nothing(other: str) -> None:
    assert count_of(other) == -1


@pytest.mark.parametrize("year", ["二〇二五", "二○二五", "二零二五", "二O二五", "2025"])
def test_year_is_read_whichever_zero_it_has(year: str) -> None:
    assert digits_of(year) == "2025"
