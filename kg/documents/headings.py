"""Headings: where they stand in a clean text, what numbers them and where their titles end."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from kg.documents.demands import is_frame, opens_demand
from kg.extraction.lexicon import alternation, read_lexicon

_NUMERAL = r"[一二三四五六七八九十百零〇两\d]{1,5}"
_CHINESE = r"[一二三四五六七八九十百]{1,4}"

# Smaller ranks enclose greater ones. The order is that of the national format for official
# documents (GB/T 9704: 一、（一）1.（1）) with the parts of plans and regulations above it.
RANKS = {
    "annexes": 10,
    "annex": 10,
    "part": 20,
    "chapter": 30,
    "section": 40,
    "article": 45,
    "table": 48,
    "division": 50,
    "heading": 52,
    "keyword": 55,
    "goal": 55,
    "group": 60,
    "address": 60,
    "point": 65,
    "task": 70,
    "item": 80,
    "step": 90,
    "row": 95,
    "measure": 100,
}
_PARTS = {
    "编": "part",
    "篇": "part",
    "部分": "part",
    "章": "chapter",
    "节": "section",
    "条": "article",
}

_TITLE_LIMIT = 30  # a first sentence longer than this is prose, not a title
_RUN_IN_LIMIT = 26
_LINE_LIMIT = 60  # a heading line without 。 is not longer than this
_CLOSERS = "。！？；"
_SENTENCE_LIKE = re.compile("[，；：！？（是]|[年月日](?:来|以来)?，?$")
_UNTITLED = re.compile(
    r"[\d\s.%年月日]+$|[（■□●\[]|.*(?:[。；！？，、：…—]|人民政府|办公室|委员会|\t)"
)
_HEADING_LIMIT = 40
_PERIOD = re.compile(r"(?:20\d\d年(?:度|上半年|下半年)?|[过今][去后][一两三五]年|今年|去年)的?")
_BOX = re.compile(r"专栏\s?[\d一二三四五六七八九十]{1,3}")
_LEAF = 98  # an unnumbered heading below the point it stands in
_STEP = re.compile(rf"({_CHINESE}[是要])(?=([^，。；：\n]{{4,30}})[，。])")
_NEXT_STEP = re.compile(rf"[。；，]{_CHINESE}[是要]")
_LONG = 60  # a paragraph that a step heads is at least so long
# What the clauses behind the first add to what a step asks for: the aim, and how it is reached.
_AIM = re.compile("，(?=在[^，。]*(?:上|中|方面)|努力|奋力|力争|确保|让|为[^，。]*(?:提供|贡献))")
_BRACKET_ONLY = re.compile(r"[。；]?(?:（[^（）\n]*）)?[。；]?\s*$")


class Heading(NamedTuple):
    """A heading in clean offsets; `step` is its part of the path, such as 附件1 or (一)."""

    kind: str
    rank: int
    label: str
    step: str
    start: int
    title_start: int
    title_end: int
    numbered: bool


@lru_cache
def _marker() -> re.Pattern[str]:
    """Return the pattern of everything that numbers a heading at the start of a line."""
    marks = read_lexicon("outline")["marks"]
    keyword, measure, goal = (alternation(marks[k]) for k in ("keyword", "measure", "goal"))
    return re.compile(
        rf"第(?P<ordinal>{_NUMERAL})(?P<part>编|篇|部分|章|节|条)(?![例款])[：:、.]?"
        rf"|(?P<division>{_CHINESE})、(?!{_CHINESE}、)"
        rf"|（(?P<group>{_CHINESE})）、?"
        rf"|(?P<task>\d{{1,2}})(?:[.、．](?!\d)|）)"
        rf"|（(?P<item>\d{{1,3}})）[、.]?"
        rf"|(?P<step>[①-⑳])"
        r"|(?P<group3>[㈠-㈩])、?|(?P<task3>[⒈-⒛])|(?P<item3>[⑴-⒇])[、.]?"
        rf"|【(?P<point>(?:{measure}){_NUMERAL})】[：]?"
        rf"|【(?P<keyword>(?:{keyword}){_NUMERAL})】[：]?"
        rf"|(?P<keyword2>(?:{keyword}){_NUMERAL})[：:]"
        rf"|(?P<point2>(?:{measure}){_NUMERAL})[：:]"
        rf"|(?P<topic>{keyword})[：:]"
        rf"|(?P<goal>{goal})[：:]"
    )


def find_marked(text: str, start: int, end: int) -> Heading | None:
    """Return the numbered or labelled heading that stands at `start`, whose line ends at `end`."""
    match = _marker().match(text, start, end)
    if match is None or match.end() == end:
        return None
    kind = match.lastgroup or ""
    mark = match[kind]
    if kind.endswith("3"):  # one character that holds its bracket or stop: ㈠ ⒈
        kind, mark = kind[:-1], unicodedata.normalize("NFKC", mark).strip("().")
    title_start = match.end()
    stop = title_end(text, title_start, end)
    title = text[title_start:stop]
    if kind == "part":
        kind, step = _PARTS[mark], f"第{match['ordinal']}{mark}"
    elif kind in ("group", "item"):
        step = f"({mark})"
    elif kind == "topic":
        kind, step = "keyword", title
    elif kind == "goal":
        step, title_start, stop = mark, start, start + len(mark)
    else:
        kind, step = kind.rstrip("2"), mark
    if title_start >= stop:
        return None
    label = match[0] if kind != "goal" else ""
    numbered = match.lastgroup not in ("topic", "goal")
    return Heading(kind, RANKS[kind], label, step, start, title_start, stop, numbered)


def title_end(text: str, start: int, end: int) -> int:
    """Return where the title that starts at `start` ends: at 。 or ； or the line's end.

    A sentence that is too long to be a title, or with which the whole point is said, gives its
    first clause.
    """
    stop = _first(text, _CLOSERS, start, end)
    whole_line = stop == end
    if whole_line and end - start <= _LINE_LIMIT:
        return _without_bracket(text, start, end)
    colon = _first(text, "：", start, min(stop, start + 16))
    if colon < min(stop, start + 16):
        return _without_label(text, start, colon)
    said = (stop < end and text[stop] == "；") or _BRACKET_ONLY.match(text, stop, end)
    if stop - start <= _TITLE_LIMIT and not said:
        return stop
    first = _first(text, "，；", start, stop)
    return _without_bracket(text, start, first) if first == stop else first


def _without_label(text: str, start: int, colon: int) -> int:
    """Return the end of a title less the label of units behind it: 加强消防安全，|责任部门：."""
    comma = text.rfind("，", start, colon)
    return comma if comma > start and text.endswith(("单位", "部门"), comma, colon) else colon


def _without_bracket(text: str, start: int, end: int) -> int:
    """Return the end of a heading line less a closing bracket that names units."""
    words = read_lexicon("outline")["verbs"]["assignment"]
    opening = text.rfind("（", start, end)
    if opening > start and text[end - 1] == "）" and any(w in text[opening:end] for w in words):
        return opening
    return end


def _first(text: str, characters: str, start: int, end: int) -> int:
    """Return where one of `characters` first stands outside quotes and brackets, else `end`."""
    first = _first_of(characters).search(text, start, end)
    if first is None or first[0] in characters:
        return first.start() if first else end  # as nearly always: nothing is opened before it
    depth = 0
    for i in range(first.start(), end):
        c = text[i]
        if c in _OPENERS:
            depth += 1
        elif c in "”）》】’":
            depth = max(0, depth - 1)
        elif depth == 0 and c in characters:
            return i
    return end


_OPENERS = "“（《【‘"


@lru_cache(maxsize=4)
def _first_of(characters: str) -> re.Pattern[str]:
    """Return the pattern of one of `characters`, or of what opens a quote or bracket."""
    return re.compile(f"[{re.escape(characters)}{_OPENERS}]")


def find_run_in(text: str, start: int, end: int) -> Heading | None:
    """Return the short first sentence that heads an unnumbered paragraph (做强龙头企业。依托…)."""
    title_start = start
    while title_start < end and text[title_start] in "—-●•·◆■":
        title_start += 1
    stop = text.find("。", title_start, min(end, title_start + _RUN_IN_LIMIT + 1))
    if stop - title_start < 4 or end - stop < 20:
        return None
    title = text[title_start:stop]
    if _SENTENCE_LIKE.search(title):
        return None
    label = text[start:title_start]
    return Heading("measure", RANKS["measure"], label, title, start, title_start, stop, False)


def find_step(text: str, start: int, end: int) -> Heading | None:
    """Return the demand that heads a long paragraph as one step of several (四是实施甲战略，…。…).

    A paragraph that lists further steps is no step itself. A step is a point of a passage, not of
    the document's outline: it is numbered, but no task.
    """
    match = _STEP.match(text, start, end) if end - start >= _LONG else None
    if match is None or not opens_demand(match[2]):
        return None
    title_start = match.end()
    stop = text.find("。", title_start, end)
    if end - stop < 20 or stop < 0 or _NEXT_STEP.search(text, title_start, end):
        return None
    aim = _AIM.search(text, title_start, stop)
    if aim is not None:
        stop = aim.start()
    elif stop - title_start > _TITLE_LIMIT:
        stop = match.end(2)
    label = match[1]
    return Heading("step", RANKS["measure"], label, label, start, title_start, stop, False)


def find_unnumbered(
    text: str, row: tuple[int, int], below: tuple[int, int], above: Heading | None, after: str
) -> Heading | None:
    """Return the heading that a short line without a number is, or None.

    Such a line has no punctuation at its end, and a paragraph or a labelled heading `below` it.
    `above` is the last heading before it, `after` the character before it.
    """
    start, end = row
    if end - start > _HEADING_LIMIT or end - start < 4 or _UNTITLED.match(text, start, end):
        return None
    title = text[start:end]
    opener = _marker().match(text, *below)
    if opener is not None and opener.lastgroup in ("goal", "keyword", "keyword2", "topic"):
        return Heading("heading", RANKS["heading"], "", _topic(title), start, start, end, False)
    is_prose = below[1] - below[0] >= 40 and opener is None and text[below[1] - 1] in "。）”"
    if above is None or not is_prose or after not in "。”）；！":
        return None
    rank = RANKS["point"] if above.kind == "point" or above.rank == RANKS["point"] else _LEAF
    return Heading("heading", rank, "", title, start, start, end, False)


def find_box(text: str, start: int, end: int, above: Heading | None) -> Heading | None:
    """Return the heading of a box (专栏3 重大工程), which stands beside the number above."""
    if above is None or end - start > _HEADING_LIMIT or not _BOX.match(text, start, end):
        return None
    return Heading("box", above.rank, "", text[start:end], start, start, end, False)


def find_part(text: str, start: int, end: int) -> Heading | None:
    """Return the heading that only names a part of a document: 重点任务, 2023年工作回顾."""
    if not 4 <= end - start <= _HEADING_LIMIT:
        return None
    period = _PERIOD.match(text, start, end)
    if not is_frame(text[period.end() if period else start : end]):
        return None
    title = text[start:end]
    return Heading("heading", RANKS["division"], "", title, start, start, end, False)


def _topic(title: str) -> str:
    """Return what a headline speaks of: the words before its verb (项目建设|提升…)."""
    match = _verb().search(title, 4)
    return title[: match.start()] if match else title


@lru_cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternation(read_lexicon("outline")["verbs"]["action"]))


def find_named(text: str, start: int, end: int) -> Heading | None:
    """Return the heading of an appendix without a number, or the salutation of a speech."""
    match = _named().match(text, start, end)
    if match is None or (match.lastgroup == "appendix" and match.end() < end):
        return None
    kind = "annex" if match.lastgroup == "appendix" else "address"
    name = match[match.lastgroup or ""]
    stop = start + len(name)
    return Heading(kind, RANKS[kind], "", name, start, start, stop, False)


@lru_cache
def _named() -> re.Pattern[str]:
    marks = read_lexicon("outline")["marks"]
    return re.compile(
        rf"(?P<appendix>{alternation(marks['appendix'])})|(?P<address>{alternation(marks['salutation'])})[！：，]"
    )
