"""Industries that lists and verbs name without a head: 军民融合、有色金属等千亿级产业集群."""

from __future__ import annotations

from kg.extraction.entities.listtails import kind_after, trim
from kg.extraction.entities.names import SPECIFIC, grade, is_edge
from kg.extraction.entities.tokens import Clause, Token
from kg.extraction.entities.words import (
    AFTER,
    AND,
    BOUNDARY,
    COMMON,
    DECOR,
    ETC,
    EVERYDAY,
    HARD,
    INDUSTRY,
    LISTING,
    NUMBER,
    PLACE,
    PLURAL,
    QUOTED,
    VERB,
    WEAK,
)
from kg.extraction.facts import Mention

# What is measured of an industry, right behind its name.
_FIGURES = ("增加值", "总产值", "产值", "营业收入", "主营业务收入", "营收", "收入", "总收入")
_GROWTH = ("发展", "培育", "壮大", "做强", "做优", "做大")
_NO_PART = QUOTED | VERB | NUMBER | BOUNDARY | PLACE | EVERYDAY | AND
_NEVER = ("服务", "机构", "体系", "能力", "建设", "工作", "技术创新", "园区", "合作", "改革")


def industry_items(items: list[Clause], tail: str, text: str, meant: bool = False) -> list[Mention]:
    """Return the industries among a list's items.

    Items of the public catalogues are sure. Others count in the company of two such ones, or where
    the list ends in 产业; two characters (文化, 汽车) only where it does. `meant` says that what
    stands around the list leaves no doubt: 重点发展A、B等产业, A、B等食用菌产业.
    """
    trimmed = [_industry_part(trim(i, "Industry"), text) for i in items]
    known = [i for i in trimmed if len(i) == 1 and i[0].mask & INDUSTRY]
    sure = sum(_length(i) > 2 for i in known) or (len(known) > 1)
    of_industry = "产业" in tail or tail == "集群"
    meant = of_industry and (meant or (len(known) > 1 and len(known) * 2 >= len(items)))
    found = []
    scores = [
        _industry_confidence(item, sure, of_industry, len(items) > 1, text)
        or 0.7 * (meant and _own_word(item, text))
        for item in trimmed
    ]
    company = meant and sum(map(bool, scores)) * 3 >= len(items)
    for item, score in zip(trimmed, scores, strict=True):
        if confidence := score or 0.65 * (company and _plain_nouns(item, text)):
            start, end = item[0].start, item[-1].end
            name = text[start:end]
            found.append(Mention("Industry", start, end, name, "list:industry", confidence))
    return found


def _plain_nouns(item: Clause, text: str) -> bool:
    """Return whether an item is made of common nouns, which industries around it make one too."""
    if not item or not 2 <= _length(item) <= 4 or any(t.mask & _NO_PART for t in item):
        return False
    if text.endswith((*_NEVER, "信息"), item[0].start, item[-1].end):
        return False
    return all(t.mask & (COMMON | INDUSTRY) for t in item)


def _own_word(item: Clause, text: str) -> bool:
    """Return whether an item has a word of its own, so that a list may make it an industry.

    An everyday noun may end it (正极|材料), never begin it.
    """
    if not item or not 2 <= _length(item) <= 7 or any(t.mask & _NO_PART for t in item[:-1]):
        return False
    if item[-1].mask & (_NO_PART if len(item) == 1 else _NO_PART & ~EVERYDAY):
        return False
    if text.endswith(_NEVER, item[0].start, item[-1].end) or text[item[0].start] in "各该其":
        return False
    return any(not t.mask and t.end - t.start > 1 for t in item)


def developing(clause: Clause, i: int, text: str) -> bool:
    """Return whether the verb that ends at token `i`, or is the token behind, is one of growth."""
    return any(
        text.endswith(_GROWTH, clause[j].start, clause[j].end) and clause[j].mask & (VERB | WEAK)
        for j in (i, i + 1)
        if 0 <= j < len(clause)
    )


def _length(item: Clause) -> int:
    return item[-1].end - item[0].start


def _industry_part(item: Clause, text: str) -> Clause:
    """Return the item without what is said of the industry: 输变电装备|稳健增长; 产业 cut off."""
    if len(item) > 1 and item[0].mask & INDUSTRY and item[1].mask & (EVERYDAY | VERB):
        return item[:1]
    if len(item) > 1 and text[item[-1].start : item[-1].end] in ("产业", "产业链", "行业"):
        return item if item[-1].mask & INDUSTRY else item[:-1]
    return item


def _industry_confidence(
    item: Clause, sure: int, of_industry: bool, many: bool, text: str
) -> float:
    if not item or any(t.mask & (QUOTED | VERB | NUMBER | BOUNDARY) for t in item):
        return 0.0
    if text.endswith(_NEVER, item[0].start, item[-1].end) or not 2 <= _length(item) <= 12:
        return 0.0
    if len(item) == 1 and item[0].mask & INDUSTRY:
        return 0.95 if _length(item) > 2 else 0.8 * (of_industry and sure > 0)
    if any(t.mask & PLACE for t in item):
        return 0.7 * (of_industry and many and item[0].mask & PLACE > 0 and len(item) == 2)
    if of_industry and grade(item, text) == SPECIFIC and (sure or many):
        return 0.7
    return 0.65 if sure > 1 and _length(item) > 3 and of_industry else 0.0


def plain_industries(clause: Clause, text: str) -> list[Mention]:
    """Return catalogued industries that are a verb's object or whole items of a list without 等."""
    found = []
    for i, token in enumerate(clause):
        mask = token.mask
        if not mask & INDUSTRY or token.end - token.start < 3 or not _stands_alone(clause, i, text):
            continue
        if _of_other_list(clause, i, text):
            continue
        if _in_company(clause, i):
            found.append(_industry(token, text, "industry:listed", 0.95))
        elif token.end - token.start > 3 and _developed(clause, i, text):
            found.append(_industry(token, text, "industry:object", 0.9))
        elif token.end - token.start > 3 and text.startswith(_FIGURES, token.end):
            found.append(_industry(token, text, "industry:figure", 0.85))
    return found


def _industry(token: Token, text: str, rule: str, confidence: float) -> Mention:
    name = text[token.start : token.end]
    return Mention("Industry", token.start, token.end, name, rule, confidence)


def _stands_alone(clause: Clause, i: int, text: str) -> bool:
    if not is_edge(clause, i - 1) and not clause[i - 1].mask & (WEAK | DECOR):
        return False
    if i + 1 == len(clause) or text.startswith(_FIGURES, clause[i].end):
        return True
    return bool(clause[i + 1].mask & (BOUNDARY | VERB | AND | WEAK | AFTER))


def _of_other_list(clause: Clause, i: int, text: str) -> bool:
    """Return whether the token is in a list whose tail says that its items are no industries."""
    while i + 1 < len(clause) and not clause[i + 1].mask & VERB:
        i += 1
        if clause[i].mask & ETC:
            return kind_after(clause, i, text)[0] != "Industry" and not clause[-1].mask & HARD
        if clause[i].mask & (BOUNDARY & ~LISTING):
            return False
    return False


def _in_company(clause: Clause, i: int) -> bool:
    """Return whether a neighbour in the list is an industry too."""
    for step in (-2, 2):
        j = i + step
        if (
            0 <= j < len(clause)
            and clause[(i + j) // 2].mask & (LISTING | AND)
            and clause[j].mask & INDUSTRY
        ):
            return True
    return False


def _developed(clause: Clause, i: int, text: str) -> bool:
    """Return whether a verb or 发展 says that the industry is made to grow."""
    before = i > 0 and bool(clause[i - 1].mask & (VERB | WEAK)) and not clause[i - 1].mask & PLURAL
    return before and text[clause[i - 1].start : clause[i - 1].end] not in (
        "以",
        "在",
        "对",
        "为",
    )
