"""Works told by their frame: what is built, driven on or put to use, whatever its name ends in.

推进甲河流域湿地修复项目, 建设丁河漂流营地, 乙一中新校区9月1日前交付使用: the verb before the name
or the words behind it say that something is built (ontology/lexicon/works.toml).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.made import LONGEST, Found, bracketed
from kg.extraction.entities.names import PROPER, announced, grade
from kg.extraction.entities.tokens import Clause, Token, is_capacity
from kg.extraction.entities.words import (
    AFTER,
    AND,
    BOOK,
    BRACKET,
    BUILD,
    CHANGE,
    COMMON,
    DECOR,
    DRIVE,
    ETC,
    HARD,
    HEAD,
    INDUSTRY,
    LEVEL,
    LISTING,
    MASKED,
    NUMBER,
    PLACE,
    QUANTITY,
    QUOTED,
    SITE,
    STOP,
    THEME,
    VERB,
    WEAK,
    WITHIN,
    WORKS,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_ENDS = frozenset(read_lexicon("works")["ends"])
_LANDMARKS = _ENDS | frozenset("矿镇村乡区库")  # the ends of what a change is made to
_WALL = STOP | LISTING | ETC | BOOK | MASKED
_SHORTEST = 4  # characters of a name that says where or whose the works are
_ROOM = 12  # tokens to the left of a name in which its governing verb may stand, over a list
_ROADS = ("国道", "省道", "县道", "乡道", "线", "高速", "高速公路")
_PROGRAMMES = ("工程", "试点", "行动", "计划")


def built_works(clause: Clause, text: str) -> list[Mention]:
    """Return the works in a clause that a verb of building governs, or a status follows."""
    found: list[Mention] = []
    before = len(text)  # where the name to the right starts
    for last in range(len(clause) - 1, -1, -1):
        _, end, mask, _ = clause[last]
        if not (mask & SITE if mask else text[end - 1] in _ENDS) or end > before:
            continue
        mention = _ending_at(clause, last, text) if _may_end(clause, last, text) else None
        if mention is not None:
            found.append(mention)
            before = mention.start
    return found


def _may_end(clause: Clause, i: int, text: str) -> bool:
    """Return whether a name of works is complete with token `i`."""
    if i == 0 and clause[i].end - clause[i].start < _SHORTEST:
        return False
    if i + 1 == len(clause):
        return True
    after = clause[i + 1].mask
    if clause[i].mask & CHANGE and after & WEAK and not after & (HARD | HEAD):
        return False  # 扩容|提质 is what is done, no name of it
    if after & QUANTITY and text[clause[i + 1].end - 1] not in "年月日":
        return False  # 新建基站60座 names none of them
    return bool(after & (_WALL | BRACKET | VERB | AND | WEAK | QUANTITY | AFTER)) or (
        _becomes().match(text, clause[i].end) is not None
    )


def _is_works_head(token: Token) -> bool:
    return token.word is not None and "Project" in token.word.heads


def _ending_at(clause: Clause, last: int, text: str) -> Found:
    if (
        last
        and text[clause[last].start : clause[last].end] == "项目"
        and _is_whole(clause, last - 1)
    ):
        return None
    first = _edge(clause, last)
    first = _shorn(clause, first, last)
    tokens = clause[first : last + 1]
    start, end = tokens[0].start, tokens[-1].end
    if not _SHORTEST <= end - start <= LONGEST + 6 or announced(clause, first, text):
        return None
    capacity = any(is_capacity(t, text) for t in tokens)
    if not (capacity or _is_named(tokens, text)):
        return None
    sure = _evidence(clause, first, last, text)
    if capacity and tokens[-1].mask & WORKS:
        sure = max(sure, 0.85)
    if not sure:
        return None
    return bracketed(Mention("Project", start, end, text[start:end], "project:frame", sure), text)


def _is_whole(clause: Clause, i: int) -> bool:
    """Return whether a name with its own type ends at `i`: 甲区乙学校|项目 is the school."""
    word = clause[i].word
    heads = word.heads if word is not None else {}
    return heads.get("Institution") == "strong" or heads.get("Park") == "strong"


def _edge(clause: Clause, last: int) -> int:
    """Return the index of the first token that may belong to the name that ends at `last`."""
    i = last
    while i > 0 and _belongs(clause, i - 1, last):
        i -= 1
    return i


def _belongs(clause: Clause, i: int, last: int) -> bool:
    token = clause[i]
    mask = token.mask
    if mask & (_WALL | BRACKET | QUANTITY):
        return False
    if mask & HARD:
        return i + 1 == last and bool(clause[last].mask & WORKS) and _has_modifier(clause, i)
    if mask & AND:
        return _joins(clause, i)
    if mask & VERB:
        return bool(mask & WITHIN) and _has_modifier(clause, i)
    return not mask & BUILD or bool(mask & WITHIN)


def _has_modifier(clause: Clause, i: int) -> bool:
    """Return whether the verb at `i` follows a part of a name, and so may belong to it too."""
    return i > 0 and not clause[i - 1].mask & (_WALL | BRACKET | VERB | AND | QUANTITY | DECOR)


def _joins(clause: Clause, i: int) -> bool:
    """Return whether the conjunction at `i` stands inside a name: …续建配套与现代化改造项目."""
    if i < 2 or not clause[i + 1 :]:
        return False
    before = clause[i - 1]
    return not before.mask & (HEAD | VERB | WORKS | _WALL | QUANTITY | PLACE | QUOTED)


def _shorn(clause: Clause, first: int, last: int) -> int:
    """Return the first token without decorations and the governing verb-nouns before the name."""
    while first < last:
        token = clause[first]
        after = clause[first + 1]
        cut = token.mask & (AND | DECOR) or (token.mask & LEVEL and token.end - token.start > 1)
        if token.mask & WEAK and not token.mask & (PLACE | QUOTED):
            edge = first == 0 or clause[first - 1].mask & (_WALL | VERB | AND | QUANTITY | BRACKET)
            cut = cut or edge
        lone = not token.mask and token.end - token.start == 1
        if not (cut or (lone and after.mask & (PLACE | HEAD | COMMON))):
            break
        first += 1
    return first


def _is_named(tokens: Clause, text: str) -> bool:
    """Return whether the modifiers name the works: a place, a firm's or a village's own word."""
    modifiers = tokens[:-1]
    if tokens[0].mask & CHANGE:
        return False
    if not tokens[-1].mask:
        return tokens[-1].end - tokens[-1].start > 3 or grade(modifiers, text) == PROPER
    common = modifiers[0].mask & (COMMON | DECOR | THEME | WEAK) if modifiers else 0
    if _is_numbered_road(modifiers, text) or (not common and any(map(_is_builder, modifiers[1:]))):
        return True  # 县人民医院综合楼, 第一中学新校区
    if grade(modifiers, text) != PROPER or not _opens_proper(modifiers):
        return False
    if tokens[-1].mask & CHANGE and not tokens[-1].mask & WORKS:
        return _is_physical(modifiers, text)
    return True


def _is_numbered_road(modifiers: Clause, text: str) -> bool:
    """Return whether the name opens with a road's number: 330|国道…."""
    if len(modifiers) < 2 or not modifiers[0].mask & NUMBER:
        return False
    return text.endswith(_ROADS, modifiers[1].start, modifiers[1].end)


def _opens_proper(modifiers: Clause) -> bool:
    """Return whether the name opens with its own word, or a place or quotation is in it.

    An unknown word behind an everyday one (农村寄递物流…站) is most often everyday too.
    """
    first = modifiers[0]
    if not first.mask or first.mask & (INDUSTRY | NUMBER):
        return True
    if first.mask & LEVEL and first.end - first.start == 1:
        return True
    return any(t.mask & (PLACE | QUOTED | NUMBER) or _is_builder(t) for t in modifiers)


def _is_builder(token: Token) -> bool:
    heads = token.word.heads if token.word is not None else {}
    return any(heads.get(kind) == "strong" for kind in ("Institution", "Enterprise", "Park"))


def _is_physical(modifiers: Clause, text: str) -> bool:
    """Return whether the change is made to something that stands somewhere."""
    for token in modifiers:
        if token.mask & WORKS or _is_works_head(token):
            return True
        if token.word is not None and {"Park", "Platform", "Institution"} & set(token.word.heads):
            return True
        if not token.mask and token.end - token.start > 2 and text[token.end - 1] in _LANDMARKS:
            return True
    return any(t.mask & PLACE for t in modifiers)


def _evidence(clause: Clause, first: int, last: int, text: str) -> float:
    """Return how surely the frame says that the name is one of works; 0 where it does not."""
    end = clause[last].end
    programme = text.endswith(_PROGRAMMES, clause[first].start, end)
    if programme and not _is_site(clause, first, last):
        return 0.0
    things = bool(clause[last].mask & WORKS) or _is_works_head(clause[last])
    if _becomes().match(text, end):
        return 0.85 if things else 0.75
    verb = _governor(clause, first)
    if verb is None:
        return 0.0
    if verb.mask & BUILD:
        return 0.85 if things else 0.7
    if not verb.mask & DRIVE or not clause[last].mask & (WORKS | CHANGE):
        return 0.0
    return 0.8 if things else 0.65


def _is_site(clause: Clause, first: int, last: int) -> bool:
    """Return whether a 工程 is one of building: it has a place, a number or a thing in its name."""
    return any(
        t.mask & (PLACE | NUMBER | WORKS | CHANGE) or _is_works_head(t) for t in clause[first:last]
    )


def _governor(clause: Clause, first: int) -> Token | None:
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
            return None
        if not listed and not mask & (DECOR | LEVEL | QUANTITY | WEAK):
            return None
        i -= 1
    return None


@lru_cache(maxsize=1)
def _becomes() -> re.Pattern[str]:
    """Return the pattern of what becomes of works: 力争二季度开工, 9月1日前交付使用, 前期工作."""
    data = read_lexicon("statuses")["after"]
    told = sorted({word for entry in data for word in entry["words"]})
    between = alternation(read_lexicon("works")["between"].split())
    return re.compile(
        rf"(?:因[^，。；]{{1,14}}?)?(?:{between}|\d+[年月日]|\d+)*(?:{alternation(told)})(?!城市|里程|总里程|点位|率)"
    )
