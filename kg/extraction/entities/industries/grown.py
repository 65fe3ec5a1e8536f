"""Industries of a list that a verb of growth governs and that ends without 等…产业.

重点发展甲材料、乙系统和丙: the verb says what the items are, though no common head follows them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.documents.numerals import count_of
from kg.extraction.entities.grammar.tokens import Clause, Token, clauses
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BRACKET,
    ETC,
    HARD,
    INDUSTRY,
    LISTING,
    PLACE,
    QUANTITY,
    QUOTED,
    THEME,
    TRADE,
    VERB,
    WEAK,
    vocabulary,
)
from kg.extraction.entities.industries.lists import industry_items, ranked_products, whole_items
from kg.extraction.entities.industries.words import ANNOUNCES, words
from kg.extraction.entities.programmes.headed import COUNT
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_VERBS = VERB | WEAK
_JOINTS = LISTING | AND  # what stands between the items of a list …
_CLOSES = BOUNDARY | VERB  # … and behind the last one, where it is no joint
_SUCH = ("如", "包括", "比如", "例如")
_ARE = ("为", "是", "有", "包括")
_LED = re.compile(
    "为(?:链主|龙头|骨干|核心)的([^，。；、的以为等]{2,8}?)(?<!企业)(?<!格局)(?:产业)?(?=、以|等[^，。；]{0,8}产业)"
)
_KIND_OF_BASE = re.compile("为主的[^，。；]{2,10}(?:基地|园|带)")
# What ends before a list of industries that a colon or 如 announces.
ANNOUNCING = (
    *(
        f"产业{kind}{each}{are}："
        for kind in ("", "链", "集群")
        for each in ("", "分别")
        for are in ("", "是", "为", "包括", "有", "即")
    ),
    *(f"产业，{such}" for such in _SUCH),
)
_TITLED = ("产业", "产业之一", "产业集群")  # what a clause that tells an industry's title ends in
_TELLS = 2  # how clearly 重点发展 tells that a list is of industries
_MAKES = 3  # how clearly 打造 and the like tell: only before a list with its own count
# The count at the end of a list of industries, and whether what it counts is of industries only.
_SET = re.compile(
    r"(\d{1,2}|[二三四五六七八九十])[大个条类](?:[^，。；：、]{0,20}?)"
    r"(?:(产业[^，。；：、]{0,5}|集群|赛道)|集聚区|基地|板块|领域|方向|行业|片区)(?=$|[发的])"
)
_MAKING = re.compile("的(?:研究|研发|开发|设计|生产|制造|加工|销售)")  # 从事甲、乙|的研发
_TRADE = range(2, 9)  # characters of what a trade may be of: 黄精, 高品质水产


def quoted_ranks(clause: Clause, text: str) -> list[Mention]:
    """Return the industries of a list in quotation marks before its rank: “甲、乙”主导产业."""
    found: list[Mention] = []
    for token in clause:
        if not token[2] & QUOTED:
            continue
        start, end = token[:2]
        if text.find("、", start, end) > 0 and _ranked().match(text, end):
            inside = f" {text[start + 1 : end - 1]}"
            for part in clauses(inside):
                items = _items(part, 0, len(part))
                for m in industry_items(items, "产业", inside, meant=True):
                    found.append(replace(m, start=m.start + start, end=m.end + start))
    return found


@lru_cache(maxsize=1)
def _ranked() -> re.Pattern[str]:
    """Return the pattern of a set's rank behind its list: “甲、乙”|三大主导产业."""
    return re.compile(f"等?(?:[两三四五六七八九]大)?(?:{alternation(words('ranks'))})产业")


def grown_industries(clause: Clause, text: str) -> list[Mention]:
    """Return the industries of the bare lists in the clause that a verb makes to grow.

    A verb that only industries follow (重点发展, 主攻) needs no more; after a plain 发展 half of
    the items must be industries of the public catalogues.
    """
    start, stop = clause[0][0], clause[-1][1]
    found: list[Mention] = []
    if text.find("为", start, stop) >= 0:
        found += _later_half(clause, text) + _led(text, start, stop)
    if text[start - 1 : start] in ("：", "，"):
        found += _announced(clause, text)
    opening = _opening()
    for i, token in enumerate(clause[:-3]):
        if not token[2] & _VERBS or (word := token[3]) is None:
            continue
        if (clear := opening.get(word.text)) is not None:
            if word.text in _ARE:
                if i and text.endswith(ranked_products(), 0, token[0]):
                    found += _of_list(clause, i + 1, text, 2) or _only(clause, i + 1, text)
            else:
                found += _of_list(clause, i + 1, text, clear)
    return found


def _led(text: str, start: int, stop: int) -> list[Mention]:
    """Return the industries that a list names by the firm that leads each: 以甲为链主的乙、…."""
    spans = (m.span(1) for m in _LED.finditer(text, start, stop))
    return [Mention("Industry", a, b, text[a:b], "industry:led", 0.75) for a, b in spans]


def _only(clause: Clause, first: int, text: str) -> list[Mention]:
    """Return the one industry that 优势产业有 or the like names at the end of the clause."""
    rest = clause[first:]
    if not rest or any(t.mask & (BOUNDARY | VERB | AND) for t in rest):
        return []
    return industry_items([rest], "产业", text, meant=True)


def _of_list(clause: Clause, first: int, text: str, clear: int) -> list[Mention]:
    """Return the industries of the list that begins at token `first`; `clear` as in _opening."""
    ranges, stop = _ranges(clause, first)
    if len(ranges) < 2 or any(a == b for a, b in ranges):
        return []
    if clear and (counted := _counted_set(clause, ranges, text)):
        return counted
    items = whole_items(clause, ranges)
    if not _is_grown(clause, items, stop, text, clear) or any(map(_is_deed, items[1:])):
        return []
    if clear < _TELLS:
        items = [item for item in items if not _is_doing(item[-1])]
    named = industry_items(items, "产业", text, meant=True)
    return [] if clear == 1 and len(named) * 4 < len(items) * 3 else named


def _ranges(clause: Clause, first: int) -> tuple[list[tuple[int, int]], int]:
    """Return the token ranges of a list's items from `first` on, and the index of its end."""
    ranges: list[tuple[int, int]] = []
    start, stop = first, len(clause)
    for i in range(first, stop):
        mask = clause[i][2]
        if mask & _JOINTS:
            ranges.append((start, i))
            start = i + 1
        elif mask & _CLOSES:
            stop = i
            break
    stop = max(stop, first)
    return [*ranges, (start, stop)], stop


def _is_grown(clause: Clause, items: list[Clause], stop: int, text: str, clear: int) -> bool:
    """Return whether what stands around a list, which ends before token `stop`, makes it grown."""
    known = sum(_of_industry(item, text) for item in items)
    if clear == 0:
        by_firms = stop < len(clause) and text.startswith("为龙头", clause[stop].start)
        if stop + 1 < len(clause) and clause[stop].mask & ETC:  # 以甲、乙等为主
            return text.startswith("为主", clause[stop + 1].start) and known * 2 >= len(items)
        return _made_main(clause, stop, text) and (known > 0 or not by_firms)
    if stop == len(clause) - 1 and clause[stop].mask & ETC:
        stop += 1
    if clear == 1 and stop < len(clause) and _MAKING.match(text, clause[stop].start):
        return known * 2 >= len(items)
    whole = stop == len(clause) and not _counted(items[-1], text)
    return whole and clear != _MAKES and (clear > 1 or known * 2 >= len(items))


def _counted_set(clause: Clause, ranges: list[tuple[int, int]], text: str) -> list[Mention]:
    """Return the industries of a list that its own count closes: 打造甲、乙、丙3大集聚区.

    Where the marks alone make as many items as the count, conjunctions stand inside items.
    """
    first, last = ranges[-1]
    stop = clause[-1].end
    k = next(
        (k for k in range(first + 1, len(clause)) if _SET.match(text, clause[k].start, stop)), 0
    )
    if not k or any(t.mask & (LISTING | VERB) for t in clause[last:k]):
        return []
    found = _SET.match(text, clause[k].start, stop)
    numeral = found[1] if found else ""
    count = count_of(numeral)
    ranges = [*ranges[:-1], (first, k)]
    items = [clause[a:b] for a, b in ranges]
    listed = _items(clause, ranges[0][0], k)
    if len(listed) == count:
        items = listed
    if len(items) != count or not (
        found and (found[2] or any(_of_industry(i, text) for i in items))
    ):
        return []
    return industry_items(items, "产业", text, meant=True)


def _later_half(clause: Clause, text: str) -> list[Mention]:
    """Return the industries of a clause such as 甲、乙为支柱的产业体系, which goes on a list."""
    stop = next((i for i, t in enumerate(clause) if t.mask & (VERB | ETC)), 0)
    if not stop or not _made_main(clause, stop, text):
        return []
    if not text.startswith("的", clause[stop].end + 2):
        return []
    return _of_list(clause, 0, text, 0)


def titled_industries(clause: Clause, text: str) -> list[Mention]:
    """Return the industries that win titles of clusters or become leading ones.

    甲、乙分别获评…特色产业集群; 甲、乙已成为全县富民产业; 甲种植是乙村的支柱产业.
    """
    if not text.endswith(_TITLED, clause[0][0], clause[-1][1]):
        return []
    stop = next((i for i, t in enumerate(clause) if t.mask & (VERB | ETC)), 0)
    after = text[clause[stop].start : clause[-1].end]
    become = _become().match(after) is not None
    won = become or any(text[t.start : t.end] in _winning() for t in clause[stop : stop + 3])
    items = _items(clause, 0, stop) if won else []
    placed = any(t.mask & PLACE for t in clause[stop : stop + 4])  # 甲是乙县的特色产业之一
    if len(items) == 1 and not (become and (placed or _of_industry(items[0], text))):
        return []
    return industry_items(items, "产业", text, meant=True)


@lru_cache(maxsize=1)
def _become() -> re.Pattern[str]:
    told = read_lexicon("relations")["industry"]
    becomes, ranks = (alternation(sorted(told[key])) for key in ("becomes", "ranks"))
    return re.compile(
        f"[^，。；]{{0,3}}?(?:{becomes})[^，。；]{{0,24}}(?:{ranks})[^，。；]{{0,3}}产业"
    )


def made_main_words() -> tuple[str, ...]:
    """Return words of which a list of industries has one behind it, or before it, if no verb of
    growth governs it: 以甲、乙为主导, 主导产业有丙、丁.
    """
    main = (*words("main"), "主", "核心的", "链主的", "骨干的")
    return (*(f"为{word}" for word in main), *(f"产业{are}" for are in _ARE))


def _announced(clause: Clause, text: str) -> list[Mention]:
    """Return the industries of a list that a colon announces: 十条产业链是：甲、乙（含丙）、丁."""
    start = clause[0].start
    mark = text[start - 1 : start]
    if mark == "，" and text.endswith("产业", 0, start - 1) and text.startswith(_SUCH, start):
        clause = _behind(clause, text)  # 发展特色产业，如甲、乙等
    elif mark != "：" or not ANNOUNCES.search(text, max(start - 14, 0), start):
        return []
    items: list[Clause] = []
    item: Clause = []
    depth = 0
    for token in clause:
        if token[2] & BRACKET:
            depth += 1 if text[token[0]] == "（" else -1
        elif depth == 0 and token[2] & (LISTING | ETC):
            items.append(item)
            item = []
        elif depth == 0:
            item.append(token)
    items = [i for i in (*items, item) if i]
    return industry_items(items, "产业", text, meant=True) if len(items) > 1 else []


def _behind(clause: Clause, text: str) -> Clause:
    """Return the clause without 如 or the like, which may be part of an unknown first token."""
    first = clause[0]
    start = first.start + next(len(w) for w in _SUCH if text.startswith(w, first.start))
    rest = clause[1:]
    return [Token(start, first.end, first.mask, None), *rest] if start < first.end else rest


def _items(clause: Clause, first: int, stop: int) -> list[Clause]:
    """Return what stands between the marks of a list from token `first` up to `stop`."""
    items: list[Clause] = []
    start = first
    for i in range(first, stop):
        if clause[i].mask & LISTING:
            items.append(clause[start:i])
            start = i + 1
    items.append(clause[start:stop])
    return items if all(items) else []


def trades(clause: Clause, text: str) -> list[Mention]:
    """Return what a verb of growth makes an industry by its last word: 发展黄精种植."""
    end = len(clause) - 1
    while end and clause[end][2] & QUANTITY:
        end -= 1
    last = clause[end]
    if last[2] & INDUSTRY:
        if not end:
            return []
    elif (
        not last[2] & TRADE
        or last[3] is None
        or not (
            last[3].text in words("trades")
            or (last[3].text in (*words("goods"), "产品") and end and clause[end - 1][2] & INDUSTRY)
        )
    ):
        return []
    clause = clause[: end + 1]
    i, growing = len(clause) - 1, _growing()
    while i and not clause[i - 1].mask & (BOUNDARY | VERB | AND):
        if text.endswith(growing, clause[i - 1].start, clause[i - 1].end):
            break
        i -= 1
    verb = i - 1 - (i > 1 and clause[i - 1].mask & QUANTITY > 0)  # 发展2500亩|中药材种植
    grown = i > 0 and text.endswith((*growing, "推广"), clause[verb].start, clause[verb].end)
    own = any((not t.mask and t.end - t.start > 1) or t.mask & INDUSTRY for t in clause[i:-1])
    own = own or (last.mask & INDUSTRY > 0 and i == len(clause) - 2 and clause[i].mask & THEME > 0)
    if not (grown and own) or last.start - clause[i].start not in _TRADE:
        return []
    start, end = clause[i].start, last.end
    return [Mention("Industry", start, end, text[start:end], "industry:trade", 0.8)]


@lru_cache(maxsize=1)
def _winning() -> frozenset[str]:
    return frozenset(read_lexicon("verbs")["winning"].split())


def _of_industry(item: Clause, text: str) -> bool:
    """Return whether an item holds a catalogued industry or ends as one: 竹制品|深加工."""
    for token in item:
        if token[2] & INDUSTRY:
            return True
    return text.endswith(_industry_ends(), item[0].start, item[-1].end)


@lru_cache(maxsize=1)
def _industry_ends() -> tuple[str, ...]:
    return (*words("trades"), "经济", "旅游", "文旅")


def _counted(item: Clause, text: str) -> bool:
    """Return whether the last item holds the count of the list: …、地理信息四大产业."""
    return any(COUNT.match(text, token.start) for token in item)


def _is_doing(token: Token) -> bool:
    """Return whether an item ends in a verbal noun, which tells work to be done: 科技研发.

    What is made or grown for a living is a trade: 蓝莓|种植.
    """
    return bool(token.mask & WEAK) and not token.mask & (INDUSTRY | TRADE)


def _is_deed(item: Clause) -> bool:
    """Return whether an item begins with a verb: 主攻大项目、|培育|大企业."""
    return len(item) > 1 and bool(item[0].mask & HARD) and not item[0].mask & INDUSTRY


def _made_main(clause: Clause, i: int, text: str) -> bool:
    """Return whether 为主导 or the like stands at token `i`: 以甲、乙为主导的产业体系."""
    if i >= len(clause):
        return False
    at = clause[i].start
    if not text.startswith("为", at):
        return False
    if _KIND_OF_BASE.match(text, at):
        return False  # 以黑木耳、香菇为主的种植基地 tells what is grown there
    core = text.startswith("核心的", at + 1) and text.find("产业", at, at + 14) > 0
    return core or text.startswith(words("main"), at + 1)


@lru_cache(maxsize=1)
def _growing() -> tuple[str, ...]:
    return (*words("growing"), *words("telling"))


@lru_cache(maxsize=1)
def _opening() -> dict[str, int]:
    """Return the words that a list of industries follows, with how clearly they tell that."""
    opening = {"以": 0} | dict.fromkeys(_ARE, 0)
    making = words("making")
    for word in vocabulary().words:
        if word.text.endswith(making) and word.mask & _VERBS:
            opening[word.text] = _MAKES
        if word.text.endswith(_growing()) and word.mask & _VERBS:
            opening[word.text] = 1 + (word.text in words("telling"))
    return opening
