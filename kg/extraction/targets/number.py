"""Numbers as Chinese texts print them: 5.8, 1,200, 千, 百分之八点五, 两."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

# Magnitudes that stand in for a number (突破千亿元): the number, and what stays in the unit.
_BARE = {
    "万亿": ("1", "万亿"),
    "千亿": ("1000", "亿"),
    "百亿": ("100", "亿"),
    "千万": ("1000", "万"),
    "百万": ("100", "万"),
    "亿": ("1", "亿"),
    "万": ("1", "万"),
    "千": ("1000", ""),
    "百": ("100", ""),
}
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


@lru_cache(maxsize=4096)
def parse_number(printed: str) -> Decimal:
    """Return the value of an isolated numeral, in digits or in Chinese characters.

    Raises ValueError where `printed` is no numeral. 万 and 亿 are part of a unit here, not of the
    number, so they are not resolved in numerals of digits.
    """
    try:
        return Decimal(printed.replace(",", ""))
    except InvalidOperation:
        pass
    import cn2an  # noqa: PLC0415 (only few texts print such numerals, and its import is slow)

    return Decimal(str(cn2an.cn2an(printed.replace("两", "二"), "normal")))


def bare_magnitude(printed: str) -> tuple[Decimal, str]:
    """Return number and magnitude of one in characters: 千亿 is 1000 and 亿, 五千亿 5000."""
    times = _DIGITS.get(printed[0], 1)
    number, magnitude = _BARE[printed[1:] if printed[0] in _DIGITS else printed]
    return times * Decimal(number), magnitude


def doublings(numeral: str | None) -> Decimal:
    """Return how many times as much 翻番, 翻一番, 翻两番 is."""
    return Decimal(2 ** (_DIGITS[numeral] if numeral else 1))


def tenths(numeral: str) -> Decimal:
    """Return the per cent that 八成 is."""
    return Decimal(10 * _DIGITS[numeral])
