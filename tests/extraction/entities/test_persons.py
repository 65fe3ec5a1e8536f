"""Persons beside an office."""

from __future__ import annotations

import pytest

from .naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("遵义市人民政府市长 黄志远\n各位代表：", ["黄志远"]),
        ("■本报记者 欧阳明\n昨日召开会议。", ["欧阳明"]),
        ("市委书记李理主持会议。", ["李理"]),
        ("由市长任组长，常务副市长任副组长。", []),
    ],
)
def test_office_gives_the_person(text: str, found: list[str]) -> None:
    assert names("Person", text) == found


def test_person_is_told_before_verbs_of_meetings_but_no_verb_is_a_person() -> None:
    text = "常务副县长周明陪同调研，副市长陈立出席，总经理贾平告诉记者"
    assert names("Person", text) == ["周明", "陈立", "贾平"]
    assert names("Person", "县委书记全面部署下半年工作，市长安排部署防汛") == []


def test_person_ends_before_the_verb_of_saying() -> None:
    assert names("Person", "工程部总工程师周明说，进展比计划快。") == ["周明"]


def test_person_whose_name_is_written_with_a_dot_needs_no_office() -> None:
    assert names("Person", "村民艾山·买买提的合作社增收。") == ["艾山·买买提"]
    assert names("Person", "七彩·苏州湾文体广场开放。") == []


def test_reporter_stands_in_the_bracket_behind_the_dateline() -> None:
    assert names("Person", "本报太原6月3日电（林涛）会议在今天开幕。") == ["林涛"]


def test_leaders_are_named_in_a_list() -> None:
    assert names("Person", "市领导王建国、李明等参加调研。") == ["王建国", "李明"]
