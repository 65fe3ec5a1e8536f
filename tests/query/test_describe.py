"""Describe: all that the graph says of one thing, each with its sentence."""

from __future__ import annotations

from time import perf_counter

import pytest

from kg.errors import KgError
from kg.graph.store import Graph
from kg.graph.vocabulary import ELI, PK
from kg.query.describe import Description, describe


def _relations(description: Description, relation: str) -> set[str]:
    return {s.text for s in description.statements if s.relation == relation}


def test_describe_a_task_names_its_units(seeds: Graph) -> None:
    description = describe(seeds, "加快传统产业提质升级")
    assert _relations(description, PK + "ledBy") == {"市工业和信息化局"}
    assert "市数据局" in _relations(description, PK + "responsibleUnit")


def test_describe_a_task_gives_its_figures(seeds: Graph) -> None:
    figures = _relations(describe(seeds, "加快传统产业提质升级"), PK + "Target")
    assert any("120" in figure for figure in figures)  # 智能制造产线（车间）120条（个）


def test_describe_a_group_lists_its_tasks(seeds: Graph) -> None:
    description = describe(seeds, "大力提振消费")
    parts = [s for s in description.statements if s.relation == ELI + "is_part_of"]
    assert [part.detail for part in parts] == [f"附件1/二/(一)/{n}" for n in range(1, 7)]


def test_describe_a_department_lists_what_it_leads(seeds: Graph) -> None:
    description = describe(seeds, "市科技局")
    led = [s for s in description.statements if s.relation == PK + "ledBy"]
    assert len(led) == 9
    assert not any(statement.outward for statement in led)
    assert description.thing.type == "Department"


def test_describe_tells_names_and_why_they_are_one(seeds: Graph) -> None:
    description = describe(seeds, "市文旅广体局")
    (appearance,) = (a for a in description.appearances if a.document == "seven-campaigns-2025")
    assert set(appearance.names) == {"市文化旅游广电体育局", "市文旅广体局"}
    assert any("市文旅广体局" in reason for reason in appearance.reasons)
    assert appearance.mentions >= 10


def test_describe_a_project_gives_its_statuses(seeds: Graph) -> None:
    description = describe(seeds, "比亚迪智能制造产业园")
    statuses = [s for s in description.statements if s.relation == PK + "StatusReport"]
    assert statuses
    assert all(status.detail for status in statuses)


def test_describe_an_indicator_gives_its_series(seeds: Graph) -> None:
    described = describe(seeds, "地区生产总值")
    assert described.thing.type == "Indicator"
    growth = [s.detail for s in described.statements if "growth" in s.detail]
    assert {"2018 fact growth", "2019 goal growth", "2025 goal growth"} <= set(growth)


@pytest.mark.parametrize(
    "name", ["市科技局", "大力提振消费", "南华大学", "work-report-2019-digest"]
)
def test_every_passage_stands_in_its_document(
    seeds: Graph, texts: dict[str, str], name: str
) -> None:
    description = describe(seeds, name)
    passages = [s.passage for s in description.statements] + list(description.sentences)
    assert passages
    for passage in passages:
        assert texts[passage.document][passage.start : passage.end] == passage.quote


def test_sentences_name_the_thing(seeds: Graph) -> None:
    description = describe(seeds, "南华大学")
    assert len(description.sentences) >= 5
    assert all("南华大学" in sentence.quote for sentence in description.sentences)


def test_describe_is_quick_for_a_department_of_many_tasks(seeds: Graph) -> None:
    start = perf_counter()
    description = describe(seeds, "市发展改革委")
    assert len(description.statements) > 60
    assert perf_counter() - start < 1.5  # 0.06 s when nothing else runs


def test_describe_of_nothing_is_refused(seeds: Graph) -> None:
    with pytest.raises(KgError, match="nothing is named"):
        describe(seeds, "没有这个部门局")
