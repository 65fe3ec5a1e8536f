"""The sentence around a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.query.sentence import sentence_at

_TEXT = "大力推广以工代赈。深入开展消费帮扶，助力农民增收。\n（市商务局牵头）"


def test_sentence_ends_at_full_stops_and_lines() -> None:
    start = _TEXT.index("消费")
    first, last = sentence_at(_TEXT, start, start + 2)
    assert _TEXT[first:last] == "深入开展消费帮扶，助力农民增收。"


def test_sentence_of_the_last_line_has_no_boundary() -> None:
    start = _TEXT.index("牵头")
    first, last = sentence_at(_TEXT, start, start + 2)
    assert _TEXT[first:last] == "（市商务局牵头）"


def test_a_long_list_is_cut() -> None:
    text = "、".join(f"第{number}项" for number in range(1000))
    first, last = sentence_at(text, 2000, 2004)
    assert last - first <= 700


@given(st.text(alphabet="甲乙。； \n", max_size=60), st.data())
def test_sentence_always_holds_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_at(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
