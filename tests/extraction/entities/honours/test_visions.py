"""Titles that a place is told to become, to seek, to win again, or that a quotation calls it."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("加快建设中国锂电之都，壮大链主企业。", "中国锂电之都"),
        ("打造智能家居之城。", "智能家居之城"),
        ("建设智慧教育示范省，促进公平。", "智慧教育示范省"),
        ("打造面向东北亚的国际航空枢纽。", "国际航空枢纽"),
        ("聚力打造区域科技创新中心。", "区域科技创新中心"),
        ("推进化工园区国家级零碳园区建设。", "国家级零碳园区"),
        ("获批国家气候适应型城市建设试点，开展国家碳达峰试点。", "国家碳达峰试点"),
        ("捧回全国社会治安综合治理“长安杯”。", "全国社会治安综合治理“长安杯”"),
        ("夺得平安鼎。", "平安鼎"),
        ("实现全国双拥模范城“五连冠”。", "全国双拥模范城"),
    ],
)
def test_title_is_told_by_what_a_place_does_for_it(text: str, title: str) -> None:
    assert title in names("Honour", text)


def test_titles_of_fame_in_a_list_take_one_verb() -> None:
    text = "荣获诗词之乡、书法之乡称号。"
    assert names("Honour", text) == ["诗词之乡", "书法之乡"]
    assert names("Place", text) == []


def test_quoted_city_is_a_title_also_where_it_is_built() -> None:
    assert names("Honour", "推进“无废城市”建设。") == ["“无废城市”"]
    assert names("Initiative", "推进“无废城市”建设。") == []


@pytest.mark.parametrize(
    "text",
    [
        "建设区域性养老服务中心和乡镇卫生院。",
        "打造国际会展中心。",
        "国家试点任务有序推进，获得国家专项资金2亿元。",
        "打造良好营商环境。",
    ],
)
def test_what_is_built_or_got_is_no_title(text: str) -> None:
    assert names("Honour", text) == []
