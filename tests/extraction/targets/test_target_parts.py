"""What a target says of its figure: comparator, change, scope, and the text it stands in."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import Mention
from kg.extraction.targets import find_targets
from tests.extraction.targets.sample import reading_of, targets, told

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("登记失业率控制在4.5%以内。", "<="),
        ("社会物流费用占比下降至13.8%以下。", "<="),
        ("专利突破2.25件。", ">"),
        ("招引项目不少于5个。", ">="),
        ("回收利用率≥35%。", ">="),
        ("新能源营收增长10%左右。", "about"),
        ("南湖片区面积约3000亩。", "about"),
        ("新增停车位8000余个。", ">"),
        ("行政审批事项精简率达75%。", "="),
        ("交易额超6亿元。", ">"),
    ],
)
def test_target_comparator(text: str, comparator: str) -> None:
    assert [t.comparator for t in targets(text)] == [comparator]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("地区生产总值增长6%左右。", "growth"),
        ("民间投资增速为30.9%。", "growth"),
        ("城镇化率提高0.9个百分点。", "increase"),
        ("新增学位3500个。", "increase"),
        ("城镇新增就业6万人。", "increase"),
        ("能耗同比降低3%。", "decrease"),
        ("平均浓度下降超1微克/立方米。", "decrease"),
        ("贫困发生率下降到0.36%。", "level"),
        ("工业增加值达到100亿元。", "level"),
        ("低保标准提高到480元。", "level"),
        ("干线安防设施精细化提升78公里。", "level"),
    ],
)
def test_target_change(text: str, change: str) -> None:
    assert [t.change for t in targets(text)] == [change]


def test_target_ratio_and_composition() -> None:
    assert told("三次产业结构调整为5:45:50，城乡收入比缩小到1.98:1。") == [
        ("第一产业占比", "=", "5", "%"),
        ("第二产业占比", "=", "45", "%"),
        ("第三产业占比", "=", "50", "%"),
        ("城乡收入比", "=", "1.98", ":1"),
    ]


def test_target_is_no_time_of_day() -> None:
    assert told("三次产业结构调整为12.1:38.4:49.5。")[0] == ("第一产业占比", "=", "12.1", "%")
    assert not told("产业动态 2024-03-18 10:25:40 来源：市统计局")


def test_target_in_brackets_belongs_to_the_name_before() -> None:
    (first, second) = targets("物流产业园（总面积2.8平方公里）；滨江商务区，约3000亩。")
    assert (first.indicator, second.indicator) == ("总面积", "面积")
    assert second.scope == "滨江商务区"


def test_target_scope_is_printed_or_a_mention() -> None:
    reading = reading_of("每个县市区每年引进项目不少于5个。\n青云新城实现产值突破40亿元。")
    at = reading.text.index("青云新城")
    place = Mention("Place", at, at + 4, "青云新城", "test")
    assert [t.scope for t in find_targets(reading, [place])] == ["每个县市区", "青云新城"]


def test_target_scope_holds_for_the_figures_after_it_up_to_a_semicolon() -> None:
    text = "园区总收入突破400亿元，工业增加值达到100亿元；森林覆盖率达到48%。"
    assert [t.scope for t in targets(text)] == ["园区", "园区", None]


def test_target_number_text_is_the_figure_as_printed() -> None:
    (target,) = targets("新增规模工业企业 100 家以上。")
    assert target.number_text == "100 家以上"


def test_target_of_heading_and_text_is_told_once() -> None:
    text = "一、重点任务\n1.新建乡村车间100个。今年在全市新建乡村车间100个。\n"
    assert len(told(text)) == 1
    more = "一、重点任务\n1.完成培训2万人次。今年开展培训2万人次以上。\n"
    assert [t.comparator for t in targets(more)] == ["=", ">="]
    goes_on = "一、重点任务\n1.水产品产量增长4%，肉类总产量增长4%。\n"
    assert [t.indicator for t in targets(goes_on)] == ["水产品产量", "肉类总产量"]


@pytest.mark.parametrize("name", sorted(p.stem for p in SEEDS.glob("*.txt")))
def test_target_evidence_holds_its_figure(name: str) -> None:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    reading = read(Document(name, text, name, date="2025"))
    found = find_targets(reading, [])
    assert len(found) > 5
    for target in found:
        _, quote = reading.quote(target.start, target.end)
        assert target.number_text in quote
        assert len(target.indicator) > 1
    assert all(a.end <= b.end or a.start <= b.start for a, b in pairwise(found))
