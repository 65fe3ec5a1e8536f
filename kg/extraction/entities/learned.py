"""Names learnt from one sentence of a document and met again in another."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial

from kg.extraction.entities.grammar.tokens import Clause, Token, is_capacity
from kg.extraction.entities.grammar.words import (
    COMMON,
    HEAD,
    INDUSTRY,
    NUMBER,
    PLACE,
    QUANTITY,
    VERB,
    WITHIN,
    WORKS,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon, word_list

_words = partial(word_list, "works", "opening")

_SURE = 0.7
_OF_PLACE = 0.8  # of a firm named after a place and its trade
_LONGEST = 10  # characters of a firm's short name
_LONGEST_OWN = 4  # characters of its own part behind the place that opens it
_SITES = "园城村馆院谷街镇廊"  # 甲乙文化|园 is no firm's
_PLACE_WORDS = "镇乡村区县市省州江河湖山岛路桥港口里湾"


def firm_prefixes(clause: Clause, found: list[Mention], text: str) -> list[Mention]:
    """Return the unknown words that open the names of works and parks among `found`.

    They may be firms: 比亚迪 in 比亚迪智能制造产业园. A firm's tail after them makes them sure.
    """
    starts = {m.start: m for m in found if m.type in ("Project", "Park")}
    result: list[Mention] = []
    if not starts:
        return result
    opening = [(i, token) for i, token in enumerate(clause[:-1]) if token[0] in starts]
    for i, token in opening:
        outer = starts[token.start]
        if token.mask & PLACE:
            start, end = token.start, _end_of_local(clause, i, outer, text)
            if start < end < outer.end:
                firm = text[start:end]
                found_by = ("enterprise:prefix", _OF_PLACE)
                result.append(Mention("Enterprise", start, end, firm, *found_by))
        if token.mask or not 2 <= token.end - token.start <= 6:
            continue
        if maker := _before_capacity(clause, i, text):
            result.append(maker)
            continue
        tail_at = _last_tail(clause, i + 1, text)
        after = clause[tail_at]
        park = after.word is not None and "Park" in after.word.heads
        park = park or _lists_trades(clause, i + 1)
        if (
            park
            or text.startswith(_words("lines"), after.end)
            or _is_product(clause, tail_at + 1, text)
        ):
            continue
        tail = (
            _ends_firm(clause, tail_at + 1, text)
            and after.word is not None
            and after.word.heads.get("Enterprise") == "weak"
            and not after.mask & WORKS
            and after.word.text not in _words("qualities")
        )
        if text[after.end : after.end + 1] == "基" or (
            outer.type == "Park" and after.mask & INDUSTRY
        ):
            tail = False  # 生物|基新材料; an industry in a park's name is the park's
        end = after.end if tail and after.end < outer.end else token.end
        if (
            end < outer.end
            and text[token.end - 1] not in _PLACE_WORDS
            and text[end : end + 1] not in tuple(_SITES)
        ):
            sure = 0.75 if end > token.end else 0.5
            name = text[token.start : end]
            result.append(Mention("Enterprise", token.start, end, name, "enterprise:prefix", sure))
    return result


def _end_of_local(clause: Clause, i: int, outer: Mention, text: str) -> int:
    """Return where the firm's name that the place at `i` opens ends; -1 where it opens none.

    That tells the word behind (甲市|石化), the place after that one (甲省|电气|乙县), a word that
    only firms end in or what its plant makes a year (甲市|丙丁|股份, 甲市|丙丁|15万只).
    """
    if _is_state_firm(clause[i + 1], text) or _is_before_place(clause, i, outer):
        return clause[i + 1].end
    own, name = clause[i + 1], text[clause[i + 1].start : clause[i + 1].end]
    if own.mask or not 2 <= len(name) <= _LONGEST_OWN or i + 2 >= len(clause):
        return -1
    if text[clause[i].end - 1] in _PLACE_WORDS or name[-1] in _PLACE_WORDS:
        return -1
    if _is_state_firm(clause[i + 2], text):
        return clause[i + 2].end
    return own.end if _is_output(clause[i + 2], text) else -1


def _is_output(token: Token, text: str) -> bool:
    """Return whether the token is what a plant makes: 年产5万吨, 20万吨, 15万只."""
    figure = bool(token.mask & (NUMBER | QUANTITY)) and text[token.start].isdigit()
    return is_capacity(token, text) or (figure and text[token.end - 1] in _PIECES)


_PIECES = "吨只头羽件台套支瓶锭"


def _is_before_place(clause: Clause, i: int, outer: Mention) -> bool:
    """Return whether a firm opens the name and then comes where it builds: 甲省|电气|乙县|…项目."""
    if i + 2 >= len(clause) or not clause[i + 2].mask & PLACE or clause[i + 2].end >= outer.end:
        return False
    word = clause[i + 1].word
    return word is not None and word.heads.get("Enterprise") == "weak" and not word.mask & WORKS


def _is_state_firm(token: Token, text: str) -> bool:
    """Return whether the word makes a firm of a place's name before it: 甲市|石化|升级项目."""
    return text[token.start : token.end] in _state_firms()


@lru_cache(maxsize=1)
def _state_firms() -> frozenset[str]:
    return frozenset(read_lexicon("works")["place_firms"].split())


def _before_capacity(clause: Clause, i: int, text: str) -> Mention | None:
    """Return the firm before what its plant makes a year: 甲乙金刚石|年产10亿克拉…项目."""
    for token in clause[i + 1 : i + 4]:
        if is_capacity(token, text):
            start, end = clause[i].start, token.start
            if not 3 <= end - start <= _LONGEST or text[end - 1] in _PLACE_WORDS:
                return None
            return Mention("Enterprise", start, end, text[start:end], "enterprise:prefix", 0.75)
        if token.mask & (VERB | QUANTITY | PLACE | WORKS):
            return None
    return None


def _last_tail(clause: Clause, i: int, text: str) -> int:
    """Return the last of the words from `i` on that end firms' names: 甲乙|生物|科技."""
    while (
        i + 2 < len(clause)
        and _is_firm_tail(clause[i])
        and _is_firm_tail(clause[i + 1])
        and text[clause[i + 1].start : clause[i + 1].end] in _words("corporate")
        and not _is_park_word(clause[i + 2])
    ):
        i += 1
    return i


def _lists_trades(clause: Clause, i: int) -> bool:
    """Return whether the words from `i` on are the trades of a park: 能源|建材|物流|产业园."""
    at = i + 1
    while at < len(clause) and clause[at].mask & INDUSTRY:
        at += 1
    return at > i + 1 and at < len(clause) and _is_park_word(clause[at])


def _is_product(clause: Clause, i: int, text: str) -> bool:
    """Return whether the word names what a plant behind it makes: 甲电力|电缆|生产线."""
    if i >= len(clause) or not text.startswith(_words("lines"), clause[i].end):
        return False
    return text[clause[i].start : clause[i].end] in read_lexicon("works")["products"].split()


def _is_park_word(token: Token) -> bool:
    return token.word is not None and "Park" in token.word.heads


def _is_firm_tail(token: Token) -> bool:
    word = token.word
    return (
        word is not None
        and word.heads.get("Enterprise") == "weak"
        and word.text not in _words("qualities")
    )


def _ends_firm(clause: Clause, i: int, text: str) -> bool:
    """Return whether a firm's name may end before token `i`: not in 科技|园, 陶瓷|产业园."""
    if i >= len(clause):
        return False
    within = WITHIN | COMMON
    if text[clause[i - 1].start : clause[i - 1].end] in _only_firms():
        return True  # 甲乙实业|跨境冷链产业园
    if text.startswith(_words("changed"), clause[i].start) or clause[i].mask & within == within:
        return True  # 甲乙化工|技改项目, 甲乙电子|研发基地
    return _is_firm_tail(clause[i]) or not clause[i].mask & (HEAD | COMMON | INDUSTRY)


@lru_cache(maxsize=1)
def _only_firms() -> frozenset[str]:
    return frozenset(read_lexicon("works")["only_firms"].split())


def firms_among(prefixes: list[Mention], found: list[Mention], text: str) -> list[Mention]:
    """Return the prefixes that are firms: those that open two different names in the document.

    A prefix that also follows a place or stands before 镇 or 县 is a place, and left out.
    """
    followers: defaultdict[str, set[str]] = defaultdict(set)
    prefixes = _shortest(prefixes)
    for m in prefixes:
        followers[m.name].add(text[m.end : m.end + 2])
    firms = {m.name for m in found if m.type == "Enterprise"}
    places = {m.name[:2] for m in found if m.type == "Place"}
    able = [
        m
        for m in prefixes
        if (m.confidence == _OF_PLACE or m.name[:2] not in places)
        and (m.confidence > _SURE or m.name in firms or len(followers[m.name]) > 1)
    ]
    sites = {name for name in {m.name for m in able} if _opens_site(name, text)}
    return [m for m in able if m.name not in sites]


def _opens_site(name: str, text: str) -> bool:
    """Return whether a park or landscape is called after `name` anywhere in the text."""
    at = text.find(name)
    while at >= 0:
        if text.startswith(_words("sites"), at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _shortest(prefixes: list[Mention]) -> list[Mention]:
    """Return the prefixes, each cut to another one that it begins with: 比亚迪|胶轮."""
    names = {m.name for m in prefixes if len(m.name) > 2}
    result = []
    for m in prefixes:
        begins = (m.name[:length] for length in range(3, len(m.name)))
        name = next((n for n in begins if n in names), m.name)
        end = m.start + len(name)
        result.append(Mention(m.type, m.start, end, name, m.rule, m.confidence))
    return result


def elsewhere(found: list[Mention], text: str) -> list[Mention]:
    """Return the other places where the firms among `found` are named, with lower confidence."""
    known = {m.start for m in found if m.type == "Enterprise"}
    names = {m.name for m in found if m.type == "Enterprise" and m.confidence >= _SURE}
    again = []
    for name in sorted(n for n in names if len(n) > 2):
        at = text.find(name)
        while at >= 0:
            if at not in known:
                end = at + len(name)
                again.append(Mention("Enterprise", at, end, name, "enterprise:again", 0.8))
            at = text.find(name, at + len(name))
    return again
