"""What only looks like a place: a side, a quarter without a name, several divisions, a product."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.tokens import clauses
from kg.extraction.entities.words import PLACE
from kg.extraction.facts import Mention

_SIDES = "东西南北中"
_BOUND = re.compile("[东西南北][至到临接邻靠](?=..)")
_BEFORE = re.compile(f"{_BOUND.pattern}|.*--(?=..)|如(?=[一-鿿]{{2,4}}[镇乡村]$)")
_SIDE = re.compile("[东西南北中]{1,2}部?(?:地区)?")
_WHOSE = re.compile("[省市县区州旗](?:的?|的[东西南北中]部?[、和与及])$")
_ASIDE = re.compile("[距与接临邻靠连抵至依]|[侧面向角麓]|方向")
_QUARTER = 3  # characters of 主片区
_UNNAMED = re.compile("[主副该本各全此两三四五六][片城街园]区")
_NO_SITE = ("侧", "水体")
_SITES = "省市县区州盟旗镇乡村里巷街路道园城片岛山河湖江湾港站寨沟坡岭谷滩洲寺庙塔馆院桥坝库带圈群"


def before_bound(name: str) -> int:
    """Return how much of the name says on which side it bounds another thing: 2 of 东至甲路."""
    bound = _BOUND.match(name) if name[0] in _SIDES else None
    return bound.end() if bound else 0


def before_place(m: Mention) -> int:
    """Return how much of the name stands before the place: the same, a dash, 如 of an example."""
    doubtful = m.rule != "place:table" and (m.name[0] in _SIDES + "如" or "-" in m.name)
    before = _BEFORE.match(m.name) if doubtful else None
    return before.end() if before else 0


def is_unnamed(m: Mention, text: str) -> bool:
    """Return whether the name is a side (甲市|东部), a kind (主片区), or no place of a list."""
    if m.name[0] in _SIDES and _SIDE.fullmatch(m.name):
        whose = _WHOSE.search(text[max(m.start - 6, 0) : m.start])
        return whose is not None or _ASIDE.match(text, m.end) is not None
    if len(m.name) == _QUARTER and _UNNAMED.fullmatch(m.name):
        return True
    return m.rule == "list:place" and _is_several(m.name)


@lru_cache(maxsize=1024)
def _is_several(name: str) -> bool:
    """Return whether what a list calls a place is several, 甲省|乙, or a product: 甲县|乙器皿."""
    tokens = [t for clause in clauses(name) for t in clause]
    if len(tokens) < 2 or not tokens[0].mask & PLACE:
        return name.endswith(_NO_SITE)
    town = name[tokens[0].end - 1] in "省市县区" and name.endswith(("镇", "乡", "村"))
    return town or all(t.mask & PLACE for t in tokens) or name[-1] not in _SITES
