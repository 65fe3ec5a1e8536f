"""Firms by the form of their names: 甲集团, 乙（丙市）有限公司, 中建三局."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial

from kg.extraction.entities.grammar.made import Found, make
from kg.extraction.entities.grammar.names import (
    PROPER,
    SHORT_LEVEL,
    Name,
    drop_leading,
    grade,
    is_edge,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause, ends_firm
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BRACKET,
    DECOR,
    FIRM,
    HARD,
    HEAD,
    INDUSTRY,
    LEVEL,
    LISTING,
    PLACE,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list
from kg.extraction.units.organs import trie_pattern

_words = partial(word_list, "organisations", "firms")

_PARTNERS = ("与", "及", "以及")  # in no firm's name, as 和 is in some
_ORGANS = ("局与", "委与", "办与", "厅与")  # unknown words that a body and 与 make
_SUCH = "如像"  # 如|甲省乙有限公司
_STATES = ("中国", "国家")
_OPENED = frozenset({"Enterprise", "Project", "Park"})
_SHORTEST = 4  # characters of a firm's name with its head
_AROUND = 14  # characters of a firm's name before a bracket in it, and behind
_TRADE = FIRM | HEAD | INDUSTRY
_PLAIN = PLACE | HEAD | LEVEL | AND | THEME


def enterprise(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the firm named by a head such as 集团 or 公司; weak tails need other evidence."""
    if strength != "strong":
        return None
    read = _behind_firm(read_name(clause, head, text, never=HARD), text)
    name = drop_leading(read, DECOR | LEVEL, text, keep=SHORT_LEVEL)
    name = _over_letters(name, text)
    if name.grade != PROPER:
        name = _over_verbs(name, text)
    if text[name.start] in _SUCH and clause[name.first + 1].mask & PLACE:
        name = Name(clause, name.first + 1, head, name.grade, name.announced)
    if name.announced:
        return None
    if own := _of_its_own(name, text):
        return own
    if name.first and text[clause[name.first - 1].start : name.start] in _STATES:
        name = Name(clause, name.first - 1, head, name.grade, name.announced)
    bank = name.last > name.first and text.endswith(_words("banks"), name.start, name.end)
    if name.grade == PROPER and (bank or not all(t.mask & _PLAIN for t in name.tokens)):
        return make("Enterprise", name, text, "enterprise:head", 0.9)
    if _is_local(name):
        return make("Enterprise", name, text, "enterprise:local", 0.8)
    whole = _in_full(name, text)
    return make("Enterprise", whole, text, "enterprise:full", 0.85) if whole else None


def _in_full(name: Name, text: str) -> Name | None:
    """Return a firm's full name of its place and its trade alone: 甲省|农业|投资|有限公司."""
    clause, first = name.clause, name.last
    if not text.endswith(_words("limited"), name.start, name.end):
        return None
    while first and not clause[first - 1].mask & (BOUNDARY | VERB | AND | QUOTED):
        first -= 1
    opens = clause[first]
    level = opens.mask & LEVEL and (
        opens.end - opens.start == 1 or text[opens.start : opens.end] in _STATES
    )
    named = bool(level or opens.mask & PLACE) and name.last - first > 1
    return Name(clause, first, name.last, PROPER, announced=False) if named else None


def _of_its_own(name: Name, text: str) -> Found:
    """Return the firm behind the one that owns it, or behind a word that joins: 甲公司所属|乙公司.

    如 before a firm at the beginning of a clause gives an example: 如|甲乙有限公司.
    """
    owner = _owned().match(text, name.start, name.end)
    such = text[name.start] == "如" and not name.clause[name.first].mask and name.first == 0
    start = owner.end() if owner else name.start + 1 if such else 0
    if not start or name.end - start < _SHORTEST:
        return None
    return Mention("Enterprise", start, name.end, text[start : name.end], "enterprise:head", 0.9)


@lru_cache(maxsize=1)
def _owned() -> re.Pattern[str]:
    """Return the pattern of a firm with the word that says another one is its own: 甲公司旗下."""
    heads, owned = alternation(_words("short_heads")), alternation(_words("owned"))
    return re.compile(f"[一-鿿]{{2,12}}?(?:{heads})(?:{owned})的?(?=[一-鿿]{{2}})")


def _behind_firm(name: Name, text: str) -> Name:
    """Return the name behind what 和 or 与 joins to it: 甲集团和|乙集团, 县政府与|乙集团."""
    clause = name.clause
    for i in range(name.last - 1, name.first, -1):
        organ = not clause[i].mask and text[clause[i].start : clause[i].end] in _ORGANS
        joins = text[clause[i].start : clause[i].end] in _PARTNERS or ends_firm(clause[i - 1])
        if organ or (clause[i].mask & AND and joins):
            modifiers = clause[i + 1 : name.last]
            return Name(clause, i + 1, name.last, grade(modifiers, text), announced=False)
    return name


def _is_local(name: Name) -> bool:
    """Return whether it is the firm of a trade of a government or a place: 市|水务|集团."""
    first, middle = name.tokens[0], name.tokens[1:-1]
    if first.mask & LEVEL and first.end - first.start == 1:
        return bool(middle) and all(t.mask & _TRADE or not t.mask for t in middle)
    trades = [t for t in middle if t.mask & FIRM or ends_firm(t)]
    return bool(first.mask & PLACE and middle) and len(trades) == len(middle)


def _over_verbs(name: Name, text: str) -> Name:
    """Return the firm's name over the verb-nouns in it, up to its place: 甲市|投资|发展|集团."""
    clause, first = name.clause, name.first
    while first and clause[first - 1].mask & (HARD | WEAK) and not clause[first - 1].mask & VERB:
        first -= 1
    if first in (0, name.first):
        return name
    opened = clause[first - 1].mask & PLACE and is_edge(clause, first - 2)
    limited = (
        text.endswith(_words("limited"), name.start, name.end) and clause[first - 1].mask & FIRM
    )
    return read_name(clause, name.last, text) if opened or limited else name


def _over_letters(name: Name, text: str) -> Name:
    """Return the name over a particle inside it: 甲省|以|乙通讯|有限公司, 丙正|和|源|…有限公司.

    以 is one right behind a place, where no 为 follows; 和 between a word and a single character.
    """
    clause, first = name.clause, name.first
    if first < 2 or not text.endswith(_words("limited"), name.start, name.end):
        return name
    if (
        first > 2
        and not clause[first - 1].mask
        and clause[first - 1].end - clause[first - 1].start < 2
    ):
        first -= 1
    opens, particle, before = clause[first], clause[first - 1], clause[first - 2]
    told = text[particle.start : particle.end]
    lone = not opens.mask and opens.end - opens.start == 1 and not before.mask
    within = told == "以" and before.mask & PLACE and not text.startswith("为", name.end)
    if not (told == "和" and lone) and not within:
        return name
    at = first - 2
    while at and clause[at - 1].mask & PLACE:
        at -= 1
    return Name(clause, at, name.last, PROPER, announced=False)


def opened_by_firms(found: list[Mention], text: str) -> list[Mention]:
    """Return the names with the whole of a firm they begin within: 甲（乙省）有限公司|丙项目."""
    bracketed = [m for m in found if m.type == "Enterprise" and "（" in m.name]
    firms = {at: m for m in bracketed for at in range(m.start + 1, m.end)}
    if not firms:
        return found
    return [
        replace(m, start=firm.start, name=text[firm.start : m.end])
        if m.type == "Project" and (firm := firms.get(m.start)) and m.end > firm.end
        else m
        for m in found
    ]


def behind_kinds(found: list[Mention]) -> list[Mention]:
    """Return the names without the kind of firm that they begin with: 民营500强|甲乙钢构."""
    return [_behind_kind(m) if m.type in _OPENED else m for m in found]


def _behind_kind(mention: Mention) -> Mention:
    kind = _kind().match(mention.name)
    if kind is None or len(mention.name) - kind.end() < _SHORTEST:
        return mention
    return replace(mention, start=mention.start + kind.end(), name=mention.name[kind.end() :])


@lru_cache(maxsize=1)
def _kind() -> re.Pattern[str]:
    kinds = alternation([*read_lexicon("works")["kinds_before"].split(), *_words("kinds")])
    return re.compile(f".{{0,6}}?(?:{kinds})+(?=[一-鿿])(?!集团|公司)")


def shared_heads(found: list[Mention], text: str) -> list[Mention]:
    """Return the firms with the head that a list prints once, behind its last: 甲乙、丙丁|公司."""
    ends = {m.start: m for m in found if m.type == "Enterprise" and _short_of(m) is not None}
    return [
        replace(m, name=m.name + head)
        if m.type == "Enterprise"
        and len(m.name) in (2, 3)
        and text[m.end : m.end + 1] in ("、", "和", "与")
        and (last := ends.get(m.end + 1))
        and (head := _short_of(last))
        else m
        for m in found
    ]


def _short_of(mention: Mention) -> str | None:
    """Return the head of a firm's short name: 公司 of 甲乙公司, None of 丙市丁戊公司."""
    head = mention.name[-2:]
    return head if head in _words("short_heads") and len(mention.name) in (4, 5) else None


def bracketed_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firms with a bracket in their names, be there heads of other things before it.

    甲乙科技（丙省）|有限公司, 丁农|集团|（戊市）|食品公司.
    """
    found: list[Mention] = []
    for i in range(1, len(clause) - 3):
        opens = clause[i].mask & BRACKET and text[clause[i].start] == "（"
        if not opens or not clause[i + 2].mask & BRACKET:
            continue
        first, head = _first_before(clause, i), _head_behind(clause, i + 3)
        if head is None or first == i or all(t.mask & PLACE for t in clause[first:i]):
            continue
        start, end = clause[first].start, clause[head].end
        if end - start <= 2 * _AROUND + 4:
            found.append(Mention("Enterprise", start, end, text[start:end], "enterprise:head", 0.9))
    return found


def _first_before(clause: Clause, bracket: int) -> int:
    """Return the first token of the part of a firm's name before its bracket."""
    i = bracket
    closed = BOUNDARY | VERB | AND | LISTING
    while (
        i
        and not clause[i - 1].mask & closed
        and clause[bracket].start - clause[i - 1].start <= _AROUND
    ):
        i -= 1
    return i


def _head_behind(clause: Clause, first: int) -> int | None:
    """Return the head of a firm's name behind its bracket, None where there is none."""
    for i in range(first, min(first + 6, len(clause))):
        if clause[i].end - clause[first].start > _AROUND or clause[i].mask & (BOUNDARY | AND):
            return None
        if ends_firm(clause[i]):
            return i
        if clause[i].mask & VERB:
            return None
    return None


def numbered_builders(text: str) -> list[Mention]:
    """Return the numbered bureaus and companies of the builders of the state: 中铁四局."""
    return [
        Mention("Enterprise", *m.span(), m[0], "enterprise:numbered", 0.9)
        for m in _numbered().finditer(text)
    ]


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    forms = read_lexicon("works")["state_builders"]
    names = "|".join(forms["names"].split())
    return re.compile(
        rf"(?:{names})(?:集团)?第?[一二三四五六七八九十]{{1,3}}(?:{'|'.join(forms['units'].split())})(?:集团)?(?:有限公司|公司)?"
    )


def national_firms(text: str) -> list[Mention]:
    """Return the carriers and suppliers of the state by name, and their branches: 中国移动."""
    return [
        Mention("Enterprise", *m.span(), m[0], "enterprise:national", 0.9)
        for m in _national().finditer(text)
    ]


@lru_cache(maxsize=1)
def _national() -> re.Pattern[str]:
    names = trie_pattern(_words("national"))  # a tree: it is tried all over the text
    others = alternation(_words("no_firm_after"))
    branches = alternation(_words("branches"))
    return re.compile(f"(?:{names})(?!{others})(?:[一-鿿]{{2,6}}?(?:{branches}))?")
