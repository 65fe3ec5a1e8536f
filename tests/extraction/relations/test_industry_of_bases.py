"""Industries of the places and parks that a sentence makes their bases."""

from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., set[tuple[str, str]]]


def test_places_that_are_the_focus_develop_the_list(pairs: Pairs) -> None:
    text = "以[Place 岔河镇]、[Place 双沟镇]为重点发展[Industry 黄花菜]等[Industry 食用菌产业]。"
    assert pairs("develops_industry", text) == {
        (place, industry) for place in ("岔河镇", "双沟镇") for industry in ("黄花菜", "食用菌产业")
    }


def test_focus_lasts_into_the_next_clause(pairs: Pairs) -> None:
    text = "以[Park 宜春经开区]、[Park 丰城高新区]为重点，大力发展[Industry 锂电新能源]等产业。"
    assert pairs("develops_industry", text) == {
        ("宜春经开区", "锂电新能源"),
        ("丰城高新区", "锂电新能源"),
    }


def test_park_at_work_develops_what_comes_next(pairs: Pairs) -> None:
    text = "发挥[Park 滁州经济技术开发区]集聚作用，重点发展[Industry 智能家电]等产业。"
    assert pairs("develops_industry", text) == {("滁州经济技术开发区", "智能家电")}


def test_base_to_be_built_names_its_industry(pairs: Pairs) -> None:
    text = "聚焦[Industry 服务器]等方向，支持[Park 临沂高新区]建设服务器制造基地。"
    assert ("临沂高新区", "服务器") in pairs("develops_industry", text)
