"""The keys by which a name is found: itself, its pinyin and the initials of its pinyin."""

from __future__ import annotations

import gc
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

_MARKS = re.compile(r"[\W_]+")  # what is neither a letter nor a digit
_LONGEST_WORD = 10  # in pypinyin's table
_KEY_LENGTH = 80  # nobody types more; a label of 10,000 characters must not swell the page


def folded(text: str) -> str:
    """Return `text` as search compares it: NFKC, lower case, letters and digits of any script.

    Quotation marks, brackets and spaces are dropped: “七大攻坚” is found without its marks.
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())


def full_pinyin(text: str) -> str:
    """Return the pinyin of `text` without tones and spaces: 市科技局 gives shikejiju."""
    return "".join(_syllables(text))


def initials(text: str) -> str:
    """Return the first letters of the syllables of `text`: 市科技局 gives skjj.

    Characters with several readings take the one of the word they stand in: 银行 gives yh.
    """
    return "".join(syllable[:1] for syllable in _syllables(text))


def search_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Return every key under which a thing with these names is found, each once, names first."""
    given = list(names)
    words = (folded(name)[:_KEY_LENGTH] for name in given)
    sounds = chain.from_iterable((initials(name), full_pinyin(name)) for name in given)
    return tuple(dict.fromkeys(key for key in chain(words, sounds) if key))


@lru_cache(maxsize=65536)
def _syllables(text: str) -> tuple[str, ...]:
    """Return the syllable of each character, as in the longest word that begins there; what has
    no reading stands for itself."""
    name = folded(text)[:_KEY_LENGTH]
    if name.isascii():
        return tuple(name)
    words, characters = _readings()
    found: list[str] = []
    while len(found) < len(name):
        at = len(found)
        lengths = range(min(_LONGEST_WORD, len(name) - at), 1, -1)
        word = next((w for n in lengths if (w := name[at : at + n]) in words), None)
        if word is not None:
            found.extend(_toneless(readings[0]) for readings in words[word])
        else:
            readings = characters.get(str(ord(name[at])))
            found.append(_toneless(readings.partition(",")[0]) if readings else name[at])
    return tuple(found)


@cache
def _readings() -> tuple[dict[str, list[list[str]]], dict[str, str]]:
    """Return the tables that pypinyin ships: by word, and by code point (readings with commas).

    They are read as they are: importing pypinyin takes five times as long, and its own function
    ten times as long for each name.
    """
    spec = find_spec("pypinyin")
    folder = Path((spec.submodule_search_locations or [""])[0]) if spec else Path()
    was_enabled = gc.isenabled()
    gc.disable()  # hundreds of thousands of lists, and no cycle among them
    try:
        words = json.loads((folder / "phrases_dict.json").read_bytes())
        return words, json.loads((folder / "pinyin_dict.json").read_bytes())
    finally:
        if was_enabled:
            gc.enable()


@cache
def _toneless(syllable: str) -> str:
    """Return a syllable as it is typed: lǜ gives lv."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii())
