"""What is renewed in a list of places is one work, named after the list."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("完成东门里、柳巷片区、新桥社区等棚户区改造。", "东门里、柳巷片区、新桥社区等棚户区改造"),
        ("加快柳巷片区、新桥社区安置房建设。", "柳巷片区、新桥社区安置房建设"),
        ("启动柳巷片区、新桥社区等城中村改造项目。", "柳巷片区、新桥社区等城中村改造项目"),
        ("完成柳巷社区、新桥社区12个老旧小区改造。", "老旧小区改造"),
        ("推进柳巷社区、新桥社区等片区12个老旧小区改造。", "老旧小区改造"),
    ],
)
def test_renewal_is_named_after_its_places(text: str, work: str) -> None:
    assert work in names("Project", text)


def test_renewal_without_places_has_no_name() -> None:
    assert names("Project", "完成30个老旧小区改造。") == []


def test_renewal_makes_places_of_the_other_members_of_its_list() -> None:
    text = "完成柳巷片区、电影院后院、新桥社区等棚户区改造。"
    assert names("Place", text) == ["柳巷片区", "电影院后院", "新桥社区"]
