"""Names: the normal form that names of one thing share, by rule and data, never by likeness.

A normal form depends on the name, the document's place and ontology/ alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extraction.facts import EntityType
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.jurisdictions import Home, divisions
from kg.extraction.units.organs import LEVEL, grammar

_NOISE = re.compile(r"[\s“”\"'‘’《》「」·•（）()、，。；：\-—–]")
_LEVEL = re.compile(LEVEL)
_TWO_CHARACTERS = re.compile(r"[\u4e00-\u9fff]{2}")
_PARTY = re.compile(r"^中(?:国)?共(?:产党)?(?=[\u4e00-\u9fff]{2})(?!中央)")
_TAX = "国家税务总局"


@dataclass(frozen=True, slots=True)
class NormalName:
    """`key` is the same for names of one thing; `words` and `head` are there for departments."""

    key: str
    scope: str | None = None
    words: tuple[str, ...] = ()
    head: str = ""
    open_class: bool = False  # the name is not built from known functions


def normal_name(kind: EntityType, name: str, home: Home) -> NormalName:
    """Return the normal form of `name`, an entity of type `kind` in a document of `home`."""
    if kind == "Department":
        return department_name(name, home)
    if kind == "Place":
        return NormalName(_place_key(name, home))
    return NormalName(_general_key(kind, name, home))


def department_name(name: str, home: Home) -> NormalName:
    """Return the normal form of a department's name: its jurisdiction and its official form."""
    name = _spelled_out("Department", _PARTY.sub("", _NOISE.sub("", name)))
    return (
        _central(name, home) or _league(name, home) or _by_level(name, home) or _local(name, home)
    )


def _central(name: str, home: Home) -> NormalName | None:
    rules = grammar()
    if name in rules.bodies:
        return NormalName(rules.bodies[name])
    match = rules.central.fullmatch(name)
    if match is None:
        return None
    for i, (body, heads) in enumerate(rules.national["branches"].items()):
        if place := match[f"place{i}"]:
            scope = _full_place(place, home)
            if body == _TAX:  # 国家税务总局长沙市税务局 is what 长沙市税务局 is in full
                return NormalName(f"{scope}税务局", scope, ("税务",), "局")
            return NormalName(f"{body}{scope}{heads[0]}", scope)
    return None


def _by_level(name: str, home: Home) -> NormalName | None:
    match = grammar().whole.fullmatch(name)
    if match is None or not match["level"]:
        return None
    scope = divisions().scope(match["place"] + match["level"], home)
    tail = _court(match["tail"], scope)
    official = grammar().official_tail(tail)
    words, head = grammar().parts(tail)
    return NormalName(scope + official, scope, words, head)


def _court(tail: str, scope: str) -> str:
    """Return the court of the rank that its place has: 市法院 of a prefecture is 中级人民法院."""
    if grammar().organs.get(tail) != "人民法院":
        return tail
    if scope.endswith(("省", "自治区")):
        return "高级人民法院"
    options = divisions().chains.get(scope, ())
    is_prefecture = any(len(o) == 2 for o in options) and scope.endswith(("市", "州", "盟"))
    return "中级人民法院" if is_prefecture else tail


def _league(name: str, home: Home) -> NormalName | None:
    """Return the normal form of a committee of the Youth League: 团市委, 共青团长沙市委."""
    if match := re.fullmatch(r"(?:共青)?团(?P<level>[省市区县州])委", name):
        scope = divisions().scope(match["level"], home)
        return NormalName(f"共青团{scope}委员会", scope)
    if match := re.fullmatch(r"共青团(?P<place>[\u4e00-\u9fff]{2,9}?)委(?:员会)?", name):
        scope = _full_place(match["place"], home)
        return NormalName(f"共青团{scope}委员会", scope)
    return None


def _local(name: str, home: Home) -> NormalName:
    """Return the normal form of a name outside the grammar, its level word made a place."""
    level = _LEVEL.match(name)
    if level and not name.startswith(tuple(_naming()["scoped"]["not_level"])):
        scope = divisions().scope(level[0], home)
        return NormalName(scope + _without_and(name[level.end() :]), scope, open_class=True)
    ends = range(min(len(name), 12), 2, -1)
    start = next((e for e in ends if name[:e] in divisions().chains), 0)
    place = divisions().full_name(name[:start], home) if start else ""
    return NormalName(place + _without_and(name[start:]), place or None, open_class=True)


def _without_and(text: str) -> str:
    """Return `text` without 和 between functions; 和平 and the like keep theirs."""
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})和(?!平|谐|田|县|顺|睦)(?=[\u4e00-\u9fff]{2})", "", text)


def _full_place(place: str, home: Home) -> str:
    """Return the full name of a place printed in full or short: 长沙 and 长沙市 give 长沙市."""
    table = divisions()
    if place not in table.chains:
        place = table.short.get(place) or _county_of_home(place, home) or place
    return table.full_name(place, home)


def _county_of_home(short: str, home: Home) -> str | None:
    """Return the county in the document's prefecture that `short` names without 县, 市 or 区."""
    if home.prefecture is None or len(short) < 2:
        return None
    chains = divisions().chains
    names = [short + suffix for suffix in "县市区"]
    found = [name for name in names if any(home.prefecture in o for o in chains.get(name, ()))]
    return found[0] if len(found) == 1 else None


def _place_key(name: str, home: Home) -> str:
    key = _full_place(_NOISE.sub("", name), home)
    if key.endswith("片") and len(key) > 2:
        key += "区"
    if _is_local(key):
        return _own_scope(key, home)
    region = key.removesuffix("地区")
    if region == key or len(region) < 2 or key in divisions().chains:
        return key
    return _full_place(region, home)  # 长株潭地区, but 喀什地区 is a division


def _is_local(place: str) -> bool:
    """Return whether many places have a street, village or quarter of that name."""
    local = _naming()["local"]
    is_known = place in local["known"] or place in divisions().chains
    return place.endswith(tuple(local["places"])) and not is_known


def _own_scope(name: str, home: Home) -> str:
    """Return a local name with its division in full: the one in front, or the document's own."""
    table = divisions()
    ends = range(min(len(name) - 1, table.longest), 2, -1)
    if start := next((end for end in ends if name[:end] in table.chains), 0):
        return table.full_name(name[:start], home) + name[start:]
    own = home.county or home.prefecture or home.province
    return (table.full_name(own, home) if own else "") + name


def _own_park(key: str, home: Home) -> str:
    """Return 岳阳高新区 for 高新区 and 岳阳市高新区 in a document of 岳阳市."""
    for place in filter(None, (home.county, home.prefecture)):
        short = place[:-1] if len(place) > 2 else place
        if key.startswith(place) and key.removeprefix(place) in _naming()["local"]["parks"]:
            return short + key.removeprefix(place)
        if key in _naming()["local"]["parks"]:
            return short + key
    return key


def _general_key(kind: EntityType, name: str, home: Home) -> str:
    """Return the name without what carries no meaning in names of its type."""
    rules = _naming()
    key = _unranked(kind, _spelled_out(kind, _NOISE.sub("", _unquoted(kind, name))))
    for decoration in rules["decorations"].get(kind, []):
        if key.startswith(decoration) and len(key) - len(decoration) >= 2:
            key = key[len(decoration) :]
    for ending in rules["droppable"].get(kind, []):
        if key.endswith(ending) and len(key) - len(ending) >= 2:
            key = key[: -len(ending)]
            break
    key = _short_ending(key)
    level = _LEVEL.match(key) if kind in rules["scoped"]["types"] else None
    if level and not key.startswith(tuple(rules["scoped"]["not_level"])):
        key = divisions().scope(level[0], home) + key[level.end() :]
    if kind == "Park":
        key = _own_park(key, home)
    elif key in rules["local"]["things"] and kind in rules["local"]["types"]:
        key = _own_scope(key, home)
    return key or name


def _unranked(kind: EntityType, name: str) -> str:
    """Return the name with a rank in front in its short form, and without one after its place."""
    rules = _naming()
    for rank, short in rules["ranks"].get(kind, {}).items():
        if name.startswith(rank):
            name = short + name[len(rank) :]
    for rank in rules["inner_ranks"].get(kind, []):
        name = name[:2] + name[2:].replace(rank, "")
    return name


def _unquoted(kind: EntityType, name: str) -> str:
    """Return the name without the general word that may stand after a quotation."""
    quotation, mark, rest = name.rpartition("”")
    is_general = mark and rest and _quoted_words(kind).fullmatch(rest)
    return quotation if is_general and _TWO_CHARACTERS.search(quotation) else name  # not “UP”模式


def _spelled_out(kind: EntityType, name: str) -> str:
    """Return the name with the long forms of the short words in it."""
    for short, long in _naming()["abbreviations"].get(kind, {}).items():
        name = name.replace(short, long)
    return name


@lru_cache
def _quoted_words(kind: EntityType) -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(_naming()['quoted'].get(kind, []))})+")


def _short_ending(key: str) -> str:
    """Return the key with the long form of an ending in short."""
    if key.endswith(_long_endings()):  # most names have none, and there are many
        for long, short in _naming()["endings"].items():
            if key.endswith(long):
                key = key[: -len(long)] + short
    return key


@lru_cache
def _long_endings() -> tuple[str, ...]:
    return tuple(_naming()["endings"])


@lru_cache
def _naming() -> dict[str, Any]:
    return read_lexicon("naming")
