"""Works told by their frame: what is built, driven on or put to use, whatever its name ends in.

推进甲河流域湿地修复项目, 建设丁河漂流营地, 乙一中新校区9月1日前交付使用: the verb before the name
or the words behind it say that something is built (ontology/lexicon/works.toml).
"""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.made import LONGEST, SECTION, Found, behind_bracket, bracketed
from kg.extraction.entities.grammar.names import announced, behind_part, is_part_of_project
from kg.extraction.entities.grammar.tokens import Clause, is_capacity
from kg.extraction.entities.grammar.words import (
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
    LEVEL,
    LISTING,
    MASKED,
    NUMBER,
    PLACE,
    PLURAL,
    QUANTITY,
    QUOTED,
    SITE,
    STOP,
    VERB,
    WEAK,
    WITHIN,
    WORKS,
)
from kg.extraction.entities.works.frames import becomes, evidence, governor
from kg.extraction.entities.works.unframed import speaks_for_itself
from kg.extraction.entities.works.workname import ENDS, OUTPUTS, is_named, name_words, shortest
from kg.extraction.facts import Mention

_CLOSING = VERB | HARD | AFTER  # what closes a list of works, unless it is …
_INNER = WITHIN | SITE  # … part of a name
_WALL = STOP | LISTING | ETC | BOOK | MASKED
_ENDS_LEFT = _WALL | QUANTITY
_ENDS_RIGHT = _WALL | BRACKET | VERB | AND | WEAK | QUANTITY | AFTER
_SHORTEST = 4  # characters of a name that says where or whose the works are
_AREAS = name_words("areas")
_JOINTS = "、和与及"
_OF_PROJECTS = "库组部群池制化书清名单负经法率数"  # 项目库, 项目组 … are no projects
_UNNAMED = re.compile(
    "最|的|[万亿]元|[百千万]亿|其[他它]|大项目$|共分|分为|一批"
)  # how large or how many they are
_VOLTAGES = ("千伏", *OUTPUTS)
_PARTS = name_words("parts")
_DONE = name_words("done")
_OPENINGS = name_words("openings")
_LAYING = name_words("laying")
_PLACES = name_words("streets")
_CLOSES = name_words("closes")
_AGES = "老古故"  # the first part of the names of old streams and towns: 老|漳河
_INSET = 6  # characters of what a bracket within a name holds
_NUMBERED = name_words("numbered")


def built_works(clause: Clause, text: str) -> list[Mention]:
    """Return the works in a clause that a verb of building governs, or a status follows."""
    found: list[Mention] = []
    before = len(text)  # where the name to the right starts
    told = 0.0  # how surely what is told of the name to the right makes it works
    last = len(clause)
    closed = 0  # where the verb starts that closes the list, if any
    for token in reversed(clause):
        last -= 1
        end, mask = token[1], token[2]
        if mask & _CLOSING and not mask & _INNER:
            closed = token[0]
        if end > before or not (mask & SITE if mask else text[end - 1] in ENDS):
            continue
        listed, joint = 0.0, behind_bracket(text, end)
        if text[joint : joint + 1] in _JOINTS:
            next_to = _adjoins(text, joint, before)
            listed = told if next_to else 0.7 * _is_closed(text, joint, closed)
        mention = _ending_at(clause, last, text, listed) if _may_end(clause, last, text) else None
        if mention is not None:
            found.append(mention)
            before, told = mention.start, min(mention.confidence, 0.85)
    return found


def _is_closed(text: str, end: int, closed: int) -> bool:
    """Return whether the list that goes on at `end` is one of works: 甲路、…、丙南路|建成通车.

    Its last item need be no name that a rule knows.
    """
    if closed <= end:
        return False
    return text.startswith(_CLOSES, closed) or becomes().match(text, closed) is not None


def _adjoins(text: str, end: int, before: int) -> bool:
    """Return whether only a mark, and the year of the next name, stands between two names."""
    return end + 1 == before or (end + 6 == before and text[before - 1] == "年")


def _may_end(clause: Clause, i: int, text: str) -> bool:
    """Return whether a name of works is complete with token `i`."""
    end = clause[i].end
    short = i == 0 and end - clause[i].start < shortest(text, end)
    if short or text.endswith(_PARTS, clause[0].start, end):
        return False
    if i + 1 == len(clause) or SECTION.match(text, clause[i].end):
        return True
    after = clause[i + 1].mask
    if _is_project(clause, i, text) and (not after or after & WORKS):
        return text[clause[i].end] not in _OF_PROJECTS
    if clause[i].mask & CHANGE and after & WEAK and not after & (HARD | HEAD):
        return False  # 扩容|提质 is what is done, no name of it
    if (
        after & QUANTITY
        and text[clause[i + 1].end - 1] not in "年月日"
        and not _is_project(clause, i, text)
    ):
        return False  # 新建基站60座 names none of them
    return bool(after & _ENDS_RIGHT) or (becomes().match(text, clause[i].end) is not None)


def _is_project(clause: Clause, i: int, text: str) -> bool:
    return text.endswith("项目", clause[i].start, clause[i].end)


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
    if _is_kind(clause, first) or announced(clause, first, text) or _is_no_name(tokens, text):
        return None
    capacity = any(t[2] & NUMBER and is_capacity(t, text) for t in tokens)
    owned = _is_owned(clause, first, text) and len(tokens) > 1 and _is_project(clause, last, text)
    if not (capacity or owned or is_named(tokens, text)):
        return None
    sure = max(evidence(clause, first, last, text), listed, 0.75 * owned)
    if capacity and tokens[-1].mask & WORKS:
        sure = max(sure, 0.85)
    if tokens[-1].mask & WORKS and _is_powered(tokens[:-1], text):
        sure = max(sure, 0.85)
    if not sure and speaks_for_itself(tokens, text):
        sure = 0.7
    street = sure and text.endswith(_PLACES, start, end)
    if street and (sure > 0.8 or listed or _is_laid(clause, first, end, text)):
        sure = max(sure, 0.88)  # a street or park that is built is works, elsewhere a place
    if not sure:
        return None
    return bracketed(Mention("Project", start, end, text[start:end], "project:frame", sure), text)


def _is_no_name(tokens: Clause, text: str) -> bool:
    """Return whether the words are too many or few, or tell a part, a size or a number of works."""
    start, end = tokens[0].start, tokens[-1].end
    return (
        not shortest(text, end) <= end - start <= LONGEST + 6
        or _is_part(tokens, text)
        or _UNNAMED.search(text, start, end) is not None
        or text.startswith(_OPENINGS, start)
        or (text[start] in _OF_PROJECTS and text.endswith("项目", 0, start))
    )


def _is_kind(clause: Clause, first: int) -> bool:
    """Return whether it is one of the kinds that a list is of: 甲、乙等|一批|铝材、|面料项目."""
    if not first or not clause[first - 1].mask & LISTING:
        return False
    for i in range(first - 2, 0, -1):
        if clause[i].mask & (PLURAL | QUANTITY):
            return bool(clause[i - 1].mask & ETC)
        if clause[i].mask & (VERB | STOP | LISTING):
            return False
    return False


def _is_laid(clause: Clause, first: int, end: int, text: str) -> bool:
    """Return whether a street is being laid or mended, not told where something lies."""
    verb = governor(clause, first, text)
    mended = verb is not None and text.endswith(_LAYING, verb.start, verb.end)
    return mended or text.startswith("建设", end)


def _is_part(tokens: Clause, text: str) -> bool:
    """Return whether it is a numbered building, or one of a project: 2号厂房, 甲乙项目|主厂房."""
    if tokens[0].mask & NUMBER and text.startswith(_NUMBERED, tokens[0].end):
        return True
    if any(text.endswith(_PARTS, t.start, t.end) for t in tokens[1:-1]):
        return True
    return is_part_of_project(tokens, text)


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
    if mask & BRACKET:
        return _is_inset(clause, i, last, text)
    if mask & _ENDS_LEFT:
        return False
    if mask & HARD:
        return i + 1 == last and bool(clause[last].mask & WORKS) and _has_modifier(clause, i)
    if mask & AND:
        return _joins(clause, i, text) or _of_both(clause, i, last, text)
    if _is_apposed(clause, i) or (mask & VERB and not _has_modifier(clause, i)):
        return False
    return not mask & (VERB | BUILD) or bool(mask & WITHIN)


def _is_inset(clause: Clause, i: int, last: int, text: str) -> bool:
    """Return whether the bracket at `i` is one of a short inset: 甲铁路（郊区段）|扩能项目."""
    opening = text[clause[i].start] == "（"
    step = 1 if opening else -1
    for k in range(i + step, i + 4 * step, step):
        if not 0 < k < last:
            return False
        if clause[k].mask & BRACKET:
            inner = abs(clause[k].start - clause[i].start) - 1
            return inner <= _INSET and text[clause[k].start] != text[clause[i].start]
        if clause[k].mask & (_WALL | QUANTITY) or (
            clause[k].mask & VERB and not clause[k].mask & WITHIN
        ):
            return False
    return False


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
    if not before.mask and text[before.end - 1] in ENDS:
        return False  # 甲大桥|及|乙站前广场
    heads = before.word.heads if before.word is not None else {}
    if text[clause[i].start : clause[i].end] == "及" and _is_plain(clause[i + 1 :], text):
        return not before.mask & (VERB | _WALL | QUANTITY | PLACE | QUOTED)
    headed = before.mask & HEAD and set(heads) != {"Enterprise"}  # 半导体|及|固晶机制造项目
    return not (headed or before.mask & (VERB | WORKS | _WALL | QUANTITY | PLACE | QUOTED))


def _is_plain(rest: Clause, text: str) -> bool:
    """Return whether only everyday words go on up to 项目: 甲基地|及|配套|加工|车间|项目."""
    for token in rest:
        if text.endswith("项目", token.start, token.end):
            return True
        if not token.mask or token.mask & (_WALL | BRACKET | PLACE | QUOTED | NUMBER | BUILD):
            return False
    return False


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
        level = token.mask & LEVEL and not text.startswith("中国", token.start)
        cut = token.mask & (AND | DECOR) or (level and token.end - token.start > 1)
        if token.mask & (WEAK | CHANGE) and not token.mask & (PLACE | QUOTED):
            edge = first == 0 or clause[first - 1].mask & (_WALL | VERB | AND | QUANTITY | BRACKET)
            cut = cut or edge
        lone = not token.mask and token.end - token.start == 1 and text[token.start] not in _AGES
        cut = cut or (token.mask & NUMBER and text.endswith(_AREAS, token.start, token.end))
        if not (cut or (lone and after.mask & (PLACE | HEAD | COMMON))):
            break
        first += 1
    return first
