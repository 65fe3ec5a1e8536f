"""Parks, institutes, firms, works and places, named by their last word."""

from __future__ import annotations

import re

from kg.extraction.entities.made import SECTION, Found, bracketed, make
from kg.extraction.entities.names import (
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
    left_edge,
    read_name,
)
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    AND,
    BOUNDARY,
    BUILD,
    DECOR,
    DRIVE,
    FIRM,
    HARD,
    HEAD,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.facts import Mention

_LONG = re.compile(r"全?长\d")  # …公路|长26公里
_SUCH = "如像"  # 如|甲省乙有限公司
_LIMITED = ("有限公司", "有限责任公司", "股份公司")  # 甲市|乙|科技|发展|有限公司
_BANKS = ("银行", "农商行", "农商银行")
_NATIONAL = ("中国", "国家")
_LOCAL = ("苏木", "嘎查", "街道", "社区")  # what governs these is no part of their names
_SCENIC = ("景区", "旅游区", "度假区", "公园", "石窟", "石刻", "湿地", "草原", "峡谷")
_SPATIAL = ("新村", "组团", "商务区", "副中心", "核心区")
_REGIONAL = ("地区", "一体化", "流域", "城市群")  # what covers a region is no place for industry
_TRACT = re.compile("片(?=[、，。；（）为等])")
_BLOCK = re.compile("[A-Z]区|[东西南北中]区(?=[、，。；（）和及与])")
_LIES = ("位于", "坐落于", "坐落在", "地处", "落户", "走进", "入驻")
_INSIDE = ("内", "里")  # 甲产业园内一派繁忙
_PART_OF_ROAD = re.compile("[东西南北中]段|[东西南北]延(?:伸|长)?")
_CHANGES = ("延伸", "北延", "南延", "东延", "西延", "外迁", "迁建", "扩建", "改扩建")


def park(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the park named by the head: 松木经开区; 高新区 alone where a clause begins with it."""
    name = drop_leading(read_name(clause, head, text, never=HARD), LEVEL | DECOR, text)
    if name.announced:
        return None
    if strength == "bare" and name.first == head:
        whose = head > 0 and clause[head - 1].mask & LEVEL  # 县|高新区
        alone = is_edge(clause, head - 2 if whose else head - 1)
        return make("Park", name, text, "park:bare", 0.75) if alone else None
    if name.first == head and strength == "strong":
        name = _with_china(name, text)
    if name.grade == PROPER and strength != "weak":
        return _with_block(make("Park", name, text, "park:proper", 0.95), text)
    rule, sure = _park_rule(name, strength, text)
    return make("Park", name, text, rule, sure) if rule else None


def _park_rule(name: Name, strength: str, text: str) -> tuple[str, float]:
    """Return the rule by which a park without a sure name is one, and how sure; "" for none."""
    whole = complete(name.clause, name.last) or text.startswith(_INSIDE, name.end)
    founded = name.grade == PROPER and (has_place_or_quote(name) or _is_founded(name, text))
    if founded and whole:
        return "park:weak", 0.7
    if name.grade == SPECIFIC and strength == "strong" and whole:
        return "park:theme", 0.9
    if name.grade == THEMATIC and strength == "strong" and _among_parks(name):
        return "park:listed", 0.75
    if name.first < name.last and _is_pointed_at(name, text):
        return "park:pointed", 0.7
    return "", 0.0


def _among_parks(name: Name) -> bool:
    """Return whether the park stands between two others in a list."""
    clause, first, last = name.clause, name.first, name.last
    if first < 2 or last + 1 >= len(clause) or not clause[last + 1].mask & LISTING:
        return False
    word = clause[first - 2].word
    listed = bool(clause[first - 1].mask & LISTING) and last - first > 1
    return listed and word is not None and word.heads.get("Park") == "strong"


def _is_pointed_at(name: Name, text: str) -> bool:
    """Return whether the words before say that one park is meant: 投资5亿元的…, 位于…."""
    clause, first = name.clause, name.first
    if first and text[clause[first - 1].start : clause[first - 1].end] in _LIES:
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
    regional = any(w in text[name.start : name.end] for w in _REGIONAL)
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
    if name.announced or not known:
        return None
    if name.first == head:
        return None
    sure = 0.85 if name.grade == PROPER else 0.8
    name = of_school(name)
    return make("Institution", name, text, "institution", sure)


def _is_shared(name: Name, text: str) -> bool:
    """Return whether the institute with its field is run with a partner: 与甲大学共建的|…研究院."""
    return name.grade >= SPECIFIC and text.endswith(("共建", "共建的", "联合成立"), 0, name.start)


def of_school(name: Name) -> Name:
    """Return a faculty's or centre's name with its school's: 甲大学|化学|与|分子|工程学院."""
    clause, first = name.clause, name.first
    if first < 3 or not clause[first - 1].mask & AND or clause[first - 2].mask & BOUNDARY:
        return name
    school = clause[first - 3].word
    if school is None or school.text not in _SCHOOLS:
        return name
    return Name(clause, left_edge(clause, first - 3), name.last, PROPER, False)


_SCHOOLS = ("大学", "学院", "研究院", "科学院")


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
    if text[name.start] in _SUCH and clause[name.first + 1].mask & PLACE:
        name = Name(clause, name.first + 1, head, name.grade, name.announced)
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
    if first in (0, name.first):
        return name
    opened = clause[first - 1].mask & PLACE and is_edge(clause, first - 2)
    limited = text.endswith(_LIMITED, name.start, name.end) and clause[first - 1].mask & FIRM
    return read_name(clause, name.last, text) if opened or limited else name


def project(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the works named by the head: 祁东归阳千吨级码头, 500千伏…输变电工程."""
    end = clause[head].end
    whole = complete(clause, head) or SECTION.match(text, end) or _LONG.match(text, end)
    if strength == "weak" or not whole:
        return None
    name = read_name(clause, head, text, never=HARD)
    name = drop_leading(name, DECOR | LEVEL, text, keep=SHORT_LEVEL)
    if (first := behind_part(clause, name.first, head, text)) > name.first:
        name = Name(clause, first, head, grade(clause[first:head], text), announced=False)
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
    name = _without_county(_behind_park(read_name(clause, head, text, never=HARD)), text)
    if any(t.mask & (QUOTED | NUMBER) for t in name.tokens):
        return None
    if name.announced or name.end - name.start > 14:
        return None
    if name.grade == PROPER:
        named = _road_part(name, text) or make("Place", name, text, "place:head", 0.85)
        named = _behind_town(named, text)
        return _with_tract(named, text)
    spatial = name.grade > GENERIC and text.endswith(_SPATIAL, name.start, name.end)
    return (
        make("Place", name, text, "place:theme", 0.6)
        if spatial and complete(clause, head)
        else None
    )


def _behind_town(mention: Found, text: str) -> Found:
    """Return the scenic place without the town before it: 甲乙镇|西溪大峡谷景区."""
    m = _TOWN_BEFORE.match(text, mention.start, mention.end) if mention else None
    scenic = mention is not None and mention.name.endswith((*_SCENIC, "故居", "旧址"))
    if mention is None or m is None or not scenic:
        return mention
    rest = text[m.end() : mention.end]
    return Mention("Place", m.end(), mention.end, rest, mention.rule, mention.confidence)


_TOWN_BEFORE = re.compile("[1-5]?A{1,5}级|[一-鿿]{2,3}(?<!古)[镇乡](?=[一-鿿]{5})(?!村)")


def _with_tract(mention: Found, text: str) -> Found:
    """Return the place with the 片 that makes it a tract of town: 甲乙新城片."""
    if mention is None or _TRACT.match(text, mention.end) is None:
        return mention
    name = text[mention.start : mention.end + 1]
    return Mention(
        mention.type, mention.start, mention.end + 1, name, mention.rule, mention.confidence
    )


def _behind_park(name: Name) -> Name:
    """Return the name without the park that it is a part of: 甲工业园区|乙片区."""
    for i in range(name.last - 2, name.first - 1, -1):
        word = name.clause[i].word
        if i > name.first and word is not None and word.heads.get("Park") == "strong":
            return Name(name.clause, i + 1, name.last, name.grade, name.announced)
    return name


def _without_county(name: Name, text: str) -> Name:
    """Return the name without the level or the county before it: 石鼓区|演武坪社区."""
    name = drop_leading(name, LEVEL, text, keep=SHORT_LEVEL)
    word, head = name.clause[name.first].word, name.clause[name.last].word
    scenic = head is not None and head.text.endswith(_SCENIC)
    while name.last - name.first > 1 and name.tokens[0].mask & PLACE:
        local = head is not None and head.text in _LOCAL
        if not (local or name.tokens[1].mask & PLACE):
            break
        name = Name(name.clause, name.first + 1, name.last, name.grade, name.announced)
        word = name.tokens[0].word
    short = word is not None and word.text[-1] not in "市县区旗"
    if word is not None and word.level == 3 and name.last - name.first > 1:
        return name if scenic and short else drop_leading(name, PLACE, text)
    return name


def _road_part(name: Name, text: str) -> Found:
    part = _PART_OF_ROAD.match(text, name.end)
    if part is None or text[name.end - 1] not in "道路街":
        return None
    whole = text[name.start : part.end()]
    return Mention("Project", name.start, part.end(), whole, "project:road", 0.75)
