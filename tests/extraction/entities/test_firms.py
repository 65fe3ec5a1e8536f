"""Firms without a firm's head are told by what they do."""

from __future__ import annotations

import pytest

from .naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支持金岭食品在桃花镇建设万头牧场。", "金岭食品"),
        ("引进昊泰新能源投资建设组件项目。", "昊泰新能源"),
        ("确保鸿羽生物科技年产10万吨饲料项目年底前投产。", "鸿羽生物科技"),
        ("支持兰西大学与陇鼓动力共建能源联合研究中心。", "陇鼓动力"),
    ],
)
def test_firms_act(text: str, found: str) -> None:
    assert names("Enterprise", text) == [found]


def test_national_firms_keep_the_name_of_the_country() -> None:
    text = "发挥中国泰和财产保险股份有限公司作用。"
    assert names("Enterprise", text) == ["中国泰和财产保险股份有限公司"]


@pytest.mark.parametrize(
    "text",
    ["支持绿色食品在外地设立展销中心。", "推动文化旅游与康养融合发展。", "支持现代农业加快发展。"],
)
def test_fields_are_no_firms(text: str) -> None:
    assert names("Enterprise", text) == []
