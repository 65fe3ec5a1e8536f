"""Who leads and who is responsible, in the layouts that offices print."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import Relation
from kg.extraction.units.departments import find_departments
from kg.extraction.units.responsibilities import find_responsibilities

_PLAN = """浔江市现代物流业发展实施方案
一、重点任务
（一）完善物流枢纽布局
1.加快推进多式联运中心建设。到2027年，建成多式联运中心2个。{}
2.推动冷链物流提质增效。{}
"""


def relations(
    first: str, second: str = "", place: str = "贵港市", after: str = ""
) -> list[Relation]:
    text = _PLAN.format(first, second) + after
    reading = read(Document("sample", text, "sample", place=place))
    return find_responsibilities(reading, list(find_departments(reading)))


def told(found: list[Relation], number: str = "1") -> tuple[list[str], list[str]]:
    mine = [r for r in found if r.head.number.split("/")[-1] == number]  # type: ignore[union-attr]
    return (
        [r.tail.name for r in mine if r.kind == "lead"],
        [r.tail.name for r in mine if r.kind == "responsible"],
    )


@pytest.mark.parametrize(
    ("printed", "lead", "responsible"),
    [
        (
            "(市发展改革委牵头,市交通运输局、市商务局按职责分工负责)",
            ["市发展改革委"], ["市交通运输局", "市商务局"],
        ),
        ("（市发展改革委、市交通运输局牵头负责）", ["市发展改革委", "市交通运输局"], []),
        (
            "（牵头单位：市商务局；责任单位：市财政局、市供销社）",
            ["市商务局"], ["市财政局", "市供销社"],
        ),
        (
            "（牵头单位:市商务局,责任单位:市财政局,配合单位:国网贵港供电公司、各县市区政府）",
            ["市商务局"], ["市财政局", "国网贵港供电公司"],
        ),
        ("\n责任单位：市商务局、市农业农村局\n", [], ["市商务局", "市农业农村局"]),
        (
            "\n牵头单位：市商务局\n责任单位：市农业农村局、各区政府\n",
            ["市商务局"], ["市农业农村局"],
        ),
        (
            "【责任单位：市商务局（牵头）、市农业农村局、市财政局（配合）】",
            ["市商务局"], ["市农业农村局", "市财政局"],
        ),
        (
            "\n牵头单位：市商务局 市供销社\n责任单位：市农业农村局 市财政局\n",
            ["市商务局", "市供销社"], ["市农业农村局", "市财政局"],
        ),
        (
            "\n责任单位：市商务局（牵头），市财政局、市税务局\n",
            ["市商务局"], ["市财政局", "市税务局"],
        ),
        (
            "\n责任单位：市商务局、市农业农村局分别牵头\n",
            ["市商务局", "市农业农村局"], [],
        ),
        (
            "（牵头单位：市商务局；责任单位：市财政局、市税务局，各市、州、县人民政府）",
            ["市商务局"], ["市财政局", "市税务局"],
        ),
        (
            "\n责任单位：市商务局牵头，市财政局配合\n",
            ["市商务局"], ["市财政局"],
        ),
        ("〔牵头：市商务局；配合：市财政局〕", ["市商务局"], ["市财政局"]),
        (
            "由市商务局牵头，会同市财政局、市审计局制定管理办法。",
            ["市商务局"], ["市财政局", "市审计局"],
        ),
        ("分管副市长牵头，市商务局、市财政局负责。", [], ["市商务局", "市财政局"]),
        (
            "推进冷库建设项目，由市商务局牵头，市财政局及各县区配合。",
            ["市商务局"], ["市财政局"],
        ),
        ("（市商务局、市财政局，各县（市）人民政府）", [], ["市商务局", "市财政局"]),
        ("【责任单位】市商务局、市农业农村局", [], ["市商务局", "市农业农村局"]),
        ("【牵头单位：市商务局；配合单位：市农业农村局】", ["市商务局"], ["市农业农村局"]),
        ("[牵头单位：市商务局；配合单位：市农业农村局]", ["市商务局"], ["市农业农村局"]),
        (
            "（市应急管理局、市水利局分别按职能分工牵头，其他有关单位配合）",
            ["市应急管理局", "市水利局"], [],
        ),
        (
            "（市市场监管局、人民银行贵港市分行，市商务局等按职责分工负责）",
            [], ["市市场监管局", "人民银行贵港市分行", "市商务局"],
        ),
        ("（市财政局、市税务局等相关部门按职能分工负责）", [], ["市财政局", "市税务局"]),
        ("（市财政局、市税务局）", [], ["市财政局", "市税务局"]),
        (
            "由市交通运输局牵头，市公安局、市数据局配合。",
            ["市交通运输局"], ["市公安局", "市数据局"],
        ),
        (
            "（市委组织部牵头，市人力资源和社会保障局和市教育局按职责分工负责）",
            ["市委组织部"], ["市人力资源和社会保障局", "市教育局"],
        ),
        (
            "由市水务局负责，市财政局、市公安局交警支队协助。",
            [], ["市水务局", "市财政局", "市公安局交警支队"],
        ),
        ("此项工作由市城管局负责落实，12月底前完成。", [], ["市城管局"]),
        (
            "由市发展改革委会同市水利局、市财政局负责。",
            [], ["市发展改革委", "市水利局", "市财政局"],
        ),
        ("市商务局牵头、市财政局配合。", ["市商务局"], ["市财政局"]),
        ("（市商务局牵头 市财政局 市税务局配合）", ["市商务局"], ["市财政局", "市税务局"]),
        ("——市商务局、市农业农村局", [], ["市商务局", "市农业农村局"]),
        ("——市供销社。", [], ["市供销社"]),
        ("\n市商务局、市农业农村局\n", [], ["市商务局", "市农业农村局"]),
        ("责任部门（单位）：市商务局、市供销社", [], ["市商务局", "市供销社"]),
        ("〔市商务局牵头，市财政局参与〕", ["市商务局"], ["市财政局"]),
        (
            "责任领导：周海平；责任单位：市商务局、市财政局；完成时限：6月底。",
            [], ["市商务局", "市财政局"],
        ),
        ("（市政务中心、市商务局）", [], ["市政务中心", "市商务局"]),
        ("市商务局、市考核办要加强督促检查。", [], []),
        ("办公室日常工作由市商务局负责。", [], []),
        ("日常工作由市商务局负责。", [], []),
        ("市财政局负责资金保障，市审计局负责审计监督。", [], []),
        ("责任单位：教体局、商务局、水利局", [], ["教体局", "商务局", "水利局"]),
        ("责任单位：乡村振兴局、水利局", [], ["乡村振兴局", "水利局"]),
        (
            "分管领导：周海平 牵头单位：市商务局 配合单位：市财政局 市税务局 完成时限：12月底",
            ["市商务局"], ["市财政局", "市税务局"],
        ),
        ("牵头单位（责任人）：市商务局（周海平）", ["市商务局"], []),
        ("（市商务局为牵头单位，市财政局为配合单位）", ["市商务局"], ["市财政局"]),
        ("\n主责部门：市商务局\n协作部门：市财政局\n", ["市商务局"], ["市财政局"]),
        ("（市商务局牵头会同市财政局、市税务局落实）", ["市商务局"], ["市财政局", "市税务局"]),
        ("——市商务局牵头，市财政局、市税务局参与", ["市商务局"], ["市财政局", "市税务局"]),
        ("（由市商务局负总责，市财政局分头落实）", ["市商务局"], ["市财政局"]),
        ("（市商务局主抓，市财政局协助）", ["市商务局"], ["市财政局"]),
        ("（市商务局、平南县）", [], ["市商务局"]),
        ("（市商务局、市财政局等市直有关部门）", [], ["市商务局", "市财政局"]),
    ],
)  # fmt: skip
def test_roles_are_read_in_every_layout(
    printed: str, lead: list[str], responsible: list[str]
) -> None:
    assert told(relations(printed)) == (lead, responsible)


def test_bracket_belongs_to_the_task_it_closes() -> None:
    found = relations("（市商务局牵头）", "（市财政局负责）")
    assert told(found, "1") == (["市商务局"], [])
    assert told(found, "2") == ([], ["市财政局"])


def test_stated_rule_makes_the_first_unit_lead() -> None:
    rule = "注：责任单位中排第一位的为牵头单位。\n"
    assert told(relations("（责任单位：市商务局、市财政局）", after=rule)) == (
        ["市商务局"],
        ["市财政局"],
    )


def test_stated_rule_makes_units_before_the_comma_lead() -> None:
    rule = "以上任务，逗号前的单位为牵头单位。\n"
    found = relations("（市商务局、市财政局，市税务局、市审计局负责）", after=rule)
    assert told(found) == (["市商务局", "市财政局"], ["市税务局", "市审计局"])


def test_stated_rule_yields_to_a_marked_leader() -> None:
    rule = "责任单位列首位的为牵头单位。\n"
    found = relations("（牵头单位：市财政局；责任单位：市商务局、市税务局）", after=rule)
    assert told(found) == (["市财政局"], ["市商务局", "市税务局"])


def test_bracket_that_gives_no_role_gives_no_relation() -> None:
    assert relations("支持企业（市级以上龙头企业优先）负责运营（含设备更新）。") == []


def test_evidence_is_the_part_that_gives_the_role() -> None:
    printed = "（市发展改革委牵头，市交通运输局按职责分工负责）"
    reading = read(Document("sample", _PLAN.format(printed, ""), "sample", place="贵港市"))
    found = find_responsibilities(reading, list(find_departments(reading)))
    quotes = [reading.quote(r.start, r.end)[1] for r in found]
    assert quotes == ["市发展改革委牵头", "市交通运输局按职责分工负责"]


def test_assisting_units_are_responsible_in_an_assisting_role() -> None:
    found = relations("（市商务局牵头，市财政局配合）")
    assert [(r.tail.name, r.role) for r in found] == [("市商务局", None), ("市财政局", "配合单位")]


def test_units_in_the_columns_of_a_table_have_the_roles_of_the_columns() -> None:
    text = (
        "清河市任务清单\n序号\t任务\t牵头单位\t责任单位\t配合单位\n"
        "1\t新建幼儿园\t市教育局\t市财政局 市住建局\t各县区政府\n"
        "2\t改造老旧小区\t市住建局、市发展改革委\t市城管局\t市公安局\n"
    )
    reading = read(Document("sample", text, "清河市任务清单", place="清河市"))
    found = find_responsibilities(reading, list(find_departments(reading)))
    assert told(found, "1") == (["市教育局"], ["市财政局", "市住建局"])
    assert told(found, "2") == (["市住建局", "市发展改革委"], ["市城管局", "市公安局"])
    for relation in found:
        assert reading.text[relation.start : relation.end].count("\n") == 0


def test_rule_in_a_header_makes_the_first_unit_of_each_cell_lead() -> None:
    text = (
        "清河市任务清单\n序号\t任务\t责任单位（列首位的为牵头单位）\n"
        "1\t新建幼儿园\t市教育局、市财政局\n"
    )
    reading = read(Document("sample", text, "清河市任务清单", place="清河市"))
    found = find_responsibilities(reading, list(find_departments(reading)))
    assert told(found) == (["市教育局"], ["市财政局"])


def test_list_on_a_line_of_its_own_is_of_all_points_above_it() -> None:
    points = "\n（1）完善应急预案。\n（2）充实应急物资。\n（3）组织应急演练。\n"
    assert told(relations(f"{points}（责任单位：市应急管理局、市财政局）")) == (
        [],
        ["市应急管理局", "市财政局"],
    )


def test_list_on_a_line_of_its_own_is_of_its_point_where_each_has_one() -> None:
    points = "\n（1）完善应急预案。\n（市应急管理局）\n（2）充实应急物资。\n（市财政局）\n"
    found = relations(points)
    assert told(found, "1") == ([], [])
    assert told(found, "(1)") == ([], ["市应急管理局"])
    assert told(found, "(2)") == ([], ["市财政局"])
