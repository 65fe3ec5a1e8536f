"""Industries of lists that a number, a last member's head or the kind of goods closes."""

from __future__ import annotations

import re

from kg.documents.numerals import count_of
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    DECOR,
    INDUSTRY,
    LISTING,
    NUMBER,
    QUANTITY,
    THEME,
    VERB,
)
from kg.extraction.entities.industries.lists import developing, industry_items, whole_items
from kg.extraction.entities.lists.ranges import item_ranges
from kg.extraction.entities.lists.tails import kind_after
from kg.extraction.entities.programmes.headed import COUNT
from kg.extraction.facts import Mention

# The number that closes a list of industries: 甲、乙、丙|3个千亿级产业集群, 12条产业链.
_INDUSTRIES = re.compile(
    r"\d{1,2}[个条大](?:[^，。；、的]{0,8}?)(?:产业(?!园|基地|项目)|集群|赛道)"
)
_QUOTED_SET = re.compile(r"“(?:\d{1,2}|[两三四五六七八九十])[大个条][^”]{0,4}(?:产业|集群)[链群]?”")
_DIGITS = re.compile(r"\d+")


def industries_of_set(clause: Clause, i: int, text: str) -> list[Mention]:
    """Return the industries of the list that the number at token `i` closes.

    甲、乙、丙3个产业集群, 甲、乙四大产业, “四大产业” or “三大”; 甲、乙企业9家 counts their firms.
    """
    start, end, mask, _ = clause[i]
    if mask & QUANTITY:
        if last := _firms_before(clause, i, text):
            return _with_firms(clause, last, text)
        told = _INDUSTRIES.match(text, start) is not None
    elif mask & NUMBER:
        told = text.startswith("大", end)
    else:
        rank = text[end - 2] == "大" and COUNT.fullmatch(text, start + 1, end - 1)
        told = bool(rank or _QUOTED_SET.match(text, start))
    return counted_industries(clause, i, text) if told else []


def grown_goods(clause: Clause, etc: int, text: str) -> list[Mention]:
    """Return the industries of a list of goods: 发展甲、乙等|特色|蔬菜."""
    if not _before_goods(clause, etc):
        return []
    ranges = item_ranges(clause, etc, text)
    if not ranges or not developing(clause, ranges[0][0] - 1, text):
        return []
    return industry_items(whole_items(clause, ranges), "产业", text, meant=True)


def counted_industries(clause: Clause, count: int, text: str) -> list[Mention]:
    """Return the industries of A、B、C三大产业, “三大”产业 or 3大产业, as many as it says."""
    numeral = text[clause[count].start : clause[count].end].strip("“”")
    if digits := _DIGITS.match(numeral):
        numeral = digits[0]
    number = count_of(numeral if numeral.isdigit() else numeral[0])
    if numeral.isdigit() and kind_after(clause, count, text)[0] != "Industry":
        return []
    ranges = item_ranges(clause, count, text)
    apart = len(ranges) == number
    items = [clause[a:b] for a, b in ranges] if apart else whole_items(clause, ranges, number)
    if len(items) != number:
        return []
    return industry_items(items, "产业", text, meant=True, counted=True)


def before_last(clause: Clause, head: int, text: str) -> list[Mention]:
    """Return the industries of 基因技术、中药、生物制药产业: the last item has the head of all."""
    first = head
    while first and not clause[first - 1].mask & (BOUNDARY | VERB | AND):
        first -= 1
    if first == head or not clause[first - 1].mask & (LISTING | AND):
        return []
    before = item_ranges(clause, first - 1, text)
    ranges = [(a, b) for a, b in before if not _headed_by(clause[b - 1], text)]
    items = [clause[a:b] for a, b in [*ranges, (first, head)]]
    last = clause[head - 1].end
    meant = bool(ranges) and developing(clause, ranges[0][0] - 1, text)
    return [m for m in industry_items(items, "产业", text, meant) if m.end != last]


def _headed_by(last: Token, text: str) -> bool:
    """Return whether an item of a list of industries has the head itself: 纺织产业."""
    return text.endswith(("产业", "产业链", "业"), last.start, last.end)


def _firms_before(clause: Clause, count: int, text: str) -> int:
    """Return where 企业 stands that the number at `count` counts, 0 for nowhere: 甲、乙企业|9家."""
    i = count - 1
    if i > 1 and clause[i].mask & VERB:  # 甲与乙企业|超过|9家
        i -= 1
    start, end, _, _ = clause[i]
    return i if i > 0 and end - start == 2 and text.startswith("企业", start) else 0


def _with_firms(clause: Clause, firms: int, text: str) -> list[Mention]:
    """Return the industries whose firms are counted: 甲食品、乙制品|规模以上|企业9家."""
    end = firms
    while end > 1 and clause[end - 1].mask & DECOR:
        end -= 1
    ranges = item_ranges(clause, end, text)
    if len(ranges) == 2 and text.startswith(("与", "及"), clause[ranges[0][1]].start):
        start, stop = clause[ranges[0][0]].start, clause[end - 1].end
        if all(clause[b - 1].mask & INDUSTRY for _, b in ranges):  # 船舶与海工装备|企业9家
            return [Mention("Industry", start, stop, text[start:stop], "list:industry", 0.7)]
    items = whole_items(clause, ranges)
    known = sum(any(t.mask & INDUSTRY for t in item) for item in items)
    if not items or known * 3 < len(items):
        return []
    return industry_items(items, "产业", text, meant=True)


def _before_goods(clause: Clause, etc: int) -> bool:
    """Return whether 等 stands before an industry that says what is listed: 甲、乙等|特色|蔬菜."""
    i = etc + 1
    while i < len(clause) and clause[i].mask & (THEME | DECOR) and not clause[i].mask & INDUSTRY:
        i += 1
    ends = i + 1 >= len(clause) or bool(clause[i + 1].mask & (BOUNDARY | VERB))
    return i < len(clause) and clause[i].mask & INDUSTRY > 0 and ends
