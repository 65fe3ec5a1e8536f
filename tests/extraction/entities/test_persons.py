"""Persons beside an office."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("遵义市人民政府市长 黄志远\n各位代表：", ["黄志远"]),
        ("■本报记者 欧阳明\n昨日召开会议。", ["欧阳明"]),
        ("市委书记李理主持会议。", ["李理"]),
        ("由市长任组长，常务副市长任副组长。", []),
        ("请各位政协委员和其他列席人员提出意见。", []),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由常务副县长孟凡江负总责。", ["孟凡江"]),
        ("分管领导：蔡建军、万里明\n责任单位：县发改局", ["蔡建军", "万里明"]),
        ("副市长梁书成、县长史和平二同志现场督导。", ["梁书成", "史和平"]),
        ("副主席丁力、白玉石、田英和秘书长贺强参加。", ["丁力", "白玉石", "田英", "贺强"]),
        ("县领导鱼大海、周莉、起建新等列席会议。", ["鱼大海", "周莉", "起建新"]),
        ("程立会长赴外地考察。", ["程立"]),
        ("在市水利局局长韩雪的陪同下调研。", ["韩雪"]),
        ("抓好书记项目、校长培训和院长查房。", []),
        ("理事长单位、成员单位和会长办公会。", []),
    ],
)
def test_persons_are_told_by_label_list_or_what_they_do(text: str, found: list[str]) -> None:
    assert names("Person", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "请各位委员和专家、学者提出意见。",
        "参会的有各县市区委书记和县长、区长。",
        "区长于会前、会后两次部署。",
        "副市长常务、主任方案、书记连夜，都不是人名。",
    ],
)
def test_function_word_that_is_a_surname_too_makes_no_person(text: str) -> None:
    assert names("Person", text) == []


def test_person_may_be_called_like_a_function_word() -> None:
    assert names("Person", "副市长和建国、于海洋出席。") == ["和建国", "于海洋"]


def test_persons_are_named_by_what_they_do() -> None:
    text = "龚志平、丁立新、赵国荣等县四家班子领导出席仪式。"
    assert names("Person", text) == ["龚志平", "丁立新", "赵国荣"]
    assert names("Person", "孙海波指出，要抓好落实。") == ["孙海波"]
    assert names("Person", "孙海波到青山县调研产业发展") == ["孙海波"]
    assert names("Person", "文化、体育参加展演。会议指出，要抓好落实。") == []


def test_given_name_may_begin_with_the_character_of_offices() -> None:
    assert names("Person", "常务副市长李长海就项目提出要求。") == ["李长海"]
    assert names("Person", "书记、李县长到会。") == []


def test_rare_surnames_and_offices_are_known() -> None:
    text = "海关副关长胥明主持活动，劳动模范亓大伟作宣讲，种植大户孙立高兴地说。"
    assert names("Person", text) == ["胥明", "亓大伟", "孙立"]
