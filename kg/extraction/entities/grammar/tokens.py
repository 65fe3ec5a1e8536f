"""Clauses as runs of tokens: known words, and the unknown characters between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.extraction.entities.grammar.words import (
    AND,
    BOOK,
    COMMON,
    EVERYDAY,
    LEVEL,
    LIKE_SITE,
    LISTS,
    MASKED,
    NUMBER,
    PLACE,
    QUANTITY,
    QUOTED,
    STOP,
    VERB,
    Word,
    vocabulary,
)

_QUOTES = re.compile(r"“(?:[^“”\n]|“[^“”\n]*”){1,60}”|《[^《》\n]{1,60}》|<[^<>\n]{2,60}>")
_MEASURE = (
    "个百分点|百分点|平方公里|"
    "[个家项名条所座处件种次场支届批户人元亩天年月日时辆台套架只倍点栋间头张份幅]"
)
_UNITS = "万羽|羽|克拉|千伏|兆瓦时|兆瓦|吉瓦时|吉瓦|千瓦时|千瓦|吨|公里|立方米|平方米|伏|亩"
_STORED = "兆瓦时|吉瓦时|千瓦时"  # behind the output of a store of energy: 100兆瓦/400兆瓦时
# What a plant makes a year: 年产20万台, 年屠宰60万只; not 2025年 or 年产值.
_MAKES = "产|加工|处理|屠宰|出栏|存栏|生产|供|储|吞吐|回收|养殖|发电|消纳|组装|周转|接待"
_PIECES = "[克拉公斤份副盒袋串组棵盆吨台只头件套辆吉兆千瓦方米片颗支羽尾亩枚块粒箱瓶张条株锭枚]"
_CAPACITY = (
    rf"(?<=[年日])(?<![全每今去明近当上\d][年日])(?:{_MAKES})\d[\d.]*[万亿千百]*"
    rf"(?:兆瓦时|立方米|平方米|[A-Za-z]+|{_PIECES}+)"
)
_FIGURE = (
    rf"(?:[.,:—–\-～]\d+)*(?:[A-Za-z]+(?:/\d*[A-Za-z]+)?|%)?(?:余|多)?(?:[万亿百]|千(?![瓦伏克米]))*"
    rf"(?:(?:{_UNITS})(?:/\d[\d.]*万?(?:{_STORED}))?|{_MEASURE}|级(?!旅游|景区|风景))?(?:\d+[月日])*(?:以上|以下|以内|左右)?"
)
_ORDINAL = "[届次](?:[一二三四五六七八九十]+次)?"
# The first character alone decides where to look closer, which is what makes this fast.
_NUMBER = re.compile(
    rf"[年日第A-Z\d一二三四五六七八九十](?:{_CAPACITY}"
    rf"|(?:(?<=[第A-Z])[A-Z]*\d+|(?<=\d)\d*){_FIGURE}"
    rf"|(?:(?<=第)[一二三四五六七八九十]+|(?<=[一二三四五六七八九十])[一二三四五六七八九十]*){_ORDINAL})"
)
_COUNTED = re.compile(rf"(?:%|[万亿]|{_MEASURE}|级|以上|以下|以内|左右)$")
_GRADE = re.compile(rf"^[1-5]?A+级?$|^第|^[一二三四五六七八九十]|.*(?:{_STORED})$")

_SETS = "大业群链"  # what a quotation that counts a list ends in: “三大”, “四大产业”
_SPOKEN = "。！？，"  # what only speech ends in
_ABOUT = re.compile(r"\d[余多]")  # 700余公里 names no road

_PERIODS = "年日"


class Token(NamedTuple):
    """A stretch of clean text; an unknown stretch has the mask 0 and no word.

    Where all tokens are gone through, its parts are read by their index (token[2] is the mask):
    that is several times quicker than to take it apart.
    """

    start: int
    end: int
    mask: int
    word: Word | None


Clause = list[Token]
_token = tuple.__new__  # a NamedTuple's own constructor costs three times as much
_UNSURE = VERB | AND | EVERYDAY | COMMON | LEVEL


def _numbers(text: str) -> list[Token]:
    found = []
    for m in _NUMBER.finditer(text):
        figure = m[0]
        made = figure[0] in _PERIODS
        counted = not made and _COUNTED.search(figure) and not _GRADE.match(figure)
        counted = bool(counted or _ABOUT.search(figure))
        start, end = m.span()
        mask = QUANTITY if counted else NUMBER
        if text.startswith("大", end):
            mask |= LISTS
        found.append(_token(Token, (start, end, mask, None)))
    return found


def is_capacity(token: Token, text: str) -> bool:
    """Return whether the token is what a plant makes a year: 年产20万台."""
    return bool(token.mask & NUMBER) and text[token.start] in _PERIODS


def ends_firm(token: Token) -> bool:
    """Return whether the token alone makes a firm's name of what stands before it: 集团, 公司."""
    return token.word is not None and token.word.heads.get("Enterprise") == "strong"


def _groups(text: str) -> list[Token]:
    """Return quotations and titles as one token each, of what is spoken the marks as stops."""
    found: list[Token] = []
    for m in _QUOTES.finditer(text):
        start, end = m.span()
        group = m[0]
        if group[0] != "“":
            found.append(_token(Token, (start, end, BOOK, None)))
        elif "。" in group or group[-2] in _SPOKEN:
            found += (Token(start, start + 1, STOP, None), Token(end - 1, end, STOP, None))
        else:
            mask = QUOTED | LISTS if group[-2] in _SETS else QUOTED
            found.append(_token(Token, (start, end, mask, None)))
    return found


def _fixed(text: str, masked: Sequence[tuple[int, int]]) -> list[Token]:
    """Return what is one token whatever words are in it: quotations, numbers, masked spans."""
    spans = [_token(Token, (a, b, MASKED, None)) for a, b in masked]
    spans += _groups(text) + _numbers(text)
    spans.sort(key=lambda t: (t[0], -t[1]))
    kept: list[Token] = []
    free = 0  # where the last one kept ends
    for token in spans:
        if token[0] >= free:
            kept.append(token)
            free = token[1]
    return kept


def clauses(text: str, masked: Sequence[tuple[int, int]] = ()) -> list[Clause]:
    """Return the clauses of `text` (clean): what stands between stops, as tokens without gaps.

    `masked` are spans that are names already; they bound other names. A word that overlaps a
    masked span, a quotation or a number gives way to it.
    """
    return [clause for clause, _ in read_clauses(text, masked)]


def read_clauses(text: str, masked: Sequence[tuple[int, int]]) -> list[tuple[Clause, int]]:
    """Return the clauses of `text`, each with the kinds of all its words as one mask.

    Of its unknown stretches the mask tells whether one may end like works.
    """
    known, fixed = vocabulary(), _fixed(text, masked)
    fixed.append(Token(len(text), len(text) + 1, STOP, None))
    words, masks, make, works = known.words, known.masks, _token, known.works
    found: list[tuple[Clause, int]] = []
    clause: Clause = []
    add, kinds = clause.append, 0
    lone = False  # whether the clause has an unknown stretch of one character
    position, place, next_start = 0, 0, fixed[0].start
    matches = known.automaton.find_matches_as_indexes(text)
    matches.append((known.stop, len(text) + 1, len(text) + 2))
    for pattern, start, end in matches:  # the hot loop: no calls, no attribute look-ups
        while next_start < end:
            token = fixed[place]
            if next_start > position:
                add(make(Token, (position, next_start, 0, None)))
                lone = lone or next_start - position == 1
                if text[next_start - 1] in works:
                    kinds |= LIKE_SITE
            add(token)
            kinds |= token.mask
            position, place = token.end, place + 1
            next_start = fixed[place].start if place < len(fixed) else len(text) + 3
        if start != position:
            if start < position:
                continue
            add(make(Token, (position, start, 0, None)))
            lone = lone or start - position == 1
            if text[start - 1] in works:
                kinds |= LIKE_SITE
        position, mask = end, masks[pattern]
        if mask:
            kinds |= mask
            add(make(Token, (start, end, mask, words[pattern])))
        elif clause:
            joined = _join_lone(clause) if lone else clause
            found.append((joined, kinds if joined is clause else kinds | LIKE_SITE))
            clause, lone, kinds = [], False, 0
            add = clause.append
    return _without_end(found, len(text))


def _without_end(found: list[tuple[Clause, int]], length: int) -> list[tuple[Clause, int]]:
    """Return the clauses without the token that stands for the end of the text."""
    if found and found[-1][0][-1].start >= length:
        found[-1][0].pop()
    return found if not found or found[-1][0] else found[:-1]


def _join_lone(clause: Clause) -> Clause:
    """Return the clause with one-character function words inside unknown words undone.

    A single unknown character before such a word is hardly ever a word of its own:
    the two belong to a name that the lexicon does not know.
    """
    for i in range(1, len(clause)):
        token = clause[i]
        if (
            token[2] & _UNSURE
            and not clause[i - 1][2]
            and _lone(clause, i - 1)
            and _unsure(clause, i)
        ):
            joined = [*clause[: i - 1], Token(clause[i - 1].start, token.end, 0, None)]
            rest = clause[i + 1 :]
            if rest and not rest[0].mask:
                joined[-1] = Token(joined[-1].start, rest[0].end, 0, None)
                rest = rest[1:]
            return _join_lone(joined + rest)
    return clause


def _unsure(clause: Clause, i: int) -> bool:
    token = clause[i]
    length = token.end - token.start
    if token.mask & (VERB | AND):
        return length == 1
    if length > 2 or (length == 2 and not token.mask & (_UNSURE & ~LEVEL)):
        return False
    after = clause[i + 1] if i + 1 < len(clause) else None
    framed = after is not None and not after.mask and after.end - after.start == 1
    return framed or bool(token.mask & EVERYDAY and length == 2)


def _lone(clause: Clause, i: int) -> bool:
    if i < 0 or clause[i].mask or clause[i].end - clause[i].start != 1:
        return False
    return i == 0 or bool(clause[i - 1].mask)


def demote(clause: Clause, strange: frozenset[str]) -> Clause:
    """Return the clause with the words in `strange` (short forms of far places) made unknown."""
    for token in clause:
        if token[2] & PLACE and (word := token[3]) is not None and word.text in strange:
            break
    else:
        return clause
    result: Clause = []
    for token in clause:
        unknown = not token.mask or (token.word is not None and token.word.text in strange)
        if unknown and result and not result[-1].mask:
            result[-1] = Token(result[-1].start, token.end, 0, None)
        else:
            result.append(Token(token.start, token.end, 0, None) if unknown else token)
    return result
