"""Tables of indicators: figures with the year and kind that the header tells."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import Target
from kg.extraction.targets import find_targets

_PLAN = "青山区国民经济和社会发展第十四个五年规划纲要"


def targets(table: str, title: str = _PLAN, date: str | None = None) -> list[Target]:
    return find_targets(read(Document("sample", f"{title}\n{table}", title, date=date)), [])


def told(table: str, **about: str) -> list[tuple[str, str, str, str, int | None]]:
    return [(t.indicator, str(t.value), t.unit, t.status, t.year) for t in targets(table, **about)]


def test_indicator_table_gives_facts_of_the_past_and_goals_of_the_future() -> None:
    table = (
        "指标\t单位\t2020年\t2025年\t属性\n"
        "森林覆盖率\t%\t71.2\t72\t约束性\n碳排放降低\t%\t—\t15\t约束性\n"
    )
    assert told(table) == [
        ("森林覆盖率", "71.2", "%", "fact", 2020),
        ("森林覆盖率", "72", "%", "goal", 2025),
        ("碳排放降低", "15", "%", "goal", 2025),
    ]


def test_indicator_table_reads_units_in_brackets_and_sums_of_all_years() -> None:
    table = (
        "类别\t序号\t指标\t2020年\t2025年\t年均增长[累计]\n"
        "发展\t1\t地区生产总值（亿元）\t486\t690\t7%\n"
        "\t2\t其中：城镇新增就业（万人）\t1.8\t—\t[9]\n"
        "\t3\t每千人口执业（助理）医师数（人）\t3.1\t≥3.6\t—\n"
    )
    assert told(table) == [
        ("地区生产总值", "486", "亿元", "fact", 2020),
        ("地区生产总值", "690", "亿元", "goal", 2025),
        ("地区生产总值", "7", "%", "goal", 2025),
        ("城镇新增就业", "1.8", "万人", "fact", 2020),
        ("城镇新增就业", "9", "万人", "goal", 2025),
        ("每千人口执业（助理）医师数", "3.1", "人", "fact", 2020),
        ("每千人口执业（助理）医师数", "3.6", "人", "goal", 2025),
    ]
    found = targets(table)
    assert [t.change for t in found[:5]] == ["level", "level", "growth", "level", "increase"]
    assert found[-1].comparator == ">="


def test_indicator_table_of_a_year_parts_what_was_done_from_what_is_expected() -> None:
    table = (
        "指标名称\t计量单位\t2023年实绩\t2024年目标\t责任单位\n用时\t个工作日\t1\t≤0.5\t市监局\n"
    )
    assert told(table, title="云溪市2024年方案", date="2024-04-18") == [
        ("用时", "1", "个工作日", "fact", 2023),
        ("用时", "0.5", "个工作日", "goal", 2024),
    ]


@pytest.mark.parametrize("cell", ["—", "/", "", "完成上级下达任务", "持续改善"])
def test_indicator_table_cell_without_a_figure_gives_nothing(cell: str) -> None:
    assert told(f"指标\t单位\t2025年\nPM2.5浓度\t微克/立方米\t{cell}\n") == []


def test_indicator_table_figures_stand_at_their_offsets() -> None:
    table = "指标　　单位　　2020年　　2025年\n粮食产量　　万吨　　120.5　　130\n"
    text = f"{_PLAN}\n{table}"
    reading = read(Document("sample", text, _PLAN))
    for target in find_targets(reading, []):
        span, quote = reading.quote(target.start, target.end)
        assert text[span.start : span.end] == quote
        assert target.number_text in quote
    assert len(find_targets(reading, [])) == 2


def test_glossary_gives_no_targets() -> None:
    glossary = "名词解释\n规上工业企业：指年营业收入2000万元以上的企业。\n"
    text = f"{_PLAN}\n一、目标\n新增企业8家。\n{glossary}"
    found = find_targets(read(Document("sample", text, _PLAN)), [])
    assert [t.indicator for t in found] == ["新增企业"]
