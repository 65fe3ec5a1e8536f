"""Numerals as official texts print them: 3, 三, 两 and 十四 count, 二〇二五 is a year."""

from __future__ import annotations

NUMERALS = "零一二三四五六七八九十两"
_VALUES = {character: value for value, character in enumerate(NUMERALS[:10])} | {"两": 2}
_DIGITS = {character: str(value) for character, value in _VALUES.items()} | dict.fromkeys(
    "〇○OＯ", "0"
)


def count_of(numeral: str) -> int:
    """Return the value of a numeral below 100, in digits or characters.

    What is no such numeral gives -1, as many as there are of nothing.
    """
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    high = _VALUES.get(tens, -1) if tens else len(ten)
    low = _VALUES.get(ones, -1) if ones or not ten else 0
    return high * 10 + low if high >= 0 <= low else -1


def digits_of(year: str) -> str:
    """Return a year with each of its characters as a digit: 二〇二五 is 2025."""
    return "".join(_DIGITS.get(character, character) for character in year)
