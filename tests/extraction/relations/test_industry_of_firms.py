"""Firms by the industry they are in, and places by the firms of an industry that are counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "[Enterprise 甲乙公司]成立于2014年，主要从事[Industry 锂电池]、[Industry 储能]的研发。",
            {("甲乙公司", "锂电池"), ("甲乙公司", "储能")},
        ),
        (
            "引进[Enterprise 甲乙集团]、[Enterprise 丙丁公司]等[Industry 专用汽车]龙头企业。",
            {("甲乙集团", "专用汽车"), ("丙丁公司", "专用汽车")},
        ),
        (
            "[Industry 电梯]生产企业有[Enterprise 甲乙公司]、[Enterprise 丙丁公司]。",
            {("甲乙公司", "电梯"), ("丙丁公司", "电梯")},
        ),
        ("[Enterprise 甲乙公司]走访[Industry 锂电池]协会。", set()),
    ],
)
def test_firm_develops_the_industry_it_is_in(
    pairs: Pairs, text: str, found: set[tuple[str, str]]
) -> None:
    assert pairs("develops_industry", text, place="亳州市") == found


@pytest.mark.parametrize(
    "text",
    [
        "[Place 合肥市]部署。[Industry 智能家电]规模以上企业超过30家。",
        "[Place 合肥市]部署。集聚23家[Industry 智能家电]规上企业。",
        "[Place 合肥市]部署。形成以[Industry 白色家电]为基础的[Industry 智能家电]产业集群。",
        "[Place 合肥市]部署。打造[Industry 智能家电]产业高地。",
    ],
)
def test_place_has_the_industry_whose_firms_or_height_are_told(pairs: Pairs, text: str) -> None:
    assert ("合肥市", "智能家电") in pairs("develops_industry", text)


def test_places_of_a_zone_develop_what_the_next_clause_says(pairs: Pairs) -> None:
    text = "“示范区”包括[Place 大理州]、[Place 保山市]，重点发展[Industry 生物医药]。"
    found = pairs("develops_industry", text)
    assert found == {("大理州", "生物医药"), ("保山市", "生物医药")}


def test_place_that_builds_a_park_is_still_spoken_of(pairs: Pairs) -> None:
    text = (
        "[Place 合肥市]认真部署，全域建设[Park 滨湖科学城]，[Industry 海洋经济]呈现快速发展态势。"
    )
    assert ("合肥市", "海洋经济") in pairs("develops_industry", text)
    assert ("滨湖科学城", "海洋经济") not in pairs("develops_industry", text)
