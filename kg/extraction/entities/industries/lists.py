"""Industries that lists and verbs name without a head: 军民融合、有色金属等千亿级产业集群."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.documents.numerals import count_of
from kg.extraction.entities.grammar.names import SPECIFIC, grade
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    COMMON,
    EVERYDAY,
    INDUSTRY,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.entities.industries.words import words
from kg.extraction.entities.lists.tails import tells_industries, trim
from kg.extraction.entities.programmes.headed import COUNT
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation

# What a list is of, right behind its 等: 12条制造业重点产业链, 新赛道, 特色产业集群.
_COUNT = r"(?:\d+|[一二两三四五六七八九十]+)[个条大]"
_OF_TRADE = re.compile(
    rf"(?:[上中下]+游|关联|配套|相关|细分)?(?:产业|行业)(?:链)?(?:[上中下]+游)?(?:行业|产业)?"
    rf"(?:加快|集聚|的?发展|的?壮大|[延补强]链|提质|转型|升级|$|[，。；])|(?:{_COUNT})?[^，。；、的]{{0,7}}?(?:产业链(?!条?供)|产业集群|产业群|集群|赛道|产业板块)"
    rf"|{_COUNT}[^，。；、的]{{0,7}}?产业|细分(?:领域|行业|市场)"
)
_MANY = 3  # tokens behind 等 in which an industry may say what the list is of
_NO_PART = QUOTED | VERB | NUMBER | BOUNDARY | PLACE | EVERYDAY | AND
_NUMBER = re.compile(r"(\d{1,2}|[二三四五六七八九十])[个条大]")


def industry_items(
    items: list[Clause], tail: str, text: str, meant: bool = False, counted: bool = False
) -> list[Mention]:
    """Return the industries among a list's items.

    Items of the public catalogues are sure. Others count in the company of two such ones, or where
    the list ends in 产业; two characters (文化, 汽车) only where it does. `meant` says that what
    stands around the list leaves no doubt: 重点发展A、B等产业, A、B等食用菌产业; `counted`, that
    there are as many items as the list says (A、B、C等三大主导产业).
    """
    trimmed = [_industry_part(_trimmed(i, text), text) for i in items]
    known = [i for i in trimmed if len(i) == 1 and i[0].mask & INDUSTRY]
    sure = sum(_length(i) > 2 for i in known) or (len(known) > 1)
    of_industry = "产业" in tail or tail.endswith("农业") or tail in words("sure_tails")
    meant = of_industry and (meant or (len(known) > 1 and len(known) * 2 >= len(items)))
    found = []
    scores = [
        _industry_confidence(item, sure, of_industry, len(items) > 1, text)
        or 0.7 * (meant and _own_word(item, text))
        or 0.65 * ((counted or (meant and _is_matter(item, text))) and _may_be(item, text))
        for item in trimmed
    ]
    company = meant and sum(map(bool, scores)) * 3 >= len(items)
    for whole, item, score in zip(items, trimmed, scores, strict=True):
        if confidence := score or 0.65 * (company and _plain_nouns(item, text)):
            start, end = item[0].start, _end_of(whole, item, text)
            name = text[start:end]
            found.append(Mention("Industry", start, end, name, "list:industry", confidence))
    return found


def _end_of(whole: Clause, item: Clause, text: str) -> int:
    """Return where an item ends, with a 产业 of its own where no catalogue knows it without."""
    headed = text[whole[-1].start : whole[-1].end] == "产业" and whole[-1].start == item[-1].end
    known = len(item) == 1 and item[0].mask & INDUSTRY
    return whole[-1].end if headed and not known else item[-1].end


def _trimmed(item: Clause, text: str) -> Clause:
    """Return the item without its verb or decoration, which a general word needs: 共享|农业."""
    rest = trim(item, "Industry")
    if len(rest) == 1 and len(item) > 1 and text[rest[0].start : rest[0].end] in general():
        return item if len(item) == 2 and not item[0].mask & (VERB | PLACE) else rest
    return rest


@lru_cache(maxsize=1)
def general() -> frozenset[str]:
    """Return the words that name no industry alone: qualities, and what holds half of all."""
    return frozenset((*words("generic"), *words("broad"), "经济"))


def _plain_nouns(item: Clause, text: str) -> bool:
    """Return whether an item is made of common nouns, which industries around it make one too."""
    if not item or any(t.mask & _NO_PART for t in item):
        return False
    made = text.endswith(words("made"), item[0].start, item[-1].end)  # 矿产品|深加工, 铜|加工
    if not (3 if made else 2) <= _length(item) <= (7 if made else 4):
        return False
    if made:
        return not item[0].mask & WEAK
    if text.endswith((*words("never"), "信息"), item[0].start, item[-1].end):
        return False
    plain = COMMON | INDUSTRY
    return all(t.mask & plain for t in item[1:]) and bool(
        item[0].mask & (plain | THEME) and item[-1].mask & plain
    )


def _is_matter(item: Clause, text: str) -> bool:
    """Return whether an item is goods with a quality of their own: 先进|结构|材料."""
    return len(item) > 1 and text.endswith(words("goods"), item[0].start, item[-1].end)


def _may_be(item: Clause, text: str) -> bool:
    """Return whether nothing in an item speaks against an industry."""
    if not item or any(t.mask & _NO_PART & ~EVERYDAY for t in item):
        return False
    return 2 <= _length(item) <= 8 and not text.endswith(
        words("never"), item[0].start, item[-1].end
    )


def _own_word(item: Clause, text: str) -> bool:
    """Return whether an item has a word of its own, so that a list may make it an industry.

    An everyday noun may end it (正极|材料), never begin it.
    """
    joined = any(t.mask & AND for t in item[1:-1])  # 合成氨|与|甲醇
    if not item or not 2 <= _length(item) <= (10 if joined else 7):
        return False
    if any(t.mask & (_NO_PART & ~AND) for t in item[:-1]) or item[0].mask & AND:
        return False
    if item[-1].mask & (_NO_PART if len(item) == 1 else _NO_PART & ~EVERYDAY):
        return False
    served = len(item) == 2 and text[item[-1].start : item[-1].end] == "服务"  # 售后|服务
    if text[item[0].start] in "各该其" or not (
        served or not text.endswith(words("never"), item[0].start, item[-1].end)
    ):
        return False
    of_kind = bool(item[0].mask & THEME)  # 绿色|铝
    return any(not t.mask and (t.end - t.start > 1 or of_kind) for t in item)


def of_trade(clause: Clause, etc: int, text: str) -> bool:
    """Return whether what is behind 等 leaves no doubt of what the list is of.

    That is an industry (A、B等|特色|水果|产业), or a rank that only industries have (等主导产业).
    """
    if any(t.mask & INDUSTRY for t in clause[etc + 1 : etc + 1 + _MANY]):
        return True
    end = clause[etc].end
    told = _ranked().match(text, end) or _OF_TRADE.match(text, end)
    return told is not None or tells_industries(text, end)


def whole_items(clause: Clause, ranges: list[tuple[int, int]], count: int = 0) -> list[Clause]:
    """Return the items of a list with what 和, 与 and 及 join inside them put together.

    A conjunction before a later 、 of its list stands inside an item (锂电和光伏、航空、食品),
    unless the catalogues know both sides. Of `count` items, where the list tells how many it has,
    as many are put together as make that number: those before a later 、, or all.
    """
    items = _joined(clause, ranges, known_apart=True)
    if count and len(items) != count:
        counted = (_joined(clause, ranges, last_too=too) for too in (False, True))
        items = next((c for c in counted if len(c) == count), items)
    return [clause[a:b] for a, b in items]


def _joined(
    clause: Clause, ranges: list[tuple[int, int]], known_apart: bool = False, last_too: bool = False
) -> list[tuple[int, int]]:
    """Return the ranges with those put together that a conjunction inside an item joins."""
    items: list[tuple[int, int]] = []
    for k, (first, last) in enumerate(ranges):
        joins = bool(items) and items[-1][1] == first - 1 and clause[first - 1].mask & AND
        more = last_too or any(clause[b].mask & LISTING for _, b in ranges[k:-1])
        apart = joins and (
            _is_kind(clause[first - 2])
            or (known_apart and _both_known(clause, items[-1], (first, last)))
        )
        if joins and more and not apart:
            items[-1] = (items[-1][0], last)
        else:
            items.append((first, last))
    return items


def counted_after(etc: int, text: str) -> int:
    """Return how many the number right behind a list's 等 says that there are, 0 for none."""
    found = _NUMBER.match(text, etc)
    return max(count_of(found[1]), 0) if found else 0


def _is_kind(token: Token) -> bool:
    """Return whether a list ends in the token: 甲、乙三大主导产业|和丙、丁等特色产业."""
    return token.word is not None and token.word.heads.get("Industry") == "strong"


def _both_known(clause: Clause, *sides: tuple[int, int]) -> bool:
    return all(b - a == 1 and clause[a].mask & INDUSTRY for a, b in sides)


@lru_cache(maxsize=1)
def ranked_products() -> tuple[str, ...]:
    """Return what a list of industries follows: 主导产业|为甲、乙."""
    return tuple(rank + "产业" for rank in words("ranks"))


@lru_cache(maxsize=1)
def _ranked() -> re.Pattern[str]:
    """Return the pattern of a rank that only industries have, behind 等: 高原|特色产业."""
    ranks = alternation(words("ranks"))
    return re.compile(f"[^，。；、的]{{0,4}}?(?:{ranks})(?:产业|品种|农产品|种养)")


def developing(clause: Clause, i: int, text: str) -> bool:
    """Return whether the verb that ends at token `i`, or is the token behind, is one of growth."""
    if i > 0 and text[clause[i].start : clause[i].end] == "了":
        i -= 1
    return any(
        text.endswith(words("growth"), clause[j].start, clause[j].end)
        and clause[j].mask & (VERB | WEAK)
        for j in (i, i + 1)
        if 0 <= j < len(clause)
    )


def _length(item: Clause) -> int:
    return item[-1].end - item[0].start


def _industry_part(item: Clause, text: str) -> Clause:
    """Return the item without what is said of the industry: 输变电装备|稳健增长; 产业 cut off.

    Nor with the count of the list that it ends: 柑橘|三大主导产业.
    """
    for k in range(1, len(item)):
        if item[k].mask & THEME and COUNT.match(text, item[k].start):
            return item[:k]
    told = len(item) > 1 and bool(item[0].mask & INDUSTRY and item[1].mask & (EVERYDAY | VERB))
    matter = text.startswith(words("matter"), item[1].start) if told else False
    if told and not matter and not text.endswith(words("matter"), item[0].start, item[-1].end):
        return item[:1]
    if len(item) > 1 and item[0].mask & LEVEL and item[0].end - item[0].start == 1:
        item = item[1:]  # 该|市|钢铁
    if len(item) > 2 and item[0].mask & PLACE and not item[0].mask & INDUSTRY:
        item = item[1:]  # 甲县|中低压|电线电缆
    if len(item) > 1 and text[item[-1].start : item[-1].end] in words("chains"):
        item = item if item[-1].mask & INDUSTRY else item[:-1]
        ranked = len(item) > 1 and text[item[-1].start : item[-1].end] in words("before_kind")
        return item[:-1] if ranked else item
    return item


def _industry_confidence(
    item: Clause, sure: int, of_industry: bool, many: bool, text: str
) -> float:
    if not item or any(t.mask & (QUOTED | VERB | NUMBER | BOUNDARY) for t in item):
        return 0.0
    if text.endswith(words("never"), item[0].start, item[-1].end) or not 2 <= _length(item) <= 12:
        return 0.0
    if len(item) == 1 and item[0].mask & INDUSTRY:
        return 0.95 if _length(item) > 2 else 0.8 * (of_industry and sure > 0)
    if any(t.mask & PLACE for t in item):
        return 0.7 * (of_industry and many and item[0].mask & PLACE > 0 and len(item) == 2)
    whole = len(item) > 1 and all(t.mask & INDUSTRY for t in item)  # 新能源|新材料
    whole = whole or (len(item) == 2 and text.endswith(words("trades"), 0, item[-1].end))
    if of_industry and grade(item, text) == SPECIFIC and (sure or many or whole):
        return 0.7
    return 0.65 if sure > 1 and _length(item) > 3 and of_industry else 0.0
