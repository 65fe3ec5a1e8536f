"""Tasks advance what their text names as an object, and nothing that only stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]

_TASK = (
    "一、重点任务\n（一）扩大有效投资\n"
    "1.抓好项目建设。{}（市发展改革委牵头，市财政局按职责分工负责）\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加快[Park 智能产业园]、[Project 北环快线]建设。", {"智能产业园", "北环快线"}),
        ("重点抓好[Enterprise 万达]、[Enterprise 融创]等重大项目建设。", {"万达", "融创"}),
        ("鼓励[Place 肥西县]发展[Industry 临空经济]。", {"肥西县", "临空经济"}),
        ("编制[Document 物流业发展规划]。", {"物流业发展规划"}),
        ("围绕[Industry 生物医药]引进人才。", set()),
        ("加强与[Institution 中国科学院]合作。", set()),
        ("依托[Park 高新区]集聚人才。", set()),
    ],
)
def test_advance_has_objects_of_verbs(pairs: Pairs, sentence: str, expected: set[str]) -> None:
    found = pairs("advances", _TASK.format(sentence))
    assert found == {("抓好项目建设", name) for name in expected}


def test_advance_leaves_out_the_units_in_charge(pairs: Pairs) -> None:
    text = (
        "一、重点任务\n1.建设科研平台。加快平台布局，提升能级。（市科技局牵头，推进单位为"
        "[Institution 安徽大学]等按职责分工负责）\n"
    )
    assert pairs("advances", text) == set()


def test_advance_is_not_told_where_the_text_looks_back(pairs: Pairs) -> None:
    text = "一、2023年工作回顾\n（一）推动产业升级\n实施[Initiative 倍增计划]，成效明显。\n"
    assert pairs("advances", text) == set()
