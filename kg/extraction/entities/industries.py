"""Industries, named by the last word or by the public catalogues."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.industrylists import RANKS
from kg.extraction.entities.made import Found, make
from kg.extraction.entities.names import (
    GENERIC,
    SPECIFIC,
    THEMATIC,
    Name,
    complete,
    drop_leading,
    grade,
    read_name,
)
from kg.extraction.entities.plainindustries import FIGURES, thriving
from kg.extraction.entities.programmes import COUNT
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    AND,
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
from kg.extraction.lexicon import read_lexicon


@lru_cache
def _industry_generic() -> frozenset[str]:
    return frozenset(read_lexicon("industries")["generic"].split())


@lru_cache
def _kept() -> frozenset[str]:
    """Return the generic words that stay in the name of an industry: 绿色|矿业."""
    return frozenset(read_lexicon("industries")["kept"].split())


@lru_cache
def _unnamed() -> tuple[str, ...]:
    return tuple(read_lexicon("industries")["unnamed"].split())


def industry(clause: Clause, head: int, _strength: str, text: str) -> Found:
    """Return the industry that the head's modifiers name: 输变电装备产业, never 优势产业."""
    name = read_name(clause, head, text, never=HARD | NO_INDUSTRY)
    full = drop_leading(name, DECOR | LEVEL | PLACE, text)
    name = _without_generic(full, text)
    if clause[head].mask & INDUSTRY and _is_strange(name):
        if not complete(clause, head):
            return None
        name = Name(clause, head, head, SPECIFIC, name.announced)
        whole = name.end - name.start > 3
        return make("Industry", name, text, "industry:catalogue", 0.8) if whole else None
    if name.announced or any(t.mask & (QUOTED | NUMBER) for t in name.tokens):
        return None
    if ranked := _before_rank(name, text):
        return ranked
    counted = next((i for i in range(name.first, head) if COUNT.match(text, clause[i].start)), 0)
    if counted > name.first:
        return _counted_industry(full if full.first == name.first - 1 else name, counted, text)
    return _by_modifiers(name, text)


def _is_strange(name: Name) -> bool:
    """Return whether a catalogued industry at the end is best taken alone."""
    return name.first == name.last or any(not t.mask for t in name.tokens)


def _without_generic(name: Name, text: str) -> Name:
    """Return the name without leading words that say nothing of the industry: 地区|油菜产业."""
    first, generic = name.first, _industry_generic()
    while first < name.last - 1 and not name.clause[first].mask & INDUSTRY:
        token = name.clause[first]
        if text[token.start : token.end] not in generic - _kept():
            break
        first += 1
    return Name(name.clause, first, name.last, name.grade, name.announced)


def _by_modifiers(name: Name, text: str) -> Found:
    clause, head, generic = name.clause, name.last, _industry_generic()
    if text.endswith(_unnamed(), name.start, clause[head].start):
        return None
    modifiers = [t for t in name.tokens[:-1] if text[t.start : t.end] not in generic]
    worth = grade(modifiers, text)
    told = text.startswith(FIGURES, name.end) or text.startswith(thriving(), name.end)
    if worth == GENERIC or not (told or complete(clause, head) or _loose(clause, head, worth)):
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
    if last - name.first < 2 or text[clause[last - 1].start : clause[last - 1].end] not in RANKS:
        return None
    modifiers = clause[name.first : last - 1]
    if text[modifiers[0].start : modifiers[-1].end] in _industry_generic():
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


@lru_cache
def _single() -> frozenset[str]:
    return frozenset(read_lexicon("industries")["single"].split())


def _own_industry(modifiers: Clause, head: str, text: str) -> bool:
    """Return whether words of no catalogue make an industry: few, and no stray characters."""
    if head in ("农业", "工业", "林业") or len(modifiers) > (4 if head == "产业集群" else 2):
        return False
    for token in modifiers:
        one = not token.mask and token.end - token.start < 2
        if token.mask & AND or (one and text[token.start] not in _single()):
            return False
    return True


def _loose(clause: Clause, head: int, worth: int) -> bool:
    """Return whether a catalogued industry may be followed by an unknown word: …产业营收."""
    return worth == SPECIFIC and not clause[head + 1].mask & HEAD
