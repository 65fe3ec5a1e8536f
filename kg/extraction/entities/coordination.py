"""Lists: what A、B、C等… ends in decides what its items are.

加快A、B等重大产业项目建设 names projects whatever its items end in; 军民融合、有色金属等产业集群
names industries that have no head of their own.
"""

from __future__ import annotations

import re

from kg.documents.numerals import count_of
from kg.extraction.entities.heads import closes
from kg.extraction.entities.industrylists import (
    counted_after,
    developing,
    industry_items,
    of_trade,
    whole_items,
)
from kg.extraction.entities.listitems import brands, list_item
from kg.extraction.entities.listtails import kind_after, trim
from kg.extraction.entities.names import PROPER, grade
from kg.extraction.entities.programmes import COUNT
from kg.extraction.entities.tokens import Clause, Token
from kg.extraction.entities.words import (
    AND,
    BOUNDARY,
    BRACKET,
    CHANGE,
    COMMON,
    ETC,
    GROWN,
    INDUSTRY,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    QUANTITY,
    QUOTED,
    ROUTE,
    SITE,
    THEME,
    VERB,
    WEAK,
    WITHIN,
    WORKS,
)
from kg.extraction.entities.workname import name_words
from kg.extraction.facts import EntityType, Mention

# Words that may end a list.
_OPENS_RULE = ETC | QUANTITY | THEME | GROWN | ROUTE | NUMBER | QUOTED
_BRACKETED = 6  # tokens in the bracket of a name: （三期）, （甲路-乙路段）
_SUMS = "资划计算超近约达逾额"  # the ends of what stands before a sum: 总投资, 超
_PAID = "元的"  # between a sum and the works that it pays for
_STANDING = {"Park", "Platform", "Institution", "Enterprise"}
_COUNTED = re.compile(
    "(?:省|市|县|区)?(?:重点|重大|产业|在建|续建|新建|亿元以上)?(?:建设)?(?:项目|工程|子项)"
)
_WORKS_TAILS = name_words("works_tails")
_PLAIN = COMMON | THEME | WEAK | LEVEL


def listed_names(clause: Clause, text: str) -> list[Mention]:
    """Return the items of each list in the clause that ends in 等."""
    found: list[Mention] = []
    for i, (start, end, mask, _) in enumerate(clause):
        if not mask & _OPENS_RULE:
            continue
        if (mask & ETC and text[start] == "等") or (
            mask & QUANTITY and _counts_list(clause, i, text)
        ):
            kind, tail = kind_after(clause, i, text)
            if kind:
                found += _items(clause, i, kind, tail, text)
        elif mask & THEME and COUNT.match(text, start):
            found += _set_members(clause, i, text)
        elif (mask & NUMBER and text.startswith("大", end)) or (
            mask & QUOTED and text[end - 2] == "大" and COUNT.fullmatch(text, start + 1, end - 1)
        ):
            found += _counted_industries(clause, i, text)
        elif mask & GROWN and i and closes(clause, i):
            found += _before_last(clause, i, text)
        elif mask & ROUTE:
            found += _routes(clause, i, text)
    if text.count(_PAID, clause[0].start, clause[-1].end) > 1:
        found += _paid_works(clause, text)
    return found


def _paid_works(clause: Clause, text: str) -> list[Mention]:
    """Return the works that a sum stands before, each: 引进投资3亿元的甲乙储能、投资2亿元的丙丁."""
    found: list[Mention] = []
    for i in range(1, len(clause) - 1):
        first = _paid_from(clause, i, text)
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
        return _counted_industries(clause, count, text)
    if after is None or after.word is None or "Initiative" not in after.word.heads:
        return []
    items = [trim(clause[a:b], "Initiative") for a, b in _ranges(clause, count, text)]
    if len(items) != count_of(text[clause[count].start]) or not all(items):
        return []
    spans = [(i[0].start, i[-1].end) for i in items]
    if any(not 4 <= end - start <= 14 for start, end in spans):
        return []
    return [Mention("Initiative", a, b, text[a:b], "list:counted", 0.85) for a, b in spans]


def _counted_industries(clause: Clause, count: int, text: str) -> list[Mention]:
    """Return the industries of A、B、C三大产业, “三大”产业 or 3大产业, as many as it says."""
    numeral = text[clause[count].start : clause[count].end].strip("“”")
    number = count_of(numeral if numeral.isdigit() else numeral[0])
    if numeral.isdigit() and kind_after(clause, count, text)[0] != "Industry":
        return []
    ranges = _ranges(clause, count, text)
    apart = len(ranges) == number
    items = [clause[a:b] for a, b in ranges] if apart else whole_items(clause, ranges, number)
    if len(items) != number:
        return []
    return industry_items(items, "产业", text, meant=True, counted=True)


def _before_last(clause: Clause, head: int, text: str) -> list[Mention]:
    """Return the industries of 基因技术、中药、生物制药产业: the last item has the head of all."""
    first = head
    while first and not clause[first - 1].mask & (BOUNDARY | VERB | AND):
        first -= 1
    if first == head or not clause[first - 1].mask & (LISTING | AND):
        return []
    before = _ranges(clause, first - 1, text)
    ranges = [(a, b) for a, b in before if not _headed_by(clause[b - 1], text)]
    items = [clause[a:b] for a, b in [*ranges, (first, head)]]
    last = clause[head - 1].end
    meant = bool(ranges) and developing(clause, ranges[0][0] - 1, text)
    return [m for m in industry_items(items, "产业", text, meant) if m.end != last]


def _routes(clause: Clause, head: int, text: str) -> list[Mention]:
    """Return the routes of a list that share its last item's head: 甲至乙、丙至丁高速公路."""
    first = head
    while first and not clause[first - 1].mask & (BOUNDARY | VERB | AND):
        first -= 1
    listed = first > 0 and clause[first - 1].mask & (LISTING | AND)
    if not listed or "至" not in text[clause[first].start : clause[head].start]:
        return []
    items = [trim(clause[a:b], "Project") for a, b in _ranges(clause, first - 1, text)]
    spans = [(i[0].start, i[-1].end) for i in items if i and not i[0].mask & ~PLACE]
    spans = [(a, b) for a, b in spans if 0 < text.find("至", a, b) - a < b - a - 2 < 14]
    return [Mention("Project", a, b, text[a:b], "list:routes", 0.85) for a, b in spans]


def _headed_by(last: Token, text: str) -> bool:
    """Return whether an item of a list of industries has the head itself: 纺织产业."""
    return text.endswith(("产业", "产业链", "业"), last.start, last.end)


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
    ranges = _ranges(clause, etc, text, works=kind == "Project")
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
    items = [clause[a:b] for a, b in _ranges(clause, etc, text, works=True)]
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


def _ranges(clause: Clause, etc: int, text: str, works: bool = False) -> list[tuple[int, int]]:
    """Return the half-open token ranges of the items, in text order; `works` may hold verbs."""
    ranges: list[tuple[int, int]] = []
    last, i = etc, etc - 1
    while i >= 0:
        mask = clause[i].mask
        listed = mask & LISTING or (mask & AND and _splits(clause, i, last, text, bool(ranges)))
        begins = i if listed else _paid_from(clause, i, text)
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


def _paid_from(clause: Clause, i: int, text: str) -> int | None:
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
    if any(_is_firm(t) or t.mask & (PLACE | QUOTED) for t in rest):
        return False
    first = i
    while first and not clause[first - 1].mask & (BOUNDARY | VERB):
        first -= 1
    return any(map(_is_firm, clause[first : i - 1]))


def _is_firm(token: Token) -> bool:
    return token.word is not None and token.word.heads.get("Enterprise") == "strong"
