"""The graph's reasons in Chinese: it says in English why names are one, and what is a misprint."""

from __future__ import annotations

import re
from functools import cache

from kg.views.site.content import Pair
from kg.views.site.words import reason_patterns


@cache
def reason_pair(english: str) -> Pair:
    """Return a reason in both languages; one that no pattern fits stays as it is."""
    for pattern, chinese in _patterns():
        if (found := pattern.fullmatch(english)) is not None:
            return Pair(chinese.format_map(found.groupdict()), english)
    return Pair(english, english)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), chinese) for pattern, chinese in reason_patterns())
