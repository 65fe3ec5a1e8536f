"""Word lists read from the lexicon."""

from __future__ import annotations

import re

import pytest

from kg.errors import KgError
from kg.extraction.lexicon import (
    any_word,
    lines_with_any,
    read_lexicon,
    without_longer,
    word_list,
    word_set,
)


def test_words_are_read_in_their_order_from_lists_and_texts() -> None:
    listed = read_lexicon("relations")["location"]["blocks"]
    assert word_list("relations", "location", "blocks") == tuple(listed)
    assert word_list("works", "told") == tuple(read_lexicon("works")["told"].split())
    assert word_set("relations", "location", "blocks") == set(listed)


def test_any_word_prefers_the_longer_of_two() -> None:
    words = re.compile(any_word("tables", "columns", "lead"))
    for word in word_list("tables", "columns", "lead"):
        found = words.match(word)
        assert found is not None and found[0] == word


def test_lines_with_any_are_given_once_in_text_order() -> None:
    text = "推进示范区建设。\n全市召开大会。\n大会部署示范区工作，示范区提质。"
    lines = [text[start:end] for start, end in lines_with_any(("大会", "示范区"), text)]
    assert lines == text.split("\n")
    assert lines_with_any(("试点",), text) == []


def test_without_longer_leaves_what_stands_in_every_word() -> None:
    assert without_longer(["工作专班", "专班", "领导小组", "专班"]) == ("专班", "领导小组")


def test_lexicon_that_is_missing_is_named() -> None:
    with pytest.raises(KgError, match=r"nowhere\.toml is missing; restore it"):
        word_list("nowhere", "words")
