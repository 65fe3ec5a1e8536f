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
    is_part_of_project,
    left_edge,
    read_name,
)
from kg.extraction.entities.schools import is_kind
from kg.extraction.entities.tokens import Clause, Token
from kg.extraction.entities.words import (
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
from kg.extraction.facts import Mention

_LONG = re.compile(r"全?长\d")  # …公路|长26公里
_NATIONAL = ("中国", "国家")
_LOCAL = ("苏木", "嘎查", "街道", "社区")  # what governs these is no part of their names
_QUARTERS = (*_LOCAL, "新城", "新区")  # 甲新城|乙片区
_SCENIC = ("景区", "旅游区", "度假区", "公园", "石窟", "石刻", "湿地", "草原", "峡谷")
_SPATIAL = ("新村", "组团", "商务区", "副中心", "核心区")
_REGIONAL = ("地区", "一体化", "流域", "城市群")  # what covers a region is no place for industry
_TRACT = re.compile("片(?=[、，。；（）为等])")
_BLOCK = re.compile("[A-Z]区|[东西南北中]区(?=[、，。；（）和及与])")
_TRADES = ("经济", "业", "科创", "创新", "制造", "智造", "技术", "科技", "物流", "贸易", "开放")
_BLOCKS = ("园区", "组团", "片区")  # … of a park: 甲高新区|乙园区
_COUNTY = ("县", "市", "区", "旗")
# Parks of which a county has one.
_SOLE = (
    "经济开发区",
    "经济技术开发区",
    "高新技术产业开发区",
    "产业集聚区",
    "工业集中区",
    "工业园区",
)
_LIES = ("位于", "坐落于", "坐落在", "地处", "落户", "走进", "入驻")
_INSIDE = ("内", "里")  # 甲产业园内一派繁忙
_PART_OF_ROAD = re.compile("[东西南北中]段|[东西南北]延(?:伸|长)?")
_CHANGES = ("延伸", "北延", "南延", "东延", "西延", "外迁", "迁建", "扩建", "改扩建")


def park(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the park named by the head: 松木经开区; 高新区 alone where a clause begins with it."""
    name = drop_leading(read_name(clause, head, text, never=HARD), LEVEL | DECOR, text)
    if name.announced or _is_walk(clause, head, text):
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


def _is_walk(clause: Clause, head: int, text: str) -> bool:
    """Return whether a corridor is one to walk in, as its name says nothing of a trade."""
    told = text[clause[head - 1].start : clause[head - 1].end] if head else ""
    return text[clause[head].start : clause[head].end] == "走廊" and not told.endswith(_TRADES)


def _block(clause: Clause, head: int, text: str) -> Found:
    """Return the block of a park that is named right behind the park: 甲高新区|乙|园区."""
    if head < 2 or clause[head - 1].mask or not _is_park(clause[head - 2]):
        return None
    start, end = clause[head - 1].start, clause[head].end
    if text[clause[head].start : end] not in _BLOCKS or not 4 <= end - start <= 6:
        return None
    return Mention("Park", start, end, text[start:end], "park:block", 0.85)


def _is_park(token: Token) -> bool:
    """Return whether the word names a park: 开发区, 工业园."""
    return token.word is not None and token.word.heads.get("Park") in ("strong", "bare")


def _sole(name: Name, text: str) -> Found:
    """Return the one park of a county that is called by its kind alone: 到|县|经济开发区."""
    clause, head = name.clause, name.last
    if not head or not clause[head - 1].mask & LEVEL or not is_edge(clause, head - 2):
        return None
    start, end = clause[head - 1].start, name.end
    if (
        text[start : clause[head].start] not in _COUNTY
        or text[clause[head].start : end] not in _SOLE
    ):
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
    if name.announced or not known or is_kind(text, name.start, name.end):
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
    if name.announced or is_part_of_project(name.tokens, text):
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
    """Return the name without the park or quarter that it is a part of: 甲工业园区|乙片区."""
    for i in range(name.last - 2, name.first, -1):
        if _is_park(name.clause[i]) or _is_quarter(name.clause[i]):
            return Name(name.clause, i + 1, name.last, name.grade, name.announced)
    return name


def _is_quarter(token: Token) -> bool:
    """Return whether the word ends the name of a quarter in which others lie: 甲社区|乙片区."""
    return token.word is not None and token.word.text in _QUARTERS and bool(token.word.heads)


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
