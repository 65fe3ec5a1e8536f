"""Statuses told at a distance: by the head of a list, a later clause, a ceremony or a note."""

from __future__ import annotations

import pytest

from kg.extraction.statuses import find_statuses
from tests.extraction.relations.conftest import mark


def told(text: str, **about: str) -> list[tuple[str, str, str]]:
    """Return project, status, and goal or fact of each report, in text order."""
    reading, mentions = mark(text, **about)
    return [(r.project.name, r.status, r.goal_or_fact) for r in find_statuses(reading, mentions)]


NEWS = {"kind": "新闻", "date": "2024-05"}


def test_head_of_a_list_tells_of_all_its_items() -> None:
    text = "集中开工的3个项目分别为：[Project 甲河大桥]；[Project 乙园水厂]；[Project 丙岭隧道]。"
    assert told(text, **NEWS) == [
        ("甲河大桥", "started", "fact"),
        ("乙园水厂", "started", "fact"),
        ("丙岭隧道", "started", "fact"),
    ]


def test_count_of_projects_tells_of_those_named_next() -> None:
    text = "全市新开工项目30个，总投资70亿元。其中，总投资8亿元的[Project 甲河大桥]体量大。"
    assert told(text, **NEWS) == [("甲河大桥", "started", "fact")]


def test_list_tells_of_items_with_sums_before_them() -> None:
    text = "总投资3亿元的[Project 甲厂]、总投资5亿元的[Project 乙厂]实现当年签约、当年开工。"
    assert told(text, **NEWS) == [("甲厂", "started", "fact"), ("乙厂", "started", "fact")]


def test_list_goes_on_over_a_comma() -> None:
    text = "[Project 甲机场]、[Project 乙电站]，以及[Project 丙水库]等一批项目开工建设。"
    assert {s for _, s, _ in told(text, **NEWS)} == {"started"}
    assert len(told(text, **NEWS)) == 3


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("[Project 甲厂]成功签约。", ("planned", "fact")),
        ("[Project 甲厂]相继落户。", ("planned", "fact")),
        ("此次签约的[Project 甲厂]是今年首个百亿级项目。", ("planned", "fact")),
        ("[Project 甲厂]收尾在即。", ("under_construction", "fact")),
        ("[Project 甲医院新院区]开诊。", ("operational", "fact")),
        ("[Project 甲水库]完成投资6亿元。", ("under_construction", "fact")),
        ("[Project 甲路]正在办理环评手续。", ("preliminary", "fact")),
        ("[Project 甲厂]6月底前进场施工。", ("started", "fact")),
    ],
)
def test_words_behind_the_name_tell_how_far_it_is(sentence: str, found: tuple[str, str]) -> None:
    assert [r[1:] for r in told(sentence, **NEWS)] == [found]


def test_note_behind_a_colon_tells_the_status() -> None:
    text = "一、2024年工作安排\n[Project 甲枢纽]：开工建设。\n[Project 乙隧道]：竣工。\n"
    assert [r[1] for r in told(text)] == ["started", "completed"]


def test_later_clauses_tell_what_is_and_what_will_be() -> None:
    text = "总投资7亿元的[Project 甲厂]，一期已建成投产，预计10月底全部竣工。"
    assert {r[1:] for r in told(text, **NEWS)} == {
        ("partly_operational", "fact"),
        ("completed", "goal"),
    }
    text = "[Project 甲厂]位于城南。该项目占地90亩，已于3月开工建设。"
    assert [r[1:] for r in told(text, **NEWS)] == [("started", "fact")]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Project 甲厂]建成后，年产值可达9亿元。",
        "[Project 甲厂]超额完成年度目标。",
        "[Project 甲路]完成80%。",
        "均将落户[Park 乙经开区]。",
    ],
)
def test_condition_share_and_place_tell_no_status(sentence: str) -> None:
    assert told(sentence, **NEWS) == []


def test_list_that_points_back_has_the_status_told_before() -> None:
    text = "5月8日，全县2个项目集中开工。这2个项目分别为：[Project 甲河大桥]；[Project 乙园水厂]。"
    started = [("甲河大桥", "started", "fact"), ("乙园水厂", "started", "fact")]
    assert told(text, **NEWS) == started
    text = "此次集中开工的项目涵盖产业、民生等方面，有[Project 甲河大桥]、[Project 乙园水厂]等9个。"
    assert told(text, **NEWS) == started


def test_clause_behind_a_counted_list_tells_of_all_in_it() -> None:
    text = "镇里实施[Project 甲河大桥]、[Project 乙园水厂]2个重点项目，截至目前，全部开工。"
    assert told(text, **NEWS) == [
        ("甲河大桥", "started", "fact"),
        ("乙园水厂", "started", "fact"),
    ]


@pytest.mark.parametrize(
    ("tail", "status"),
    [
        ("正式通水", "operational"),
        ("部分路段已建成通车", "partly_operational"),
        ("进入联调联试阶段", "under_construction"),
        ("正在开展土建施工", "under_construction"),
        ("已完成征地", "preliminary"),
        ("主体工程均已完工", "under_construction"),
    ],
)
def test_stage_of_works_is_told_by_what_is_going_on(tail: str, status: str) -> None:
    assert told(f"[Project 甲河大桥]{tail}。", **NEWS) == [("甲河大桥", status, "fact")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # an item that no rule found, and the places inside one, do not break a list
        (
            "去年，[Project 甲河大桥]、交通规划院重点实验室、[Project 乙园水厂]等项目快速推进。",
            [("甲河大桥", "under_construction"), ("乙园水厂", "under_construction")],
        ),
        (
            "去年，建成[Project 甲河大桥]、丙园至[Place 乙城]的快速线、[Project 丁岭隧道]。",
            [("甲河大桥", "completed"), ("丁岭隧道", "completed")],
        ),
        # … but a verb, or a status of its own, ends it
        (
            "去年，建成[Project 甲河大桥]、启动[Project 丁岭隧道]。",
            [("甲河大桥", "completed"), ("丁岭隧道", "started")],
        ),
        (
            "去年，[Project 甲河大桥]竣工、[Project 丁岭隧道]投产、[Project 乙园水厂]加快推进。",
            [
                ("甲河大桥", "completed"),
                ("丁岭隧道", "operational"),
                ("乙园水厂", "under_construction"),
            ],
        ),
        # counts of what is listed add nothing
        ("去年，建成[Project 甲河大桥]等3座危桥。", [("甲河大桥", "completed")]),
        ("去年，建成[Project 甲河线]2条高速公路86公里。", [("甲河线", "completed")]),
        # a park of trees is built where the list calls it a project, a county never
        ("去年，建成[Place 甲山公园]、[Place 乙县]等一批民生项目。", [("甲山公园", "completed")]),
    ],
)
def test_broken_lists_share_what_is_told(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name, status) for name, status, _ in told(text, **NEWS)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[Project 甲园一期]建成投产、二期加快建设。", [("甲园一期", "operational")]),
        (
            "[Project 甲水厂]一期建成、二期开工建设。",
            [("甲水厂", "partly_operational"), ("甲水厂", "started")],
        ),
    ],
)
def test_phases_have_statuses_of_their_own(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name, status) for name, status, _ in told(text, **NEWS)] == found


def test_a_paragraph_that_asks_for_something_asks_for_all_it_drives_on() -> None:
    text = "开工[Project 甲河大桥]，推进[Project 丁岭隧道]项目前期工作，力争[Project 乙线]通车。"
    assert [g for _, _, g in told(text, title="各市动态", **NEWS)] == ["goal"] * 3
    text = "上半年，开工建设[Project 甲河大桥]。目前，各地力争上游。"
    assert [g for _, _, g in told(text, title="各市动态", **NEWS)] == ["fact"]


def test_counts_before_a_list_tell_of_it_across_sentences() -> None:
    text = (
        "本次集中开工的项目共3个，总投资9亿元。基础设施类2项，总投资3亿元。"
        "分别是总投资1亿元的[Project 甲河大桥]，总投资2亿元的[Project 乙园水厂]。"
    )
    assert told(text, **NEWS) == [
        ("甲河大桥", "started", "fact"),
        ("乙园水厂", "started", "fact"),
    ]


def test_what_the_head_of_a_list_aims_at_holds_for_all_its_items() -> None:
    text = "今年将着力建设对外通道，包括：[Project 甲河快速路]；[Project 乙至丙高速公路]。"
    assert told(text, title="交通动态", **NEWS) == [
        ("甲河快速路", "planned", "goal"),
        ("乙至丙高速公路", "planned", "goal"),
    ]


def test_projects_between_commas_share_what_the_last_clause_tells() -> None:
    text = "当日，[Project 甲切片项目]，[Project 乙电池项目]及[Project 丙组件项目]正式开工建设。"
    assert {status for _, status, _ in told(text, **NEWS)} == {"started"}
    assert len(told(text, **NEWS)) == 3


def test_progress_in_a_title_makes_a_text_news() -> None:
    text = "[Project 甲河水库]完成投资600万元。"
    assert told(text, title="重点工程进展顺利") == [("甲河水库", "under_construction", "fact")]
    assert told(text, title="重点工程计划") == [("甲河水库", "under_construction", "goal")]
