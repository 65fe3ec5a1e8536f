"""Comparators and changes: 不少于, 以上, 左右; 增长, 提高到."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

from kg.extraction.facts import Change, Comparator
from kg.extraction.targets.figure import Figure
from kg.extraction.targets.indicator import is_work
from kg.extraction.targets.words import Words, words

_NEAR = 8  # characters before a figure in which its comparator stands


def comparator_of(figure: Figure, left: str) -> Comparator:
    """Return how the figure bounds its indicator, from the words around it."""
    known = words()
    after = known.after.get(figure.after.removeprefix("（含）"), "")
    before = _before(known, left[-_NEAR:])
    if after in (">=", "<="):
        return cast(Comparator, after)
    if after == "about" or before == "about":
        return "about"
    if before:
        return cast(Comparator, before)
    return ">" if figure.more else "="


def _before(known: Words, near: str) -> str:
    """Return the comparator that the words right before the figure give, or ''."""
    found = ""
    while near:
        word = known.comparing.last(near) or known.reached.last(near)
        if not word:
            break
        sign = known.before.get(word, "")
        # 控制在 bounds from above only where nothing else is said
        found = sign if sign and (not found or found == "about") else found
        near = near[: -len(word)]
    return found


def change_of(figure: Figure, left: str, name: str) -> Change:
    """Return whether the figure is a level, a rate of growth, an increase or a decrease."""
    known = words()
    before = known.comparing.strip(left)
    verb = known.change.last(before)
    lists = known.raw["change"]
    if not verb and figure.kind == "ratio" and name.startswith(tuple(lists["decrease"])):
        return "decrease"
    if not verb:
        added = name.removeprefix("每年").startswith(known.additions) or any(
            w in name[:6] for w in lists["added"]
        )
        return "increase" if added and figure.kind != "ratio" else _rate(figure, before)
    if is_work(before, figure.kind):
        return "level"
    if verb in lists["decrease"]:
        return "decrease"
    if figure.kind == "ratio" and not figure.unit.endswith("百分点") and verb in lists["growth"]:
        return "growth"
    return "increase"


def _rate(figure: Figure, before: str) -> Change:
    """Return growth where the figure states a rate of growth: 增速为7%, 增长率达8%."""
    rate = figure.kind == "ratio" and _rate_before().search(before)
    return "growth" if rate else "level"


@lru_cache(maxsize=1)
def _rate_before() -> re.Pattern[str]:
    """Return the pattern of a rate of growth and its verb, right before its figure."""
    rates = "|".join(words().raw["change"]["rates"])
    return re.compile(rf"(?:{rates})(?:为|达到?|是|在)$")
