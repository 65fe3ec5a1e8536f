"""What works of a list share: a change, a qualifier, one name for all; and what each keeps."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "东湖路（一期）、滨江路、云岭路（一期）建成通车。",
            ["东湖路（一期）", "滨江路", "云岭路（一期）"],
        ),
        (
            "东湖路（一期）、滨江大道、清水河大桥（二期）建成通车。",
            ["东湖路（一期）", "滨江大道", "清水河大桥（二期）"],
        ),
        ("完成滨江中学、云溪小学改扩建。", ["滨江中学改扩建", "云溪小学改扩建"]),
        (
            "加快云溪市一中、市三中、市七中迁建和滨江实验中学改扩建等项目建设。",
            ["云溪市一中迁建", "市三中迁建", "市七中迁建", "滨江实验中学改扩建"],
        ),
        ("新建滨江中学、云溪小学改扩建项目。", ["云溪小学改扩建项目"]),
        ("实施农村公路提质改造、安保工程、智慧公路等建设。", ["农村公路安保工程"]),
        ("推进乡村道路改造、照明工程、停车场等建设。", ["乡村道路照明工程"]),
        (
            "推进文化馆、图书馆、博物馆“三馆合一”项目建设。",
            ["文化馆、图书馆、博物馆“三馆合一”项目"],
        ),
        (
            "建成疾控中心、云溪社区卫生服务中心、急救中心“三合一”项目。",
            ["疾控中心、云溪社区卫生服务中心、急救中心“三合一”项目"],
        ),
        ("支持完全使用者付费的特许经营项目建设。", []),
        ("推进特许经营项目建设。", []),
    ],
)
def test_works_share_what_a_list_prints_once(text: str, found: list[str]) -> None:
    assert names("Project", text) == found
