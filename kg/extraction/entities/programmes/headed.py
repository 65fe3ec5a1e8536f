"""Programmes, named by their last word."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.extraction.entities.grammar.made import Found, make
from kg.extraction.entities.grammar.names import (
    GENERIC,
    SPECIFIC,
    THEMATIC,
    Name,
    complete,
    drop_leading,
    is_edge,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BRACKET,
    DECOR,
    ETC,
    EVERYDAY,
    INDUSTRY,
    INSIDE,
    LEVEL,
    LISTING,
    NUMBER,
    PLACE,
    PROGRAMME,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.entities.programmes.layouts import counts_parts
from kg.extraction.entities.programmes.slogans import is_title
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, word_list

_words = partial(word_list, "slogans", "heads")

COUNT = re.compile(
    "[省市县区国]?定?(?:[两三四五六七八九十]大|十[一二三四五六七八九]大|[三四五六七八九十]条)"
)
# What COUNT always has in it.
SET_COUNTS = (
    *(f"{n}大" for n in "一两二三四五六七八九十"),
    *(f"{n}条" for n in "三四五六七八九十"),
)
_VERSION = re.compile(r"\d+\.\d+版|升级版")
_NAMING = QUOTED | THEME  # without one of these a weak head hardly names a programme
_YEARS = re.compile("“十[一二三四五六]五”")  # of a plan: “十四五”养老服务体系建设规划
_AROUND = ("”建设", "”大格局")  # behind a quotation these are no part of the name
_SEVERAL = ("多场", "多项", "多个", "多次", "多轮", "多种")
_CLOSED = BOUNDARY & ~(LISTING | BRACKET | ETC)  # what is reformed is not told of over these,
_LIST = 30  # and in no more characters
_REACH = 8  # tokens before a head in which its quotation or count stands


def initiative(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the programme named by the head: 提振消费专项行动, “3311”工程计划."""
    if strength == "bare":
        return _national(clause, head, text)
    strong = strength == "strong"
    if not (strong or _may_name(clause, head, text)) or not _ends_name(clause, head, strong, text):
        return None
    name = drop_leading(read_name(clause, head, text, programme=True), DECOR, text)
    if name.announced and not (clause[head - 1].mask & QUOTED and name.first < head - 1):
        return None
    if name.announced:  # 18个|村|“三变”改革试点 counts villages
        name = Name(clause, head - 1, name.last, name.grade, False)
    name = _with_list(_behind_degree(_behind_and(name, text), text), text)
    if any(t.mask & QUOTED for t in name.tokens):
        return _quoted(name, text)
    name = _from_count(name, text)
    if COUNT.match(text, name.start) and name.last - name.first <= 3:
        return _counted(name, text)
    return _plain(name, strength, text)


def _ends_name(clause: Clause, head: int, strong: bool, text: str) -> bool:
    """Return whether the name ends in its head, or in a version (改革2.0版), and is of no site."""
    quoted = strong and head > 0 and bool(clause[head - 1].mask & QUOTED)
    if text.endswith("战略", 0, clause[head].end) and _strategic().match(text, clause[head].end):
        return False
    word = text[slice(*clause[head][:2])]
    if word == "改革" and not quoted and text.startswith(_words("with_reform"), clause[head].end):
        return False
    ends = quoted or complete(clause, head) or _VERSION.match(text, clause[head].end) is not None
    return ends and not _of_site(clause, head, text)


@lru_cache(maxsize=1)
def _idioms() -> frozenset[str]:
    return frozenset(_words("idioms"))


@lru_cache(maxsize=1)
def _ranked() -> re.Pattern[str]:
    """Return the pattern of the ranks of industries: “甲、乙”主导产业|招商 is no programme's."""
    return re.compile(f"”(?:{alternation(_words('ranks'))})产业")


@lru_cache(maxsize=1)
def _strategic() -> re.Pattern[str]:
    """Return the pattern of what makes a modifier of 战略: 重要战略|机遇期, 战略|合作."""
    return re.compile(alternation(_words("strategic")))


def _national(clause: Clause, head: int, text: str) -> Found:
    """Return a programme of the whole nation, which needs no more than its head: 脱贫攻坚."""
    name = drop_leading(read_name(clause, head, text, programme=True), DECOR, text)
    alone = name.first == head and is_edge(clause, head - 1)
    alone = alone and not text.startswith(_words("for_things"), name.end)
    return make("Initiative", name, text, "initiative:national", 0.85) if alone else None


def _may_name(clause: Clause, head: int, text: str) -> bool:
    """Return whether a weak head can make a name at all; a cheap test, as most cannot.

    It makes one with a quotation or a count, or with the long modifier of what is carried out.
    """
    before, near = 0, clause[:head] if head <= _REACH else clause[head - _REACH : head]
    for token in near:  # a loop without a test in it: asked of every weak head
        before |= token[2]
    if before & QUOTED:
        return True
    if before & THEME:
        span = clause[0][0], clause[head][1]
        return (
            text.endswith(_words("wordy"), *span)
            or text.find("大", *span) >= 0
            or text.find("条", *span) >= 0
            or (head > _REACH and any(token[2] & QUOTED for token in clause[: head - _REACH]))
        )
    if head <= _REACH and not before & PROGRAMME:
        return False
    wordy = text.endswith(_words("wordy"), *clause[head][:2])
    return wordy and any(token[2] & (_NAMING | PROGRAMME) for token in clause[:head])


def _from_count(name: Name, text: str) -> Name:
    """Return 四大计划 of the list A、B、C、D四大计划 without the list's last member.

    Short members stay with it: 蓝天、碧水、净土三大保卫战.
    """
    clause = name.clause
    listing = [i for i in range(max(name.first - 2, 0), name.first) if clause[i].mask & LISTING]
    if not listing:
        return name
    member = clause[listing[-1]].end
    for i in range(name.first + 1, name.last):
        if clause[i].start - member > 3 and COUNT.match(text, clause[i].start):
            return Name(clause, i, name.last, name.grade, name.announced)
    return name


def _of_site(clause: Clause, head: int, text: str) -> bool:
    """Return whether the head speaks of a park or platform: …孵化基地|改革 names the base."""
    if not head or clause[head].end - clause[head].start > 2:
        return False
    if text.startswith("战略", clause[head].start):
        return False  # 主体功能区|战略
    before = clause[head - 1].word
    return before is not None and bool({"Park", "Platform", "Institution"} & set(before.heads))


def _quoted(name: Name, text: str) -> Found:
    clause = name.clause
    if any(t.mask & EVERYDAY for t in name.tokens[1:-1]):
        return None
    if any(t.mask & QUOTED and is_title(t, text) for t in name.tokens):
        return None
    if text.endswith(_words("field_work"), name.start, name.end):
        return None
    if text.endswith("项目", name.start, name.end) or _ranked().search(text, name.start, name.end):
        return None
    name = _behind_label(_before_and(_behind_verb(_from_last_quotation(name))), text)
    if text.endswith(_AROUND, name.start, name.end):
        quote = max(i for i in range(name.first, name.last) if clause[i].mask & QUOTED)
        name = Name(clause, name.first, quote, name.grade, False)
    elif text.endswith("工程建设", name.start, name.end) and name.tokens[-2].end == name.end - 2:
        name = Name(clause, name.first, name.last - 1, name.grade, False)
    if text.endswith("规划", name.start, name.end) and _YEARS.search(text, name.start, name.end):
        return make("Document", name, text, "document:years", 0.85)
    return make("Initiative", _shorn(name, text), text, "initiative:quoted", 0.9)


def _behind_label(name: Name, text: str) -> Name:
    """Return the name without the label of a box or table: 专栏1|“甲”规划."""
    if not text.startswith(_LABELS, name.start):
        return name
    first = next(i for i in range(name.first, name.last) if name.clause[i].mask & QUOTED)
    return Name(name.clause, first, name.last, name.grade, name.announced)


_LABELS = ("专栏", "附表", "附图", "附件")


def _before_and(name: Name) -> Name:
    """Return the first of two programmes of which only that one is quoted: 甲“乙”规划|和丙工作."""
    quoted = [i for i in range(name.first, name.last) if name.clause[i].mask & QUOTED]
    for i in range(quoted[-1] + 2, name.last):
        if name.clause[i].mask & AND:
            return Name(name.clause, name.first, i - 1, name.grade, name.announced)
    return name


def _behind_verb(name: Name) -> Name:
    """Return the name without a verb that governs its quotation: 优化|“两新”政策."""
    first, clause = name.first, name.clause
    if first + 1 >= name.last or not clause[first + 1].mask & QUOTED:
        return name
    alone = bool(clause[first].mask & (VERB | WEAK)) and is_edge(clause, first - 1)
    governed = first > 0 and bool(clause[first - 1].mask & VERB)
    if not alone or governed or clause[first].start == clause[first - 1].end > 0 < first:
        return name
    return Name(clause, first + 1, name.last, name.grade, name.announced)


def _behind_and(name: Name, text: str) -> Name:
    """Return the last of two programmes that are joined: “甲”行动和|乙行动, 政策措施和|丙计划."""
    for i in range(name.last - 1, name.first, -1):
        before = name.clause[i - 1]
        joined = bool(name.clause[i].mask & AND) and before.word is not None
        if joined and (
            _is_programme(before) or text.endswith(_words("measures"), before.start, before.end)
        ):
            return Name(name.clause, i + 1, name.last, name.grade, name.announced)
    return name


def _with_list(name: Name, text: str) -> Name:
    """Return a reform with all that it reforms: 甲、乙等|领域价格改革, 甲、|乙和丙改革.

    Behind its list, in a bracket or from its last members on, the name would be cut off.
    """
    clause, first = name.clause, name.first
    if first == 0 or not text.endswith("改革", name.start, name.end):
        return name
    before, field = clause[first - 1].mask, text.startswith("领域", name.start)
    if text.startswith("领域改革", name.start):
        return name  # names nothing
    joined = before & LISTING and any(t.mask & AND for t in name.tokens)
    shared = before & AND and text.find("领域改革", name.start, name.end) > 0
    if not (joined or shared or (before & ETC and field) or text[name.start - 1] == "）"):
        return name
    while first and not clause[first - 1].mask & VERB:
        if clause[first - 1].mask & _CLOSED or _is_programme(clause[first - 1]):
            return name
        first -= 1
    whole = first and clause[name.first - 1].end - clause[first].start <= _LIST
    return Name(clause, first, name.last, name.grade, name.announced) if whole else name


def _behind_degree(name: Name, text: str) -> Name:
    """Return the name without the measure of which more is asked: 更高|标准|营商环境升级版."""
    measured = text.startswith(_words("measured"), name.start) and name.first < name.last
    if not (measured and text[name.start - 1 : name.start] == "高"):
        return name
    return Name(name.clause, name.first + 1, name.last, name.grade, name.announced)


def _from_last_quotation(name: Name) -> Name:
    """Return the name from its last quotation on, if something is done to the one before it.

    “甲产业”发展和“乙设施”建设 is of two programmes.
    """
    quoted = [i for i in range(name.first, name.last) if name.clause[i].mask & QUOTED]
    between = name.clause[quoted[0] + 1 : quoted[-1]] if quoted else []
    if any(t.mask & (WEAK | AND) for t in between):
        return Name(name.clause, quoted[-1], name.last, name.grade, name.announced)
    return name


def _plain(name: Name, strength: str, text: str) -> Found:
    """Return a programme named without a quotation or a count."""
    clause, head = name.clause, name.last
    counted = text[name.start] in "本该" or text.startswith(_SEVERAL, name.start)
    if name.first == head or name.end - name.start < 4 or counted:
        return None
    governed = name.first > 0 and bool(clause[name.first - 1].mask & PROGRAMME)
    idiom = text[name.start : name.end] in _idioms()
    if idiom or (not governed and _is_meant(clause, head, text)):
        return None
    long_head = clause[head].end - clause[head].start > 3
    told = governed and bool(name.grade or long_head)
    if strength == "weak" and not (governed and _says_much(name, text)):
        return None
    if strength == "strong" and not (told or _says_enough(name)):
        return None
    found = make(
        "Initiative", _parallel(name), text, f"initiative:{strength}", 0.85 if governed else 0.6
    )
    version = _VERSION.match(text, name.end)
    if found is None or version is None:
        return found
    whole = text[found.start : version.end()]
    return Mention(found.type, found.start, version.end(), whole, found.rule, found.confidence)


def _is_meant(clause: Clause, head: int, text: str) -> bool:
    """Return whether the head is the verb 计划 of somebody who means to do what follows."""
    if text[clause[head].start : clause[head].end] != "计划" or head + 1 == len(clause):
        return False
    return bool(clause[head + 1].mask & (VERB | WEAK | QUANTITY))


def _says_enough(name: Name) -> bool:
    """Return whether the modifiers are more than one everyday word: 管理改革 names no reform."""
    if name.grade >= SPECIFIC:
        return True
    return name.grade == THEMATIC and (name.last - name.first > 1 or name.end - name.start > 5)


def _says_much(name: Name, text: str) -> bool:
    """Return whether a weak head has the long verbal modifier that names programmes have."""
    if not text.endswith(_words("wordy"), name.start, name.end) or name.end - name.start < 6:
        return False
    if text.endswith(_words("renewing"), name.start, name.clause[name.last].start):
        return True
    return name.grade > GENERIC and any(t.mask & (INSIDE | WEAK) for t in name.tokens[:-1])


def _counted(name: Name, text: str) -> Found:
    """Return 三大攻坚战, 六大工程: a count is name enough for programmes of a set."""
    if not text.endswith(_words("sets"), name.start, name.end):
        return None
    return make("Initiative", name, text, "initiative:counted", 0.9)


def _shorn(name: Name, text: str) -> Name:
    """Return a quoted programme without the field that it is for: 传统产业“三品”工程."""
    quote = next(i for i in range(name.first, name.last + 1) if name.clause[i].mask & QUOTED)
    before = name.clause[quote - 1] if quote > name.first else None
    if before is None or _only_numerals(text[name.clause[quote].start : name.clause[quote].end]):
        return name
    listed = name.first > 0 and name.clause[name.first - 1].mask & LISTING
    field = (
        listed
        or text.find("简称", name.start, before.end) >= 0
        or (name.clause[name.first].mask & PLACE and before.mask & WEAK)
        or counts_parts(text, *name.clause[quote][:2])
        or before.mask & (INDUSTRY | PLACE | LEVEL | NUMBER | EVERYDAY)
        or _is_programme(before)
        or text[before.start : before.end].endswith(("产业", "转移"))
        or (before.word is not None and before.word.heads.get("Park") == "strong")
        or (text.endswith("企业", name.start, before.end) and before.start > name.start)
    )
    return Name(name.clause, quote, name.last, name.grade, False) if field else name


def _only_numerals(quotation: str) -> bool:
    """Return whether a programme's quotation is a number, which names nothing: 肉牛“百千万”工程."""
    return not quotation.strip("“”").strip("一二三四五六七八九十百千万亿双两")


def _is_programme(token: Token) -> bool:
    return token.word is not None and token.word.heads.get("Initiative") == "strong"


def _parallel(name: Name) -> Name:
    """Return the name with the like members before it: 蓝天、碧水、净土保卫战."""
    clause, first = name.clause, name.first
    length = clause[first].end - clause[first].start
    while first > 1 and clause[first - 1].mask & LISTING and length < 4:
        before = clause[first - 2]
        if before.end - before.start != length or not is_edge(clause, first - 3):
            break
        first -= 2
    return Name(clause, first, name.last, name.grade, False)


# What points at an event, or says what it is called for short: 本届|甲交会, （以下简称|乙博会）.
_THIS_ONE = re.compile("(?:以下)?简称“?|下称“?|[本该上历每][届次]|[此这][届次]")
