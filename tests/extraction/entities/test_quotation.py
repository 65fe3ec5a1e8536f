"""Programmes named by quotations, and names that fill them."""

from __future__ import annotations

import pytest

from .naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施“腾笼换鸟、凤凰涅槃”攻坚行动。", ["“腾笼换鸟、凤凰涅槃”攻坚行动"]),
        ("深入推进“两重”建设。", ["“两重”"]),
        ("常态开展“走基层”“送服务”行动。", ["走基层", "“送服务”行动"]),
        ("持续开展传统产业“三品”工程。", ["“三品”工程"]),
        ("参与““一带一路””建设。", ["““一带一路””"]),
    ],
)
def test_quotation_with_or_without_head_is_a_programme(text: str, found: list[str]) -> None:
    assert names("Initiative", text) == found


def test_slogans_are_no_programmes() -> None:
    assert names("Initiative", "打破部门间的“信息壁垒”，解决融资“难贵慢”问题。") == []


def test_name_that_fills_the_marks_has_its_own_type() -> None:
    assert names("Event", "办好“遵义汽博会”等促消费活动。") == ["遵义汽博会"]
