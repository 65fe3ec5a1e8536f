"""Targets of statistics and news: shares, contributions, compositions, falls, rows of spaces."""

from __future__ import annotations

import pytest

from tests.extraction.targets.sample import targets, told


def test_target_of_what_pulls_growth_is_not_the_contribution_before_it() -> None:
    text = "三次产业贡献率分别为4%、50%、46%，分别拉动GDP增长0.2个、3.1个、2.8个百分点。"
    assert [(t.indicator, t.unit) for t in targets(text)[3:]] == [("拉动GDP", "个百分点")] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "渔业产值8.6亿元，占31%，增长7%。",
            [("渔业产值", "level"), ("渔业产值占比", "level"), ("渔业产值", "growth")],
        ),
        (
            "制造业产值90亿元，占全部工业产值的76%，同比增长8%。",
            [
                ("制造业产值", "level"),
                ("制造业产值占全部工业产值比重", "level"),
                ("制造业产值", "growth"),
            ],
        ),
        (
            "发明专利授权量占全市30%，占全省12%。",
            [("发明专利授权量占全市比重", "level"), ("发明专利授权量占全省比重", "level")],
        ),
        (
            "一般预算收入完成9.2亿元，为年初预算的103%，增长6%。",
            [
                ("一般预算收入", "level"),
                ("一般预算收入为年初预算比例", "level"),
                ("一般预算收入", "growth"),
            ],
        ),
        (
            "技改投资60亿元，完成省里下达全年目标的58%。",
            [("技改投资", "level"), ("技改投资完成省里下达全年目标比例", "level")],
        ),
        (
            "农民人均纯收入达到1.6万元，年均增幅在8%以上。",
            [("农民人均纯收入", "level"), ("农民人均纯收入", "growth")],
        ),
        (
            "粮食产量40万吨，增长3%，两年平均增速比一季度加快1.2个百分点。",
            [
                ("粮食产量", "level"),
                ("粮食产量", "growth"),
                ("粮食产量两年平均增速", "increase"),
            ],
        ),
    ],
)
def test_target_of_a_share_and_of_what_grew(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.indicator, t.change) for t in targets(text)] == expected


def test_target_of_three_percentages_that_make_up_a_whole_is_a_composition() -> None:
    text = "三次产业结构由上年的12.5%、40.5%和47.0%调整为11.8%、41.2%和47.0%。"
    found = [(t.indicator, str(t.value), t.status) for t in targets(text)]
    assert sorted(found) == [
        ("第一产业占比", "11.8", "goal"),
        ("第一产业占比", "12.5", "fact"),
        ("第三产业占比", "47.0", "fact"),
        ("第三产业占比", "47.0", "goal"),
        ("第二产业占比", "40.5", "fact"),
        ("第二产业占比", "41.2", "goal"),
    ]


def test_target_of_a_negative_growth_keeps_its_sign() -> None:
    assert told("规上工业增加值同比增长-2.4%。") == [("规上工业增加值", "=", "-2.4", "%")]


def test_target_of_money_given_is_what_stands_behind_it() -> None:
    assert told("每年安排3亿元专项资金支持技术改造。") == [("每年专项资金", "=", "3", "亿元")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35个水利工程完成投资48亿元。", ["水利工程", "水利工程投资"]),
        ("首批60个示范社区全面建成。", ["示范社区"]),
        ("地均税收2.1亿元/平方公里。", ["地均税收"]),
        ("种植香菇80万棒，收购烤烟6万担。", ["种植香菇", "收购烤烟"]),
    ],
)
def test_target_noun_ends_before_what_is_done(text: str, expected: list[str]) -> None:
    assert [t.indicator for t in targets(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "指标 单位 2022年 2027年\n森林覆盖率 % 52.1% 55%\n城镇就业 万人 0.9万人 1.2万人",
        "12条举措助力开局。",
        "比年度计划高20.3个百分点。",
    ],
)
def test_target_is_none_where_nothing_ties_a_figure_to_its_name(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到位资金9亿元，完成市里全年任务（15亿元）的60%。",
            ["到位资金", "到位资金完成市里全年任务比例"],
        ),
        (
            "到位资金9亿元，完成全年目标任务15亿元的60%。",
            ["到位资金", "到位资金完成全年目标任务比例"],
        ),
        ("在谈项目有8个。", ["在谈项目"]),
        (
            "税收收入4亿元；固定资产投资连续五个季度保持两位数增长，全年增长21%。",
            ["税收收入", "固定资产投资"],
        ),
        ("新建（改建）10家标准化食堂。", ["新建标准化食堂"]),
        ("2024年20个重点工程年度投资完成率达104%。", ["20个重点工程年度投资完成率"]),
    ],
)
def test_target_name_is_without_the_plan_and_the_verb(text: str, expected: list[str]) -> None:
    assert [t.indicator for t in targets(text)] == expected
