"""A slogan counts the parts of a plan; its numbers are explained one after another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.entities import find_entities
from kg.extraction.entities.programmes.layouts import explanations
from kg.extraction.facts import Mention


def _parts(text: str) -> dict[str, list[str]]:
    """Return the parts by slogan."""
    told: dict[str, list[str]] = {}
    for one in explanations(text, ()):
        slogan = told.setdefault(text[slice(*one.slogan)], [])
        slogan.extend(text[a:b] for a, b in one.parts)
    return told


@pytest.mark.parametrize(
    ("text", "slogan", "parts"),
    [
        (  # 即 after each number, with verbs before the names
            "构建“一核两轴”的发展格局。“一核”引领，即做强中心城区；"
            "“两轴”带动，即建设滨河发展轴和环山发展轴。",
            "一核两轴",
            ["中心城区", "滨河发展轴", "环山发展轴"],
        ),
        (  # without marks, and relative clauses in front
            "形成一城两带布局。一城，即打造功能完善的滨海新城；"
            "两带，就是以茶叶为主导的西部山地农业带、以水产为主导的东部沿海渔业带。",
            "一城两带",
            ["滨海新城", "西部山地农业带", "东部沿海渔业带"],
        ),
        (  # a colon, one line each, what is told of all behind the last
            "提出“一主两副”空间结构。\n“一主”：提升主城区。\n“两副”：把松岭、云溪建设成为副中心。",
            "“一主两副”空间结构",
            ["主城区"],
        ),
        (  # counted one by one
            "突出“一体三平台”布局，“一体”即商务综合体；“三平台”：一是依托高校建设成果转化平台，"
            "二是打造检验检测平台，三是建设数据交易平台。",
            "“一体三平台”布局",
            ["商务综合体", "成果转化平台", "检验检测平台", "数据交易平台"],
        ),
        (  # in brackets
            "建设“一园两港”，两港（东山港、西山港）同步推进。",
            "一园两港",
            ["东山港", "西山港"],
        ),
        (  # roles told before the slogan
            "构建以中心城区为核心，滨湖新区、东部新城为两翼的“一核两翼”格局。",
            "“一核两翼”格局",
            ["中心城区", "滨湖新区", "东部新城"],
        ),
        (  # a sum
            "构建“1+2+N”体系，“1”即新能源产业，“2”即装备制造产业和食品加工产业。",
            "“1+2+N”体系",
            ["新能源产业", "装备制造产业", "食品加工产业"],
        ),
    ],
)
def test_layout_parts_are_told_number_by_number(text: str, slogan: str, parts: list[str]) -> None:
    assert _parts(text) == {slogan: parts}


@pytest.mark.parametrize(
    "text",
    [
        "构建“一核两轴”格局。“两轴”即滨河发展轴、环山发展轴、沿江发展轴。",  # too many
        "“一核”即中心城区；“两轴”即滨河发展轴和环山发展轴。",  # no slogan before
        "以“一核两轴”为抓手，一核是关键，两轴是支撑。",  # no names
    ],
)
def test_layout_without_as_many_named_parts_tells_none(text: str) -> None:
    assert _parts(text) == {}


def test_layout_gives_its_slogan_and_parts_types() -> None:
    text = (
        "优化“一区两园”产业布局。“一区”即云溪功能区；"
        "“两园”即精细化工产业园、云溪智能装备产业园。加快发展。"
    )
    found = {m.name: m.type for m in find_entities(read(Document("d", text, "布局")), [])}
    assert found["“一区两园”产业布局"] == "Initiative"
    assert found["云溪功能区"] == "Place"
    assert found["精细化工产业园"] == found["云溪智能装备产业园"] == "Park"


def test_layout_that_is_called_one_needs_no_explanation() -> None:
    text = "形成“一核引领、两带支撑”的空间布局，完善“一心三廊”旅游格局。"
    reading = read(Document("d", text, "布局"))
    found = [m.name for m in find_entities(reading, []) if m.type == "Initiative"]
    assert found == ["一核引领、两带支撑", "“一心三廊”旅游格局"]


@given(st.text("一两三核轴带区即“”，；：。、和AB的为以", max_size=60))
def test_layout_parts_lie_behind_one_another_in_the_text(text: str) -> None:
    for one in explanations(text, ()):
        assert 0 <= one.start < one.end <= len(text)
        assert all(0 <= a < b <= len(text) for a, b in one.parts)
        assert all(
            isinstance(Mention("Place", a, b, text[a:b], "t"), Mention) for a, b in one.parts
        )
