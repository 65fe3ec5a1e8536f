"""What a list ends in (等重大产业项目) and where its items begin."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.tokens import Clause, Token
from kg.extraction.entities.words import (
    AND,
    COMMON,
    DECOR,
    HARD,
    HEAD,
    INDUSTRY,
    LEVEL,
    NO_INDUSTRY,
    NUMBER,
    PLACE,
    PLURAL,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.facts import EntityType
from kg.extraction.lexicon import read_lexicon

_TAIL_REACH = 6  # tokens after 等 in which the list's common head may stand
_PASSED = DECOR | THEME | LEVEL | COMMON | WEAK | INDUSTRY | QUANTITY | QUOTED | PLURAL | PLACE
_LEADERS = ("为龙头", "为骨干", "为代表的企业")
_AS = ("为", "为主的", "的", "作为")


@lru_cache
def _tails() -> dict[str, EntityType]:
    """Return what a list may end in, with the type of its items."""
    heads = read_lexicon("heads")["lists"]
    tails: dict[str, EntityType] = {w: k for k, words in heads.items() for w in words.split()}
    for word in read_lexicon("industries")["list_tails"].split():
        tails.setdefault(word, "Industry")
    return tails


def kind_after(clause: Clause, etc: int, text: str) -> tuple[EntityType | None, str]:
    """Return the type that the words after 等 give and the word that gives it, or None."""
    if text.startswith(_LEADERS, clause[etc].end):
        return "Enterprise", ""
    kind: EntityType | None = None
    tails, tail, unknown = _tails(), "", False
    states = _states()
    for token in clause[etc + 1 : etc + 1 + _TAIL_REACH]:
        if (
            token.mask & VERB
            and token.start == clause[etc].end
            and text[token.start : token.end] in _AS
        ):
            continue
        if kind is None and text[token.start : token.end] in states:
            continue
        here = tails.get(text[token.start : token.end]) or _by_ending(token, text)
        if kind is not None and (here is None or kind == "Enterprise"):
            break  # A、B等企业|产业转移 is about firms
        if token.mask & NUMBER:
            continue
        if here is None and not token.mask & (_PASSED | HEAD) and token.mask:
            break
        if here is None and token.mask & VERB and not token.mask & PLURAL:
            break
        unknown = unknown or not token.mask
        if here:
            kind, tail = here, text[token.start : token.end]
    return (None, "") if unknown and kind == "Enterprise" else (kind, tail)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Return the words that say how far the items of a list are: 等|在建|项目."""
    return frozenset(read_lexicon("works")["states"].split())


def _by_ending(token: Token, text: str) -> EntityType | None:
    """Return the type that a head's own last words give: 消费集聚区 is a 集聚区."""
    if token.mask & (HEAD | INDUSTRY | COMMON):
        for length in (4, 3, 2):
            kind = _tails().get(text[max(token.start, token.end - length) : token.end])
            if kind:
                return kind
    return None


def trim(tokens: Clause, kind: EntityType) -> Clause:
    """Return the tokens without a verb or decoration in front: 衡南县发展|高端制造."""
    never = HARD | NO_INDUSTRY if kind == "Industry" else HARD
    if kind not in ("Initiative", "Event", "Platform", "Honour"):
        verbs = [i for i, t in enumerate(tokens[:-1]) if t.mask & never and not t.mask & INDUSTRY]
        if verbs and verbs[-1] > 0:
            tokens = tokens[verbs[-1] + 1 :]
    first = 0
    while (
        first < len(tokens)
        and tokens[first].mask & (DECOR | AND | QUANTITY)
        and not tokens[first].mask & (INDUSTRY | PLACE)
    ):
        first += 1
    if (
        first < len(tokens) - 1
        and tokens[first].mask & WEAK
        and first == 0
        and not tokens[0].mask & INDUSTRY
    ):
        first += 1
    return tokens[first:]
