"""Discrepancies: every figure, name and place that differs, and nothing that is only reworded."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.comparison.compare import compare
from kg.comparison.finding import Comparison
from kg.errors import KgError
from kg.graph.store import open_graph

from .conftest import DIGEST, REPORT, Compare

PLACE = "宜宾市"


def told(comparison: Comparison) -> set[tuple[str, str, str]]:
    return {
        (d.kind, "".join(d.first.text.split()), "".join(d.second.text.split()))
        for d in comparison.discrepancies
    }


@pytest.fixture(scope="module")
def seeds(seeds_graph: Path) -> Comparison:
    """Return the comparison of the report with the newspaper's digest of it."""
    rows = open_graph(seeds_graph).rows
    return compare(rows, "work-report-2019", "work-report-2019-digest")


def test_report_and_digest_differ_in_these_and_no_other_matters(seeds: Comparison) -> None:
    assert told(seeds) == {
        ("figure", "2.25件", "225件"),
        ("figure", "15.6亿美元", "15亿美元"),
        ("name", "衡山科学城", "衡阳科学城"),
        ("name", "豪曼新能源", "豪漫新能源"),
        ("name", "酃湖高铁新城", "鄱湖高铁新城"),
        ("place", "衡阳县", "衡阳市"),
        ("place", "南岳高速耒阳互通", "南岳高速萱洲互通"),
    }


def test_findings_quote_both_documents_exactly(seeds: Comparison, seeds_graph: Path) -> None:
    texts = {
        str(id_): str(text)
        for id_, text in open_graph(seeds_graph).rows(
            "SELECT ?id ?text { ?d dct:identifier ?id ; pk:text ?text }"
        )
    }
    sides = [s for d in seeds.discrepancies for s in (d.first, d.second)]
    assert {side.document for side in sides} == {"work-report-2019", "work-report-2019-digest"}
    for side in sides:
        text = texts[side.document]
        assert text[side.start : side.end] == side.quote
        assert text[side.text_start : side.text_end] == side.text
        assert side.start <= side.text_start < side.text_end <= side.end


def test_order_of_the_documents_does_not_matter(seeds: Comparison, seeds_graph: Path) -> None:
    rows = open_graph(seeds_graph).rows
    turned = compare(rows, "work-report-2019-digest", "work-report-2019")
    assert {(kind, b, a) for kind, a, b in told(turned)} == told(seeds)


def test_other_place_gives_figures_names_and_places(compared: Compare) -> None:
    found = compared(
        (REPORT, "2023-01-10", "政府工作报告", PLACE), (DIGEST, "2023", "新闻报道", PLACE)
    )
    assert told(found) == {
        ("figure", "36.5亿元", "365亿元"),
        ("figure", "120个", "210个"),
        ("name", "凌云新材料产业园", "凌去新材料产业园"),
        ("place", "高县", "珙县"),
    }


def test_same_text_with_other_marks_tells_nothing_differently(compared: Compare) -> None:
    marks = REPORT.replace("，", ",").replace("3-5", "3—5").replace("（一）", "(一)")
    found = compared(
        (REPORT, "2023-01-10", "政府工作报告", PLACE), (marks, "2023", "新闻报道", PLACE)
    )
    assert found.discrepancies == ()


def test_report_of_another_year_may_have_other_figures(compared: Compare) -> None:
    next_year = REPORT.replace("2023", "2024").replace("36.5", "41.2").replace("120个", "96个")
    found = compared(
        (REPORT, "2023-01-10", "政府工作报告", PLACE),
        (next_year, "2024-01-09", "政府工作报告", PLACE),
    )
    assert found.discrepancies == ()


def test_plan_of_another_place_in_the_same_words_is_no_contradiction(compared: Compare) -> None:
    other = REPORT.replace("宜宾", "泸州").replace("高县", "合江县").replace("36.5", "52.1")
    found = compared(
        (REPORT, "2023-01-10", "政府工作报告", PLACE),
        (other, "2023-01-12", "政府工作报告", "泸州市"),
    )
    assert found.discrepancies == ()


def test_a_document_is_not_compared_with_itself(seeds_graph: Path) -> None:
    with pytest.raises(KgError, match="name two documents"):
        compare(open_graph(seeds_graph).rows, "work-report-2019", "work-report-2019")


def test_unknown_document_is_refused_with_those_there_are(seeds_graph: Path) -> None:
    with pytest.raises(KgError, match=r"no document 'nowhere'.*yanfeng-plan-2021"):
        compare(open_graph(seeds_graph).rows, "work-report-2019", "nowhere")
