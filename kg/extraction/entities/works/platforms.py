"""Platforms: laboratories, centres and services, named by their last word."""

from __future__ import annotations

import re
from functools import partial

from kg.extraction.entities.grammar.made import Found, bracketed, make
from kg.extraction.entities.grammar.names import (
    GENERIC,
    PROPER,
    SPECIFIC,
    THEMATIC,
    Name,
    announced,
    complete,
    drop_leading,
    is_edge,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BUILD,
    COMMON,
    DECOR,
    FIRM,
    HARD,
    INDUSTRY,
    JOINTLY,
    LEVEL,
    LISTING,
    MASKED,
    NUMBER,
    PLACE,
    PLURAL,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.entities.works.sites import has_place_or_quote, is_local, of_school
from kg.extraction.lexicon import word_list

_words = partial(word_list, "organisations", "platforms")

_COUNTED = re.compile("\\d+[家个所座]|各?[一二三四五六七八九十]{1,2}[家个所]")  # 甲中心|7家


def platform(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the platform named by the head, if a place, a quotation or an own word names it."""
    whole = read_name(clause, head, text)
    if strength == "strong" and (national := _of_the_nation(whole, text)):
        return bracketed(make("Platform", national, text, "platform:national", 0.8), text)
    name = drop_leading(whole, DECOR, text)
    name = _from_place(name) if strength == "strong" else name
    local = name.grade > GENERIC and (is_local(name, text) or _is_levelled(name, text))
    if strength == "strong" and THEMATIC <= name.grade < PROPER and _is_built(whole):
        return make(
            "Platform", drop_leading(whole, DECOR, text, LEVEL), text, "platform:built", 0.6
        )
    local = local or _is_key_laboratory(name, text) or _is_opened(name, text)
    abbreviated = text.startswith(("国家", "全国", "重点", "省"), name.start + 1)
    if text[clause[head].start - 1] in "级类" or (abbreviated and text[name.start - 1] in "在驻"):
        return None  # 甲市省级|工程中心, 技术攻关类|实验室, 在|汉国家重点实验室: a kind
    named = name.grade == PROPER or (local and strength == "strong")
    named = named and not _is_granted(name, text) and not _is_of_kind(name, text)
    if name.announced or not named or _COUNTED.match(text, name.end):
        return None
    if strength == "weak" and not (_is_named_platform(name) or _is_opened(name, text)):
        return None
    sure = 0.8 if strength == "strong" else 0.6
    if any(w in text[name.start : name.end] for w in _words("of_two_fields")):
        name = _over_conjunction(name)
    name = _behind_founders(of_school(name), text)
    name = _with_branch(name, text)
    return bracketed(make("Platform", name, text, f"platform:{strength}", sure), text)


def _of_the_nation(name: Name, text: str) -> Name | None:
    """Return the name of what the nation has one of, by its field: 国家|中小学|智慧教育平台.

    A quality that is an adverb elsewhere may stand behind 国家 (国家精准|医学…中心). What
    the nation has a network of (国家|众创空间) is a title.
    """
    clause, first, head = name.clause, name.first, name.last
    if first > 1 and text[clause[first - 1].start : clause[first - 1].end] in _words("qualities"):
        first -= 2
    level = text[clause[first].start : clause[first].end]
    told = any(not t.mask or t.mask & _FIELD for t in clause[first + 1 : head])
    unnamed = announced(clause, first, text) or _COUNTED.match(text, name.end)
    if level not in _words("nation") or not told or unnamed:
        return None
    if text.endswith(_words("networks"), name.start, name.end):
        return None
    return Name(clause, first, head, SPECIFIC, announced=False)


_FIELD = COMMON | INDUSTRY | QUOTED | PLACE | NUMBER


def _is_of_kind(name: Name, text: str) -> bool:
    """Return whether the name says of what kind a service is (“一站式”…平台), or is of all in a
    trade (甲省教育系统).
    """
    first = name.clause[name.first]
    quoted = first.mask & QUOTED and text.endswith("式”", first.start, first.end)
    return bool(quoted) or text.endswith(_words("trades"), name.start, name.end)


def _is_granted(name: Name, text: str) -> bool:
    """Return whether a place grants many such: 获批|甲市|重点实验室."""
    clause, first = name.clause, name.first
    if name.last != first + 1 or not first or not clause[first].mask & PLACE:
        return False
    verb, kind = clause[first - 1], clause[name.last]
    granted = text[verb.start : verb.end] in _words("grants")
    return granted and text[kind.start : kind.end] in _words("granted_kinds")


def _is_opened(name: Name, text: str) -> bool:
    """Return whether the one of its field is told to be opened: 电子信息|概念验证中心|揭牌."""
    told = name.first == 0 and text.startswith(_words("opened"), name.end)
    return told and (name.grade >= SPECIFIC or name.end - name.start > _TELLING)


_TELLING = 8  # characters of a name that says what the one platform is for


def _is_key_laboratory(name: Name, text: str) -> bool:
    """Return whether the name is of a key laboratory with its field: 精细化工|国家重点实验室."""
    named = text.endswith(_words("key_laboratories"), name.start, name.end)
    return name.grade >= THEMATIC and named


def _behind_founders(name: Name, text: str) -> Name:
    """Return the name without those who found it together: 甲理化所共建|乙地材料中试基地."""
    for i in range(name.last - 2, name.first, -1):
        token = name.clause[i]
        together = token.mask & JOINTLY and token.mask & BUILD
        if together and not text.startswith(("共享", "共用"), token.end):
            return Name(name.clause, i + 1, name.last, name.grade, name.announced)
    return name


def _with_branch(name: Name, text: str) -> Name:
    """Return the name with the branch that it has in a place: …技术创新中心|甲市|分中心."""
    clause, last = name.clause, name.last
    if last + 2 < len(clause) and clause[last + 1].mask & PLACE:
        branch = clause[last + 2]
        if text[branch.start : branch.end] in _words("branches"):
            return Name(clause, name.first, last + 2, name.grade, name.announced)
    return name


def _is_built(name: Name) -> bool:
    """Return whether the one platform that a clause speaks of is being built: 建设…管理平台."""
    clause, first, head = name.clause, name.first, name.last
    listed = any(t.mask & (LISTING | PLURAL) for t in clause[max(first - 1, 0) :])
    builder = first > 1 and _builds_before(clause, first - 1)
    generic = clause[first].mask & DECOR and not clause[first].mask & LEVEL
    built = any(t.mask & BUILD for t in clause[first:head])  # 企业|建设|研发中心
    if name.announced or generic or head - first < 2 - builder or listed or built:
        return False
    governed = first > 0 and bool(clause[first - 1].mask & (VERB | WEAK))
    governed = governed and (first == 1 or builder or _opens_twice(clause, first))
    return governed and (head + 1 == len(clause) or bool(clause[head + 1].mask & HARD))


def _opens_twice(clause: Clause, first: int) -> bool:
    """Return whether two verbs alone stand before the name: 探索|建设|甲数据交易中心."""
    return first == 2 and bool(clause[0].mask & VERB and clause[1].mask & BUILD)


def _builds_before(clause: Clause, verb: int) -> bool:
    """Return whether a school, firm or platform stands right before the verb: 依托甲学院|建立."""
    word = clause[verb - 1].word
    if word is not None and word.mask & FIRM and clause[verb].mask & JOINTLY:
        return True
    return word is not None and any(
        word.heads.get(kind) == "strong" for kind in ("Institution", "Enterprise", "Platform")
    )


def _is_named_platform(name: Name) -> bool:
    """Return whether a mere 平台 is named: by a quotation right before it, or a place; a park's
    platform (综合保税区平台) is the park.
    """
    clause, head = name.clause, name.last
    before = clause[head - 1]
    if before.mask & THEME or sum(bool(t.mask & QUOTED) for t in name.tokens) > 1:
        return False
    if not complete(clause, head) or (before.word is not None and "Park" in before.word.heads):
        return False
    return bool(before.mask & QUOTED) or (has_place_or_quote(name) and head - name.first < 4)


def _from_place(name: Name) -> Name:
    """Return the name from the place that opens it before a conjunction: 甲市|竹资源研究与利用….

    A school or firm before the conjunction is another name.
    """
    clause, first = name.clause, name.first
    first -= bool(clause[first - 1].mask & WEAK)  # 研究与|保护|重点实验室
    if first < 2 or not clause[first - 1].mask & AND:
        return name
    for i in range(first - 2, max(first - _FARTHEST, -1), -1):
        token = clause[i]
        heads = token.word.heads if token.word is not None else {}
        organ = any(heads.get(kind) == "strong" for kind in _ORGANS)
        if organ or token.mask & (VERB | LISTING | AND | QUOTED | MASKED):
            return name
        if token.mask & PLACE and i < first - 2 and is_edge(clause, i - 1):
            return Name(clause, i, name.last, PROPER, name.announced)
    return name


_FARTHEST = 8  # tokens
_ORGANS = ("Institution", "Enterprise", "Park", "Platform")


def _over_conjunction(name: Name) -> Name:
    """Return a key laboratory's name with the first half of its field: …与…国家重点实验室."""
    clause, first = name.clause, name.first
    opens = clause[first].word
    if opens is not None and opens.text in _words("partners") and clause[first + 1].mask & AND:
        return Name(clause, first + 2, name.last, name.grade, name.announced)
    second = first - bool(first and clause[first - 1].mask & WEAK)  # 流通与|交易|技术国家…
    if second > 1 and clause[second - 1].mask & AND and _is_field(clause[second - 2]):
        first = second - 2
        while first and (clause[first - 1].mask & PLACE or _is_field(clause[first - 1])):
            first -= 1
    return Name(clause, first, name.last, name.grade, name.announced)


def _is_field(token: Token) -> bool:
    """Return whether the token may be of a field of science: nothing that acts or is named."""
    acts = VERB | LISTING | AND | QUOTED | MASKED | FIRM | BUILD | HARD | LEVEL
    word = token.word
    other = word is not None and (bool(word.heads) or word.text in _words("partners"))
    return not other and not token.mask & (acts | PLACE | PLURAL)


def _is_levelled(name: Name, text: str) -> bool:
    """Return whether a level and a field name the one of its kind: 省级|轴承|…检测中心."""
    token = name.clause[name.first]
    levelled = token.mask & LEVEL and text[token.start : token.end] in _words("levels")
    return bool(levelled) and name.grade == SPECIFIC
