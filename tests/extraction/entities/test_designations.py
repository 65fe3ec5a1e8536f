"""Designations that a verb of winning tells, whatever their last word is."""

from __future__ import annotations

from .naming import names


def test_winning_verb_makes_a_level_and_what_follows_a_designation() -> None:
    assert names("Honour", "去年创成省级零碳园区3个。") == ["省级零碳园区"]
    text = "入选首批浙江省诗路“黄金旅游带”。"
    assert names("Honour", text) == ["浙江省诗路“黄金旅游带”"]


def test_winning_verb_does_not_make_money_or_works_a_designation() -> None:
    assert names("Honour", "成功创建国家级重点支持项目2个。") == []
    assert names("Honour", "跻身全国百强县前列。") == []
