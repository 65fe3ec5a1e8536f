"""Catalogued industries outside of lists that end in 等: objects, titles, what has figures."""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.names import is_edge
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AFTER,
    AND,
    BOUNDARY,
    COMMON,
    DECOR,
    ETC,
    EVERYDAY,
    HARD,
    HEAD,
    INDUSTRY,
    LISTING,
    PLACE,
    PLURAL,
    QUANTITY,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.entities.industries.lists import developing, general, ranked_products
from kg.extraction.entities.industries.words import words
from kg.extraction.entities.lists.tails import kind_after
from kg.extraction.facts import Mention

# How large the cluster is that an industry makes: 甲500亿级产业集群, 乙“231”产业集群.
_SIZED = re.compile(
    r"(?:[“”\d百千万+]+[亿级元个条大]*”?)(?:[^，。；、的]{0,4}?)(?:产业|集群)"
    r"|\d[\d.]*[余多]?[万亿]+元|“?[双两三](?:大?引擎|轮驱动|核驱动|大?支柱)"
    r"|行业(?!协会|组织|标准|龙头|主管)"
    r"|(?:规模以上|规上|骨干|龙头|重点|生产|加工|制造|相关){0,2}(?:工业)?企业(?:数量)?"
    r"(?:已?达到?|增至|发展到|发展至|突破|超过?|近|约|已有)?\d"
)
_QUALIFIES = re.compile("的(?![^，。；、]{0,12}?(?:产业|集群|发展|格局|体系|增长|壮大|经济))")
# Behind a list of firms, what they are: 甲集团、乙公司等|锂电池|龙头企业.
_OF_FIRMS = re.compile(
    "(?:产业|行业|领域)?(?:规模以上|规上|龙头|骨干|链主|头部|领军|知名|生产|制造)+"
    "企业((?:主要)?[有如包])?"
)
_NUMBERED = re.compile(r"(?:^|\n|。)(?:（?[一二三四五六七八九十\d]{1,2}[）、.．])$")
_CLOSING = BOUNDARY | VERB | AND | WEAK | AFTER  # what an industry may end before
_SHORTEST = 3  # characters; what has two (文化, 茶叶) is an industry in lists only
_WHOLE = EVERYDAY | VERB | PLACE | BOUNDARY | HEAD  # no quality of an industry
_NARROWING = range(2, 5)  # characters of what narrows a short industry: 冰川|旅游
_DONE = ("行动", "工程", "计划")


def plain_industries(clause: Clause, text: str) -> list[Mention]:
    """Return catalogued industries that are a verb's object or whole items of a list without 等."""
    found = []
    for i, token in enumerate(clause):
        if not token[2] & INDUSTRY:
            continue
        if token[1] - token[0] < _SHORTEST:
            found += _of_quality(clause, i, text)
            continue
        if _is_title(token, text):
            found.append(_industry(token, text, "industry:title", 0.85))
        if _stands_alone(clause, i, text) and not _of_other_list(clause, i, text):
            found += _told(clause, i, text)
        elif (found_firms := _OF_FIRMS.match(text, token[1])) and (
            found_firms[1] or clause[i - 1].mask & (ETC | QUANTITY)
        ):
            found.append(_industry(token, text, "industry:firms", 0.8))
        elif _is_trade(clause, i, text):
            found.append(_industry(token, text, "industry:trade", 0.85))
    return found


def _of_quality(clause: Clause, i: int, text: str) -> list[Mention]:
    """Return a short industry with what narrows it, where it thrives: 冰川|旅游|持续升温."""
    start, end, mask, _ = clause[i - 1]
    narrows = not mask or bool(mask & (THEME | COMMON) and not mask & _WHOLE)
    told = i > 0 and narrows and end - start in _NARROWING and is_edge(clause, i - 2)
    if not told or not text.startswith(words("thriving"), clause[i].end):
        return []
    word = text[start:end]
    if word in general() and word not in words("kept"):
        return []
    stop = clause[i].end
    return [Mention("Industry", start, stop, text[start:stop], "industry:figure", 0.75)]


def _told(clause: Clause, i: int, text: str) -> list[Mention]:
    """Return the industry at token `i` where the words around it tell that it is one."""
    token = clause[i]
    if _in_company(clause, i):
        return [_industry(token, text, "industry:listed", 0.95)]
    if token.end - token.start > _SHORTEST:
        if _developed(clause, i, text):
            return [_industry(token, text, "industry:object", 0.9)]
        if _measured(text, token.end) or text.startswith(words("thriving"), token.end):
            return [_industry(token, text, "industry:figure", 0.85)]
    if _of_its_kind(clause, i) or _leads(clause, i, text):
        return [_industry(token, text, "industry:kind", 0.85)]
    trade = _is_trade(clause, i, text)
    return [_industry(token, text, "industry:trade", 0.85)] if trade else []


def _is_trade(clause: Clause, i: int, text: str) -> bool:
    """Return whether a short trade of its own name (畜牧业) is made to grow, grows or is measured.

    服务业 and 制造业, which hold half of all there is, name none.
    """
    start, end, _, _ = clause[i]
    if end - start > _SHORTEST or text[end - 1] != "业" or text[start:end] in general():
        return False
    laid = text.endswith("布局", 0, start)
    grown = laid or (i > 0 and is_edge(clause, i - 2) and developing(clause, i - 1, text))
    return grown or _measured(text, end) or text.startswith(words("thriving"), end)


def _measured(text: str, at: int) -> bool:
    """Return whether a figure, or the size of the cluster that it makes, is told at `at`."""
    return text.startswith(words("figures"), at) or _SIZED.match(text, at) is not None


def _is_title(token: Token, text: str) -> bool:
    """Return whether the industry alone is a numbered heading: 二、装备制造 or 2.装备制造，以…."""
    before = text[max(token.start - 6, 0) : token.start]
    alone = text[token.end : token.end + 1] in "。\n：" or text.startswith("，以", token.end)
    return alone and _NUMBERED.search(before) is not None


def _industry(token: Token, text: str, rule: str, confidence: float) -> Mention:
    name = text[token.start : token.end]
    return Mention("Industry", token.start, token.end, name, rule, confidence)


def _of_its_kind(clause: Clause, i: int) -> bool:
    """Return whether the industry is what a list ends in: 甲、乙等|生产性服务业."""
    ends = i + 1 == len(clause) or bool(clause[i + 1].mask & (BOUNDARY | VERB | WEAK))
    return ends and i > 1 and bool(clause[i - 1].mask & ETC)


def _leads(clause: Clause, i: int, text: str) -> bool:
    """Return whether the industry is told to lead: 甲产业为先导的体系, 乙县丙加工优势."""
    end = clause[i].end
    if text.startswith("为", end) and text.startswith(
        (*words("main"), *words("main_alone")), end + 1
    ):
        return True
    if i > 0 and text[clause[i - 1].start : clause[i].start] in ("为", "是", "有"):
        return text.endswith(ranked_products(), 0, clause[i - 1].start)
    if i + 1 == len(clause) and i < 2 and text.startswith("：", end):
        return True
    placed = i > 0 and clause[i - 1].mask & (PLACE | VERB)
    return bool(placed) and text.startswith(words("strengths"), end)


def _stands_alone(clause: Clause, i: int, text: str) -> bool:
    start, end, _, _ = clause[i]
    strong = text.startswith(words("strengths"), end)
    before = WEAK | DECOR | PLACE if strong else WEAK | DECOR
    begins = is_edge(clause, i - 1) or clause[i - 1].mask & before
    if not begins and not text.endswith(words("turning"), 0, start):
        return text.startswith(words("thriving"), end)
    if strong or i + 1 == len(clause) or clause[i + 1].mask & _CLOSING:
        return True
    return _measured(text, end) or text.startswith(words("thriving"), end)


def _of_other_list(clause: Clause, i: int, text: str) -> bool:
    """Return whether the token is in a list whose tail says that its items are no industries.

    水果、蔬菜、食用菌的|预冷中心 tells what the centre is for.
    """
    first = i
    while i + 1 < len(clause) and not clause[i + 1].mask & VERB:
        i += 1
        if clause[i].mask & ETC:
            if i + 1 == len(clause):
                return False  # nothing tells what the list is of
            return kind_after(clause, i, text)[0] != "Industry" and not clause[-1].mask & HARD
        word = clause[i].word
        if (
            word is not None
            and "Initiative" in word.heads
            and text.endswith(_DONE, 0, clause[i].end)
        ):
            return True  # 智能制造、绿色发展行动
        if clause[i].mask & (BOUNDARY & ~LISTING):
            return False
    listed = any(t.mask & (LISTING | AND) for t in clause[first:i])
    return listed and _QUALIFIES.match(text, clause[i].end) is not None


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
    if text.endswith(words("turning"), 0, clause[i].start):
        return True
    before = i > 0 and bool(clause[i - 1].mask & (VERB | WEAK)) and not clause[i - 1].mask & PLURAL
    return before and text[clause[i - 1].start : clause[i - 1].end] not in (
        "以",
        "在",
        "对",
        "为",
    )
