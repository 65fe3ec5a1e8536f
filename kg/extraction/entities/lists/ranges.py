"""Where the items of a list begin and end: A、B和C等…"""

from __future__ import annotations

from kg.extraction.entities.grammar.tokens import Clause, ends_firm
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BRACKET,
    COMMON,
    ETC,
    INDUSTRY,
    LEVEL,
    LISTING,
    PLACE,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
    WITHIN,
    WORKS,
)

_BRACKETED = 6  # tokens in the bracket of a name: （三期）, （甲路-乙路段）
_SUMS = "资划计算超近约达逾额"  # the ends of what stands before a sum: 总投资, 超
_PLAIN = COMMON | THEME | WEAK | LEVEL


def item_ranges(clause: Clause, etc: int, text: str, works: bool = False) -> list[tuple[int, int]]:
    """Return the half-open token ranges of the items, in text order; `works` may hold verbs."""
    ranges: list[tuple[int, int]] = []
    last, i = etc, etc - 1
    while i >= 0:
        mask = clause[i].mask
        listed = mask & LISTING or (mask & AND and _splits(clause, i, last, text, bool(ranges)))
        begins = i if listed else paid_from(clause, i, text)
        if begins is not None:
            if i + 1 < last:
                ranges.append((i + 1, last))
            last = i = begins
        elif mask & ETC:
            last = i
        elif mask & BRACKET and (opened := _opened(clause, i, text)):
            i = opened
        elif mask & QUOTED and i and clause[i - 1].mask & QUOTED:
            ranges.append((i, last))
            last = i
        elif works and mask & WITHIN and _is_inside(clause, i, last):
            pass
        elif mask & (BOUNDARY | VERB) and not (mask & QUANTITY and i + 1 < last):
            break
        i -= 1
    if i + 1 < last:
        ranges.append((i + 1, last))
    return ranges[::-1]


def _is_inside(clause: Clause, i: int, last: int) -> bool:
    """Return whether the verb at `i` stands within an item: 甲乙|智能|运营|中心, 丙固废|处置."""
    return 0 < i < last and not clause[i - 1].mask & (BOUNDARY | VERB | AND)


def _opened(clause: Clause, i: int, text: str) -> int:
    """Return where the short bracket opens that token `i` closes, 0 where it closes none."""
    if text[clause[i].start] != "）":
        return 0
    for k in range(i - 1, max(i - _BRACKETED, 0), -1):
        if clause[k].mask & BRACKET:
            return k
    return 0


def paid_from(clause: Clause, i: int, text: str) -> int | None:
    """Return where 总投资3亿元的 begins, of which 的 is token `i`; None where that is not said."""
    if not clause[i].mask & VERB or text[clause[i].start : clause[i].end] != "的":
        return None
    if i == 0 or not clause[i - 1].mask & QUANTITY or text[clause[i - 1].end - 1] != "元":
        return None
    first = i - 1
    while first and (clause[first - 1].mask & QUANTITY or text[clause[first - 1].end - 1] in _SUMS):
        first -= 1
    return first


def _splits(clause: Clause, i: int, last: int, text: str, inner: bool) -> bool:
    """Return whether the conjunction at `i` separates items, as nearly always in a list with 等.

    It does not where only everyday words of works follow: 甲乙整车及发动机项目.
    """
    rest = clause[i + 1 : last]
    industries = clause[i - 1].mask & INDUSTRY and i + 2 == last and rest[0].mask & INDUSTRY
    if inner and not industries and text[clause[i].start : clause[i].end] == "及":
        return False  # 、甲隧道及引线工程、: only the last item stands behind a conjunction
    if text[clause[i].start : clause[i].end] == "及" and (
        all(t.mask & _PLAIN for t in rest) or _of_one_firm(clause, i, rest)
    ):
        return False
    if len(rest) == 1 and rest[0].mask & WORKS and not clause[i - 1].mask:
        return False  # 乙和|风场: a works noun alone is no item
    return i > 0 and not clause[i - 1].mask & VERB


def _of_one_firm(clause: Clause, i: int, rest: Clause) -> bool:
    """Return whether a firm's name before token `i` opens all of the item: 甲集团乙|及|丙制造."""
    if any(ends_firm(t) or t.mask & (PLACE | QUOTED) for t in rest):
        return False
    first = i
    while first and not clause[first - 1].mask & (BOUNDARY | VERB):
        first -= 1
    return any(map(ends_firm, clause[first : i - 1]))
