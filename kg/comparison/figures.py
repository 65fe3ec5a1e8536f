"""Figures in aligned text: the number that a change touches, and whether it says another thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kg.extraction.lexicon import alternation, read_lexicon

_CHINESE = "零〇一二两三四五六七八九十百千"
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?(?:[-—–~～至]{1,2}\d+(?:\.\d+)?)*(?:[:/]\d+(?:\.\d+)?)*"
    rf"|[{_CHINESE}]+"
)
_LATIN = re.compile(r"[A-Za-z]")
_SCALE = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `values` are all numbers of a range or ratio, in the plain unit."""

    start: int
    end: int
    values: tuple[str, ...]
    unit: str


def amount_at(text: str, start: int, end: int) -> Amount | None:
    """Return the one amount that start..end lies in or touches, or None where there is not one.

    What the range holds besides the amount must be no word: 新增5 is more than a figure.
    """
    for match in _NUMBER.finditer(text, max(0, start - 30), end + 30):
        if match.start() > end:
            break
        if match.end() < start or (match.start() and _LATIN.match(text[match.start() - 1])):
            continue
        amount = _amount(text, match)
        if amount.start <= start and end <= amount.end:
            return amount
    return None


def differ(first: Amount, second: Amount) -> bool:
    """Return whether two amounts say different things: 1.5万 and 15000 do not."""
    return (first.values, first.unit) != (second.values, second.unit)


def _amount(text: str, match: re.Match[str]) -> Amount:
    """Return the number with its magnitude and unit."""
    if not match[0][0].isdigit():
        return Amount(*match.span(), (match[0].replace("两", "二"),), "")
    unit = _unit().match(text, match.end())
    magnitude = unit["magnitude"] or "" if unit else ""
    shift = Decimal(10) ** _SCALE.get(magnitude, 0)
    values = [str((Decimal(n) * shift).normalize()) for n in re.findall(r"\d+(?:\.\d+)?", match[0])]
    name = (unit["unit"] or "").replace("％", "%") if unit else ""
    return Amount(match.start(), unit.end() if unit else match.end(), tuple(values), name)


@lru_cache
def _unit() -> re.Pattern[str]:
    """Return the units that the lexicon knows, with the magnitude before them."""
    units = read_lexicon("targets")["units"]
    names = [name for value in units.values() if isinstance(value, list) for name in value]
    names = [name for name in names if name not in units["magnitudes"]]
    scales = alternation(list(_SCALE))
    return re.compile(rf"(?P<magnitude>{scales})?(?P<unit>{alternation(names)})?")
