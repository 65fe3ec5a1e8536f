"""Titles in rows of quotations behind one verb of winning: 获国家“甲”“乙”，省“丙”.

Each quotation is a title; the level of government before the first is part of its name. So is
the name of a festival before its prize (“甲”全省…汇演金奖).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list

_QUOTED = "“[^“”，。；\\n]{4,20}”"
_LEVEL = "国家级?|全国|全[省市县区]|[省市县]级?|自治区级?"
_WHOSE = "[一-鿿]{0,8}?(?:村|镇|乡|街道|社区|县|区|学校|小学|中学|公司|企业|局|院)?"
_PRIZE = re.compile(
    f"“[^“”，。；\\n]{{2,12}}”(?:{_LEVEL}|第[一二三四五六七八九十]+届)[一-鿿]{{2,20}}?"
    "(?:[金银铜]奖|[特一二三]等奖|优秀奖|优胜奖)"
)
_ROW = re.compile(f"(?P<level>{_LEVEL})?(?P<row>{_QUOTED}(?:[、和及与]?{_QUOTED})*)")
_NEXT = re.compile(f"[、，和及](?P<whose>{_WHOSE})(?=(?:{_LEVEL})?“)")
_TITLE = re.compile(_QUOTED)
_LEVEL_BEFORE = re.compile(f"(?:{_LEVEL})$")
_FIRST = re.compile("全[省市县区国](?:唯一|首[个批家])的?$")  # 荣获|全省唯一的|国家“甲奖”
_NOT_WON = ("收获", "捕获", "查获", "缴获", "破获")


def quoted_titles(text: str) -> list[Mention]:
    """Return the titles in the rows of quotations of `text` that a verb of winning governs."""
    found: list[Mention] = []
    for m in _PRIZE.finditer(text):
        found.append(Mention("Honour", *m.span(), m[0], "honour:prize", 0.9))
    at = text.find("“")
    while at >= 0:
        won = text[at - 1] in _before()  # asked first, as it is cheap
        if won and (start := _row_start(text, at)) is not None:
            found += [title for row in _rows(text, start) for title in _titles(text, row)]
        at = text.find("“", at + 1)
    return found


def _row_start(text: str, quotation: int) -> int | None:
    """Return where a row begins that opens with the `quotation`, None where no verb wins it."""
    level = _LEVEL_BEFORE.search(text, max(quotation - 4, 0), quotation)
    start = level.start() if level else quotation
    led = text[max(start - 14, 0) : start]
    if led.endswith(("的", "一", "个", "批", "家")):
        led = _FIRST.sub("", led)
    won = led.rstrip("了").endswith(_wins()) and not led.endswith(_NOT_WON)
    return start if won else None


def _rows(text: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the rows of quotations from `at` on; those after the first have a level of their own,
    or stand behind the name of who won them."""
    row = _ROW.match(text, at)
    while row is not None:
        yield row
        again = _NEXT.match(text, row.end())
        behind = again and _ROW.match(text, again.end())
        row = behind if behind and again and (behind["level"] or again["whose"]) else None


def _titles(text: str, row: re.Match[str]) -> Iterator[Mention]:
    """Yield the titles of a row: several of them, or one behind its level."""
    spans = [m.span() for m in _TITLE.finditer(text, *row.span("row"))]
    no_titles = word_list("verbs", "no_title")
    if not (row["level"] or len(spans) > 1) or text.startswith(no_titles, row.end()):
        return
    for start, end in spans:
        if not _ends().search(text, start, end - 1):
            continue
        levelled = row["level"] and start == row.start("row")
        whole = (row.start(), end) if levelled else (start + 1, end - 1)
        yield Mention("Honour", *whole, text[slice(*whole)], "honour:row", 0.85)


@lru_cache(maxsize=1)
def _before() -> frozenset[str]:
    """Return the characters one of which stands before a row: the ends of verbs and of levels."""
    return frozenset(word[-1] for word in _wins()) | frozenset("了的一个批家级国省市县区")


@lru_cache(maxsize=1)
def _wins() -> tuple[str, ...]:
    """Return the verbs of winning; those of seeking (创建) are none of them."""
    verbs = read_lexicon("verbs")
    won = f"{verbs['given']} {verbs['winning']} {verbs['granted']}".split()
    return (*(w for w in won if not set("建申争") & set(w)), "获得", "获")


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    """Return the pattern of how titles end: 区, 单位, 奖."""
    verbs = read_lexicon("verbs")
    words = f"{verbs['titled']} {verbs['quoted_titled']}".split()
    return re.compile(f"(?:{alternation(words)})(?:（[^（）]+）)?$")
