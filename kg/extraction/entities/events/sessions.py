"""Sessions of congresses and committees: 县十七届人大三次会议, 市委八届五次全会.

Such a name is read from its ordinal to both sides: what meets for the how manieth time behind it,
and whose body it is (a place or a level of government, and the body where it is printed first).
"""

from __future__ import annotations

import re

from kg.extraction.entities.events.gatherings import endings
from kg.extraction.facts import Mention
from kg.extraction.units.jurisdictions import divisions

_ORDER = "[一二三四五六七八九十百]{1,5}|\\d{1,3}"
_TERM = re.compile("届")
_ORDINAL = re.compile(f"第?(?:{_ORDER})$")
_MEETS = re.compile(
    "届\\n?(?P<body>(?:全国|中央|[省市县区州旗盟]|自治区)?(?:人民代表大会|委员会|人大|政协|纪委))?"
    f"(?:常务委员会|常委会)?第?(?:{_ORDER})次(?:全体|常委|常务)?(?:（扩大）)?(?:会议|全会)(?![室厅])"
)
_CONGRESS = re.compile(f"第(?:{_ORDER})次(?:党代会|党员代表大会|(?:全国)?代表大会)(?!代表)")
_COUNTED = re.compile(
    f"(?:党组)?第?(?:{_ORDER})次(?:全体|常务|常委|主任|主席|党组)?(?:（扩大）)?会议(?![室厅纪])"
)
_NTH = re.compile(f"第(?:{_ORDER})$")
# What may stand behind the name of an event.
_STOP = re.compile(
    "[，。；：、）\\n和及与暨将在于上期]|活动|举[行办]|召开|[开启闭落]幕|启动|开赛|成功|圆满|顺利|参[展会赛]|筹[备办]|亮相|等|$"
)
_HARD = re.compile("[，。；：、（届\\n]")
_UNLIKE = re.compile("[，。；：、“”（）\\n]|系列|等|一批")
_LONGEST_EVENT, _SHORTEST_EVENT = 34, 6
_RULE = "event:session"
_BODY = re.compile("(?:人大常委会|人大|政协|党委|纪委|委)$")
_LEVEL = re.compile("(?:自治区|全国|中央|[省市县区州旗盟])$")
_PARTY = re.compile("(?:中国人民政治协商会议|人民政协|政协|中国共产党|中共)$")
_LONGEST_ORDINAL = 6  # characters
_LONGEST_PARTY = 10


def sessions(text: str, organs: list[Mention]) -> list[Mention]:
    """Return the sessions that the text names by their ordinal, with whose they are.

    `organs` are the departments found, whose meetings are counted too: 市政府|第48次常务会议.
    """
    found = [
        Mention("Event", m.start, meeting.end(), text[m.start : meeting.end()], _RULE, 0.85)
        for m in organs
        if (meeting := _COUNTED.match(text, m.end))
    ]
    for term in _TERM.finditer(text):
        meets = _MEETS.match(text, term.start())
        if meets is None:
            found += _nth(text, term.start())
            continue
        ordinal = _ORDINAL.search(text, max(term.start() - _LONGEST_ORDINAL, 0), term.start())
        if ordinal and (m := _named(text, ordinal.start(), meets.end(), meets["body"] or "")):
            found.append(m)
    for congress in _CONGRESS.finditer(text):
        if m := _named(text, congress.start(), congress.end(), ""):
            found.append(m)
    return found


def _nth(text: str, term: int) -> list[Mention]:
    """Return the fairs and contests that an ordinal opens, verbs inside them or not, and those
    that follow with 暨 or 和: 第二届甲樱桃云营销季|暨|乙水果节.
    """
    ordinal = _NTH.search(text, max(term - _LONGEST_ORDINAL, 0), term)
    found: list[Mention] = []
    start = ordinal.start() if ordinal else -1
    while start >= 0:
        hard = _HARD.search(text, max(start, term + 1), start + _LONGEST_EVENT)
        room = hard.start() + 1 if hard else start + _LONGEST_EVENT
        ends = (m.start() for m in _STOP.finditer(text, start + 4, room))
        end = next((e for e in ends if text.endswith(endings(), start, e)), -1)
        if end - start >= _SHORTEST_EVENT and not (found and _UNLIKE.search(text, start, end)):
            found.append(Mention("Event", start, end, text[start:end], "event:ordinal", 0.85))
        joined = found and end > 0 and text.startswith(("暨", "和"), end)
        start = end + 1 if joined and found[-1].end == end else -1
    return found


def _named(text: str, ordinal: int, end: int, body: str) -> Mention | None:
    """Return the session whose ordinal and end these are, where it says whose it is."""
    first = _before(_BODY, text, ordinal)
    owner = first
    while (wider := divisions().place_ending_at(text, owner)) < owner:
        owner = wider  # 甲市|乙区
    owner = owner if owner < first else _before(_LEVEL, text, first)
    start = _before(_PARTY, text, owner)
    if start == ordinal and not body.startswith(("全国", "中央")):
        return None
    return Mention("Event", start, end, text[start:end], _RULE, 0.9)


def _before(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where what `pattern` tells starts, if it stands right before `at`; else `at`."""
    found = pattern.search(text, max(at - _LONGEST_PARTY, 0), at)
    return found.start() if found else at
