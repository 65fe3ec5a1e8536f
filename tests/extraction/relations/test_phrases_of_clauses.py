"""Phrases keep lists together and give each the words that govern it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.relations.phrases import set_scene
from tests.extraction.relations.conftest import Marked, mark


def test_phrases_keep_a_list_with_its_verb_and_what_follows(marked: Marked) -> None:
    scene = set_scene(
        *marked("确保[Project 甲厂]、“[Project 乙线]”和[Project 丙桥]等项目建成投产。")
    )
    (phrase,) = scene.clauses[0].phrases
    assert [m.name for m in phrase.members] == ["甲厂", "乙线", "丙桥"]
    assert (phrase.governor, phrase.tail) == ("确保", "等项目建成投产")


def test_phrases_pass_over_members_that_no_rule_found(marked: Marked) -> None:
    scene = set_scene(*marked("推进[Project 甲厂]、某某车间、[Project 乙线]、某某库等项目建设。"))
    (phrase,) = scene.clauses[0].phrases
    assert [m.name for m in phrase.members] == ["甲厂", "乙线"]
    assert phrase.tail == "等项目建设"


def test_phrases_of_an_inner_mention_are_those_of_the_outer(marked: Marked) -> None:
    reading, (outer,) = marked("推进[Park 肥东循环园]建设。")
    inner = outer.__class__("Place", outer.start, outer.start + 2, "肥东", "test")
    scene = set_scene(reading, [inner, outer])
    assert scene.mentions == (outer,)
    assert scene.inner == ((outer, inner),)


_WORDS = st.sampled_from(
    ["加快", "建设", "、", "，", "。", "等", "项目", "和", "[Project 甲厂]", "[Park 乙园]"]
)


@given(st.lists(_WORDS, min_size=1, max_size=24))
def test_phrases_hold_every_mention_once_in_order(words: list[str]) -> None:
    reading, mentions = mark(f"我市{''.join(words)}")
    scene = set_scene(reading, mentions)
    held = [
        m
        for clause in scene.clauses
        for phrase in clause.phrases
        for member, before in zip(phrase.members, phrase.modifiers, strict=True)
        for m in (*before, member)
    ]
    assert held == mentions
