"""Towns of a county's own document lie in the county, unless the sentence speaks of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents.document import Document
from kg.extraction.pipeline import extract

Pairs = Callable[..., set[tuple[str, str]]]


def test_town_named_in_a_countys_document_lies_in_the_county(pairs: Pairs) -> None:
    text = "[Place 肥东县]稳步前行。[Place 梁园镇]入选全国重点镇，[Place 包公镇]晋级。"
    assert pairs("located_in", text, place="安徽省合肥市肥东县") == {
        ("梁园镇", "肥东县"),
        ("包公镇", "肥东县"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "[Place 肥东县]学习[Place 桐城市]和[Place 孔城镇]的做法。",
        "[Place 肥东县]保护[Place 三河古镇]，建成5个[Place 特色小镇]。",
    ],
)
def test_town_of_another_county_or_no_town_is_left_out(pairs: Pairs, text: str) -> None:
    assert pairs("located_in", text, place="安徽省合肥市肥东县") == set()


def test_town_named_in_a_citys_document_may_lie_in_any_county(pairs: Pairs) -> None:
    text = "[Place 合肥市]稳步前行。[Place 梁园镇]入选全国重点镇。"
    assert pairs("located_in", text, place="安徽省合肥市") == set()


def test_no_two_mentions_are_of_one_type_and_span() -> None:
    text = "肥东县花生产业提升行动方案\n大力发展花生产业，在梁园镇建设花生加工园。\n"
    found = extract(Document("sample", text, "方案", place="肥东县"))
    spans = [(m.type, m.start, m.end) for m in found.mentions]
    assert len(spans) == len(set(spans))
    assert {r.tail for r in found.relations} <= set(found.mentions)
    assert any(r.head in found.mentions for r in found.relations)
