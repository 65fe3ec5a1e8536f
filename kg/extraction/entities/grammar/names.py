"""A name: a head and what stands before it, from its left boundary on."""

from __future__ import annotations

from typing import NamedTuple

from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AFTER,
    AND,
    BOUNDARY,
    BRACKET,
    BUILD,
    COMMON,
    DASH,
    DECOR,
    EVERYDAY,
    FIRM,
    HARD,
    HEAD,
    HONOUR,
    INDUSTRY,
    INSIDE,
    JOINTLY,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    PLURAL,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
    WORKS,
)

GENERIC, THEMATIC, SPECIFIC, PROPER = 0, 1, 2, 3
_DATES = "年月日元亩顷里米吨瓦伏"  # dates, sums and sizes count no things
_BUILDERS = ("Enterprise", "Institution", "Platform")
SHORT_LEVEL = 1 << 40  # 市, 区 … before a name: 市十七中, 市府路


class Name(NamedTuple):
    """Tokens first..last of a clause (inclusive). `grade` says how much of a name they make."""

    clause: Clause
    first: int
    last: int
    grade: int
    announced: bool  # a number or 一批 stands before: several unnamed things

    @property
    def start(self) -> int:
        """Return the clean offset of its first character."""
        return self.clause[self.first].start

    @property
    def end(self) -> int:
        """Return the clean offset after its last character."""
        return self.clause[self.last].end

    @property
    def tokens(self) -> Clause:
        """Return the tokens it is made of."""
        return self.clause[self.first : self.last + 1]


_name = tuple.__new__  # a NamedTuple's own constructor costs three times as much
# Kinds that are asked for most often, each put together once.
_EDGE = BOUNDARY | VERB | AND  # a name may begin right behind these …
_BEHIND = _EDGE | WEAK | PLURAL | QUANTITY | AFTER  # … and end right before these
_COUNTING = QUANTITY | PLURAL
_NAMING = PLACE | QUOTED  # a name is one of its own by these, of a kind of things by …
_TELLING = COMMON | WEAK | INSIDE | HEAD
_QUALIFYING = DECOR | THEME | LEVEL | LISTING
_CLOSED = BOUNDARY & ~(DASH | BRACKET)  # no name goes on over these
_DOUBTFUL = DASH | BRACKET | WEAK | BUILD | JOINTLY | HONOUR | VERB | AND  # over these, some do


def is_edge(clause: Clause, i: int) -> bool:
    """Return whether a name may begin right after token `i`, whatever follows."""
    return i < 0 or bool(clause[i][2] & _EDGE)


def left_edge(clause: Clause, head: int, programme: bool = False, never: int = 0) -> int:
    """Return the index of the first token that belongs to the name with its head at `head`.

    A programme's name may contain the verbs marked INSIDE (提振消费专项行动). Tokens of a kind in
    `never` end the name for its type.
    """
    i = head
    doubtful = _DOUBTFUL | never
    while i > 0:
        mask = clause[i - 1][2]  # quicker than .mask, and this is asked most of all
        if mask & _CLOSED or (mask & doubtful and not _belongs(clause, i - 1, programme, never)):
            break
        i -= 1
        if mask & QUOTED and i and clause[i - 1].mask & QUOTED:
            break
    while i < head and (clause[i][2] & AND or (not clause[i][2] and _clings(clause, i))):
        i += 1
    return i


def _clings(clause: Clause, i: int) -> bool:
    """Return whether the token is the lone rest of an unknown verb before a place: 当好|湘南…."""
    token = clause[i]
    alone = not token.mask and token.end - token.start == 1
    after = clause[i + 1]
    return alone and after.end - after.start > 2 and bool(after.mask & (PLACE | INDUSTRY))


def _belongs(clause: Clause, i: int, programme: bool, never: int) -> bool:
    mask = clause[i].mask
    if mask & (DASH | BRACKET):
        return _bridges(clause, i) if mask & DASH else _narrows(clause, i)
    ends = (
        mask & BOUNDARY
        or (mask & never and not mask & INDUSTRY)
        or (mask & WEAK and _is_laid_out(clause, i))
    )
    if ends or (mask & (BUILD | JOINTLY | HONOUR) and _has_subject(clause, i)):
        return False
    if mask & VERB:
        return programme and bool(mask & INSIDE)
    if mask & WEAK and not mask & INDUSTRY:
        return (programme and bool(mask & (INSIDE | COMMON))) or not _opens(clause, i)
    if mask & AND:
        return _joins(clause, i, programme)
    return True


def _is_laid_out(clause: Clause, i: int) -> bool:
    """Return whether 布局 at `i` is what is done: 甲开发区|布局|乙产业, 甲县|统筹|布局|乙园."""
    word, before = clause[i].word, clause[i - 1].word if i else None
    if word is None or word.text != "布局" or before is None:
        return False
    return before.heads.get("Park") == "strong" or bool(before.mask & HARD)  # 甲县统筹|布局


def _bridges(clause: Clause, i: int) -> bool:
    """Return whether the dash at `i` joins two places or names: 锡盟—山东, 中国—东盟博览会."""
    if i == 0 or i + 1 == len(clause):
        return False
    before, after = clause[i - 1], clause[i + 1]
    sides = PLACE | LEVEL
    named = bool(before.mask & sides and after.mask & (sides | HEAD)) or bool(after.mask & PLACE)
    unknown = not before.mask and not after.mask
    named = named or (unknown and i > 1 and bool(clause[i - 2].mask & PLACE))
    named = named or (unknown and is_edge(clause, i - 2) and _is_route(clause, i + 2))
    return named or (not after.mask and bool(before.mask & sides))


def _is_route(clause: Clause, i: int) -> bool:
    """Return whether the token at `i` is the head of a road or railway: 甲—乙|高速公路."""
    word = clause[i].word if i < len(clause) else None
    return word is not None and "Project" in word.heads


def _narrows(clause: Clause, i: int) -> bool:
    """Return whether the bracket at `i` is one of two that narrow a place: 酒泉（瓜州）…基地."""
    opening = i if i + 1 < len(clause) and clause[i + 1].mask & PLACE else i - 2
    if opening < 1 or opening + 2 >= len(clause):
        return False
    wide, narrow, closing = clause[opening - 1], clause[opening + 1], clause[opening + 2]
    named = wide.word is not None and (wide.word.text == "中国" or bool(wide.mask & FIRM))
    pair = clause[opening].mask & BRACKET and closing.mask & BRACKET
    return bool(pair and narrow.mask & PLACE and (wide.mask & PLACE or not wide.mask or named))


def _has_subject(clause: Clause, i: int) -> bool:
    """Return whether the builder, or where it builds, stands before the verb of building at `i`.

    甲大学|共建|乙院, 在|甲县|建设|乙中心.
    """
    word = clause[i - 1].word if i else None
    if word is None:
        return False
    where = clause[i - 2].word if i > 1 and word.mask & PLACE else None
    if where is not None and where.text == "在":
        return True
    strong = any(word.heads.get(kind) == "strong" for kind in _BUILDERS)
    both = bool(word.mask & FIRM and clause[i].mask & JOINTLY and i > 1 and not clause[i - 2].mask)
    firm = both and not (i > 2 and clause[i - 3].mask & (BUILD | JOINTLY))  # 组建|固态|电池|联合
    return strong or firm or _has_partner(clause, i) or bool(word.mask & WORKS and not word.heads)


def _has_partner(clause: Clause, i: int) -> bool:
    """Return whether a partner stands before the verb at `i`: 与|甲市|乙区|共建|丙走廊."""
    if not (clause[i].mask & BUILD and clause[i].mask & JOINTLY):
        return False
    for token in clause[max(i - 5, 0) : i][::-1]:
        if token.mask & AND:
            return True
        if token.mask & (BOUNDARY | VERB):
            break
    return False


def _opens(clause: Clause, i: int) -> bool:
    """Return whether the verb-noun at `i` is a verb: nothing but boundaries and verbs before it."""
    while i > 0 and clause[i - 1].mask & WEAK and not clause[i - 1].mask & INDUSTRY:
        i -= 1
    return is_edge(clause, i - 1)


def _joins(clause: Clause, i: int, programme: bool) -> bool:
    """Return whether the conjunction at `i` stands inside a name: 保护和治理, …制造及配套."""
    if i == 0 or not clause[i - 1].mask & (COMMON | WEAK | INDUSTRY):
        return False
    after = clause[i + 1].mask if i + 1 < len(clause) else 0
    if after & (NUMBER | QUANTITY) or (after & PLACE and not programme):
        return False  # …以及700余公里高速公路
    mask = clause[i - 1].mask
    word = clause[i].word
    if word is not None and word.text == "及":
        return bool(mask & INDUSTRY) or not mask & HEAD
    if not mask & (COMMON | WEAK):
        return False
    if programme:
        return bool(mask & WEAK) or not mask & HEAD
    return not mask & (HEAD | INDUSTRY)


def grade(tokens: Clause, text: str) -> int:
    """Return how much of a name the modifiers `tokens` make: GENERIC to PROPER."""
    best = GENERIC
    for token in tokens:
        mask = token[2]
        if not mask:
            if token[1] - token[0] > 1:
                return PROPER
            best = best or THEMATIC
        elif mask & _NAMING or (mask & NUMBER and _has_letter(token, text)):
            return PROPER
        elif mask & INDUSTRY:
            best = SPECIFIC
        elif mask & _TELLING and not mask & EVERYDAY:
            best = best or THEMATIC
    return best


def _has_letter(token: Token, text: str) -> bool:
    return any("A" <= c <= "z" for c in text[token[0] : token[1]])


def announced(clause: Clause, first: int, text: str) -> bool:
    """Return whether a quantity or 一批 right before `first` says that nothing is named.

    A date (2026年) or a sum (10亿元) counts nothing.
    """
    i = first - 1
    while i >= 0 and clause[i][2] & _QUALIFYING and not clause[i][2] & PLURAL:
        if i and clause[i][2] & LISTING and clause[i - 1][2] & (QUANTITY | PLURAL):
            return False  # it counts the item before: …12家、省级…
        i -= 1
    if i < 0 or not clause[i][2] & _COUNTING:
        return False
    return text[clause[i].end - 1] not in _DATES


def read_name(
    clause: Clause, head: int, text: str, programme: bool = False, never: int = 0
) -> Name:
    """Return the name whose head is token `head`."""
    first = left_edge(clause, head, programme, never)
    rank = grade(clause[first:head], text) if first < head else GENERIC
    return _name(Name, (clause, first, head, rank, announced(clause, first, text)))


def complete(clause: Clause, i: int) -> bool:
    """Return whether nothing after token `i` continues the name."""
    if i + 1 == len(clause):
        return True
    return bool(clause[i + 1][2] & _BEHIND)


def drop_leading(name: Name, mask: int, text: str, keep: int = 0) -> Name:
    """Return the name without the leading tokens of the kinds in `mask`; never without its head.

    Tokens that are of a kind in `keep` too are left.
    """
    first = name.first
    while first < name.last and _droppable(name.clause[first], mask, keep):
        if name.clause[first + 1].mask & BRACKET:
            break
        first += 1
    if first == name.first:
        return name
    modifiers = name.clause[first : name.last]
    return Name(name.clause, first, name.last, grade(modifiers, text), name.announced)


def _droppable(token: Token, mask: int, keep: int) -> bool:
    if not token.mask or token.mask & (QUOTED | INDUSTRY | (keep & ~SHORT_LEVEL)):
        return False
    if token.word is not None and token.word.text == "国":
        return False
    if token.mask & LEVEL and keep & SHORT_LEVEL and token.end - token.start == 1:
        return False
    return bool(token.mask & mask)


_PARTS = (
    "控制性工程", "节点工程", "先导工程", "标志性工程", "重点工程", "示范工程", "重大工程",
    "重点项目", "重大项目",
)  # fmt: skip


def behind_part(clause: Clause, first: int, last: int, text: str) -> int:
    """Return the first token behind a word that says what part of other works the name is.

    甲乙铁路控制性工程|丙隧道 names the tunnel.
    """
    for i in range(last - 1, first, -1):
        if text.endswith(_PARTS, clause[first].start, clause[i].end):
            return i + 1
    return first


def is_part_of_project(tokens: Clause, text: str) -> bool:
    """Return whether the name goes on behind 项目 with a part of it: 甲乙供水项目|水厂."""
    if text.endswith(("项目", "工程", "期"), tokens[-1].start, tokens[-1].end):
        return False
    return any(text.endswith("项目", t.start, t.end) for t in tokens[1:-1])
