"""Items of unit lists: departments, institutions and firms that no grammar of names knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.facts import Mention
from kg.extraction.units.items import Item, classify_item
from kg.extraction.units.jurisdictions import Home, divisions
from kg.extraction.units.lists import find_unit_lists
from kg.extraction.units.organs import LEVEL, grammar


def disjoint(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions in text order; of overlapping ones the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def with_items(closed: list[Mention], text: str, home: Home) -> list[Mention]:
    """Return `closed` and the items of unit lists that the grammar of names does not know."""
    names = {(m.start, m.end): m.name for m in closed}
    ends = {m.end: m.start for m in closed}
    found: list[Mention] = []
    for group in (g for lst in find_unit_lists(text) for g in lst.groups):
        prefix = ""
        for item in group.items:
            name = names.get((item.start, item.end))
            inner = ends.get(item.end, -1) > item.start
            if name is None and not inner and (mention := _item_mention(item, prefix, home)):
                name = mention.name
                found.append(mention)
            prefix = _prefix(name or "") or prefix
        found += _governments(group.items)
    return disjoint([*closed, *found])


def _governments(items: tuple[Item, ...]) -> Iterator[Mention]:
    """Yield the governments of places before the one that prints it: 如皋市、如东县人民政府."""
    table, tail = divisions(), ""
    for item in reversed(items):
        if item.text in table.chains and tail:
            name = item.text + tail
            yield Mention("Department", item.start, item.end, name, "government printed once", 0.9)
        else:
            printed = _GOVERNMENT.search(item.text) if item.text.endswith("政府") else None
            tail = printed[0] if printed and item.text[: printed.start()] in table.chains else ""


def _item_mention(item: Item, prefix: str, home: Home) -> Mention | None:
    """Return the mention of an item of the open class; a level printed before the list is added."""
    kind = classify_item(item.text)
    if kind is None:
        return None
    shares = kind[0] == "Department" and prefix and item.text.endswith(("局", "厅"))
    if shares and not _prefix(item.text) and not place_first(item.text, home):
        return Mention("Department", item.start, item.end, prefix + item.text, _OPEN, 0.8)
    return Mention(kind[0], item.start, item.end, item.text, _OPEN, kind[1])


_OPEN = "item of a unit list"
_GOVERNMENT = re.compile("(?:人民)?政府$")
_PREFIX = re.compile(rf"(?:{LEVEL})(?![村场])")  # no level in 乡村振兴局, 市场监管局


def _prefix(name: str) -> str:
    """Return the level or place that `name` begins with, or nothing."""
    if match := _PREFIX.match(name):
        return match[0]
    whole = grammar().whole.fullmatch(name)
    return (whole["place"] + whole["level"]) if whole and whole["level"] else ""


_CENTRAL = ("国家", "中国", "中央", "国网", "南网", "民航", "人行", "铁路")


def place_first(name: str, home: Home) -> bool:
    """Whether an open item begins with a place or a central body, and so needs no level."""
    table = divisions()
    own = tuple(p[:-1] for p in (home.province, home.prefecture, home.county) if p and len(p) > 2)
    return name.startswith((*_CENTRAL, *own)) or any(
        name[:length] in table.chains or name[:length] in table.short for length in range(2, 9)
    )
