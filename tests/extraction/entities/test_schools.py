"""Middle schools that are called by their number."""

from __future__ import annotations

from .naming import names


def test_numbered_school_belongs_to_its_place_or_level() -> None:
    text = "完成吉水县二中改造，支持市十一中创建示范校。"
    assert names("Institution", text) == ["吉水县二中", "市十一中"]


def test_number_before_another_word_is_no_school() -> None:
    assert names("Institution", "全市一中心两基地建成，全县三中全会精神宣讲开展。") == []
