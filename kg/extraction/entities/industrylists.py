"""Industries that lists and verbs name without a head: 军民融合、有色金属等千亿级产业集群."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.listtails import kind_after, trim
from kg.extraction.entities.names import SPECIFIC, grade, is_edge
from kg.extraction.entities.tokens import Clause, Token
from kg.extraction.entities.words import (
    AFTER,
    AND,
    BOUNDARY,
    COMMON,
    DECOR,
    ETC,
    EVERYDAY,
    HARD,
    INDUSTRY,
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
from kg.extraction.lexicon import read_lexicon

# What is measured of an industry, right behind its name.
FIGURES = (
    *("增加值", "总产值", "产值", "综合产值", "全产业链产值", "综合总产值", "年产值"),
    *("新赛道", "新风口", "风口", "链条"),
    *("营业收入", "主营业务收入", "营收", "收入", "总收入", "规模以上", "产业规模"),
)
_STRENGTHS = ("优势", "基础", "潜力", "赛道", "产能")  # … and what is said to be good in it
_MAIN = (
    *("主导", "支柱", "龙头", "支撑", "先导", "重点", "主攻", "首位", "引领", "特色"),
    *("主体", "主、", "主，", "主的", "主；", "主。", "辅"),
)
_MATTER = ("材料", "制品", "装备", "设备", "器件", "零部件", "产品", "加工", "制造")
# What a list is of, right behind its 等: 12条制造业重点产业链, 新赛道, 特色产业集群.
_COUNT = r"(?:\d+|[一二两三四五六七八九十]+)[个条大]"
_OF_TRADE = re.compile(
    rf"(?:{_COUNT})?[^，。；、的]{{0,7}}?(?:产业链(?!条?供)|产业集群|产业群|集群|赛道|产业板块)"
    rf"|{_COUNT}[^，。；、的]{{0,7}}?产业|细分(?:领域|行业|市场)"
)
_NUMBERED = re.compile(r"(?:^|\n|。)(?:（?[一二三四五六七八九十\d]{1,2}[）、.．])$")
_MANY = 3  # tokens behind 等 in which an industry may say what the list is of
_GROWTH = (
    "发展",
    "培育",
    "壮大",
    "做强",
    "做优",
    "做大",
    "做精",
    "做特",
    "培强",
    "深耕",
    "主攻",
    "打造",
)
_NO_PART = QUOTED | VERB | NUMBER | BOUNDARY | PLACE | EVERYDAY | AND
RANKS = ("特色", "主导", "支柱", "优势", "首位")  # between an industry's name and 产业
_NUMERALS = "零一二三四五六七八九十"
_NUMBER = re.compile(r"(\d{1,2}|[二三四五六七八九十])[个条大]")
_DONE = ("行动", "工程", "计划")
_MADE = ("加工", "种植", "养殖", "制造", "冶炼", "酿造", "运输", "照明")
_NEVER = ("服务", "机构", "体系", "能力", "建设", "工作", "技术创新", "园区", "合作", "改革")


def industry_items(items: list[Clause], tail: str, text: str, meant: bool = False) -> list[Mention]:
    """Return the industries among a list's items.

    Items of the public catalogues are sure. Others count in the company of two such ones, or where
    the list ends in 产业; two characters (文化, 汽车) only where it does. `meant` says that what
    stands around the list leaves no doubt: 重点发展A、B等产业, A、B等食用菌产业.
    """
    trimmed = [_industry_part(_trimmed(i, text), text) for i in items]
    known = [i for i in trimmed if len(i) == 1 and i[0].mask & INDUSTRY]
    sure = sum(_length(i) > 2 for i in known) or (len(known) > 1)
    of_industry = "产业" in tail or tail.endswith("农业") or tail in _sure_tails()
    meant = of_industry and (meant or (len(known) > 1 and len(known) * 2 >= len(items)))
    found = []
    scores = [
        _industry_confidence(item, sure, of_industry, len(items) > 1, text)
        or 0.7 * (meant and _own_word(item, text))
        for item in trimmed
    ]
    company = meant and sum(map(bool, scores)) * 3 >= len(items)
    for item, score in zip(trimmed, scores, strict=True):
        if confidence := score or 0.65 * (company and _plain_nouns(item, text)):
            start, end = item[0].start, item[-1].end
            name = text[start:end]
            found.append(Mention("Industry", start, end, name, "list:industry", confidence))
    return found


def _trimmed(item: Clause, text: str) -> Clause:
    """Return the item without its verb or decoration, which a general word needs: 共享|农业."""
    rest = trim(item, "Industry")
    if len(rest) == 1 and len(item) > 1 and text[rest[0].start : rest[0].end] in _general():
        return item if len(item) == 2 and not item[0].mask & (VERB | PLACE) else rest
    return rest


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(read_lexicon("industries")["generic"].split()) | {"经济"}


def _plain_nouns(item: Clause, text: str) -> bool:
    """Return whether an item is made of common nouns, which industries around it make one too."""
    if not item or any(t.mask & _NO_PART for t in item):
        return False
    made = text.endswith(_MADE, item[0].start, item[-1].end)  # 矿产品|深加工, 铜|加工
    if not (3 if made else 2) <= _length(item) <= (7 if made else 4):
        return False
    if made:
        return not item[0].mask & WEAK
    if text.endswith((*_NEVER, "信息"), item[0].start, item[-1].end):
        return False
    plain = COMMON | INDUSTRY
    return all(t.mask & plain for t in item[1:]) and bool(
        item[0].mask & (plain | THEME) and item[-1].mask & plain
    )


def _own_word(item: Clause, text: str) -> bool:
    """Return whether an item has a word of its own, so that a list may make it an industry.

    An everyday noun may end it (正极|材料), never begin it.
    """
    joined = any(t.mask & AND for t in item[1:-1])  # 合成氨|与|甲醇
    if not item or not 2 <= _length(item) <= (10 if joined else 7):
        return False
    if any(t.mask & (_NO_PART & ~AND) for t in item[:-1]) or item[0].mask & AND:
        return False
    if item[-1].mask & (_NO_PART if len(item) == 1 else _NO_PART & ~EVERYDAY):
        return False
    if text.endswith(_NEVER, item[0].start, item[-1].end) or text[item[0].start] in "各该其":
        return False
    of_kind = bool(item[0].mask & THEME)  # 绿色|铝
    return any(not t.mask and (t.end - t.start > 1 or of_kind) for t in item)


@lru_cache(maxsize=1)
def _sure_tails() -> frozenset[str]:
    return frozenset(read_lexicon("industries")["sure_tails"].split())


def of_trade(clause: Clause, etc: int, text: str) -> bool:
    """Return whether what is behind 等 leaves no doubt of what the list is of.

    That is an industry (A、B等|特色|水果|产业), or a rank that only industries have (等主导产业).
    """
    if any(t.mask & INDUSTRY for t in clause[etc + 1 : etc + 1 + _MANY]):
        return True
    if text.startswith(_ranked(), clause[etc].end):
        return True
    return _OF_TRADE.match(text, clause[etc].end) is not None


def whole_items(clause: Clause, ranges: list[tuple[int, int]], count: int = 0) -> list[Clause]:
    """Return the items of a list with what 和, 与 and 及 join inside them put together.

    A conjunction before a later 、 of its list stands inside an item (锂电和光伏、航空、食品),
    unless the catalogues know both sides. Where the marks alone make just `count` items, every
    conjunction does.
    """
    marks = sum(bool(clause[b].mask & LISTING) for _, b in ranges[:-1]) + 1
    if count and marks == count < len(ranges):
        starts = [0, *(k + 1 for k, (_, b) in enumerate(ranges[:-1]) if clause[b].mask & LISTING)]
        stops = [*(k - 1 for k in starts[1:]), len(ranges) - 1]
        return [clause[ranges[i][0] : ranges[j][1]] for i, j in zip(starts, stops, strict=True)]
    items: list[tuple[int, int]] = []
    for k, (first, last) in enumerate(ranges):
        joint = clause[first - 1] if first else None
        joined = (
            bool(items) and joint is not None and joint.mask & AND and items[-1][1] == first - 1
        )
        more = any(clause[b].mask & LISTING for _, b in ranges[k:-1])
        if joined and more and not _both_known(clause, items[-1], (first, last)):
            items[-1] = (items[-1][0], last)
        else:
            items.append((first, last))
    return [clause[a:b] for a, b in items]


def counted_after(etc: int, text: str) -> int:
    """Return how many the number right behind a list's 等 says that there are, 0 for none."""
    found = _NUMBER.match(text, etc)
    if found is None:
        return 0
    return int(found[1]) if found[1].isdigit() else max(_NUMERALS.find(found[1]), 0)


def _both_known(clause: Clause, *sides: tuple[int, int]) -> bool:
    return all(b - a == 1 and clause[a].mask & INDUSTRY for a, b in sides)


@lru_cache(maxsize=1)
def ranked_products() -> tuple[str, ...]:
    """Return what a list of industries follows: 主导产业|为甲、乙."""
    return tuple(rank + "产业" for rank in read_lexicon("industries")["ranks"].split())


@lru_cache(maxsize=1)
def _ranked() -> tuple[str, ...]:
    ranks = read_lexicon("industries")["ranks"].split()
    return tuple(rank + kind for rank in ranks for kind in ("产业", "品种", "农产品", "种养"))


def developing(clause: Clause, i: int, text: str) -> bool:
    """Return whether the verb that ends at token `i`, or is the token behind, is one of growth."""
    if i > 0 and text[clause[i].start : clause[i].end] == "了":
        i -= 1
    return any(
        text.endswith(_GROWTH, clause[j].start, clause[j].end) and clause[j].mask & (VERB | WEAK)
        for j in (i, i + 1)
        if 0 <= j < len(clause)
    )


def _length(item: Clause) -> int:
    return item[-1].end - item[0].start


def _industry_part(item: Clause, text: str) -> Clause:
    """Return the item without what is said of the industry: 输变电装备|稳健增长; 产业 cut off."""
    told = len(item) > 1 and bool(item[0].mask & INDUSTRY and item[1].mask & (EVERYDAY | VERB))
    if told and not text.startswith(_MATTER, item[1].start):
        return item[:1]
    if len(item) > 1 and text[item[-1].start : item[-1].end] in ("产业", "产业链", "行业"):
        item = item if item[-1].mask & INDUSTRY else item[:-1]
        ranked = len(item) > 1 and text[item[-1].start : item[-1].end] in RANKS
        return item[:-1] if ranked else item
    return item


def _industry_confidence(
    item: Clause, sure: int, of_industry: bool, many: bool, text: str
) -> float:
    if not item or any(t.mask & (QUOTED | VERB | NUMBER | BOUNDARY) for t in item):
        return 0.0
    if text.endswith(_NEVER, item[0].start, item[-1].end) or not 2 <= _length(item) <= 12:
        return 0.0
    if len(item) == 1 and item[0].mask & INDUSTRY:
        return 0.95 if _length(item) > 2 else 0.8 * (of_industry and sure > 0)
    if any(t.mask & PLACE for t in item):
        return 0.7 * (of_industry and many and item[0].mask & PLACE > 0 and len(item) == 2)
    whole = len(item) > 1 and all(t.mask & INDUSTRY for t in item)  # 新能源|新材料
    if of_industry and grade(item, text) == SPECIFIC and (sure or many or whole):
        return 0.7
    return 0.65 if sure > 1 and _length(item) > 3 and of_industry else 0.0


def plain_industries(clause: Clause, text: str) -> list[Mention]:
    """Return catalogued industries that are a verb's object or whole items of a list without 等."""
    found = []
    for i, token in enumerate(clause):
        if not token[2] & INDUSTRY or token[1] - token[0] < 3:
            continue
        if _is_title(token, text):
            found.append(_industry(token, text, "industry:title", 0.85))
        if not _stands_alone(clause, i, text):
            continue
        if _of_other_list(clause, i, text):
            continue
        if _in_company(clause, i):
            found.append(_industry(token, text, "industry:listed", 0.95))
        elif token.end - token.start > 3 and _developed(clause, i, text):
            found.append(_industry(token, text, "industry:object", 0.9))
        elif token.end - token.start > 3 and text.startswith(FIGURES, token.end):
            found.append(_industry(token, text, "industry:figure", 0.85))
        elif _of_its_kind(clause, i) or _leads(clause, i, text):
            found.append(_industry(token, text, "industry:kind", 0.85))
    return found


def _is_title(token: Token, text: str) -> bool:
    """Return whether the industry alone is a numbered heading: 二、装备制造."""
    before = text[max(token.start - 6, 0) : token.start]
    return text[token.end : token.end + 1] in "。\n：" and _NUMBERED.search(before) is not None


def _industry(token: Token, text: str, rule: str, confidence: float) -> Mention:
    name = text[token.start : token.end]
    return Mention("Industry", token.start, token.end, name, rule, confidence)


def _of_its_kind(clause: Clause, i: int) -> bool:
    """Return whether the industry is what a list ends in: 甲、乙等|生产性服务业."""
    ends = i + 1 == len(clause) or bool(clause[i + 1].mask & (BOUNDARY | VERB | WEAK))
    return ends and i > 1 and bool(clause[i - 1].mask & ETC)


def _leads(clause: Clause, i: int, text: str) -> bool:
    """Return whether the industry is told to lead: 甲产业为先导的体系, 乙县丙加工优势."""
    end = clause[i].end
    if text.startswith("为", end) and text.startswith(_MAIN, end + 1):
        return True
    if i > 0 and text[clause[i - 1].start : clause[i].start] in ("为", "是", "有"):
        return text.endswith(ranked_products(), 0, clause[i - 1].start)
    if i + 1 == len(clause) and i < 2 and text.startswith("：", end):
        return True
    placed = i > 0 and clause[i - 1].mask & (PLACE | VERB)
    return bool(placed) and text.startswith(_STRENGTHS, end)


def _stands_alone(clause: Clause, i: int, text: str) -> bool:
    strong = text.startswith(_STRENGTHS, clause[i].end)
    before = WEAK | DECOR | PLACE if strong else WEAK | DECOR
    if not is_edge(clause, i - 1) and not clause[i - 1].mask & before:
        return False
    if strong or i + 1 == len(clause) or text.startswith(FIGURES, clause[i].end):
        return True
    return bool(clause[i + 1].mask & (BOUNDARY | VERB | AND | WEAK | AFTER))


def _of_other_list(clause: Clause, i: int, text: str) -> bool:
    """Return whether the token is in a list whose tail says that its items are no industries."""
    while i + 1 < len(clause) and not clause[i + 1].mask & VERB:
        i += 1
        if clause[i].mask & ETC:
            return kind_after(clause, i, text)[0] != "Industry" and not clause[-1].mask & HARD
        word = clause[i].word
        if (
            word is not None
            and "Initiative" in word.heads
            and text.endswith(_DONE, 0, clause[i].end)
        ):
            return True  # 智能制造、绿色发展行动
        if clause[i].mask & (BOUNDARY & ~LISTING):
            return False
    return False


def _in_company(clause: Clause, i: int) -> bool:
    """Return whether a neighbour in the list is an industry too."""
    for step in (-2, 2):
        j = i + step
        if (
            0 <= j < len(clause)
            and clause[(i + j) // 2].mask & (LISTING | AND)
            and clause[j].mask & INDUSTRY
        ):
            return True
    return False


def _developed(clause: Clause, i: int, text: str) -> bool:
    """Return whether a verb or 发展 says that the industry is made to grow."""
    before = i > 0 and bool(clause[i - 1].mask & (VERB | WEAK)) and not clause[i - 1].mask & PLURAL
    return before and text[clause[i - 1].start : clause[i - 1].end] not in (
        "以",
        "在",
        "对",
        "为",
    )
