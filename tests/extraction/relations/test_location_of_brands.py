"""A firm's name that begins with a city's says nothing of where the firm's works are."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.extraction.pipeline import extract


def _located(text: str, place: str) -> set[tuple[str, str]]:
    found = extract(Document("sample", text, "工作报告", place=place))
    return {(r.head.name, r.tail.name) for r in found.relations if r.kind == "located_in"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "推进安庆石化产业园、池州胶囊智能工厂项目建设。",
        "宿州啤酒生产基地项目开工，淮北药业产业园建成。",
        "铜陵晶拓年产8万吨铜箔项目投产。",
        "引进蚌埠凯立股份玻璃深加工项目。",
    ],
)
def test_city_that_begins_a_firms_name_is_not_where_its_works_are(text: str) -> None:
    assert _located(text, "肥东县") == set()


def test_city_before_an_industry_or_with_its_suffix_is_where_the_park_is() -> None:
    text = "推进铜陵铜基新材料产业园、安庆市石化产业园建设。"
    assert {("铜陵铜基新材料产业园", "铜陵"), ("安庆市石化产业园", "安庆市")} <= _located(
        text, "安徽省"
    )


def test_firms_works_are_where_the_text_says() -> None:
    text = "宿州啤酒生产基地项目落户肥东县。"
    assert ("宿州啤酒生产基地", "肥东县") in _located(text, "肥东县")


def test_output_behind_an_unknown_word_makes_a_firm_of_it_and_the_city() -> None:
    text = "庐江县推进淮北正元20万吨饲料加工项目。"
    assert _located(text, "庐江县") == {("淮北正元20万吨饲料加工项目", "庐江县")}


def test_park_of_a_kind_that_counties_have_is_its_countys() -> None:
    assert ("固镇经济开发区", "固镇") in _located("多个项目在固镇经济开发区投产。", "安徽省")


def test_firm_called_after_the_documents_own_county_builds_there() -> None:
    assert ("庐江正元20万吨饲料加工项目", "庐江") in _located(
        "推进庐江正元20万吨饲料加工项目。", "庐江县"
    )


def test_word_that_is_a_districts_name_too_places_no_park() -> None:
    assert _located("多个项目在滨江工业园区投产。", "泰州市") == set()
