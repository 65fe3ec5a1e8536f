"""Owners: whose investment, output or area a bare figure is."""

from __future__ import annotations

import pytest

from tests.extraction.targets.sample import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新开工项目30个，总投资52亿元，年度投资14亿元。",
            ["新开工项目", "新开工项目总投资", "新开工项目投资"],
        ),
        ("北岭风电项目，总投资6亿元。", ["北岭风电项目总投资"]),
        ("其中，河口水厂扩建工程，总投资1.2亿元。", ["河口水厂扩建工程总投资"]),
        ("全市经济平稳运行，总投资6亿元。", ["总投资"]),
    ],
)
def test_sums_belong_to_what_is_named_before_them(text: str, expected: list[str]) -> None:
    assert [indicator for indicator, *_ in told(text)] == expected
