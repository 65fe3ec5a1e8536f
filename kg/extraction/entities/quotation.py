"""Names in quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.grammar.names import PROPER, grade, is_edge
from kg.extraction.entities.grammar.tokens import Clause, Token, clauses
from kg.extraction.entities.grammar.words import (
    AFTER,
    AND,
    BOUNDARY,
    COMMON,
    EVERYDAY,
    INDUSTRY,
    INSIDE,
    LEVEL,
    LISTING,
    PLACE,
    PROGRAMME,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.entities.heads import head_names
from kg.extraction.entities.programmes.slogans import is_title
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

# from place to place; a period; a field
_NO_NAME = re.compile("—|“十[一二三四五六]五”|“三[农资公]”")
_QUARTER = re.compile(
    "“[^“”一二三四五六七八九十，。；]{2,8}”[一-鿿]{0,6}?(?:片区|新城|(?<!创)新区|街区|小镇)"
)
_SET = re.compile("[两三四五六七八九十]大")  # what stands before a set is its last member
_COUNTS = re.compile("[一两二三四五六七八九十]")
_LONGEST_MODEL = 10  # characters inside the marks
_LONGEST_SLOGAN = 14  # characters inside the marks; longer ones are said, not named


@lru_cache
def _nouns(kind: str) -> tuple[str, ...]:
    """Return the nouns of one kind that stand beside quotations."""
    return tuple(read_lexicon("surroundings")["quotation"][kind])


def quoted_names(clause: Clause, text: str) -> list[Mention]:
    """Return programmes that a quotation alone names (推进“两重”建设), and names within.

    A quarter that is planned bears its quotation: “绿色山谷”文化旅游片区.
    """
    found = []
    for i, token in enumerate(clause):
        if token[2] & QUOTED:
            inner = name_inside(token, text)
            if quarter := _QUARTER.match(text, token.start):
                sure = 0.85
                found.append(Mention("Place", *quarter.span(), quarter[0], "place:quarter", sure))
            elif inner and inner.type == "Initiative" and _field_before(clause, i):
                found.append(_programme(clause, i, text))
            elif not is_title(token, text) and (brand := _brand(clause, i, text)):
                found.append(brand)
            elif inner and not (inner.type == "Place" and _COUNTS.search(inner.name)):
                found.append(inner)
            elif _is_app(token, text):
                start, end = token.start + 1, token.end - 1
                name = text[start:end]
                found.append(Mention("Platform", start, end, name, "platform:app", 0.8))
            elif model := _model(token, text):
                found.append(model)
            elif _is_governed(clause, i, text) or _is_carried_out(clause, i, text):
                found.append(_programme(clause, i, text))
    return found


def _brand(clause: Clause, i: int, text: str) -> Mention | None:
    """Return the brand or tour that the quotation names: “甲乙大米”区域公用品牌."""
    listed = False
    for token in clause[i + 1 : i + 8]:
        if token.mask & (QUOTED | LISTING):
            listed = True
            continue
        if token.mask & (BOUNDARY | VERB):
            return None
        if listed and text.endswith(_nouns("brands"), 0, token.end):
            start, end = clause[i].start + 1, clause[i].end - 1
            return Mention("Initiative", start, end, text[start:end], "initiative:brand", 0.7)
        if text.endswith(_nouns("brands"), clause[i].end, token.end):
            start, end = clause[i].start, token.end
            return Mention("Initiative", start, end, text[start:end], "initiative:brand", 0.8)
    return None


def _is_app(token: Token, text: str) -> bool:
    """Return whether the words behind the quotation are said of what is used online."""
    short = token.end - token.start - 2 <= _LONGEST_MODEL
    return short and text.startswith(_nouns("online"), token.end)


def _model(token: Token, text: str) -> Mention | None:
    """Return the way of working that fills the quotation, named after a place: “甲乙经验”."""
    start, end = token.start + 1, token.end - 1
    if end - start > _LONGEST_MODEL or not text.endswith(_nouns("models"), start, end):
        return None
    inner = _read(text[start:end])
    if len(inner) != 1 or grade(inner[0][:-1], text[start:end]) < PROPER:
        return None
    return Mention("Initiative", start, end, text[start:end], "quoted:model", 0.75)


def _field_before(clause: Clause, i: int) -> bool:
    """Return whether the field of a quoted programme stands before it: 污染防治“夏季攻势”."""
    if not i or not clause[i - 1].mask & COMMON:
        return False
    return i + 1 == len(clause) or bool(clause[i + 1].mask & (BOUNDARY | VERB | AND))


def _is_governed(clause: Clause, i: int, text: str) -> bool:
    """Return whether a quotation alone is the object of a verb that puts programmes to work."""
    return _alone(clause, i, text) and bool(_governing(clause, i) & PROGRAMME)


def name_inside(token: Token, text: str) -> Mention | None:
    """Return the name that fills the quotation, if its own head makes it one."""
    start, end = token.start + 1, token.end - 1
    named = _named_by(text[start:end]) if end - start > 2 else None
    return named and Mention(named.type, start, end, named.name, named.rule, named.confidence)


@lru_cache(maxsize=4096)
def _named_by(inside: str) -> Mention | None:
    """Return the name that all of `inside` is, with offsets in it."""
    whole = (0, len(inside))
    for clause in _read(inside):
        if len(clause) == 1 and clause[0].mask & INDUSTRY and clause[0].end == len(inside):
            return Mention("Industry", *whole, inside, "quoted:industry", 0.8)
        for mention in head_names(clause, inside):
            if (mention.start, mention.end) == whole and mention.type != "Industry":
                rule = "quoted:" + mention.rule
                return Mention(mention.type, *whole, inside, rule, mention.confidence)
    return None


@lru_cache(maxsize=4096)
def _read(inside: str) -> list[Clause]:
    """Return the clauses of what is quoted; the same quotations come again and again."""
    return clauses(inside)


def _everyday(token: Token, text: str) -> bool:
    """Return whether what is quoted is one common word: “升级版”, “门槛”."""
    inner = _read(text[token.start + 1 : token.end - 1])
    if len(inner) != 1 or len(inner[0]) != 1 or not inner[0][0].mask:
        return False
    return inner[0][0].end == token.end - token.start - 2


def _alone(clause: Clause, i: int, text: str) -> bool:
    if clause[i].end - clause[i].start - 2 > _LONGEST_SLOGAN or _everyday(clause[i], text):
        return False
    if _NO_NAME.search(text, clause[i].start, clause[i].end):
        return False
    if i + 1 == len(clause):
        return True
    return bool(clause[i + 1].mask & (BOUNDARY | VERB | AND | WEAK | QUOTED | AFTER | EVERYDAY))


def _is_carried_out(clause: Clause, i: int, text: str) -> bool:
    """Return whether a quotation opens its clause and is told to go on: “两房整治”全面完成."""
    short = clause[i].end - clause[i].start - 2 <= _LONGEST_MODEL
    if not short or _everyday(clause[i], text) or _NO_NAME.match(text, clause[i].start):
        return False
    first = i - 1 if i and clause[i - 1].mask & (COMMON | THEME | EVERYDAY) else i
    return is_edge(clause, first - 1) and _goes_on().match(text, clause[i].end) is not None


@lru_cache(maxsize=1)
def _goes_on() -> re.Pattern[str]:
    """Return the pattern of what is told of programmes that go on: 任务|全面|完成, 成效|明显."""
    words = read_lexicon("slogans")["going"]
    how, what, whole = (alternation(words[k].split()) for k in ("how", "what", "whole"))
    return re.compile(f"(?:任务|工作|改革)?(?:(?:{how})?(?:{what})|{whole})")


def _governing(clause: Clause, i: int) -> int:
    """Return the kinds of the verb that governs the quotation, alone or in a list; 0 for none."""
    j = i - 1
    while j >= 0 and clause[j].mask & (LISTING | QUOTED | AND):
        j -= 1
    while j >= 0 and not clause[j].mask & (BOUNDARY | VERB):
        if clause[j].mask & PROGRAMME and is_edge(clause, j - 1):
            return clause[j].mask
        if not clause[j].mask & (COMMON | THEME | LEVEL | PLACE | WEAK | INSIDE | QUOTED | LISTING):
            return 0
        j -= 1
    return clause[j].mask if j >= 0 else 0


def _programme(clause: Clause, i: int, text: str) -> Mention:
    first = i
    counted = _SET.match(text, clause[i].start + 1) is not None
    # 产业链|“链长制”, 政务服务|“跨省通办”
    counted = counted or text.endswith(("制”", "办”"), 0, clause[i].end)
    while (
        first > 0
        and not counted
        and clause[first - 1].mask & (COMMON | THEME)
        and not text.endswith(_nouns("subjects"), clause[first - 1].start, clause[first - 1].end)
        and not clause[first - 1].mask & (BOUNDARY | VERB | LEVEL)
    ):
        first -= 1
    start, end = clause[first].start, clause[i].end
    if first == i:
        start, end = start + 1, end - 1
    return Mention("Initiative", start, end, text[start:end], "initiative:quotation", 0.6)
