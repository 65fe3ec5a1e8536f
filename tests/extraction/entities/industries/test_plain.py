"""Industries outside of lists with 等: trades that grow, measured ones, what a place turns to."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("适度发展种植业。", ["种植业"]),
        ("培育苗木业，壮大养蜂业。", ["苗木业", "养蜂业"]),
        ("林果业蓬勃发展，畜牧业产值达到12亿元。", ["林果业", "畜牧业"]),
        ("大力提升服务业。", []),
        ("服务业快速发展，制造业产值增长。", []),
    ],
)
def test_trade_of_its_own_name_is_told_by_growth_or_figure(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("芜湖偏向智能网联汽车，宣城主打汽车零部件。", ["智能网联汽车", "汽车零部件"]),
        ("新一代信息技术500亿级产业集群加快成形。", ["新一代信息技术"]),
        ("木材加工行业实现产值6亿元。", ["木材加工"]),
        ("参观木材加工行业协会。", []),
        ("滁州开发区：智能家电与光伏制造双引擎", ["智能家电", "光伏制造"]),
    ],
)
def test_catalogued_industry_is_turned_to_sized_or_a_driving_one(
    text: str, found: list[str]
) -> None:
    assert names("Industry", text) == found


def test_own_industry_is_whole_before_how_it_thrives() -> None:
    assert names("Industry", "泵阀产业产销两旺。") == ["泵阀产业"]
    assert names("Industry", "藤编产业飞速发展。") == ["藤编产业"]
    assert names("Industry", "乡里在藤编产业上做文章。") == ["藤编产业"]


def test_quality_that_tells_kinds_apart_stays_in_the_name() -> None:
    assert names("Industry", "建设绿色矿业产业集群。") == ["绿色矿业产业集群"]
    assert names("Industry", "发展优特产业，升级改造特色产业。") == []


def test_general_word_before_a_rank_names_no_industry() -> None:
    assert names("Industry", "形成农业特色产业格局。") == []


def test_verb_before_a_kind_of_industry_names_none() -> None:
    assert names("Industry", "分别绘制产业链发展图谱，整合上下游产业。") == []
    assert names("Industry", "科技园产业集聚中心动工，峡谷经济带产业收入增长。") == []
