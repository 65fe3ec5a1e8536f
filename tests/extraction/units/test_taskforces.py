"""Task forces with their members, convenors and offices."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.reading import Reading
from kg.extraction.facts import Relation
from kg.extraction.units.departments import find_departments
from kg.extraction.units.taskforces import find_memberships, find_taskforces


def reading_of(text: str, place: str = "三明市") -> Reading:
    return read(Document("sample", text, "sample", place=place))


def memberships(text: str) -> list[Relation]:
    reading = reading_of(text)
    return find_memberships(reading, [*find_departments(reading), *find_taskforces(reading)])


def members(text: str, role: str = "成员单位") -> list[str]:
    return [r.tail.name for r in memberships(text) if r.kind == "member" and r.role == role]


def offices(text: str) -> list[tuple[str, str]]:
    found = [r for r in memberships(text) if r.kind == "office"]
    return [(r.head.name, r.tail.name) for r in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成立市竹产业高质量发展工作领导小组，负责统筹。", ["市竹产业高质量发展工作领导小组"]),
        (
            "成立由市长任组长的三明市优化营商环境工作领导小组。",
            ["三明市优化营商环境工作领导小组"],
        ),
        (
            "同意建立由市水利局、市财政局牵头的三明市防汛抗旱局际联席会议制度。",
            ["三明市防汛抗旱局际联席会议"],
        ),
        ("成立医药创新攻坚工作专班。", ["医药创新攻坚工作专班"]),
        ("“两重”项目总专班负责调度，总专班每月会商。", ["“两重”项目总专班", "总专班"]),
        ("各工作专班要压实责任，建立健全工作专班机制。", []),
        ("“五大行动”分别建立工作专班，各专班每月报送。", []),
    ],
)
def test_named_task_forces_are_found(text: str, expected: list[str]) -> None:
    assert [m.name for m in find_taskforces(reading_of(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "成立古城保护工作专班，成员单位包括市住建局、市文旅局、市消防救援支队等。",
        "成立古城保护工作专班，市住建局、市文旅局、市消防救援支队等为成员单位。",
        "成立古城保护工作专班，成员由市住建局、市文旅局、市消防救援支队主要负责人组成。",
        "成立古城保护工作专班，市住建局、市文旅局、市消防救援支队等有关部门为成员。",
    ],
)
def test_members_are_read_however_they_are_listed(text: str) -> None:
    assert members(text) == ["市住建局", "市文旅局", "市消防救援支队"]


def test_members_named_before_the_task_force_are_its_members() -> None:
    text = (
        "成立由市政府主要领导任组长，市财政局、商务局、税务局及各镇（街道）主要负责人为成员的"
        "市茶产业发展工作领导小组，领导小组办公室设在市农业农村局。"
    )
    assert members(text) == ["市财政局", "市商务局", "市税务局"]
    assert offices(text) == [("市茶产业发展工作领导小组", "市农业农村局")]


def test_members_are_read_where_a_paragraph_names_the_task_force_by_its_head_only() -> None:
    text = (
        "决定建立三明市河湖管护联席会议制度。\n一、组成\n"
        "联席会议由市政府分管副市长任召集人，市水利局、贸发局、民宗局等单位分管领导为组成人员。\n"
    )
    assert members(text) == ["市水利局", "市贸发局", "市民宗局"]


def test_units_whose_heads_convene_are_members_in_that_role() -> None:
    text = (
        "成立古城保护工作专班，由市政府分管副市长任召集人，市政府协管副秘书长，"
        "市住建局、市优化办主任和市文旅局主要负责人担任副召集人，成员单位包括市财政局等。"
    )
    assert members(text, "副召集人") == ["市住建局", "市优化办", "市文旅局"]
    assert members(text, "召集人") == []
    assert members(text) == ["市财政局"]


@pytest.mark.parametrize(
    "printed",
    [
        "专班办公室设在市住建局",
        "办公室设市住建局",
        "工作专班办公室设在市住建局",
        "日常工作由市住建局承担",
    ],
)
def test_office_is_where_the_text_puts_it(printed: str) -> None:
    text = f"成立古城保护工作专班，成员单位包括市财政局等，{printed}，负责日常协调。"
    assert offices(text) == [("古城保护工作专班", "市住建局")]


def test_office_of_nobody_is_no_relation() -> None:
    assert offices("成立古城保护工作专班，专班办公室设在市直牵头部门。") == []


def test_members_of_a_list_of_persons_with_brackets_are_their_units() -> None:
    text = (
        "决定成立沧海市海绵城市建设工作领导小组，组成人员如下：\n"
        "组　长：刘海（市委副书记、市长）\n副组长：陈波（市委常委、常务副市长）\n"
        "成　员：黄强（市政府副秘书长）\n"
        "　　　　吴军（市发展改革委主任）\n　　　　郑洁（市财政局局长）\n"
        "领导小组办公室设在市住房城乡建设局。\n"
    )
    assert members(text) == ["市发展改革委", "市财政局"]
    assert offices(text) == [("沧海市海绵城市建设工作领导小组", "市住房城乡建设局")]


def test_members_of_a_list_of_persons_are_their_units() -> None:
    text = (
        "市政府决定调整白水市防汛抗旱指挥部，现将成员名单通知如下：\n"
        "指挥长：张伟 市委副书记、市长\n副指挥长：李强 副市长\n"
        "成  员：王芳 市水利局局长\n　　　　赵敏 市应急管理局局长\n　　　　孙 亮 市气象局局长\n"
        "指挥部办公室设在市水利局，王芳同志兼任办公室主任。\n"
    )
    assert members(text) == ["市水利局", "市应急管理局", "市气象局"]
    assert offices(text) == [("白水市防汛抗旱指挥部", "市水利局")]
