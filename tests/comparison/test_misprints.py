"""Misprints are noted, with a reason; nothing is corrected."""

from __future__ import annotations

from pathlib import Path

from kg.comparison.compare import compare
from kg.graph.store import open_graph
from kg.graph.vocabulary import PKR

from .conftest import DIGEST, REPORT, Compare

PLACE = "宜宾市"


def test_more_frequent_name_is_the_better_one(seeds_graph: Path) -> None:
    found = compare(open_graph(seeds_graph).rows, "work-report-2019", "work-report-2019-digest")
    reasons = {m.wrong.text: (m.right.text, m.reason) for m in found.misprints}
    right, reason = reasons["衡阳科学城"]
    assert right == "衡山科学城"
    assert "times" in reason


def test_report_outranks_the_newspaper_where_both_names_stand_once(compared: Compare) -> None:
    found = compared(
        (DIGEST, "2023", "新闻报道", PLACE), (REPORT, "2023-01-10", "政府工作报告", PLACE)
    )
    (misprint,) = found.misprints
    assert (misprint.wrong.text, misprint.right.text) == ("凌去新材料产业园", "凌云新材料产业园")
    assert misprint.reason.endswith("政府工作报告 comes before 新闻报道")


def test_figures_and_places_are_no_misprints(seeds_graph: Path) -> None:
    found = compare(open_graph(seeds_graph).rows, "work-report-2019", "work-report-2019-digest")
    assert {m.right.text for m in found.misprints} == {"衡山科学城", "豪曼新能源", "酃湖高铁新城"}


def test_hidden_label_is_on_the_right_thing_and_both_things_stay(seeds_graph: Path) -> None:
    rows = open_graph(seeds_graph).rows(
        """SELECT ?right ?hidden ?wrong ?label {
          ?right skos:hiddenLabel ?hidden . ?wrong pk:misprintOf ?right ; skos:prefLabel ?label
        }"""
    )
    labels = {(str(right), str(hidden), str(label)) for right, hidden, _, label in rows}
    assert (f"{PKR}place/衡阳市酃湖高铁新城", "鄱湖高铁新城", "鄱湖高铁新城") in labels
