"""Events whose names hold verbs, and events told by the verb behind them."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "4月8日，渭南市2023年二季度重点项目集中开工仪式举行。",
            "渭南市2023年二季度重点项目集中开工仪式",
        ),
        ("组织了第三批招商引资项目签约暨揭牌仪式。", "第三批招商引资项目签约暨揭牌仪式"),
        ("省里召开全省制造业高质量发展推进会。", "全省制造业高质量发展推进会"),
        ("会昌县农产品产销对接会吸引客商。", "会昌县农产品产销对接会"),
    ],
)
def test_ceremony_is_named_with_what_is_done_at_it(text: str, name: str) -> None:
    assert names("Event", text) == [name]


def test_ceremony_without_a_name_is_no_event() -> None:
    assert names("Event", "按时组织开工仪式，做好推进会筹备。") == []


def test_session_of_a_congress_begins_with_its_place() -> None:
    text = "在会宁县第十九届人民代表大会第三次会议上作报告。"
    assert names("Event", text) == ["会宁县第十九届人民代表大会第三次会议"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第五届苹果采摘节在洛川县开幕。", "第五届苹果采摘节"),
        ("第二届云岭梨花旅游节，将于3月在砀山县举行。", "第二届云岭梨花旅游节"),
        ("“2022云岭冰雪旅游季”在延庆区启动。", "2022云岭冰雪旅游季"),
        ("在云岭岛定期举办“滨海金融论坛”。", "滨海金融论坛"),
    ],
)
def test_feast_is_an_event_where_the_clause_says_that_it_is_held(text: str, name: str) -> None:
    assert names("Event", text) == [name]
