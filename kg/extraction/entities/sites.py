"""Parks, platforms, institutes, firms, works and places, named by their last word."""

from __future__ import annotations

import re

from kg.extraction.entities.made import Found, bracketed, make
from kg.extraction.entities.names import (
    GENERIC,
    PROPER,
    SHORT_LEVEL,
    SPECIFIC,
    THEMATIC,
    Name,
    complete,
    drop_leading,
    is_edge,
    read_name,
)
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    AND,
    BUILD,
    DECOR,
    FIRM,
    HARD,
    HEAD,
    JOINTLY,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    PLURAL,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.facts import Mention

_BANKS = ("银行", "农商行", "农商银行")
_NATIONAL = ("中国", "国家")
_SPATIAL = ("新村", "组团", "商务区", "副中心", "核心区")
_PART_OF_ROAD = re.compile("[东西南北中]段|[东西南北]延(?:伸|长)?")
_CHANGES = ("延伸", "北延", "南延", "东延", "西延", "外迁", "迁建", "扩建", "改扩建")


def park(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the park named by the head: 松木经开区; 高新区 alone where a clause begins with it."""
    name = drop_leading(read_name(clause, head, text, never=HARD), LEVEL | DECOR, text)
    if name.announced:
        return None
    if strength == "bare" and name.first == head:
        alone = is_edge(clause, head - 1)
        return make("Park", name, text, "park:bare", 0.75) if alone else None
    if name.first == head and strength == "strong":
        name = _with_china(name, text)
    if name.grade == PROPER and strength != "weak":
        return make("Park", name, text, "park:proper", 0.95)
    if (
        name.grade == PROPER
        and complete(clause, head)
        and (_has_place_or_quote(name) or _is_founded(name))
    ):
        return make("Park", name, text, "park:weak", 0.7)
    if name.grade == SPECIFIC and strength == "strong" and complete(clause, head):
        return make("Park", name, text, "park:theme", 0.9)
    return None


def _with_china(name: Name, text: str) -> Name:
    """Return the name with the 中国 that opens a park's own name: 中国|光谷."""
    clause, i = name.clause, name.first - 1
    if i < 0 or text[clause[i].start : clause[i].end] != "中国" or not is_edge(clause, i - 1):
        return name
    return Name(clause, i, name.last, PROPER, announced=False)


def _is_founded(name: Name) -> bool:
    """Return whether a verb of building governs a name that opens with its own word."""
    clause, first = name.clause, name.first
    own = not clause[first].mask and clause[first].end - clause[first].start > 2
    return first > 0 and bool(clause[first - 1].mask & BUILD) and own


def _has_place_or_quote(name: Name) -> bool:
    return any(t.mask & (PLACE | QUOTED) for t in name.tokens)


def platform(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the platform named by the head, if a place, a quotation or an own word names it."""
    whole = read_name(clause, head, text)
    name = drop_leading(whole, DECOR, text)
    local = _is_local(name, text) and name.grade > GENERIC
    if strength == "strong" and THEMATIC <= name.grade < PROPER and _is_built(whole):
        return make(
            "Platform", drop_leading(whole, DECOR, text, LEVEL), text, "platform:built", 0.6
        )
    if name.announced or not (name.grade == PROPER or (local and strength == "strong")):
        return None
    if strength == "weak" and not _is_named_platform(name):
        return None
    sure = 0.8 if strength == "strong" else 0.6
    if text.endswith("重点实验室", name.start, name.end):
        name = _over_conjunction(name)
    return bracketed(make("Platform", name, text, f"platform:{strength}", sure), text)


def _is_built(name: Name) -> bool:
    """Return whether the one platform that a clause speaks of is being built: 建设…管理平台."""
    clause, first, head = name.clause, name.first, name.last
    listed = any(t.mask & (LISTING | PLURAL) for t in clause[max(first - 1, 0) :])
    builder = first > 1 and _builds_before(clause, first - 1)
    generic = clause[first].mask & DECOR and not clause[first].mask & LEVEL
    if name.announced or generic or head - first < 2 - builder or listed:
        return False
    governed = first > 0 and bool(clause[first - 1].mask & (VERB | WEAK))
    governed = governed and (first == 1 or builder)
    return governed and (head + 1 == len(clause) or bool(clause[head + 1].mask & HARD))


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
    if before.mask & THEME:
        return False
    if not complete(clause, head) or (before.word is not None and "Park" in before.word.heads):
        return False
    return bool(before.mask & QUOTED) or (_has_place_or_quote(name) and head - name.first < 4)


def _over_conjunction(name: Name) -> Name:
    """Return a key laboratory's name with the first half of its field: …与…国家重点实验室."""
    clause, first = name.clause, name.first
    if first > 1 and clause[first - 1].mask & AND and not clause[first - 2].mask:
        first -= 2
    return Name(clause, first, name.last, name.grade, name.announced)


def _is_local(name: Name, text: str) -> bool:
    token = name.clause[name.first]
    return bool(token.mask & LEVEL) and text[token.start : token.end] in "省市县区州"


def institution(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the school, hospital or institute named by the head: 南华大学, 市中心医院."""
    if strength == "weak":
        return None
    name = drop_leading(read_name(clause, head, text), DECOR, text)
    local = _is_local(name, text) or text.startswith(_NATIONAL, name.start)
    if name.announced or not (name.grade == PROPER or local or _among_schools(name)):
        return None
    if name.first == head:
        return None
    sure = 0.85 if name.grade == PROPER else 0.8
    return make("Institution", name, text, "institution", sure)


def _among_schools(name: Name) -> bool:
    """Return whether a named school stands before it in a list: 甲省大学、|电子科技大学."""
    clause, first = name.clause, name.first
    if name.grade == GENERIC or first < 2 or not clause[first - 1].mask & (LISTING | AND):
        return False
    word = clause[first - 2].word
    return word is not None and word.heads.get("Institution") == "strong"


def enterprise(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the firm named by a head such as 集团 or 公司; weak tails need other evidence."""
    if strength != "strong":
        return None
    name = drop_leading(read_name(clause, head, text, never=HARD), DECOR | LEVEL, text)
    if name.grade != PROPER:
        name = _over_verbs(name, text)
    if name.announced or name.grade != PROPER:
        return None
    if name.first and text.startswith("中国", clause[name.first - 1].start):
        name = Name(clause, name.first - 1, head, name.grade, name.announced)
    bank = name.last > name.first and text.endswith(_BANKS, name.start, name.end)
    if not bank and all(t.mask & (PLACE | HEAD | LEVEL | AND | THEME) for t in name.tokens):
        return None
    return make("Enterprise", name, text, "enterprise:head", 0.9)


def _over_verbs(name: Name, text: str) -> Name:
    """Return the firm's name over the verb-nouns in it, up to its place: 甲市|投资|发展|集团."""
    clause, first = name.clause, name.first
    while first and clause[first - 1].mask & (HARD | WEAK) and not clause[first - 1].mask & VERB:
        first -= 1
    opened = first > 0 and clause[first - 1].mask & PLACE and is_edge(clause, first - 2)
    if first == name.first or not opened:
        return name
    return read_name(clause, name.last, text)


def project(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the works named by the head: 祁东归阳千吨级码头, 500千伏…输变电工程."""
    if strength == "weak" or not complete(clause, head):
        return None
    name = read_name(clause, head, text, never=HARD)
    name = drop_leading(name, DECOR | LEVEL, text, keep=SHORT_LEVEL)
    if name.announced:
        return None
    if text.endswith(_CHANGES, name.start, name.end) and not _on_works(name):
        return None
    if name.grade == PROPER or (name.first == head and _is_ring_road(name, text)):
        return bracketed(make("Project", name, text, "project", 0.9), text)
    if (
        name.grade == THEMATIC
        and text.endswith("工程", name.start, name.end)
        and name.last - name.first > 1
    ):
        return make("Project", name, text, "project:works", 0.7)
    return None


def _on_works(name: Name) -> bool:
    """Return whether what is extended or moved is itself something built, or a place."""
    return any(t.mask & (HEAD | PLACE | NUMBER | LEVEL | QUOTED) for t in name.tokens[:-1])


def _is_ring_road(name: Name, text: str) -> bool:
    return text[name.start] in "东南西北" and "环" in text[name.start : name.end]


def place(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the place named by the head: 来雁新城, 湘江干流; a part of a road is a project."""
    if strength != "strong":
        return None
    name = _without_county(read_name(clause, head, text, never=HARD), text)
    if any(t.mask & (QUOTED | NUMBER) for t in name.tokens):
        return None
    if name.announced or name.end - name.start > 14:
        return None
    if name.grade == PROPER:
        return _road_part(name, text) or make("Place", name, text, "place:head", 0.85)
    spatial = name.grade > GENERIC and text.endswith(_SPATIAL, name.start, name.end)
    return (
        make("Place", name, text, "place:theme", 0.6)
        if spatial and complete(clause, head)
        else None
    )


def _without_county(name: Name, text: str) -> Name:
    """Return the name without the level or the county before it: 石鼓区|演武坪社区."""
    name = drop_leading(name, LEVEL, text, keep=SHORT_LEVEL)
    word = name.clause[name.first].word
    if word is not None and word.level == 3 and name.last - name.first > 1:
        return drop_leading(name, PLACE, text)
    return name


def _road_part(name: Name, text: str) -> Found:
    part = _PART_OF_ROAD.match(text, name.end)
    if part is None or text[name.end - 1] not in "道路街":
        return None
    whole = text[name.start : part.end()]
    return Mention("Project", name.start, part.end(), whole, "project:road", 0.75)
