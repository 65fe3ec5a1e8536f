"""What tables of projects say: names by their column, where, whose, how far and how much."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.extraction.facts import Extraction, Mention
from kg.extraction.pipeline import extract

_HEADER = "序号\t项目名称\t建设地点\t建设单位\t建设内容\t建设性质\t总投资（万元）\t形象进度"
_PLACE = "江西省抚州市南城县"


def said(table: str, title: str = "2024年重点项目清单") -> Extraction:
    return extract(Document("sample", f"{title}\n{table}", title, date="2024-03", place=_PLACE))


def row(**cells: str) -> str:
    """Return a table with one row, whose cells not given are empty."""
    names = ("name", "place", "owner", "content", "nature", "sum", "progress")
    return f"{_HEADER}\n1\t" + "\t".join(cells.get(n, "") for n in names) + "\n"


def pairs(found: Extraction, kind: str) -> list[tuple[str, str]]:
    heads = [(r.head, r.tail.name) for r in found.relations if r.kind == kind]
    return [(head.name, tail) for head, tail in heads if isinstance(head, Mention)]


def statuses(found: Extraction) -> list[tuple[str, str]]:
    return [(s.status, s.goal_or_fact) for s in found.statuses]


@pytest.mark.parametrize(
    "name", ["株良粮食产后服务", "盱江左岸提升", "年产3万吨钙基新材料", "株良产业园"]
)
def test_cell_of_projects_names_one_whatever_it_ends_in(name: str) -> None:
    named = [m for m in said(row(name=name, owner="县城投公司")).mentions if m.type == "Project"]
    assert [m.name for m in named] == [name]


def test_cell_of_contents_names_no_further_project_or_firm() -> None:
    table = row(name="株良智造基地", content="新建年产10万吨负极材料生产线和株良科创大楼")
    named = {(m.type, m.name) for m in said(table).mentions if m.type in ("Project", "Enterprise")}
    assert named == {("Project", "株良智造基地")}


@pytest.mark.parametrize(
    ("owner", "kind"),
    [
        ("赣东纺织（南城）有限公司", "Enterprise"),
        ("新华梅置业", "Enterprise"),
        ("县水利局", "Department"),
        ("南城县第二中学", "Institution"),
    ],
)
def test_owner_of_a_project_operates_it(owner: str, kind: str) -> None:
    found = said(row(name="盱江左岸提升", owner=owner))
    assert pairs(found, "operated_by") == [("盱江左岸提升", owner)]
    assert (kind, owner) in {(m.type, m.name) for m in found.mentions}


@pytest.mark.parametrize("owner", ["待定", "各乡镇", "相关企业", "招商引资"])
def test_nobody_in_particular_operates_nothing(owner: str) -> None:
    assert pairs(said(row(name="盱江左岸提升", owner=owner)), "operated_by") == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("株良镇", ["株良镇"]),
        ("株良镇、上唐镇", ["株良镇", "上唐镇"]),
        ("金山口工业园区", ["金山口工业园区"]),
        ("全县", []),
        ("各乡镇", []),
    ],
)
def test_place_of_a_project_is_where_it_lies(place: str, expected: list[str]) -> None:
    found = said(row(name="高标准农田提升", place=place, owner="县水利局"))
    assert [tail for _, tail in pairs(found, "located_in")] == expected


@pytest.mark.parametrize(
    ("nature", "progress", "expected"),
    [
        ("续建", "", [("under_construction", "fact")]),
        ("计划新开工", "", [("started", "goal")]),
        ("新建", "", [("planned", "goal")]),
        ("已完工", "", [("completed", "fact")]),
        ("改扩建", "", []),
        ("新建", "已开工", [("started", "fact")]),
        ("续建", "完成管网铺设40公里", [("under_construction", "fact")]),
        ("续建", "路基贯通", [("under_construction", "fact")]),
        ("续建", "项目已全部完工", [("completed", "fact")]),
        ("续建", "一期已投产", [("partly_operational", "fact")]),
        ("新建", "用地手续办理中", [("preliminary", "fact")]),
        ("续建", "预计10月投入使用", [("operational", "goal")]),
    ],
)
def test_progress_says_more_than_the_nature_of_the_work(
    nature: str, progress: str, expected: list[tuple[str, str]]
) -> None:
    found = said(row(name="盱江左岸提升", nature=nature, progress=progress, owner="县水利局"))
    assert statuses(found) == expected


def test_head_of_a_group_tells_of_all_its_projects() -> None:
    table = (
        "（一）续建项目\n项目名称\t项目业主\t年度目标\n株良水厂\t县水务公司\t建成投用\n"
        "（二）新开工项目\n上唐粮库\t县粮食公司\t\n"
    )
    found = {(s.project.name, s.status, s.goal_or_fact) for s in said(table).statuses}
    assert found == {
        ("株良水厂", "under_construction", "fact"),
        ("株良水厂", "operational", "goal"),
        ("上唐粮库", "started", "goal"),
    }


def test_sums_are_targets_of_their_project() -> None:
    table = (
        "单位：万元\n项目名称\t建设单位\t总投资\t至2023年底累计完成投资\t2024年计划投资\n"
        "株良水厂\t县水务公司\t12,600\t4100\t约5000\n小计\t\t12600\t4100\t5000\n"
    )
    told = [
        (t.indicator, str(t.value), t.unit, t.comparator, t.year, t.status, t.scope)
        for t in said(table).targets
    ]
    assert told == [
        ("总投资", "12600", "万元", "=", None, "goal", "株良水厂"),
        ("累计完成投资", "4100", "万元", "=", 2023, "fact", "株良水厂"),
        ("年度计划投资", "5000", "万元", "about", 2024, "goal", "株良水厂"),
    ]


def test_figures_of_contents_have_the_project_for_scope_and_progress_is_a_fact() -> None:
    table = row(name="株良管网改造", content="改造管网86公里", progress="完成管网铺设40公里")
    told = [(t.unit, t.status, t.scope) for t in said(table).targets]
    assert told == [("公里", "goal", "株良管网改造"), ("公里", "fact", "株良管网改造")]


def test_evidence_stands_in_the_row() -> None:
    found = said(row(name="盱江左岸提升", place="株良镇", owner="县水利局", nature="续建"))
    text = found.reading.text
    (owned,) = [r for r in found.relations if r.kind == "operated_by"]
    assert text[owned.start : owned.end] == "盱江左岸提升\t株良镇\t县水利局"
    (report,) = found.statuses
    assert text[report.start : report.end].startswith("盱江左岸提升")
    assert text[report.start : report.end].endswith("续建")


def test_projects_lie_in_the_region_that_is_merged_over_their_rows() -> None:
    header = "所属区域\t项目名称\t建设内容\t总投资（万元）"
    rows = "".join(f"\t盱江第{n}水厂\t改造管网{n}公里\t900\n" for n in "二三四五六七八九")
    found = said(
        f"{header}\n株良镇\t盱江首座水厂\t改造管网三公里，新建泵房及附属设施\t900\n{rows}" * 2
    )
    lying = [r for r in found.relations if r.kind == "located_in"]
    assert {r.tail.name for r in lying} == {"株良镇"}
    assert len({r.head.name for r in lying if isinstance(r.head, Mention)}) == 9
    assert all(r.end - r.start <= 300 for r in lying)


@pytest.mark.parametrize(
    "table",
    [
        # cells that are missing, and cells in another order than the header's
        f"{_HEADER}\n1\t盱江左岸提升\t县水利局\t新建\t8000\n",
        f"{_HEADER}\n1\t株良镇\t盱江左岸提升\t县水利局\t8000\t续建\t路基贯通\t新建\n",
    ],
)
def test_table_that_is_not_understood_says_nothing(table: str) -> None:
    found = said(table)
    assert not any(r.kind in ("located_in", "operated_by") for r in found.relations)
    assert statuses(found) == []
    assert not any(m.rule.startswith("table:") for m in found.mentions)
