"""Programmes are told by the verb that carries them out, whatever words their names hold."""

from __future__ import annotations

import pytest

from kg.extraction.entities.programmes.carriedout import carried_out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("深入实施小微企业争先进位行动，", "小微企业争先进位行动"),
        ("全面完成事业单位所办企业集中统一监管改革。", "事业单位所办企业集中统一监管改革"),
        ("（六）实施跨境电商出海工程\n", "跨境电商出海工程"),
        ("吹响工业强市三年行动号角，", "工业强市三年行动"),
        ("推广柳河社区工作法。", "柳河社区工作法"),
        ("推进城镇燃气安全专项整治，", "城镇燃气安全专项整治"),
        ("启动新一轮干线公路畅通提升工程、", "干线公路畅通提升工程"),
        ("成效初显，不动产登记制度改革取得突破。", "不动产登记制度改革"),
    ],
)
def test_programme_reaches_from_its_verb_to_its_last_word(text: str, name: str) -> None:
    assert [m.name for m in carried_out(text)] == [name]


def test_programmes_of_a_list_follow_one_another() -> None:
    text = "深入实施园区提质三年行动、隐形冠军培育计划，推动水库移民安稳行动落地见效。"
    assert [m.name for m in carried_out(text)] == [
        "园区提质三年行动",
        "隐形冠军培育计划",
        "水库移民安稳行动",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "实施教育、医疗行动。",  # a list
        "实施一批重大工程行动。",  # no name
        "推进开展和落实专项行动。",  # verbs
        "完成全年招商计划。",  # a figure to be reached
        "实施改革。",
    ],
)
def test_programme_is_no_list_and_nothing_general(text: str) -> None:
    assert carried_out(text) == []


def test_programme_fills_its_heading() -> None:
    text = "二、重点任务\n（一）名师领航行动计划。建设工作室。\n2.茶园提质行动\n"
    assert [m.name for m in carried_out(text)] == ["名师领航行动计划", "茶园提质行动"]


@pytest.mark.parametrize("title", ["坚定不移打好三大攻坚战", "制定年度行动计划", "凝聚合力和行动"])
def test_heading_that_asks_for_something_is_no_programme(title: str) -> None:
    assert carried_out(f"工作\n（一）{title}\n") == []
