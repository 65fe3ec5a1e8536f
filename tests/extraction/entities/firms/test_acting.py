"""Firms without a firm's head are told by what they do."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


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
    [
        "推动卫星装备与清洁能源装备协同配套。",
        "滇东能源建材物流产业园扩建项目开工。",
        "支持绿色食品在外地设立展销中心。",
        "推动文化旅游与康养融合发展。",
        "支持现代农业加快发展。",
    ],
)
def test_fields_are_no_firms(text: str) -> None:
    assert names("Enterprise", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("江右恒益科技是高新区去年重点引进的项目。", "江右恒益科技"),
        ("凌岱新材料是一家专业从事钛材生产的企业。", "凌岱新材料"),
        ("精工科技拟投资3.5亿元，建设数据中心。", "精工科技"),
        ("签约中兴达实业跨境冷链产业园等项目12个。", "中兴达实业"),
        ("金岭药业智慧物流园投入使用。", "金岭药业"),
    ],
)
def test_words_that_only_firms_have_end_their_names(text: str, found: str) -> None:
    assert names("Enterprise", text) == [found]
