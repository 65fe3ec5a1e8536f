"""Titles won or sought, named by their last word."""

from __future__ import annotations

from functools import partial

from kg.extraction.entities.grammar.made import LONGEST, Found
from kg.extraction.entities.grammar.names import GENERIC, complete, drop_leading, read_name
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    COMMON,
    DECOR,
    HONOUR,
    INDUSTRY,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    PLURAL,
    PROGRAMME,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import word_list

_words = partial(word_list, "surroundings", "honour")


_COUNTING = tuple("两三四五六七八九十")  # of provinces: 中部六|省百强县
_GIVING = LEVEL | NUMBER | HONOUR | PROGRAMME  # who gives a title, its rank, or a verb of winning


def honour(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the designation named by the head, where a level of government gives it or a verb of
    winning governs it.
    """
    if strength == "weak":
        return _firms_title(clause, head, text) if _of_firms(clause, head) else None
    whole = complete(clause, head) or text.startswith(_words("follows"), clause[head].end)
    if not whole or text.startswith("培育", clause[head].end):
        return None
    named = strength == "bare" or any(t[2] & _GIVING for t in clause[:head])
    return _given(clause, head, strength, text) if named else None


def _given(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the designation that the head names, with what is told of who gives it."""
    name = read_name(clause, head, text, programme=strength == "strong")
    opening = _behind_verb(clause, _over_conjunction(clause, name.first), head)
    first = _level_at(clause, opening, head, text)
    named = any(not t.mask or t.mask & PLACE for t in clause[name.first : first])
    unnamed = _unnamed(clause, first) or _is_grown(clause, name.first, head, text)
    if unnamed or (named and _is_park(clause[head])):
        return None
    if first < head and _says_something(clause, first, head):
        rule, sure = "honour:level", 0.9
    elif strength == "bare" or (
        (name.grade > GENERIC or name.end - name.start > 5)
        and _sought(clause, name.first)
        and text.endswith(_words("sought"), name.start, name.end)
    ):
        first, rule, sure = drop_leading(name, DECOR, text).first, "honour:sought", 0.8
    else:
        return None
    start, end = clause[first].start, clause[head].end
    counted = text[start - 1 : start] in _COUNTING and text.startswith("省", start)
    if end - start > LONGEST or counted:
        return None
    return Mention("Honour", start, end, text[start:end], rule, sure)


def _behind_verb(clause: Clause, first: int, head: int) -> int:
    """Return where the title itself begins behind a verb of seeking: 全县|创建|国家级…示范县."""
    for i in range(head - 1, first, -1):
        if clause[i].mask & LEVEL and clause[i - 1].mask & HONOUR:
            return i
    return first


def _is_grown(clause: Clause, first: int, head: int, text: str) -> bool:
    """Return whether a verb makes a cluster grow, whose level then only says how great it is to
    be: 打造国家级…产业集群 names the industry.
    """
    if not text.endswith("产业集群", 0, clause[head].end) or not first:
        return False
    return text.endswith(_words("growing"), 0, clause[first].start)


def _is_park(token: Token) -> bool:
    """Return whether the head names parks too: 甲市国家高新技术产业开发区 is the park."""
    return token.end - token.start > 3 and token.word is not None and "Park" in token.word.heads


def _of_firms(clause: Clause, head: int) -> bool:
    """Return whether a quotation and a level before it make a title of firms."""
    if head < 2 or not clause[head - 1].mask & QUOTED:
        return False
    return bool(clause[_level_of_firms(clause, head)].mask & LEVEL)


def _level_of_firms(clause: Clause, head: int) -> int:
    """Return where a firms' title opens: right before its quotation or one noun farther left."""
    return head - 3 if head > 2 and clause[head - 2].mask & COMMON else head - 2


def _firms_title(clause: Clause, head: int, text: str) -> Found:
    """Return a title that only firms hold: 省级“专精特新”中小企业."""
    start, end = clause[_level_of_firms(clause, head)].start, clause[head].end
    if not text.endswith("企业", start, end) or end - start > LONGEST:
        return None
    return Mention("Honour", start, end, text[start:end], "honour:firms", 0.85)


def _over_conjunction(clause: Clause, first: int) -> int:
    """Return where the name begins if it does before a conjunction: 省级|文化和科技融合示范基地."""
    if first > 2 and clause[first - 1].mask & AND and clause[first - 2].mask & COMMON:
        return first - 3 if clause[first - 3].mask & LEVEL else first
    return first


def _unnamed(clause: Clause, first: int) -> bool:
    """Return whether 一批 stands before the designation; a number may (创建2个省级…)."""
    while (
        first
        and clause[first - 1].mask & (DECOR | THEME | LEVEL | LISTING)
        and not clause[first - 1].mask & PLURAL
    ):
        first -= 1
        if first and clause[first].mask & LISTING and clause[first - 1].mask & PLURAL:
            return False  # it counts the item before: …两家、国家级…
    return first > 0 and bool(clause[first - 1].mask & PLURAL) and not _first_of(clause, first - 1)


def _first_of(clause: Clause, i: int) -> bool:
    """Return whether the token says that a title is the first of its kind, which names it."""
    word = clause[i].word
    return word is not None and word.text in _words("firsts")


def _level_at(clause: Clause, first: int, head: int, text: str) -> int:
    """Return the index of the level of government or A级 that opens the designation, or `head`."""
    while first < head and not (_is_level(clause[first], text) or _graded(clause, first, text)):
        first += 1
    return first


def _is_level(token: Token, text: str) -> bool:
    """Return whether the token is a level that gives titles; 区 alone says whose a thing is."""
    return bool(token.mask & LEVEL) and text[token.start : token.end] not in (
        "市",
        "区",
        "县",
        "州",
    )


def _says_something(clause: Clause, first: int, head: int) -> bool:
    if clause[head].end - clause[head].start > 2:
        return True
    kinds = COMMON | WEAK | THEME | INDUSTRY
    return any(not t.mask or t.mask & kinds for t in clause[first + 1 : head + 1])


def _sought(clause: Clause, first: int) -> bool:
    """Return whether a verb of winning governs what begins at `first`, alone or in a list."""
    for i in range(first - 1, max(first - 12, -1), -1):
        mask = clause[i].mask
        if mask & HONOUR or (mask & PROGRAMME and i == first - 1):
            return i == first - 1 or bool(
                clause[first - 1].mask & (QUANTITY | LISTING | AND | PLURAL)
            )
        if mask & VERB and not mask & PLURAL:
            return False
    return False


def _graded(clause: Clause, i: int, text: str) -> bool:
    token = clause[i]
    return bool(token.mask & NUMBER) and "A" in text[token.start : token.end]
