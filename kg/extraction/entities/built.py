"""Works told by their frame: what is built, driven on or put to use, whatever its name ends in.

推进甲河流域湿地修复项目, 建设丁河漂流营地, 乙一中新校区9月1日前交付使用: the verb before the name
or the words behind it say that something is built (ontology/lexicon/works.toml).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.frames import becomes, evidence, is_works_head
from kg.extraction.entities.made import LONGEST, SECTION, Found, bracketed
from kg.extraction.entities.names import PROPER, announced, behind_part, grade
from kg.extraction.entities.tokens import Clause, Token, is_capacity
from kg.extraction.entities.unframed import speaks_for_itself
from kg.extraction.entities.words import (
    AFTER,
    AND,
    BOOK,
    BRACKET,
    BUILD,
    CHANGE,
    COMMON,
    DECOR,
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
from kg.extraction.lexicon import read_lexicon

_ENDS = frozenset(read_lexicon("works")["ends"])
_LANDMARKS = _ENDS | frozenset("矿镇村乡区库")  # the ends of what a change is made to
_WALL = STOP | LISTING | ETC | BOOK | MASKED
_SHORTEST = 4  # characters of a name that says where or whose the works are
_AREAS = ("平方米", "平方公里", "公里", "米", "亩")  # of what is built, not of its name
_OUTPUTS = ("兆瓦", "吉瓦", "千瓦", "兆瓦时", "千瓦时", "MW", "GW", "吨")
_JOINTS = "、和与及"
_OF_PROJECTS = "库组部群池制化书清名单负经法率数"  # 项目库, 项目组 … are no projects
_UNNAMED = re.compile(
    "最|的|[万亿]元|[百千万]亿|其[他它]|大项目$"
)  # how large or how many they are
_VOLTAGES = ("千伏", *_OUTPUTS)
_PARTS = ("主体工程", "控制性工程", "节点工程", "单体工程")  # of works, not their name
_BUILDERS = ("Institution", "Enterprise", "Park")
_DONE = ("建设工程", "改造工程", "改造", "建设项目", "工程项目", "整治工程", "治理工程", "引线工程")
_OPENINGS = ("一期", "二期", "三期", "首期", "该", "本")  # … and parts that open none
_ROADS = ("国道", "省道", "县道", "乡道", "线", "高速", "高速公路")


def built_works(clause: Clause, text: str) -> list[Mention]:
    """Return the works in a clause that a verb of building governs, or a status follows."""
    found: list[Mention] = []
    before = len(text)  # where the name to the right starts
    told = 0.0  # how surely what is told of the name to the right makes it works
    last = len(clause)
    for _, end, mask, _ in reversed(clause):
        last -= 1
        if end > before or not (mask & SITE if mask else text[end - 1] in _ENDS):
            continue
        listed = told if text[end : end + 1] in _JOINTS and _adjoins(text, end, before) else 0.0
        mention = _ending_at(clause, last, text, listed) if _may_end(clause, last, text) else None
        if mention is not None:
            found.append(mention)
            before, told = mention.start, min(mention.confidence, 0.85)
    return found


def _adjoins(text: str, end: int, before: int) -> bool:
    """Return whether only a mark, and the year of the next name, stands between two names."""
    return end + 1 == before or (end + 6 == before and text[before - 1] == "年")


def _may_end(clause: Clause, i: int, text: str) -> bool:
    """Return whether a name of works is complete with token `i`."""
    end = clause[i].end
    short = i == 0 and end - clause[i].start < _shortest(text, end)
    if short or text.endswith(_PARTS, clause[0].start, end):
        return False
    if i + 1 == len(clause) or SECTION.match(text, clause[i].end):
        return True
    after = clause[i + 1].mask
    if not after and _is_project(clause, i, text):
        return text[clause[i].end] not in _OF_PROJECTS
    if clause[i].mask & CHANGE and after & WEAK and not after & (HARD | HEAD):
        return False  # 扩容|提质 is what is done, no name of it
    if (
        after & QUANTITY
        and text[clause[i + 1].end - 1] not in "年月日"
        and not _is_project(clause, i, text)
    ):
        return False  # 新建基站60座 names none of them
    return bool(after & (_WALL | BRACKET | VERB | AND | WEAK | QUANTITY | AFTER)) or (
        becomes().match(text, clause[i].end) is not None
    )


def _is_project(clause: Clause, i: int, text: str) -> bool:
    return text.endswith("项目", clause[i].start, clause[i].end)


def _shortest(text: str, end: int) -> int:
    """Return how many characters a name that ends at `end` has at least: roads have short ones."""
    return 3 if text[end - 1] in "路街桥" else _SHORTEST


def _ending_at(clause: Clause, last: int, text: str, listed: float = 0.0) -> Found:
    """Return the works whose name ends with token `last`, `listed` if the list's next one is."""
    if (
        last
        and text[clause[last].start : clause[last].end] == "项目"
        and _is_whole(clause, last - 1)
    ):
        return None
    first = _edge(clause, last, text)
    first = _shorn(clause, first, last, text)
    first = behind_part(clause, first, last, text)
    tokens = clause[first : last + 1]
    start, end = tokens[0].start, tokens[-1].end
    shortest = _shortest(text, end)
    if not shortest <= end - start <= LONGEST + 6 or announced(clause, first, text):
        return None
    if _UNNAMED.search(text, start, end) or text.startswith(_OPENINGS, start):
        return None
    capacity = any(is_capacity(t, text) for t in tokens)
    owned = _is_owned(clause, first, text) and len(tokens) > 1 and _is_project(clause, last, text)
    if not (capacity or owned or _is_named(tokens, text)):
        return None
    sure = max(evidence(clause, first, last, text), listed, 0.75 * owned)
    if capacity and tokens[-1].mask & WORKS:
        sure = max(sure, 0.85)
    if tokens[-1].mask & WORKS and _is_powered(tokens[:-1], text):
        sure = max(sure, 0.85)
    if not sure and speaks_for_itself(tokens, text):
        sure = 0.7
    if not sure:
        return None
    return bracketed(Mention("Project", start, end, text[start:end], "project:frame", sure), text)


def _is_powered(modifiers: Clause, text: str) -> bool:
    """Return whether a voltage or an output stands behind a name's opening: 甲乙|1000千伏|…工程."""
    return any(t.mask & NUMBER and text.endswith(_VOLTAGES, t.start, t.end) for t in modifiers[1:])


def _is_owned(clause: Clause, first: int, text: str) -> bool:
    """Return whether a firm's name and 的 stand before the name: 甲有限公司|的|乙材料项目."""
    if first < 2 or text[clause[first - 1].start : clause[first - 1].end] != "的":
        return False
    word = clause[first - 2].word
    return word is not None and word.heads.get("Enterprise") == "strong"


def _is_whole(clause: Clause, i: int) -> bool:
    """Return whether a name with its own type ends at `i`: 甲区乙学校|项目 is the school."""
    word = clause[i].word
    heads = word.heads if word is not None else {}
    return heads.get("Institution") == "strong" or heads.get("Park") == "strong"


def _edge(clause: Clause, last: int, text: str) -> int:
    """Return the index of the first token that may belong to the name that ends at `last`."""
    i = last
    while i > 0 and _belongs(clause, i - 1, last, text):
        i -= 1
    return i


def _belongs(clause: Clause, i: int, last: int, text: str) -> bool:
    token = clause[i]
    mask = token.mask
    if mask & (_WALL | BRACKET | QUANTITY):
        return False
    if mask & HARD:
        return i + 1 == last and bool(clause[last].mask & WORKS) and _has_modifier(clause, i)
    if mask & AND:
        return _joins(clause, i, text) or _of_both(clause, i, last, text)
    if _is_apposed(clause, i) or (mask & VERB and not _has_modifier(clause, i)):
        return False
    return not mask & (VERB | BUILD) or bool(mask & WITHIN)


def _is_apposed(clause: Clause, i: int) -> bool:
    """Return whether the token says what the name behind it is: 省重大项目|甲乙仓储物流项目."""
    word = clause[i].word
    return word is not None and word.text == "项目" and not clause[i + 1].mask & (WORKS | CHANGE)


def _has_modifier(clause: Clause, i: int) -> bool:
    """Return whether the verb at `i` follows a part of a name, and so may belong to it too."""
    if i and clause[i - 1].mask & VERB and clause[i - 1].mask & WITHIN:
        return _has_modifier(clause, i - 1)  # …段|改建|扩容|工程
    return i > 0 and not clause[i - 1].mask & (_WALL | BRACKET | VERB | AND | QUANTITY | DECOR)


def _joins(clause: Clause, i: int, text: str) -> bool:
    """Return whether the conjunction at `i` stands inside a name: …续建配套与现代化改造项目."""
    if i < 2 or not clause[i + 1 :] or clause[i + 1].mask & (NUMBER | QUANTITY | PLACE):
        return False
    before = clause[i - 1]
    if not before.mask and text[before.end - 1] in _ENDS:
        return False  # 甲大桥|及|乙站前广场
    heads = before.word.heads if before.word is not None else {}
    headed = before.mask & HEAD and set(heads) != {"Enterprise"}  # 半导体|及|固晶机制造项目
    return not (headed or before.mask & (VERB | WORKS | _WALL | QUANTITY | PLACE | QUOTED))


def _of_both(clause: Clause, i: int, last: int, text: str) -> bool:
    """Return whether 及 at `i` joins two things that one work is done to: 甲路|及|乙路|改造工程."""
    if i == 0 or text[clause[i].start : clause[i].end] != "及":
        return False
    before = clause[i - 1].mask
    if before & (VERB | _WALL | QUANTITY | BRACKET | WORKS) and not before & SITE:
        return False
    end = clause[last].end
    return text.endswith(_DONE, clause[i].end, end) and end - clause[i].end > _SHORTEST


def _shorn(clause: Clause, first: int, last: int, text: str) -> int:
    """Return the first token without decorations and the governing verb-nouns before the name."""
    while first < last:
        token = clause[first]
        after = clause[first + 1]
        cut = token.mask & (AND | DECOR) or (token.mask & LEVEL and token.end - token.start > 1)
        if token.mask & (WEAK | CHANGE) and not token.mask & (PLACE | QUOTED):
            edge = first == 0 or clause[first - 1].mask & (_WALL | VERB | AND | QUANTITY | BRACKET)
            cut = cut or edge
        lone = not token.mask and token.end - token.start == 1
        cut = cut or (token.mask & NUMBER and text.endswith(_AREAS, token.start, token.end))
        if not (cut or (lone and after.mask & (PLACE | HEAD | COMMON))):
            break
        first += 1
    return first


def _is_named(tokens: Clause, text: str) -> bool:
    """Return whether the modifiers name the works: a place, a firm's or a village's own word."""
    modifiers = tokens[:-1]
    if tokens[0].mask & CHANGE or _is_called(modifiers):
        return False
    if not tokens[-1].mask:
        enough = tokens[-1].end - tokens[-1].start >= _shortest(text, tokens[-1].end)
        return enough or grade(modifiers, text) == PROPER
    common = modifiers[0].mask & (COMMON | DECOR | THEME | WEAK) if modifiers else 0
    numbered = _is_numbered_road(modifiers, text) or _is_civic(tokens, text)
    numbered = numbered or _is_sized(tokens, text)
    if numbered or (not common and any(map(_is_builder, modifiers[1:]))):
        return True  # 县人民医院综合楼, 第一中学新校区
    if grade(modifiers, text) != PROPER or not _opens_proper(modifiers):
        return False
    if tokens[-1].mask & CHANGE and not tokens[-1].mask & WORKS:
        return _is_physical(modifiers, text)
    return True


def _is_called(modifiers: Clause) -> bool:
    """Return whether a quotation alone names it, as it does programmes: 关键产品“…”项目."""
    if len(modifiers) < 2 or not modifiers[-1].mask & QUOTED:
        return False
    return all(t.mask and not t.mask & PLACE and not _is_builder(t) for t in modifiers[:-1])


def _is_sized(tokens: Clause, text: str) -> bool:
    """Return whether the works are named by how much they make: 100兆瓦分散式风力发电项目."""
    sized = tokens[0].mask & NUMBER and text.endswith(_OUTPUTS, tokens[0].start, tokens[0].end)
    return bool(sized) and len(tokens) > 2 and bool(tokens[-1].mask & WORKS)


def _is_civic(tokens: Clause, text: str) -> bool:
    """Return whether the works are the one such building that a place has: 市青少年活动中心."""
    if not tokens[0].mask & LEVEL or text[tokens[0].start : tokens[0].end] not in "省市州县区旗":
        return False
    return text.endswith(_civic(), tokens[0].end, tokens[-1].end) and len(tokens) < 4


@lru_cache(maxsize=1)
def _civic() -> tuple[str, ...]:
    return tuple(read_lexicon("works")["civic"].split())


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
    if (first.mask & LEVEL and first.end - first.start == 1) or is_works_head(first):
        return True
    return any(t.mask & (PLACE | QUOTED | NUMBER) or _is_builder(t) for t in modifiers)


def _is_builder(token: Token) -> bool:
    heads = token.word.heads if token.word is not None else {}
    return any(heads.get(kind) == "strong" for kind in _BUILDERS) or heads.get("Park") == "bare"


def _is_physical(modifiers: Clause, text: str) -> bool:
    """Return whether the change is made to something that stands somewhere."""
    for token in modifiers:
        if token.mask & WORKS or is_works_head(token):
            return True
        if token.word is not None and {"Park", "Platform", "Institution"} & set(token.word.heads):
            return True
        if not token.mask and token.end - token.start > 2 and text[token.end - 1] in _LANDMARKS:
            return True
    return any(t.mask & PLACE for t in modifiers)
