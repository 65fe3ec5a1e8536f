"""Programmes named by quotations, and names that fill them."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


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


def test_document_is_named_without_the_state_of_its_draft() -> None:
    text = "会议审议《甲州河湖保护条例（征求意见稿）》。"
    assert names("Document", text) == ["甲州河湖保护条例"]


def test_document_named_by_who_reads_it_begins_behind_the_verb() -> None:
    text = "大会开幕。市长李立向大会作政府工作报告。"
    assert names("Document", text) == ["政府工作报告"]
    assert names("Person", text) == ["李立"]


def test_document_sent_with_a_letter_has_the_name_that_the_letter_gives_it() -> None:
    text = "现将《建宁县做强种业实施方案》印发给你们。\n建宁县做强种业实施方案\n一、总体要求"
    assert names("Document", text) == ["建宁县做强种业实施方案"]
