"""Scope: the place or sector that a figure holds for, as printed."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation
from kg.extraction.targets.words import words

_AND = ("、", "和", "与", "及")
_PLACES = ("Place", "Park")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    raw = words().raw["scope"]
    each = alternation(raw["each"])
    each_thing = f"每(?:{alternation(raw['things'])})"
    has = alternation([*raw["has"], *words().raw["left"]["words"]["kept"]])
    return re.compile(
        rf"(?:力争|确保|实现|完成|在|对|为|推动|支持|原则上|按照|按|预计|\d{{4}}年)*(?P<scope>{alternation(raw['words'])}"
        rf"|(?:{each})(?:[\u4e00-\u9fff]{{0,3}}?(?:{alternation(raw['places'])})|[县市区州旗镇乡村、（）]+(?!场|民))"
        rf"|{each_thing}[\u4e00-\u9fff]{{2,8}}?(?={has}))"
    )


class Scopes:
    """The places that a document mentions, and the words that stand for places."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._places = sorted(
            ((m.start, m.end, m.name) for m in mentions if m.type in _PLACES), key=lambda p: p[:2]
        )
        self._starts = [p[0] for p in self._places]

    def between(self, text: str, start: int, end: int) -> str | None:
        """Return the scope with which text[start:end], the indicator's part of a clause, begins."""
        index = bisect_left(self._starts, start)
        if index < len(self._places) and self._places[index][1] <= end:
            at, after, name = self._places[index]
            alone = text[after : after + 1] not in _AND  # not the first of several places
            if alone and (at == start or words().lead.fullmatch(text, start, at)):
                return name
        found = _pattern().match(text, start, end)
        return found["scope"].rstrip("、") if found else None


def carries(scope: str | None) -> bool:
    """Return whether a scope holds for the rest of its sentence; a part of a town does not.

    Nor does each of several things: 每个产业打造2个品牌，新增示范园10个.
    """
    if scope is None or scope in words().raw["scope"]["parts"]:
        return False
    return not scope.startswith("每") or is_place(scope)


def is_place(name: str) -> bool:
    """Return whether `name` is nothing but a place: 主城区, 每个县（市）区."""
    return _pattern().fullmatch(name) is not None
