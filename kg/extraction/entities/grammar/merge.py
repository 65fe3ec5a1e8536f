"""Which of several readings of the same characters stands."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_RANK = {
    "Department": 0, "TaskForce": 0, "Document": 1, "Person": 2, "Project": 3, "Honour": 4,
    "Park": 5, "Enterprise": 6, "Institution": 7, "Platform": 8, "Event": 9, "Initiative": 10,
    "Industry": 11, "Place": 12,
}  # fmt: skip
_INSIDE: dict[str, tuple[str, ...]] = {
    "Park": ("Place", "Enterprise", "Park", "Industry"),
    "Project": ("Place", "Enterprise", "Park", "Project", "Institution", "Platform"),
    "Platform": ("Place", "Enterprise", "Institution", "Park"),
    "Institution": ("Place", "Institution", "Park", "Department"),
    "Initiative": ("Place", "Park", "Event"),
    "Event": ("Place", "Department", "Project", "Enterprise", "Park", "Institution", "Platform"),
    "Honour": ("Place",),
    "Industry": ("Place",),
    "Place": ("Place",),
    "Document": ("Department", "Place", "Industry", "Initiative", "Park"),
}
_FULL = "省市县区旗州"
# What else makes readings sure: the marks of a title, an office or an act beside a name, a list.
_SURE_TYPE = {kind: (20 if kind == "Document" else 0) - rank / 100 for kind, rank in _RANK.items()}
_SURE_RULE = {"person:a": 30, "person:does": 30, "list:project": 5}
_CLOSED = frozenset(
    {"Department", "TaskForce", "Document", "Person"}
)  # nothing is named inside them


def merge(given: list[Mention], found: list[Mention]) -> list[Mention]:
    """Return all mentions in text order, one for each span, none crossing another.

    A place or a firm may stand inside a longer name; nothing stands inside a `given` one.
    """
    order = sorted(found, key=_order)
    kept: list[Mention] = sorted(given, key=lambda m: (m.start, m.end))
    taken: defaultdict[int, list[Mention]] = defaultdict(list)
    for m in kept:
        _take(taken, m)
    for m in order:
        if _fits(taken, m):
            _take(taken, m)
            kept.append(m)
    kept.sort(key=lambda m: (m.start, -m.end, m.type))
    return _known(kept)


def _known(kept: list[Mention]) -> list[Mention]:
    """Return the mentions, sorted, less the places only met inside names: 深圳 in 深圳科技园."""
    inside: set[int] = set()  # their ids: there is one mention a span
    outer: Mention | None = None
    for m in kept:
        if outer is not None and m.end <= outer.end:
            if m.rule == "place:table" and outer.type != "Project" and m.name[-1] not in _FULL:
                inside.add(id(m))
        else:
            outer = m
    named = {m.name[:2] for m in kept if m.type == "Place" and id(m) not in inside}
    return [m for m in kept if id(m) not in inside or m.name[:2] in named]


def _order(m: Mention) -> tuple[float, int, int, str]:
    """Return what sorts long and sure readings first."""
    start, kind = m.start, m.type
    length = m.end - start
    weight = length * (0.5 + m.confidence) + _SURE_TYPE[kind] + _SURE_RULE.get(m.rule, 0)
    return -weight, start, length, kind


def _take(taken: defaultdict[int, list[Mention]], m: Mention) -> None:
    """Enter a mention in the blocks of 32 characters that it stands in."""
    first, last = m.start >> 5, m.end >> 5
    taken[first].append(m)
    for block in range(first + 1, last + 1) if first < last else ():
        taken[block].append(m)


def _fits(taken: dict[int, list[Mention]], m: Mention) -> bool:
    start, end = m.start, m.end
    for block in range(start >> 5, (end >> 5) + 1):
        for other in taken.get(block, ()):
            if (
                other.start < end
                and start < other.end
                and not (_nested(m, other) or (other.type == "Department" and _nested(other, m)))
            ):
                return False
    return True


def _shows_region(outer: Mention) -> bool:
    """Return whether a region in a name is also spoken of: in works, and in 长三角|一体化."""
    return outer.type == "Project" or outer.rule == "initiative:together"


def _nested(inner: Mention, outer: Mention) -> bool:
    """Return whether `inner` may stand inside `outer`."""
    if inner.start <= outer.start and outer.end <= inner.end:
        return False
    if not (outer.start <= inner.start and inner.end <= outer.end):
        return False
    if outer.type in _CLOSED and not (
        outer.rule == "document:title" or (outer.type == "Document" and inner.type == "Department")
    ):
        return False
    of_branch = outer.rule == "platform:branch" and inner.type != "Place"  # 国家|甲中心乙基地
    if of_branch or (inner.rule == "place:region" and not _shows_region(outer)):
        return False
    if inner.type == outer.type == "Project":
        rest = outer.name[inner.end - outer.start :]
        return rest != "" and _done_to_works().fullmatch(rest) is None
    named = inner.type != "Industry" or outer.type != "Park" or inner.rule == "industry:park"
    return named and inner.type in _INSIDE.get(outer.type, ())


@lru_cache(maxsize=1)
def _done_to_works() -> re.Pattern[str]:
    """Return the pattern of what only tells how works are done: 甲机场|改扩建项目 is one thing."""
    done = alternation(read_lexicon("works")["changes"].split())
    return re.compile(f"(?:{done}|[一二三四五六]期|[0-9]期|建设|新建|扩能|工程|项目|线)+")
