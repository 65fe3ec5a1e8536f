"""What only looks like a place: a side, a quarter without a name, several divisions, a product."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.extraction.entities.grammar.tokens import clauses
from kg.extraction.entities.grammar.words import PLACE
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_SIDES = "东西南北中"
_BOUND = re.compile("[东西南北][至到临接邻靠](?=..)")
# An adverb and the preposition behind it: 正朝|甲乙地区, 已在|丙镇.
_TOWARDS = "[正将已均也仍还曾并再又](?:朝着?|向着?|往|在|从|由|与|对)(?=..)|[朝向]着(?=..)"
_OPENING = f"{_SIDES}如正将已均也仍还曾并再又朝向"
_BEFORE = re.compile(
    f"{_BOUND.pattern}|{_TOWARDS}|.*--(?=..)|.{{2,}}到(?=..{{2,}})|如(?=[一-鿿]{{2,4}}[镇乡村]$)"
)
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
    """Return how much of the name stands before the place: the same, a dash, 如, who came."""
    doubtful = m.rule != "place:table" and (
        m.name[0] in _OPENING or "-" in m.name or "到" in m.name
    )
    before = _BEFORE.match(m.name) if doubtful else None
    return before.end() if before else 0


def without_office(m: Mention) -> Mention:
    """Return the place without the level of its head behind it: 甲镇|镇长."""
    if len(m.name) > _SHORTEST and m.name[-1] == m.name[-2] and m.name[-1] in "县镇乡村":
        return replace(m, end=m.end - 1, name=m.name[:-1])
    return m


_SHORTEST = 3


def mended(m: Mention, text: str) -> Mention:
    """Return the name with a character that the verb before it took, or without one of the verb's.

    建设成|渝乙园 is 成渝乙园 built, 服务好|甲省乙园 is 甲省乙园 served well.
    """
    if m.name[0] == "渝" and text.startswith("成", m.start - 1):
        return replace(m, start=m.start - 1, name=f"成{m.name}")
    if text.startswith("将", m.start - 1) and text.endswith(_built_by(), 0, m.start - 1):
        return replace(m, start=m.start - 1, name=f"将{m.name}")  # 建设|将|乙园: no 将 of time
    if m.name[0] == "好" and text.endswith(_served(), 0, m.start):
        return replace(m, start=m.start + 1, name=m.name[1:])
    return m


@lru_cache(maxsize=1)
def _served() -> tuple[str, ...]:
    """Return the verbs that 好 may follow as their complement."""
    return tuple(read_lexicon("surroundings")["joined"]["well"])


@lru_cache(maxsize=1)
def _built_by() -> tuple[str, ...]:
    """Return the verbs of building, whose object is what follows them."""
    return tuple(read_lexicon("surroundings")["joined"]["verbs"])


def is_unnamed(m: Mention, text: str) -> bool:
    """Return whether the name is a side (甲市|东部), a kind (主片区), or no place of a list."""
    if m.name[0] in _SIDES and _SIDE.fullmatch(m.name):
        whose = _WHOSE.search(text[max(m.start - 6, 0) : m.start])
        return whose is not None or _ASIDE.match(text, m.end) is not None
    if len(m.name) == _QUARTER and _UNNAMED.fullmatch(m.name):
        return True
    if is_of_bearers(m, text):
        return True
    return m.rule == "list:place" and _is_several(m.name)


_WAYS = "路街道"


def is_of_bearers(m: Mention, text: str) -> bool:
    """Return whether the name is of a road that schools or stations are called after."""
    return m.name[-1] in _WAYS and _bearers().match(text, m.end) is not None


@lru_cache(maxsize=1)
def _bearers() -> re.Pattern[str]:
    """Return the pattern of what is called after the roads of a list: 甲路、|乙路两所小学."""
    kinds = alternation(read_lexicon("surroundings")["place"]["bearers"])
    item = "[、和与及][^，。；、和与及]{2,8}?"
    count = r"[两二三四五六七八九十\d]{1,2}[个所座家处]"
    return re.compile(f"(?:{item}){{0,4}}{count}[^，。；、]{{0,4}}?(?:{kinds})")


@lru_cache(maxsize=1024)
def _is_several(name: str) -> bool:
    """Return whether what a list calls a place is several, 甲省|乙, or a product: 甲县|乙器皿."""
    tokens = [t for clause in clauses(name) for t in clause]
    if len(tokens) < 2 or not tokens[0].mask & PLACE:
        return name.endswith(_NO_SITE)
    town = name[tokens[0].end - 1] in "省市县区" and name.endswith(("镇", "乡", "村"))
    return town or all(t.mask & PLACE for t in tokens) or name[-1] not in _SITES
