"""Programmes of a set that its number names."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


def test_members_before_a_quoted_set_are_programmes() -> None:
    text = "深入实施园区扩能提级、链主招引培育、企业梯度成长“三大行动”。"
    assert names("Initiative", text)[:3] == ["园区扩能提级", "链主招引培育", "企业梯度成长"]


def test_set_with_another_number_has_no_such_members() -> None:
    text = "深入实施园区扩能提级、链主招引培育“五大行动”。"
    assert "园区扩能提级" not in names("Initiative", text)


def test_first_members_of_a_set_end_in_and_others() -> None:
    text = "实施骨干企业壮大、创新平台倍增等八大工程。"
    assert names("Initiative", text) == ["骨干企业壮大", "创新平台倍增", "八大工程"]


def test_last_member_stands_right_before_the_quoted_set() -> None:
    text = "打好城乡面貌改观、园区能级跃升、项目投资提速“三大攻坚战”。"
    assert names("Initiative", text) == [
        "城乡面貌改观",
        "园区能级跃升",
        "项目投资提速",
        "三大攻坚战",
    ]


def test_level_stands_before_the_number_of_a_set() -> None:
    assert names("Initiative", "办好市定十大民生实事。") == ["市定十大民生实事"]


def test_counted_strategies_are_each_named() -> None:
    text = "大力实施工业强县、旅游兴县、生态立县三大战略。"
    assert names("Initiative", text)[:3] == ["工业强县", "旅游兴县", "生态立县"]


def test_programme_sets_begin_behind_the_particle_of_the_verb() -> None:
    text = "实施了冷库扩容提升、良种繁育提升、品牌推广提升“三大提升工程”。"
    found = names("Initiative", text)
    assert found[:3] == ["冷库扩容提升", "良种繁育提升", "品牌推广提升"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("印发方案（简称现代化“2358”行动计划）。", "“2358”行动计划"),
        ("滚动开展开发区“四个一批”活动。", "“四个一批”活动"),
        ("浙江省优化“一核两翼”空间布局。", "“一核两翼”空间布局"),
    ],
)
def test_quoted_programme_is_named_without_what_stands_before_it(text: str, name: str) -> None:
    assert name in names("Initiative", text)


def test_quoted_list_of_leading_industries_is_no_programme() -> None:
    assert names("Initiative", "围绕“高端装备、生物医药”主导产业招商。") == []


def test_set_may_end_in_two_words_behind_its_count() -> None:
    text = "全面实施开放带动、绿色崛起、共建共治三大发展战略，领跑全省。"
    assert names("Initiative", text) == ["开放带动", "绿色崛起", "共建共治", "三大发展战略"]
