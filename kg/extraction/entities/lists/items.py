"""The items of a list whose kind its end tells: which are names of that kind, and how surely."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.entities.grammar.names import PROPER, grade
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    COMMON,
    EVERYDAY,
    LEVEL,
    NUMBER,
    PLACE,
    QUOTED,
    WORKS,
)
from kg.extraction.entities.heads import head_names
from kg.extraction.entities.lists.tails import trim
from kg.extraction.entities.quotation import name_inside
from kg.extraction.entities.works.workname import name_words
from kg.extraction.facts import EntityType, Mention

_KINDS = name_words("kinds")
_ABSTRACT = name_words("abstract")
_BANKS = name_words("firms")
_BRAND = 2  # characters of a brand that is an everyday word


def list_item(tokens: Clause, kind: EntityType, text: str, many: bool) -> Mention | None:
    """Return the name that an item of a list makes, if any; `many` where it is one of several."""
    tokens = trim(_after_kind(tokens, text), kind)
    if not tokens:
        return None
    start, end = tokens[0].start, tokens[-1].end
    if len(tokens) == 1 and tokens[0].mask & QUOTED and kind in ("Project", "Enterprise", "Event"):
        start, end = start + 1, end - 1
    if not 2 <= end - start <= 24 or (end - start == 2 and not many):
        return None
    own = _own_head(tokens, text) or (_own_quoted(tokens, text) if kind == "Initiative" else None)
    if own and _overrules(own, kind):
        return own
    if inner := _quoted_behind_owner(tokens, kind, text):
        return inner
    rule = _ACCEPTED.get(kind, _accept_proper)
    confidence = rule(tokens, text, many)
    if not confidence:
        return None
    return Mention(kind, start, end, text[start:end], f"list:{kind.lower()}", confidence)


def _after_kind(tokens: Clause, text: str) -> Clause:
    """Return the item without the words that say what it is one of: 30个产业项目中|甲乙精密."""
    for k in range(len(tokens) - 2, -1, -1):
        _start, end, _, word = tokens[k]
        if word is not None and word.text.endswith(_KINDS) and text[end] == "中":
            rest = tokens[k + 1]
            if rest.mask:
                return tokens
            left = [Token(end + 1, rest.end, 0, None)] if rest.end > end + 1 else []
            return [*left, *tokens[k + 2 :]]
    return tokens


def _own_head(tokens: Clause, text: str) -> Mention | None:
    for mention in head_names(tokens, text):
        if mention.end == tokens[-1].end and mention.start == tokens[0].start:
            return mention
    return None


def _own_quoted(tokens: Clause, text: str) -> Mention | None:
    """Return the name that fills a quotation: “衡阳汽博会” is a fair whatever the list says."""
    return name_inside(tokens[0], text) if len(tokens) == 1 and tokens[0].mask & QUOTED else None


def _quoted_behind_owner(tokens: Clause, kind: EntityType, text: str) -> Mention | None:
    """Return what the quotation names behind whose it is: 甲药业|“乙省…工程实验室”."""
    if len(tokens) < 2 or not tokens[-1].mask & QUOTED:
        return None
    inner = name_inside(tokens[-1], text)
    return inner if inner and inner.type == kind == "Platform" else None


def _overrules(own: Mention, kind: EntityType) -> bool:
    """Return whether an item's own head says more of it than the list's tail."""
    if kind in ("Project", own.type):
        return own.type == "Honour"
    return own.type not in ("Industry", "Initiative") or kind in ("Place", "Event")


def brands(items: Iterable[Clause], text: str) -> list[Mention]:
    """Return the items of a list of firms that are everyday words by themselves: 富强."""
    words = [i[0] for i in items if len(i) == 1 and i[0].mask == EVERYDAY]
    return [
        Mention("Enterprise", w.start, w.end, text[w.start : w.end], "list:brand", 0.75)
        for w in words
        if w.end - w.start == _BRAND and not text.startswith(_KINDS, w.start)
    ]


def _accept_proper(tokens: Clause, text: str, _many: bool) -> float:
    return 0.75 if grade(tokens, text) == PROPER else 0.0


def _accept_enterprise(tokens: Clause, text: str, many: bool) -> float:
    if text.endswith(_KINDS, tokens[0].start, tokens[-1].end):
        return 0.0
    if tokens[0].mask & QUOTED or all(t.mask & (PLACE | LEVEL | EVERYDAY) for t in tokens):
        return 0.0
    if grade(tokens, text) == PROPER:
        return 0.9 if many else 0.8
    if (
        text.endswith(_BANKS, tokens[0].start, tokens[-1].end)
        and tokens[-1].end - tokens[0].start > 3
    ):
        return 0.8
    return 0.6 if many and len(tokens) == 1 and tokens[0].mask & COMMON else 0.0


def _accept_place(tokens: Clause, text: str, _many: bool) -> float:
    last = tokens[-1].word
    if last is not None and last.heads and "Place" not in last.heads:
        return 0.0
    if any(t.word is not None and "Park" in t.word.heads for t in tokens):
        return 0.0
    if any(t.mask & (QUOTED | NUMBER) for t in tokens) or tokens[-1].end - tokens[0].start > 12:
        return 0.0
    return 0.75 if grade(tokens, text) == PROPER else 0.0


def _accept_project(tokens: Clause, text: str, many: bool) -> float:
    if text.endswith(_ABSTRACT, tokens[0].start, tokens[-1].end):
        return 0.0
    if len(tokens) == 1 and tokens[0].mask & PLACE:
        return 0.0  # where the works are that no rule knows: 珠海|…
    if grade(tokens, text) == PROPER:
        return 0.95
    last = tokens[-1].word
    built = bool(tokens[-1].mask & WORKS)
    built = built or (last is not None and bool({"Park", "Project"} & set(last.heads)))
    if (
        len(tokens) == 1
        and tokens[0].mask & COMMON
        and not built
        and tokens[-1].end - tokens[0].start < 4
    ):
        return 0.6 * many
    return 0.7 if built and many and len(tokens) > 1 else 0.0


def _accept_initiative(tokens: Clause, _text: str, _many: bool) -> float:
    return 0.7 if any(t.mask & QUOTED for t in tokens) else 0.0


_ACCEPTED = {
    "Enterprise": _accept_enterprise,
    "Place": _accept_place,
    "Initiative": _accept_initiative,
    "Project": _accept_project,
}
