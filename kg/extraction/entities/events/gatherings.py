"""Events, by their last word, or by the verb: what is held and ends as fairs and feasts do.

举办“诗画甲江”文化旅游节, 参加甲（乙）预制菜展: the last word alone (节, 展, 赛) says too little.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.grammar.made import LONGEST, Found, with_bracket
from kg.extraction.entities.grammar.names import (
    PROPER,
    SPECIFIC,
    complete,
    drop_leading,
    grade,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    BRACKET,
    DASH,
    DECOR,
    HOLD,
    INDUSTRY,
    LEVEL,
    LISTING,
    MASKED,
    NUMBER,
    PLURAL,
    QUANTITY,
    QUOTED,
    VERB,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_LONGEST = 30  # characters
# What is held of an industry and ends so is one occasion: 中药材高质量发展大会.
_GREAT = ("发展大会", "产业大会", "博览会", "高峰论坛", "发展论坛", "峰会")
_OPENS = re.compile("开幕|启幕|落幕|闭幕|拉开(?:帷幕|序幕)|开赛|启动|开锣|鸣枪")
# What must stand somewhere behind an event that begins a clause; asked first, as it is cheap.
_GOES_ON = tuple(f"，{adverb}{at}" for adverb in ("", *"将定已拟") for at in "于在")
HELD_WORDS = (
    *("举行", "举办", "开幕", "启幕", "落幕", "闭幕", "拉开", "开赛", "开锣", "启动", "鸣枪"),
    *("召开", "承办", "亮相", *_GOES_ON),
)
_HELD = re.compile(alternation([*HELD_WORDS]))
_THEN = re.compile(alternation([*_GOES_ON]))  # the clause goes on: …节，将于5月在…
_BODIES = ("省委", "市委", "区委", "县委", "州委", "旗委", "中央", "党的")
_HOST = re.compile("(?:第[一二三四五六七八九十]+届|\\d{4})?中国（[^（）]{2,5}）$")
# What points at an event, or says what it is called for short: 本届|甲交会, （以下简称|乙博会）.
_THIS_ONE = re.compile(
    "(?:以下)?简称“?|下称“?|[本该上历每][届次]|[此这][届次]|自(?=[省市县区州旗盟])"
)
_WIDEST = 4  # tokens from one bracket to the other: 中国（吉林）国际…


@lru_cache(maxsize=1)
def endings() -> tuple[str, ...]:
    """Return the last words of events: 博览会, 文化节, 赛."""
    heads = read_lexicon("heads")["Event"]
    return tuple(sorted({*heads["strong"].split(), *heads["weak"].split()}))


@lru_cache(maxsize=1)
def _everyday() -> re.Pattern[str]:
    kinds = alternation(read_lexicon("ceremonies")["everyday"].split())
    return re.compile(f"(?:{kinds})(?:{alternation(list(endings()))})")


def is_everyday(name: str) -> bool:
    """Return whether the name says what kind of occasion it is, not which one: 新品发布会."""
    return _everyday().fullmatch(name) is not None


@lru_cache(maxsize=1)
def contests() -> re.Pattern[str]:
    """Return the pattern of a contest of a sport, with or without what it is called: 气排球赛."""
    rows = read_lexicon("organisations")["rows"]
    sports, kinds = alternation(rows["sports"]), alternation(rows["contests"])
    return re.compile(f"[一-鿿]{{0,6}}?(?:{sports})(?:{kinds})")


def event(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the meeting, fair or contest named by the head."""
    if strength == "weak" or not (strength == "bare" or complete(clause, head)):
        return None
    name = drop_leading(read_name(clause, head, text), DECOR, text, keep=LEVEL)
    if name.announced:
        return None
    this_one = _THIS_ONE.match(text, name.start, name.end)
    start = this_one.end() if this_one else name.start
    numbered = any(t.mask & (NUMBER | LEVEL) for t in name.tokens)
    named = start < clause[head].start and (name.grade >= PROPER or numbered)
    if text.startswith(_BODIES, start - 2) and start >= 2:
        start -= 2
    elif text[start - 1] == "）" and (m := _HOST.search(text, max(start - 16, 0), start)):
        start = m.start()
    elif not named and strength != "bare":
        return None
    if "简称" in text[start : name.end]:
        return None  # 第三届甲博览会（简称“甲博会”）筹备会议
    if is_everyday(text[start : name.end]) or name.end - start > LONGEST:
        return None
    return with_bracket(
        Mention("Event", start, name.end, text[start : name.end], "event", 0.9), text
    )


def gatherings(clause: Clause, text: str) -> list[Mention]:
    """Return the events that a verb of holding or taking part governs, alone or in a list."""
    found: list[Mention] = []
    for i, token in enumerate(clause):
        if token.mask & HOLD:
            found += _objects(clause, i + 1, text)
    return found


def begun_gatherings(clause: Clause, text: str) -> list[Mention]:
    """Return the event that begins a clause and is then held: 第二届桃花节将于3月在甲村举行."""
    if not _HELD.search(text, clause[0].start, clause[-1].end + 3):
        return []
    first = 0
    while first < len(clause) and clause[first].mask & (VERB | QUANTITY):
        first += 1
    stop = _item_end(clause, first, text) if first < len(clause) else 0
    if stop <= first or clause[stop - 1].mask & HOLD:
        return []
    later = stop < len(clause) and any(t.mask & HOLD for t in clause[stop:])
    opened = stop < len(clause) and _OPENS.search(text, clause[stop].start, clause[-1].end)
    if not (later or opened or _THEN.match(text, clause[stop - 1].end)):
        return []
    quoted = clause[first].mask & QUOTED and stop == first + 1
    mention = _quoted(clause[first], text) if quoted else _event(clause, first, stop, text)
    if mention is None:
        return []
    joined = stop < len(clause) and text.startswith(_JOINED, clause[stop].start)
    return [mention, *(_objects(clause, stop + 1, text) if joined else [])]


_JOINED = ("暨", "和", "及", "与")


def _quoted(token: Token, text: str) -> Mention | None:
    """Return the event that a quotation is the whole name of."""
    start, end = token.start + 1, token.end - 1
    if not 5 <= end - start <= _LONGEST or not text.endswith(endings(), start, end):
        return None
    return Mention("Event", start, end, text[start:end], "event:held", 0.8)


def _objects(clause: Clause, first: int, text: str) -> list[Mention]:
    """Return the events among the items from token `first` on, up to the next verb."""
    found = []
    while first < len(clause):
        stop = _item_end(clause, first, text)
        quoted = stop == first + 1 and clause[first].mask & QUOTED
        mention = _quoted(clause[first], text) if quoted else _event(clause, first, stop, text)
        if mention:
            found.append(mention)
        if stop >= len(clause) or not clause[stop].mask & (LISTING | AND):
            break
        first = stop + 1
    return found


def _item_end(clause: Clause, first: int, text: str) -> int:
    """Return the index of the token that ends the item; a bracket inside it does not."""
    i = first
    while i < len(clause):
        mask = clause[i].mask
        if mask & BRACKET and i > first:
            close = _closing(clause, i)
            if not close:
                return i
            i = close
        elif _ends_item(clause, first, i, text):
            return i
        i += 1
    return i


def _ends_item(clause: Clause, first: int, i: int, text: str) -> bool:
    """Return whether token `i` stands behind the item that began at `first`.

    A conjunction does only where what is before it is an event already; a dash never does.
    """
    mask = clause[i].mask
    if mask & DASH or (mask & QUANTITY and i == first):
        return False
    if mask & AND:
        numbered = i + 1 < len(clause) and text.startswith("第", clause[i + 1].start)
        return numbered or text.endswith(endings(), clause[first].start, clause[i].start)
    return bool(mask & (BOUNDARY | VERB))


def _closing(clause: Clause, i: int) -> int:
    """Return the index of the bracket that closes the one at `i` inside a name, or 0."""
    for j in range(i + 2, min(i + _WIDEST, len(clause) - 1)):
        if clause[j].mask & BRACKET:
            return 0 if clause[j + 1].mask & (BOUNDARY | VERB) else j
    return 0


def _event(clause: Clause, first: int, stop: int, text: str) -> Mention | None:
    if first < stop and clause[first].mask & (PLURAL | QUANTITY):
        return None
    while first < stop and clause[first].mask & DECOR:
        first += 1
    if first >= stop or any(t.mask & MASKED for t in clause[first:stop]):
        return None
    start, end = clause[first].start, clause[stop - 1].end
    if not 4 <= end - start <= _LONGEST or not text.endswith(endings(), start, end):
        return None
    if is_everyday(text[start:end]) or "简称" in text[start:end]:
        return None
    last = clause[stop - 1]
    own = not last.mask and last.end - last.start > 1  # 冰雪节 is no word of the lexicon
    own = own or contests().fullmatch(text, start, end) is not None
    company = first > 2 and text.endswith(endings(), 0, clause[first - 1].start) and end - start > 5
    trade = clause[first].mask & INDUSTRY and text.endswith(_GREAT, start, end)
    least = SPECIFIC if company or trade else PROPER
    if not own and grade(clause[first : stop - 1], text) < least:
        return None
    return Mention("Event", start, end, text[start:end], "event:held", 0.8)
