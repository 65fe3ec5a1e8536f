"""Invariants of all mentions: exact spans, no crossing, deterministic."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.entities.naming import mentions

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
WORDS = [
    "加快",
    "建设",
    "、",
    "等",
    "“",
    "”",
    "产业园",
    "海川",
    "遵义市",
    "和",
    "。",
    "省级",
    "一批",
    "《",
]


def check(text: str) -> None:
    found = mentions(text)
    assert found == mentions(text)
    for a, b in pairwise(found):
        assert a.start <= b.start
        assert (a.start, a.end) != (b.start, b.end)
        assert b.start >= a.end or b.end <= a.end, (a, b)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_mentions_of_a_document_nest_or_stand_apart(path: Path) -> None:
    check(path.read_text(encoding="utf-8"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_mentions_of_any_words_nest_or_stand_apart(words: list[str]) -> None:
    check("文" + "".join(words))


def test_departments_given_stay_and_nothing_stands_inside() -> None:
    found = mentions("（牵头单位：县经信局；责任单位：县发展改革局、莫干山高新区管委会）")
    assert {m.type for m in found} == {"Department"}


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("推进阜城机场二期改扩建工程。", []),  # one thing, whatever is done to it
        ("推进阜城机场站坪扩建工程。", ["阜城机场"]),
    ],
)
def test_works_inside_works_are_other_works(text: str, inner: list[str]) -> None:
    works = [m for m in mentions(text) if m.type == "Project"]
    assert [m.name for m in works[1:]] == inner
