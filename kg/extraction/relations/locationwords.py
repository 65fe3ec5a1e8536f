"""The words by which a text says where something lies: [location] of the lexicon of relations."""

from __future__ import annotations

import re
from functools import partial

from kg.extraction.lexicon import any_word, word_list, word_set

TOWNS = ("镇", "乡", "街道", "村", "社区")  # how what lies below counties ends
place_words = partial(word_set, "relations", "location")
place_ends = partial(word_list, "relations", "location")  # the same, for `endswith`


def place_pattern(key: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return the pattern of any word under `key`, between two further patterns."""
    return re.compile(f"{before}(?:{any_word('relations', 'location', key)}){after}")


def first_named(text: str, division: str) -> int:
    """Return the clean offset at which a text first names a division, or -1.

    甲书院 is the name of an old house and no word on the district 甲.
    """
    at, houses = text.find(division), place_ends("houses")
    while at >= 0 and text.startswith(houses, at + len(division)):
        at = text.find(division, at + 1)
    return at
