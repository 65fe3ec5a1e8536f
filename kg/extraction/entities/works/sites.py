"""Parks, institutes and works, named by their last word."""

from __future__ import annotations

import re
from functools import partial

from kg.extraction.entities.grammar.made import SECTION, Found, bracketed, make
from kg.extraction.entities.grammar.names import (
    GENERIC,
    PROPER,
    SHORT_LEVEL,
    SPECIFIC,
    THEMATIC,
    Name,
    behind_part,
    complete,
    drop_leading,
    grade,
    is_edge,
    is_part_of_project,
    left_edge,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BUILD,
    DECOR,
    DRIVE,
    HARD,
    HEAD,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    QUANTITY,
    QUOTED,
)
from kg.extraction.entities.works.schools import is_kind
from kg.extraction.facts import Mention
from kg.extraction.lexicon import word_list

site_words = partial(word_list, "sites")

_LONG = re.compile(r"全?长\d")  # …公路|长26公里
# What is told of a route or an airport that is at work: 甲机场|旅客吞吐量, 乙铁路|客运开通.
# … or still needs: 乙环路|土地、资金等难题.
_SERVES = re.compile(
    "年?旅客|客运|货运(?!监管|场|站|中心|枢纽)|货邮|航班|航线|吞吐量|日均|年均|累计|全线|口岸|班列"
    "|土地|用地|征拆|征迁|拆迁|断点"
)
# Ring roads of cities, by their number alone or with their kind: 南三环, 东二环|快速路.
_RING_ROAD = re.compile("[东南西北](?:[一二三四五六]环|[外内]?环[路线])")
_NATIONAL = ("中国", "国家")
_BLOCK = re.compile("[A-Z]区|[东西南北中]区(?=[、，。；（）和及与])")
_COUNTY = ("县", "市", "区", "旗")
_INSIDE = ("内", "里")  # 甲产业园内一派繁忙


def park(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the park named by the head: 松木经开区; 高新区 alone where a clause begins with it."""
    name = drop_leading(read_name(clause, head, text, never=HARD), LEVEL | DECOR, text)
    if name.announced or _is_walk(clause, head, text) or _is_kind(name, text):
        return None
    if (block := _block(clause, head, text)) is not None:
        return block
    if strength == "bare" and name.first == head:
        whose = head > 0 and clause[head - 1].mask & LEVEL  # 县|高新区
        alone = is_edge(clause, head - 2 if whose else head - 1)
        return make("Park", name, text, "park:bare", 0.75) if alone else None
    if name.first == head and strength == "strong":
        if (sole := _sole(name, text)) is not None:
            return sole
        name = _with_china(name, text)
    if name.grade == PROPER and strength != "weak":
        return _with_block(make("Park", name, text, "park:proper", 0.95), text)
    rule, sure = _park_rule(name, strength, text)
    return make("Park", name, text, rule, sure) if rule else None


def _is_kind(name: Name, text: str) -> bool:
    """Return whether no one park is meant: 最大…生产基地, 甲省|开发区."""
    word = name.clause[name.first].word
    of_province = name.last == name.first + 1 and word is not None and word.level == 1
    many = of_province and text.endswith(site_words("many_parks"), name.start, name.end)
    return many or text.startswith("最", name.start)


def _is_walk(clause: Clause, head: int, text: str) -> bool:
    """Return whether a corridor is one to walk in, as its name says nothing of a trade."""
    told = text[clause[head - 1].start : clause[head - 1].end] if head else ""
    return text[clause[head].start : clause[head].end] == "走廊" and not told.endswith(
        site_words("trades")
    )


def _block(clause: Clause, head: int, text: str) -> Found:
    """Return the block of a park that is named right behind the park: 甲高新区|乙|园区."""
    if head < 2 or clause[head - 1].mask or not is_park(clause[head - 2]):
        return None
    start, end = clause[head - 1].start, clause[head].end
    if text[clause[head].start : end] not in site_words("blocks") or not 4 <= end - start <= 6:
        return None
    return Mention("Park", start, end, text[start:end], "park:block", 0.85)


def is_park(token: Token) -> bool:
    """Return whether the word names a park: 开发区, 工业园."""
    return token.word is not None and token.word.heads.get("Park") in ("strong", "bare")


def _sole(name: Name, text: str) -> Found:
    """Return the one park of a county that is called by its kind alone: 到|县|经济开发区."""
    clause, head = name.clause, name.last
    if not head or not clause[head - 1].mask & LEVEL or not is_edge(clause, head - 2):
        return None
    start, end = clause[head - 1].start, name.end
    if text[start : clause[head].start] not in _COUNTY or text[
        clause[head].start : end
    ] not in site_words("sole"):
        return None
    return Mention("Park", start, end, text[start:end], "park:bare", 0.7)


def _park_rule(name: Name, strength: str, text: str) -> tuple[str, float]:
    """Return the rule by which a park without a sure name is one, and how sure; "" for none."""
    whole = complete(name.clause, name.last) or text.startswith(_INSIDE, name.end)
    founded = name.grade == PROPER and (has_place_or_quote(name) or _is_founded(name, text))
    if founded and whole:
        return "park:weak", 0.7
    if name.grade == SPECIFIC and strength == "strong" and whole:
        return "park:theme", 0.9
    listed = strength == "strong" or (name.grade == PROPER and whole)
    if listed and _among_parks(name, text):
        return "park:listed", 0.75
    if name.first < name.last and _is_pointed_at(name, text):
        return "park:pointed", 0.7
    return "", 0.0


def _among_parks(name: Name, text: str) -> bool:
    """Return whether the park stands in a list beside one that has a name or a trade of its own."""
    clause, first, last = name.clause, name.first, name.last
    beside = []
    if first > 1 and clause[first - 1].mask & LISTING:
        beside.append(first - 2)
    if last + 2 < len(clause) and clause[last + 1].mask & LISTING:
        stop = next((i for i in range(last + 2, len(clause)) if clause[i].mask & BOUNDARY), 0)
        beside.append((stop or len(clause)) - 1)
    told = name.grade >= THEMATIC and not any(is_park(t) for t in name.tokens[:-1])
    trade = text[name.start : name.end] in site_words("trade_parks")
    named = told or (first == last and (trade or name.end - name.start > _KIND))
    return named and any(is_park(clause[i]) and _is_specific(clause, i, text) for i in beside)


_KIND = 3  # characters of 产业园, which is no name even in a list


def _is_specific(clause: Clause, head: int, text: str) -> bool:
    """Return whether the park with its head at `head` is one park, by its name or its trade."""
    other = read_name(clause, head, text, never=HARD)
    return other.grade >= SPECIFIC and not other.announced


def _is_pointed_at(name: Name, text: str) -> bool:
    """Return whether the words before say that one park is meant: 投资5亿元的…, 位于…."""
    clause, first = name.clause, name.first
    if first and text[clause[first - 1].start : clause[first - 1].end] in site_words("lies"):
        return True
    if name.grade < THEMATIC or first < 2 or not clause[first - 2].mask & QUANTITY:
        return False
    of = text[clause[first - 1].start : clause[first - 1].end] == "的"
    return of and text[clause[first - 2].end - 1] in "元亩米吨里"


def _with_block(mention: Found, text: str) -> Found:
    """Return the park with the letter of its block: 甲产业园C区."""
    m = _BLOCK.match(text, mention.end) if mention else None
    if mention is None or m is None:
        return mention
    name = text[mention.start : m.end()]
    return Mention("Park", mention.start, m.end(), name, mention.rule, mention.confidence)


def _with_china(name: Name, text: str) -> Name:
    """Return the name with the 中国 that opens a park's own name: 中国|光谷."""
    clause, i = name.clause, name.first - 1
    if i < 0 or text[clause[i].start : clause[i].end] != "中国" or not is_edge(clause, i - 1):
        return name
    return Name(clause, i, name.last, PROPER, announced=False)


def _is_founded(name: Name, text: str) -> bool:
    """Return whether a verb of building governs a name that opens with its own word."""
    clause, first = name.clause, name.first
    length = 0 if clause[first].mask else clause[first].end - clause[first].start
    before = clause[first - 1].mask if first else 0
    regional = any(w in text[name.start : name.end] for w in site_words("regional"))
    zone = text[name.end - 1] == "区" and not regional
    return bool(before & BUILD and length > 2) or bool(before & DRIVE and zone and length > 1)


def has_place_or_quote(name: Name) -> bool:
    """Return whether a place or a quotation is among the words of the name."""
    return any(t.mask & (PLACE | QUOTED) for t in name.tokens)


def is_local(name: Name, text: str) -> bool:
    """Return whether the name begins with a level of government that says whose it is: 市|甲馆."""
    token = name.clause[name.first]
    level = bool(token.mask & LEVEL) or (not token.mask and token.end - token.start == 1)
    return level and text[token.start : token.end] in "省市县区州盟旗"


def institution(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the school, hospital or institute named by the head: 南华大学, 市中心医院."""
    if strength == "weak":
        return None
    name = drop_leading(read_name(clause, head, text), DECOR, text)
    local = is_local(name, text) or text.startswith(_NATIONAL, name.start)
    known = name.grade == PROPER or local or _among_schools(name) or _is_shared(name, text)
    known = known or text.startswith("第", name.start)  # 第五|幼儿园
    if name.announced or not known or is_kind(text, name.start, name.end):
        return None
    if name.first == head:
        return None
    sure = 0.85 if name.grade == PROPER else 0.8
    name = of_school(name)
    return make("Institution", name, text, "institution", sure)


def _is_shared(name: Name, text: str) -> bool:
    """Return whether the institute with its field is founded: 与甲共建的|…院, 组建|…院."""
    return name.grade >= SPECIFIC and text.endswith(site_words("founding"), 0, name.start)


def of_school(name: Name) -> Name:
    """Return a faculty's or centre's name with its school's: 甲大学|化学|与|分子|工程学院."""
    clause, first = name.clause, name.first
    if first < 3 or not clause[first - 1].mask & AND or clause[first - 2].mask & BOUNDARY:
        return name
    school = clause[first - 3].word
    if school is None or school.text not in site_words("schools"):
        return name
    return Name(clause, left_edge(clause, first - 3), name.last, PROPER, False)


def _among_schools(name: Name) -> bool:
    """Return whether a named school stands before it in a list: 甲省大学、|电子科技大学."""
    clause, first = name.clause, name.first
    if name.grade == GENERIC or first < 2 or not clause[first - 1].mask & (LISTING | AND):
        return False
    word = clause[first - 2].word
    return word is not None and word.heads.get("Institution") == "strong"


def project(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the works named by the head: 祁东归阳千吨级码头, 500千伏…输变电工程."""
    end = clause[head].end
    if strength == "weak" or not (complete(clause, head) or _is_told_of(end, text)):
        return None
    name = read_name(clause, head, text, never=HARD)
    name = drop_leading(name, DECOR | LEVEL, text, keep=SHORT_LEVEL)
    if (first := behind_part(clause, name.first, head, text)) > name.first:
        name = Name(clause, first, head, grade(clause[first:head], text), announced=False)
    name = _behind_other(name, text)
    if name.announced or is_part_of_project(name.tokens, text):
        return None
    if text.endswith(site_words("changes"), name.start, name.end) and not _on_works(name):
        return None
    if name.grade == PROPER or _RING_ROAD.match(text, name.start):
        return bracketed(make("Project", name, text, "project", 0.9), text)
    if (
        name.grade == THEMATIC
        and text.endswith("工程", name.start, name.end)
        and name.last - name.first > 1
    ):
        return make("Project", name, text, "project:works", 0.7)
    return None


def _is_told_of(end: int, text: str) -> bool:
    """Return whether the name ends at `end`, before words that tell of it: …公路|长26公里."""
    if SECTION.match(text, end) or _LONG.match(text, end):
        return True
    return text.endswith(site_words("routes"), 0, end) and _SERVES.match(text, end) is not None


def _on_works(name: Name) -> bool:
    """Return whether what is extended or moved is itself something built, or a place."""
    return any(t.mask & (HEAD | PLACE | NUMBER | LEVEL | QUOTED) for t in name.tokens[:-1])


def _behind_other(name: Name, text: str) -> Name:
    """Return the name without other works that 和 joins to it: 甲乙水电|和|丙丁铁路.

    Both sides open with a word of their own; a 工程 or 项目 may be done to both.
    """
    clause, first, last = name.clause, name.first, name.last
    if clause[first].mask & ~PLACE or text.endswith(("工程", "项目"), name.start, name.end):
        return name
    for i in range(last - 1, first + 1, -1):
        after = clause[i + 1]
        if clause[i].mask & AND and not after.mask & ~PLACE and after.end - after.start > 1:
            return Name(clause, i + 1, last, grade(clause[i + 1 : last], text), announced=False)
    return name
