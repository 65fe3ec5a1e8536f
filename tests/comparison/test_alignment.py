"""Alignment: the changes between two texts account for all that differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.comparison.alignment import align, clause_around

SENTENCE = "推进城市总体规划修编，加快滨江新区开发，完成投资12亿元，新建道路8条"


@given(at=st.integers(0, len(SENTENCE) - 3), word=st.text("甲乙丙丁", min_size=1, max_size=3))
def test_undoing_the_changes_gives_the_other_text(at: int, word: str) -> None:
    other = SENTENCE[:at] + word + SENTENCE[at + 2 :]
    for pair in align(SENTENCE, other):
        text = other[slice(*pair.second)]
        for change in reversed(pair.changes):
            start, end = (o - pair.second[0] for o in change.second)
            text = text[:start] + SENTENCE[slice(*change.first)] + text[end:]
        assert text == SENTENCE[slice(*pair.first)]


def test_sentences_are_found_wherever_they_stand() -> None:
    first = f"第一段说别的事情，与此无关。\n{SENTENCE}。"
    second = f"{SENTENCE.replace('12', '15')}。\n末段说的又是另外一些事情。"
    (pair,) = align(first, second)
    assert first[slice(*pair.first)] == SENTENCE
    assert len(pair.changes) == 1


def test_equal_sentences_give_no_pair() -> None:
    assert list(align(SENTENCE, f"前言。{SENTENCE}。")) == []


def test_clause_ends_at_commas_but_not_at_enumeration_commas() -> None:
    text = "第一，加快甲、乙、丙建设，完成。"
    start, end = clause_around(text, 6, 7)
    assert text[start:end] == "加快甲、乙、丙建设"
