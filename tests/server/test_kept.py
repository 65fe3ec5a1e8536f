"""Kept answers: given again while the graph is the same, and never more than there is room for."""

from __future__ import annotations

import io

from kg.server.kept import Kept
from kg.server.message import TEXT, Answer


def _answer(size: int = 10, status: int = 200) -> Answer:
    return Answer(status, TEXT, b"x" * size, length=size)


def test_answer_is_kept_until_the_graph_changes() -> None:
    kept = Kept()
    assert kept.get("1", ("q",)) is None
    kept.put("1", ("q",), given := _answer())
    assert kept.get("1", ("q",)) is given
    assert kept.get("1", ("other",)) is None
    assert kept.get("2", ("q",)) is None
    assert kept.get("1", ("q",)) is None


def test_answer_of_a_graph_that_is_no_more_is_not_kept() -> None:
    kept = Kept()
    assert kept.get("2", ("q",)) is None
    kept.put("1", ("q",), _answer())
    assert kept.get("2", ("q",)) is None


def test_refusals_and_large_answers_are_not_kept() -> None:
    kept = Kept()
    file = Answer(200, TEXT, content=io.BytesIO(b"x"), length=1)
    for name, answer in {"no": _answer(status=400), "big": _answer(1 << 19), "file": file}.items():
        assert kept.get("1", (name,)) is None
        kept.put("1", (name,), answer)
        assert kept.get("1", (name,)) is None


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    kept = Kept(most=5000)
    assert kept.get("1", ("a",)) is None
    for name in "abc":
        kept.put("1", (name,), _answer())
    assert kept.get("1", ("a",)) is not None
    for name in "de":
        kept.put("1", (name,), _answer())
    assert [name for name in "abcde" if kept.get("1", (name,))] == ["a", "c", "d", "e"]
