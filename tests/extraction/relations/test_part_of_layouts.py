"""Parts of layouts and of counted sets belong to what the slogan or the set names."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.extraction.facts import Mention
from kg.extraction.pipeline import extract


def _pairs(text: str) -> set[tuple[str, str]]:
    told = extract(Document("d", text, "工作安排", place="合肥市")).relations
    return {
        (r.head.name, r.tail.name)
        for r in told
        if r.kind == "part_of" and isinstance(r.head, Mention)
    }


def test_part_of_a_layout_is_what_its_numbers_count() -> None:
    text = (
        "构筑“一核两副”的空间格局。一核引领，即完善老城配套，将其打造成为宜居的城市南中心；"
        "两副带动，即做强铁西路以北副中心和柳河片区副中心。"
    )
    assert _pairs(text) == {
        ("城市南中心", "一核两副"),
        ("铁西路以北副中心", "一核两副"),
        ("柳河片区副中心", "一核两副"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "实施三大工程（强链补链、育苗扶壮、数字赋能），加快转型。",
        "实施三大工程：强链补链、育苗扶壮、数字赋能。",
        "实施三大工程，即强链补链、育苗扶壮和数字赋能。",
    ],
)
def test_part_of_a_set_is_what_is_listed_right_behind_it(text: str) -> None:
    members = ("强链补链", "育苗扶壮", "数字赋能")
    assert _pairs(text) == {(member, "三大工程") for member in members}


def test_part_of_a_set_of_places_needs_a_quoted_name() -> None:
    quoted = "打造“三大片区”，即滨河片区、站前片区、空港片区。"
    places = ("滨河片区", "站前片区", "空港片区")
    assert _pairs(quoted) == {(place, "三大片区") for place in places}
    assert _pairs("加快建设滨河商务片区、站前新城片区和空港物流片区三大片区。") == set()


def test_part_of_a_set_is_each_heading_below_it_if_they_are_as_many() -> None:
    text = (
        "某市人才工作实施意见\n一、实施三大行动计划\n（一）医师下乡行动计划。选派医师驻村。\n"
        "（二）工匠登峰行动计划。评选工匠。\n（三）名师领航行动计划。建设工作室。\n二、保障措施\n"
        "加强领导。\n"
    )
    parts = {f"{name}行动计划" for name in ("医师下乡", "工匠登峰", "名师领航")}
    assert _pairs(text) == {(part, "三大行动计划") for part in parts}
    assert _pairs(text.replace("（三）名师领航行动计划。建设工作室。\n", "")) == set()


def test_part_of_a_set_is_no_list_of_another_length() -> None:
    assert _pairs("实施三大工程：强链补链、育苗扶壮。") == set()


def test_part_of_a_set_is_each_that_bears_its_noun_if_they_are_as_many() -> None:
    text = (
        "今年实施三大专项行动。实施河道清淤专项行动，疏浚河道；"
        "实施秸秆禁烧专项行动，实施裸土覆绿专项行动，改善环境。"
    )
    assert _pairs(text) == {
        (f"{name}专项行动", "三大专项行动") for name in ("河道清淤", "秸秆禁烧", "裸土覆绿")
    }
    assert _pairs(text.replace("实施裸土覆绿专项行动，", "")) == set()


def test_part_of_a_programme_is_what_it_mainly_consists_of() -> None:
    text = "实施以危旧房改造、“口袋公园计划”、完善设施为主要内容的街区焕新工程。"
    assert _pairs(text) == {
        ("危旧房改造", "街区焕新工程"),
        ("口袋公园计划", "街区焕新工程"),
    }


def test_part_of_a_campaign_is_what_later_clauses_carry_out() -> None:
    text = "打好农村环境攻坚战，实施污水治理三年行动，深入开展“清河净滩”行动。"
    assert _pairs(text) == {
        ("污水治理三年行动", "农村环境攻坚战"),
        ("“清河净滩”行动", "农村环境攻坚战"),
    }
