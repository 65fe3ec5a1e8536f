"""Sessions of congresses and committees, and fairs that a short name tells."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("落实县十六届人大四次会议部署。", "县十六届人大四次会议"),
        ("听取省第十二届人民代表大会第三次会议报告。", "省第十二届人民代表大会第三次会议"),
        ("筹备市政协九届二次会议。", "市政协九届二次会议"),
        ("学习市委六届八次全会精神。", "市委六届八次全会"),
        ("出席政协安塞区第十届委员会第二次会议。", "政协安塞区第十届委员会第二次会议"),
        ("传达自治区党委十届五次全体会议精神。", "自治区党委十届五次全体会议"),
        (
            "中国共产党留坝县第十五届委员会第七次全体会议召开。",
            "中国共产党留坝县第十五届委员会第七次全体会议",
        ),
        (
            "中国共产党合肥市庐阳区第九届委员会第十次全体会议召开。",
            "中国共产党合肥市庐阳区第九届委员会第十次全体会议",
        ),
        ("参加十三届全国人大三次会议。", "十三届全国人大三次会议"),
        ("迎接中国共产党第十八次全国代表大会召开。", "中国共产党第十八次全国代表大会"),
        ("做好第30届世界大冬会筹备工作。", "第30届世界大冬会"),
        ("自市第七次党代会以来。", "市第七次党代会"),
    ],
)
def test_session_is_named_with_whose_it_is(text: str, name: str) -> None:
    assert names("Event", text) == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("办好第七届龙虾美食和夜间消费季。", ["第七届龙虾美食和夜间消费季"]),
        ("举办第三届霍山石斛云推介节。", ["第三届霍山石斛云推介节"]),
        (
            "举办第六届竹产业大会和岳西高山茭白合肥推介展销会。",
            ["第六届竹产业大会", "岳西高山茭白合肥推介展销会"],
        ),
        ("第三届职工代表、第二届理事。", []),
    ],
)
def test_ordinal_opens_a_fair_whatever_its_name_holds(text: str, found: list[str]) -> None:
    assert names("Event", text) == found


def test_session_goes_on_in_the_next_line_of_a_title() -> None:
    found = names("Event", "——2026年1月27日在六安市裕安区第五届\n人民代表大会第五次会议上")
    assert [name.replace("\n", "") for name in found] == [
        "六安市裕安区第五届人民代表大会第五次会议"
    ]


def test_meeting_of_a_trade_is_an_event() -> None:
    assert names("Event", "成功举办石斛高质量发展大会。") == ["石斛高质量发展大会"]
    assert names("Event", "召开高质量发展大会。") == []


def test_session_of_nobody_is_none() -> None:
    assert names("Event", "本届四次会议由理事会召集，每届三次会议。") == []


def test_fair_known_by_its_short_name_needs_no_other() -> None:
    assert names("Event", "组织企业参加广交会、高交会等展会。") == ["广交会", "高交会"]
    assert names("Event", "本届漳台茶博会吸引客商。") == ["漳台茶博会"]


def test_kind_of_occasion_is_no_event() -> None:
    assert names("Event", "期间举办新品发布会、人才招聘会和企业座谈会。") == []


def test_meetings_of_an_organ_are_told_by_their_number() -> None:
    text = "方案经市政府第35次常务会议审议，传达中央全面深化改革委员会第十二次会议精神。"
    assert names("Event", text, "宜宾市") == [
        "市政府第35次常务会议",
        "中央全面深化改革委员会第十二次会议",
    ]


def test_short_name_in_a_bracket_parts_a_fair_from_its_preparation() -> None:
    text = "第三届甲陇种业博览会（简称“种博会”）筹备会议召开。"
    assert "第三届甲陇种业博览会（简称“种博会”）筹备会议" not in names("Event", text)
