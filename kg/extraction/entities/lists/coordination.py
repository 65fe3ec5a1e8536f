"""Lists: what A、B、C等… ends in decides what its items are.

加快A、B等重大产业项目建设 names projects whatever its items end in; 军民融合、有色金属等产业集群
names industries that have no head of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.documents.numerals import count_of
from kg.extraction.entities.grammar.names import PROPER, grade
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    CHANGE,
    ETC,
    GROWN,
    LISTING,
    NUMBER,
    PLACE,
    QUANTITY,
    QUOTED,
    ROUTE,
    SITE,
    THEME,
    VERB,
    WITHIN,
    WORKS,
)
from kg.extraction.entities.heads import closes
from kg.extraction.entities.industries.lists import (
    counted_after,
    developing,
    industry_items,
    of_trade,
    whole_items,
)
from kg.extraction.entities.industries.sets import (
    before_last,
    counted_industries,
    grown_goods,
    industries_of_set,
)
from kg.extraction.entities.lists.items import brands, list_item
from kg.extraction.entities.lists.ranges import item_ranges, paid_from
from kg.extraction.entities.lists.tails import kind_after, trim
from kg.extraction.entities.programmes.headed import COUNT
from kg.extraction.entities.works.frames import becomes
from kg.extraction.entities.works.workname import name_words
from kg.extraction.facts import EntityType, Mention

# Words that may end a list.
_OPENS_RULE = ETC | QUANTITY | THEME | GROWN | ROUTE | NUMBER | QUOTED | WORKS
PAID = "元的"  # between a sum and the works that it pays for
_STANDING = {"Park", "Platform", "Institution", "Enterprise"}
_COUNTED = re.compile(
    "(?:省|市|县|区)?(?:重点|重大|产业|在建|续建|新建|亿元以上)?(?:建设)?(?:项目|工程|子项)"
)
_WORKS_TAILS = name_words("works_tails")


def listed_names(clause: Clause, text: str) -> list[Mention]:
    """Return the items of each list in the clause that ends in 等."""
    found: list[Mention] = []
    for i, token in enumerate(clause):
        if token[2] & _OPENS_RULE and (named := _closed_at(clause, i, text)):
            found += named
    if text.count(PAID, clause[0].start, clause[-1].end) > 1:
        found += _paid_works(clause, text)
    return found


def _closed_at(clause: Clause, i: int, text: str) -> list[Mention]:
    """Return the items of the list that the word at token `i` closes or ends with."""
    start, end, mask, _ = clause[i]
    if (mask & ETC and text[start] == "等") or (mask & QUANTITY and _counts_list(clause, i, text)):
        kind, tail = kind_after(clause, i, text)
        if kind:
            return _items(clause, i, kind, tail, text)
        return grown_goods(clause, i, text) if mask & ETC else []
    if mask & THEME and COUNT.match(text, start):
        return _set_members(clause, i, text)
    if mask & (QUANTITY | NUMBER | QUOTED):
        return industries_of_set(clause, i, text)
    if mask & GROWN:
        return before_last(clause, i, text) if i and closes(clause, i) else []
    return (
        _routes(clause, i, text)
        if mask & ROUTE
        else (_told_with(clause, i, text) if text.endswith("项目", start, end) else [])
    )


def _paid_works(clause: Clause, text: str) -> list[Mention]:
    """Return the works that a sum stands before, each: 引进投资3亿元的甲乙储能、投资2亿元的丙丁."""
    found: list[Mention] = []
    for i in range(1, len(clause) - 1):
        first = paid_from(clause, i, text)
        if first is None or text.find("投资", clause[first].start, clause[i].start) < 0:
            continue
        last = i + 1
        while last < len(clause) and not clause[last].mask & (BOUNDARY | VERB):
            last += 1
        word = clause[last - 1].word
        if word is None or not _STANDING & set(word.heads):
            mention = list_item(clause[i + 1 : last], "Project", text, many=True)
            found += [mention] if mention and mention.confidence > 0.7 else []
    return found


def _set_members(clause: Clause, count: int, text: str) -> list[Mention]:
    """Return the members of A、B、C三大行动, where there are as many as the numeral says."""
    after = clause[count + 1] if count + 1 < len(clause) else None
    if kind_after(clause, count, text)[0] == "Industry":
        return counted_industries(clause, count, text)
    if after is None or after.word is None or "Initiative" not in after.word.heads:
        return []
    items = [trim(clause[a:b], "Initiative") for a, b in item_ranges(clause, count, text)]
    if len(items) != count_of(text[clause[count].start]) or not all(items):
        return []
    spans = [(i[0].start, i[-1].end) for i in items]
    if any(not 4 <= end - start <= 14 for start, end in spans):
        return []
    return [Mention("Initiative", a, b, text[a:b], "list:counted", 0.85) for a, b in spans]


def _routes(clause: Clause, head: int, text: str) -> list[Mention]:
    """Return the routes of a list that share its last item's head: 甲至乙、丙至丁高速公路."""
    first = head
    while first and not clause[first - 1].mask & (BOUNDARY | VERB | AND):
        first -= 1
    listed = first > 0 and clause[first - 1].mask & (LISTING | AND)
    if not listed or "至" not in text[clause[first].start : clause[head].start]:
        return []
    items = [trim(clause[a:b], "Project") for a, b in item_ranges(clause, first - 1, text)]
    spans = [(i[0].start, i[-1].end) for i in items if i and not i[0].mask & ~PLACE]
    spans = [(a, b) for a, b in spans if 0 < text.find("至", a, b) - a < b - a - 2 < 14]
    return [Mention("Project", a, b, text[a:b], "list:routes", 0.85) for a, b in spans]


def _told_with(clause: Clause, last: int, text: str) -> list[Mention]:
    """Return the works listed before a project, with which it is told of.

    甲乙化纤、丙丁项目|竣工.
    """
    if becomes().match(text, clause[last].end) is None:
        return []
    ranges = item_ranges(clause, last, text, works=True)[:-1]
    items = [clause[a:b] for a, b in ranges if clause[b].mask & LISTING]
    found = [list_item(i, "Project", text, many=True) for i in items if _may_be_works(i)]
    return [replace(m, confidence=0.8) for m in found if m and m.confidence > 0.9]


def _may_be_works(item: Clause) -> bool:
    """Return whether an item is no house, place or firm by its own head, and no short word."""
    word = item[-1].word
    standing = word is not None and bool(_STANDING & set(word.heads))
    return not standing and item[-1].end - item[0].start > _SHORT and not item[-1].mask & PLACE


_SHORT = 4  # characters of what may be a place or a product


def _counts_list(clause: Clause, i: int, text: str) -> bool:
    """Return whether the number at `i` closes a list as 等 does: A、B、C3家骨干企业."""
    mask = clause[i].mask
    if not mask & QUANTITY or i < 3 or clause[i - 1].mask & (BOUNDARY | VERB):
        return False
    if clause[i - 2].mask & (LISTING | AND):
        return True
    if not _COUNTED.match(text, clause[i].end):
        return False
    first = i - 1
    while first and not clause[first - 1].mask & (BOUNDARY | VERB):
        first -= 1
    return first > 1 and bool(clause[first - 1].mask & LISTING)


def _items(clause: Clause, etc: int, kind: EntityType, tail: str, text: str) -> list[Mention]:
    """Return the list's items, the last one before `etc`."""
    if kind == "Initiative" and tail in _WORKS_TAILS and _are_works(clause, etc, text):
        kind = "Project"
    ranges = item_ranges(clause, etc, text, works=kind == "Project")
    found: list[Mention] = []
    if kind == "Industry" and ranges:
        meant = of_trade(clause, etc, text)
        meant = meant or developing(clause, ranges[0][0] - 1, text)
        count = counted_after(clause[etc].end, text)
        items = whole_items(clause, ranges, count)
        return industry_items(items, tail, text, meant, counted=len(items) == count > 1)
    for first, last in ranges:
        mention = list_item(clause[first:last], kind, text, len(ranges) > 1)
        if mention is None and kind == "Initiative" and tail in _WORKS_TAILS:
            mention = _works(clause[first:last], text)
        if mention:
            found.append(mention)
    if kind == "Enterprise" and sum(m.confidence >= 0.9 for m in found) > 1:
        found += brands((clause[first:last] for first, last in ranges), text)
    if kind == "Project" and 2 * sum(m.confidence <= 0.6 for m in found) >= len(ranges):
        return []  # 药品、纤维、…综合利用等项目: mostly kinds of things
    sure = any(m.confidence > 0.7 for m in found)
    return found if sure or kind not in ("Enterprise", "Project") else _headed(found)


def _are_works(clause: Clause, etc: int, text: str) -> bool:
    """Return whether most items of a list of 工程 end as works do: 甲大道三期、乙线丙段等工程."""
    items = [clause[a:b] for a, b in item_ranges(clause, etc, text, works=True)]
    built = [i for i in items if i[-1].mask & SITE or (not i[-1].mask and _ends_road(i[-1], text))]
    return len(items) > 1 and 2 * len(built) > len(items)


def _ends_road(token: Token, text: str) -> bool:
    return token.end - token.start > 2 and text[token.end - 1] in "段路桥线"


def _works(tokens: Clause, text: str) -> Mention | None:
    """Return the works among the items of a list of 工程: 甲石窟数字化保护 is done to a thing."""
    tokens = trim(tokens, "Project")
    if not tokens or not tokens[-1].mask & (WITHIN | CHANGE | WORKS):
        return None
    start, end = tokens[0].start, tokens[-1].end
    if any(t.mask & QUOTED for t in tokens) or not 5 <= end - start <= 24:
        return None
    if tokens[0].mask & ~PLACE or grade(tokens[:-1], text) != PROPER:
        return None
    return Mention("Project", start, end, text[start:end], "list:works", 0.75)


def _headed(found: list[Mention]) -> list[Mention]:
    """Return what is left of a list without one sure name: not costs, fields or kinds of firms."""
    return [m for m in found if m.confidence > 0.6]
