"""Programmes are told by the verb that carries them out, whatever words their names hold."""

from __future__ import annotations

import pytest

from kg.extraction.entities.carriedout import carried_out


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("深入实施小微企业争先进位行动，", "小微企业争先进位行动"),
        ("全面完成事业单位所办企业集中统一监管改革。", "事业单位所办企业集中统一监管改革"),
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
