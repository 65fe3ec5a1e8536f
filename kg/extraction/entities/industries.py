"""Industries, named by the last word or by the public catalogues."""

from __future__ import annotations

from functools import lru_cache

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


def industry(clause: Clause, head: int, _strength: str, text: str) -> Found:
    """Return the industry that the head's modifiers name: 输变电装备产业, never 优势产业."""
    name = read_name(clause, head, text, never=HARD | NO_INDUSTRY)
    name = _without_generic(drop_leading(name, DECOR | LEVEL | PLACE, text), text)
    if clause[head].mask & INDUSTRY and _is_strange(name):
        if not complete(clause, head):
            return None
        name = Name(clause, head, head, SPECIFIC, name.announced)
        whole = name.end - name.start > 3
        return make("Industry", name, text, "industry:catalogue", 0.8) if whole else None
    if name.announced or any(t.mask & (QUOTED | NUMBER) for t in name.tokens):
        return None
    counted = next((i for i in range(name.first, head) if COUNT.match(text, clause[i].start)), 0)
    if counted > name.first:
        return _counted_industry(name, counted, text)
    return _by_modifiers(name, text)


def _is_strange(name: Name) -> bool:
    """Return whether a catalogued industry at the end is best taken alone."""
    return name.first == name.last or any(not t.mask for t in name.tokens)


def _without_generic(name: Name, text: str) -> Name:
    """Return the name without leading words that say nothing of the industry: 地区|油菜产业."""
    first, generic = name.first, _industry_generic()
    while first < name.last - 1 and not name.clause[first].mask & INDUSTRY:
        token = name.clause[first]
        if text[token.start : token.end] not in generic:
            break
        first += 1
    return Name(name.clause, first, name.last, name.grade, name.announced)


def _by_modifiers(name: Name, text: str) -> Found:
    clause, head, generic = name.clause, name.last, _industry_generic()
    modifiers = [t for t in name.tokens[:-1] if text[t.start : t.end] not in generic]
    worth = grade(modifiers, text)
    if worth == GENERIC or not (complete(clause, head) or _loose(clause, head, worth)):
        return None
    if worth == SPECIFIC:
        return make("Industry", name, text, "industry:head", 0.8)
    if "的" in text[name.start : name.end]:
        return None
    if not _own_industry(modifiers, text[clause[head].start : name.end]):
        return None
    return make("Industry", name, text, "industry:own", 0.6)


def _counted_industry(name: Name, counted: int, text: str) -> Found:
    """Return the last of …、文旅四大主导产业, without the count."""
    item = Name(name.clause, name.first, counted - 1, name.grade, False)
    if item.grade < THEMATIC:
        return None
    return make("Industry", item, text, "industry:counted", 0.8)


def _own_industry(modifiers: Clause, head: str) -> bool:
    """Return whether words of no catalogue make an industry: few, and no stray characters."""
    if head in ("农业", "工业", "林业") or len(modifiers) > 2:
        return False
    return not any(t.mask & AND or (not t.mask and t.end - t.start < 2) for t in modifiers)


def _loose(clause: Clause, head: int, worth: int) -> bool:
    """Return whether a catalogued industry may be followed by an unknown word: …产业营收."""
    return worth == SPECIFIC and not clause[head + 1].mask & HEAD
