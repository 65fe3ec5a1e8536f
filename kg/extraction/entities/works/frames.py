"""The frame of works: the verb before a name, or the words behind it, that say it is built."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BRACKET,
    BUILD,
    CHANGE,
    COMMON,
    DECOR,
    DRIVE,
    ETC,
    EVERYDAY,
    LEVEL,
    LISTING,
    MASKED,
    NUMBER,
    PLACE,
    QUANTITY,
    STOP,
    VERB,
    WEAK,
    WITHIN,
    WORKS,
)
from kg.extraction.lexicon import alternation, read_lexicon, word_list

_WATERS = "河江湖渠湾区山库堤坝"
_ROOM = 40  # tokens to the left of a name in which its governing verb may stand, over a list
_LAID = "路段桥"  # the ends of what is laid and built
_PROGRAMMES = ("工程", "试点", "行动", "计划")


@lru_cache(maxsize=1)
def building_verbs() -> tuple[str, ...]:
    """Return the verbs of building and driving on, behind which stands what is done, no name."""
    return (*word_list("works", "build"), *word_list("works", "drive"))


def evidence(clause: Clause, first: int, last: int, text: str) -> float:
    """Return how surely the frame says that the name is one of works; 0 where it does not."""
    end = clause[last].end
    programme = text.endswith(_PROGRAMMES, clause[first].start, end)
    if programme and not _is_site(clause, first, last, text):
        own = not clause[first].mask and clause[first].end - clause[first].start > 1
        return 0.8 if own and _is_put_up().match(text, end) else 0.0
    things = bool(clause[last].mask & WORKS) or is_works_head(clause[last])
    laid = not clause[last].mask and text[end - 1] in _LAID and end - clause[first].start > 3
    things = things or laid
    if becomes().match(text, _behind_part(clause, last, text)):
        return 0.85 if things else 0.75
    verb = governor(clause, first, text)
    if verb is not None and verb.mask & BUILD:
        return 0.85 if things else 0.7
    driven = laid or clause[last].mask & (WORKS | CHANGE)
    if verb is None or not verb.mask & DRIVE or not driven:
        return _told_alone(clause, first, last, text) if things else 0.0
    if programme and clause[first].mask & PLACE and clause[last].mask & WORKS:
        return 0.87  # a 工程 of a place is works rather than a programme
    return 0.8 if things else 0.65


def _told_alone(clause: Clause, first: int, last: int, text: str) -> float:
    """Return how surely what follows the name alone says that it is one of works.

    It does so where it describes them, or where any verb furthers their building: 加强|甲基地|建设.
    """
    end = clause[last].end
    if _is_card().match(text, end):
        return 0.8
    before = clause[first - 1].mask if first else 0
    furthered = before & (VERB | AND) and not before & ETC and clause[last].mask & WORKS
    built = text.startswith("建设", end) and not text.endswith("项目", 0, end)
    return 0.75 if furthered and built else 0.0


def _behind_part(clause: Clause, last: int, text: str) -> int:
    """Return where the words behind a name begin, over a part of it: 甲供水项目|水厂|完工."""
    part = clause[last + 1] if last + 1 < len(clause) else None
    if part is None or not part.mask & WORKS or not text.endswith("项目", 0, clause[last].end):
        return clause[last].end
    return part.end


def _is_site(clause: Clause, first: int, last: int, text: str) -> bool:
    """Return whether a 工程 is one of building: it has a place, a number or a thing in its name."""
    return any(
        t.mask & (PLACE | NUMBER | WORKS | CHANGE)
        or _is_laid(t)
        or _is_water(t, text)
        or text.find("水", t.start, t.end) > 0
        for t in clause[first:last]
    )


def _is_laid(token: Token) -> bool:
    """Return whether the word is the end of a work's or a street's name: 大道, 泵站."""
    return token.word is not None and bool({"Project", "Place"} & set(token.word.heads))


def _is_water(token: Token, text: str) -> bool:
    """Return whether an unknown word names a river or the like: 古运河."""
    return not token.mask and token.end - token.start > 2 and text[token.end - 1] in _WATERS


def governor(clause: Clause, first: int, text: str) -> Token | None:
    """Return the verb that governs the name or the list that it stands in."""
    i = first - 1
    listed = False
    for _ in range(_ROOM):
        if i < 0:
            return None
        mask = clause[i].mask
        if mask & (BUILD | DRIVE):
            return clause[i]
        if mask & (STOP | MASKED | BRACKET):
            return None
        listed = listed or bool(mask & (LISTING | AND))
        if mask & VERB and not mask & WITHIN:
            if i and text[clause[i].start : clause[i].end] == "了":
                i -= 1  # 启动|了|甲工程
                continue
            paid = _paid_from(clause, i)
            if paid == i:
                return None
            i = paid - 1
            continue
        if not listed and not mask & (DECOR | LEVEL | QUANTITY | WEAK):
            return None
        i -= 1
    return None


def _paid_from(clause: Clause, i: int) -> int:
    """Return where 总投资3亿元的 begins, of which 的 is token `i`; `i` where that is not said."""
    word = clause[i].word
    if word is None or word.text != "的" or not i or not clause[i - 1].mask & QUANTITY:
        return i
    first = i - 1
    while first and clause[first - 1].mask & (COMMON | EVERYDAY | QUANTITY) and i - first < _ROOM:
        first -= 1
    return first


def is_works_head(token: Token) -> bool:
    return token.word is not None and "Project" in token.word.heads


@lru_cache(maxsize=1)
def _is_card() -> re.Pattern[str]:
    """Return the pattern of what a card of works tells first: 总投资…, 位于…, 由甲公司投资建设."""
    return re.compile(f"[，：]?(?:{alternation(read_lexicon('works')['card'].split())})")


@lru_cache(maxsize=1)
def _is_put_up() -> re.Pattern[str]:
    """Return the pattern of what is told of works alone, no programme: 正式通水, 正在…掘进."""
    return re.compile(
        f"[^，。；、]{{0,18}}?(?:{alternation(read_lexicon('works')['physical'].split())})"
    )


@lru_cache(maxsize=1)
def becomes() -> re.Pattern[str]:
    """Return the pattern of what becomes of works: 力争二季度开工, 9月1日前交付使用, 前期工作."""
    data = read_lexicon("statuses")["after"]
    told = sorted({word for entry in data for word in entry["words"]})
    between = alternation(read_lexicon("works")["between"].split())
    return re.compile(
        rf"(?:因[^，。；]{{1,14}}?)?(?:{between}|\d+[年月日]|\d+)*(?:{alternation(told)})(?!城市|里程|总里程|点位|率)"
    )
