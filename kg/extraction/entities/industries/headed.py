"""Industries, named by the last word or by the public catalogues."""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.made import Found, make
from kg.extraction.entities.grammar.names import (
    GENERIC,
    SPECIFIC,
    THEMATIC,
    Name,
    complete,
    drop_leading,
    grade,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import (
    AND,
    CHANGE,
    DECOR,
    HARD,
    HEAD,
    INDUSTRY,
    LEVEL,
    NO_INDUSTRY,
    NUMBER,
    PLACE,
    QUOTED,
)
from kg.extraction.entities.industries.words import word_set, words
from kg.extraction.entities.programmes.headed import COUNT

# What tells how many or how large, behind the name: 甲|四大主导产业, 乙|万亿级产业集群.
_COUNT = re.compile(f"{COUNT.pattern}|[十百千万]+亿级")
_CHAIN = ("全产业链", "产业链")
_LABEL = re.compile(
    "第[一二三四五六七八九十]{1,3}[章节编篇]"
)  # a heading's number, part of no name


def industry(clause: Clause, head: int, _strength: str, text: str) -> Found:
    """Return the industry that the head's modifiers name: 输变电装备产业, never 优势产业."""
    name = read_name(clause, head, text, never=HARD | NO_INDUSTRY)
    if name.first == head and not clause[head].mask & INDUSTRY:
        return None
    full = _unlabelled(drop_leading(name, DECOR | LEVEL | PLACE, text), text)
    name = _without_generic(full, text)
    if clause[head].mask & INDUSTRY and _is_strange(name):
        return _catalogued(Name(clause, head, head, SPECIFIC, name.announced), text)
    if _is_no_name(name, text):
        return None
    if ranked := _before_rank(name, text):
        return ranked
    counted = next((i for i in range(name.first, head) if _COUNT.match(text, clause[i].start)), 0)
    if counted > name.first:
        return _counted_industry(full if full.first == name.first - 1 else name, counted, text)
    return _by_modifiers(name, text)


def _catalogued(name: Name, text: str) -> Found:
    """Return the industry that the head alone names, if nothing goes on behind it."""
    whole = name.end - name.start > 3 and complete(name.clause, name.last)
    return make("Industry", name, text, "industry:catalogue", 0.8) if whole else None


def _is_no_name(name: Name, text: str) -> bool:
    """Return whether a name is announced, counted or quoted, or of a named industry's chain.

    茶产业|全产业链 is the chain of the industry whose own head stands before it; 制造业|全产业链
    that of half of all there is.
    """
    clause, head = name.clause, name.last
    chain = text[clause[head].start : clause[head].end] in _CHAIN
    named = head > 0 and text.endswith("产业", 0, clause[head].start)
    of_named = chain and (named or text[name.start : clause[head].start] in words("broad"))
    of_firm = text.endswith(("集团", "公司", "企业"), name.start, clause[head].start)
    return (
        name.announced
        or of_named
        or of_firm
        or any(t.mask & (QUOTED | NUMBER) for t in name.tokens)
    )


def _unlabelled(name: Name, text: str) -> Name:
    """Return the name without a heading's number and what is done: 第一节|改造提升|甲产业."""
    label = _LABEL.match(text, name.start)
    begin, first = label.end() if label else name.start, name.first
    while first < name.last and (
        name.clause[first].start < begin or name.clause[first].mask & CHANGE
    ):
        first += 1
    return Name(name.clause, first, name.last, name.grade, name.announced)


def _is_strange(name: Name) -> bool:
    """Return whether a catalogued industry at the end is best taken alone."""
    return name.first == name.last or any(not t.mask for t in name.tokens)


def _without_generic(name: Name, text: str) -> Name:
    """Return the name without leading words that say nothing of the industry: 地区|油菜产业."""
    first, generic = name.first, word_set("generic")
    while first < name.last - 1 and not name.clause[first].mask & INDUSTRY:
        token = name.clause[first]
        word = text[token.start : token.end]
        if word not in generic or word in words("kept"):
            break
        first += 1
    return Name(name.clause, first, name.last, name.grade, name.announced)


def _by_modifiers(name: Name, text: str) -> Found:
    clause, head, generic = name.clause, name.last, word_set("generic")
    if text.endswith(words("unnamed"), name.start, clause[head].start):
        return None
    modifiers = [t for t in name.tokens[:-1] if text[t.start : t.end] not in generic]
    worth = grade(modifiers, text)
    if worth == GENERIC or not (
        complete(clause, head)
        or _loose(clause, head, worth)
        or text.startswith((*words("figures"), *words("thriving")), name.end)
    ):
        return None
    if worth == SPECIFIC:
        return make("Industry", name, text, "industry:head", 0.8)
    if "的" in text[name.start : name.end]:
        return None
    if not _own_industry(modifiers, text[clause[head].start : clause[head].end], text):
        return None
    return make("Industry", name, text, "industry:own", 0.6)


def _before_rank(name: Name, text: str) -> Found:
    """Return the industry without the rank between it and 产业: 金属制品|特色|产业."""
    clause, last = name.clause, name.last
    if last - name.first < 2 or text[clause[last - 1].start : clause[last - 1].end] not in words(
        "before_kind"
    ):
        return None
    modifiers = clause[name.first : last - 1]
    if text[modifiers[0].start : modifiers[-1].end] in word_set("generic"):
        return None  # 农业|特色|产业
    if grade(modifiers, text) != SPECIFIC or not modifiers[-1].mask & INDUSTRY:
        return None
    shorter = Name(clause, name.first, last - 2, SPECIFIC, False)
    return make("Industry", shorter, text, "industry:ranked", 0.8)


def _counted_industry(name: Name, counted: int, text: str) -> Found:
    """Return the last of …、文旅四大主导产业, without the count."""
    item = Name(name.clause, name.first, counted - 1, name.grade, False)
    if item.grade < THEMATIC:
        return None
    return make("Industry", item, text, "industry:counted", 0.8)


def _own_industry(modifiers: Clause, head: str, text: str) -> bool:
    """Return whether words of no catalogue make an industry: few, and no stray characters."""
    if head in ("农业", "工业", "林业") or len(modifiers) > (4 if head == "产业集群" else 2):
        return False
    for token in modifiers:
        one = not token.mask and token.end - token.start < 2
        if token.mask & AND or (one and text[token.start] not in words("single")):
            return False
    return True


def _loose(clause: Clause, head: int, worth: int) -> bool:
    """Return whether a catalogued industry may be followed by an unknown word: …产业营收."""
    return worth == SPECIFIC and not clause[head + 1].mask & HEAD
