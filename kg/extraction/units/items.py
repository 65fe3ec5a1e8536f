"""Items of unit lists: where each unit's name begins and ends, and what kind of unit it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extraction.facts import EntityType
from kg.extraction.lexicon import alternation
from kg.extraction.units.organs import LEVEL, grammar
from kg.extraction.units.roles import role_words

_PIECE = re.compile(r"[^、，；。\n\t/]+")
_EACH = re.compile(r"各(?:省|市|州|县|区|旗|盟|乡|镇)+")
_ALSO = re.compile(r"(?:省|市|州|县|区|旗|盟|乡|镇|街道|园区)+(?:人民政府|政府|委|管委会|办事处)?")
_NESTED = re.compile(r"（[^（）]*）?$")


class Item(NamedTuple):
    """One unit of a list; clean offsets."""

    start: int
    end: int
    text: str


def items_in(text: str, start: int, end: int) -> Iterator[Item]:
    """Yield the units between `start` and `end`, generic ones included.

    What 各 distributes over the levels of government names nobody: 各市、州、县人民政府.
    """
    collective = False
    for piece in _PIECE.finditer(text, start, end):
        words = piece[0]
        collective = (words[0] == "各" and _EACH.fullmatch(words) is not None) or (
            collective and _ALSO.fullmatch(words) is not None
        )
        if collective:
            continue
        for part in _joined(text, *piece.span()):
            a, b = _trimmed(text, *part)
            name = text[a:b].strip(" ：【】[]（）“”—–-")
            if name:
                first = text.index(name, a)
                yield Item(first, first + len(name), name)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without a bracket at its end, words such as 由 and 等, and offices held."""
    words = role_words()
    nested = _NESTED.search(text, start, end) if text.find("（", start + 1, end) > 0 else None
    if nested and nested.start() > start:
        end = nested.start()
    others = text.find("等", start + 2, end)
    if others > 0 and is_generic(text[others + 1 : end]):
        end = others  # 区财政局|等区政府有关部门
    before = words.starts.match(text, start, end)
    if before and before.end() < end:
        start = before.end()
    ends = text.endswith(words.last_words, start, end)
    after = words.ends.search(text, start, end) if ends else None
    if after and after.start() > start:
        end = after.start()
    return start, end


_ORGAN_END = "局委办部厅会院联府室社队心"
_JOINING = ("以及", "和", "及", "与", "会同")
# It begins with the words themselves, so that the search can skip all other characters.
_JOINED = re.compile(
    rf"(?:{'|'.join(f'{word}(?<=[{_ORGAN_END}]{word})' for word in _JOINING)})"
    rf"(?=(?:{LEVEL})[^、]*[{_ORGAN_END}行]|各|其他|相关|有关)"
)


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the parts of a piece whose last units are joined by 和: 市生态环境局和市农业农村局."""
    if _JOINED.search(text, start, end) is None:  # as in nearly all pieces
        return [(start, end)]
    borders = [start, *(b for m in _JOINED.finditer(text, start, end) for b in m.span()), end]
    return list(zip(borders[::2], borders[1::2], strict=True))


_LEVELLED = re.compile(rf"(?:{LEVEL})[\u4e00-\u9fff]{{2,}}[局厅委]")


def surely_unit(name: str) -> bool:
    """Whether `name` is a department by its form alone, and no list is needed to tell."""
    if is_generic(name):
        return False
    rules = grammar()
    forms = (rules.whole, rules.central, _LEVELLED)
    return any(form.fullmatch(name) for form in forms)


def all_units(text: str, start: int, end: int) -> bool:
    """Whether a stretch without role words holds nothing but units, at least one surely so."""
    items = tuple(items_in(text, start, end))
    known = all(
        classify_item(i.text) or is_generic(i.text) or _DIVISION.fullmatch(i.text) for i in items
    )
    return known and names_unit(items)


# A division that does its part beside the units: （市水利局、甲县）.
_DIVISION = re.compile("[\u4e00-\u9fff]{2,6}[县区市州旗]")


def names_unit(items: tuple[Item, ...]) -> bool:
    """Whether one of the items is surely a unit, or opens with a level and ends as units do."""
    return any(
        surely_unit(i.text)
        or (_LEVEL_FIRST.match(i.text) and (classify_item(i.text) or ("", 0))[1] > _OPEN)
        for i in items
    )


_LEVEL_FIRST = re.compile(LEVEL)
_OPEN = 0.7  # how sure an item is that only opens with a level


@lru_cache(maxsize=1024)  # the same units stand in list after list
def is_generic(name: str) -> bool:
    """Return whether a list item names nobody in particular: 相关部门, 各县市区, 在衡高校."""
    whole, starts, ends, contains = _generic_words()
    return (
        name in whole
        or name.startswith(starts)
        or name.endswith(ends)
        or contains.search(name) is not None
    )


@lru_cache
def _generic_words() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...], re.Pattern[str]]:
    """Return the whole names of generic items, and what others begin with, end in and contain."""
    table: dict[str, list[str]] = grammar().words["generic"]
    contains = re.compile(alternation(table["contains"]))
    return frozenset(table["whole"]), tuple(table["starts"]), tuple(table["ends"]), contains


_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·“”]{3,30}")


@lru_cache(maxsize=1024)
def classify_item(name: str) -> tuple[EntityType, float] | None:
    """Return the type and confidence of a list item that names a unit, or None."""
    if _NAME.fullmatch(name) is None or is_generic(name) or name.endswith(role_words().persons):
        return None
    matches: list[tuple[int, EntityType]] = [
        (len(head), kind)
        for kind, heads in grammar().words["unit_heads"].items()
        for head in heads
        if name.endswith(head) and len(name) > len(head)
    ]
    if matches:
        return max(matches)[1], 0.9
    if re.match(LEVEL, name) and len(name) >= 4:
        return "Department", _OPEN
    return None
