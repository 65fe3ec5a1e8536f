"""Developments: a later status is no contradiction; two at one time are."""

from __future__ import annotations

from pathlib import Path

from kg.comparison.compare import compare
from kg.graph.store import open_graph

from .conftest import Compare

JANUARY = """宜宾市政府工作报告

二、2023年工作安排

（一）抓好项目建设。加快三江电池产业园、城南大桥、天原新材料基地等重大项目建设，建成凌云湖水库。
"""
JULY = """宜宾市上半年经济形势分析会召开

会议指出，城南大桥、天原新材料基地等未开工项目要逐一调度。目前，三江电池产业园建成投产。
"""
PLACE = "宜宾市"


def test_later_status_of_a_project_is_a_development(compared: Compare) -> None:
    found = compared(
        (JANUARY, "2023-01-10", "政府工作报告", PLACE), (JULY, "2023-07", "新闻报道", PLACE)
    )
    told = {d.name: (d.earlier.text, d.later.text, d.trend) for d in found.developments}
    assert told["城南大桥"] == ("under_construction", "not_started", "goal not yet reached")
    assert told["三江电池产业园"][1:] == ("operational", "goal reached")
    assert found.discrepancies == ()


def test_developments_run_from_the_earlier_to_the_later_document(compared: Compare) -> None:
    found = compared(
        (JULY, "2023-07", "新闻报道", PLACE), (JANUARY, "2023-01-10", "政府工作报告", PLACE)
    )
    assert {(d.earlier.document, d.later.document) for d in found.developments} == {("b", "a")}


def test_statuses_of_one_time_contradict_each_other(compared: Compare) -> None:
    other = JANUARY.replace("建成凌云湖水库", "开展凌云湖水库前期工作")
    found = compared(
        (JANUARY, "2023-01-10", "政府工作报告", PLACE), (other, "2023", "新闻报道", PLACE)
    )
    statuses = [d for d in found.discrepancies if d.kind == "status"]
    assert [(d.first.text, d.second.text) for d in statuses] == [("completed", "preliminary")]
    assert found.developments == ()


def test_a_name_with_its_place_in_front_is_the_same_project(compared: Compare) -> None:
    before = "目前，竹艺小镇、中医医院、三江新材料谷等项目尚未开工。\n"
    after = "加快翠屏竹艺小镇、高县中医医院、长宁三江新材料谷、珙县三江新材料谷等项目建设。\n"
    found = compared(
        (before, "2023-07", "新闻报道", PLACE), (after, "2025-01-10", "政府工作报告", PLACE)
    )
    (town,) = found.developments
    assert (town.earlier.text, town.later.text) == ("not_started", "under_construction")
    assert town.same == "翠屏竹艺小镇 is 竹艺小镇 with its place in front"


def test_a_platform_of_the_city_is_not_that_of_its_district(compared: Compare) -> None:
    before, after = "“智慧政务”服务平台建设全面启动。\n", "“智慧政务”服务平台建成使用。\n"
    city = (before, "2023-01-10", "政府工作报告", PLACE)
    for place, count in ((PLACE, 1), ("宜宾市翠屏区", 0)):
        found = compared(city, (after, "2025-01-10", "政府工作报告", place))
        assert len(found.developments) == count


def test_seeds_tell_what_had_not_begun_by_july(seeds_graph: Path) -> None:
    rows = open_graph(seeds_graph).rows
    found = compare(rows, "work-report-2019", "midyear-plenary-2019")
    assert found.discrepancies == ()
    (car,) = [d for d in found.developments if d.later.text == "not_started"]
    assert (car.name, car.earlier.text, car.earlier_as) == (
        "华泰汽车",
        "under_construction",
        "goal",
    )
    assert car.same.startswith("probably one")
    assert (car.earlier_date, car.later_date) == ("2019-01-08", "2019-07")
