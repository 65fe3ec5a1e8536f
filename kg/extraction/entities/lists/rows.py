"""Rows of coordinated names: what tells one member what it is tells it of the others too.

甲县、乙县特殊学校, 第一届、第二届丙公路自行车赛, 建成丁艺术中心、青少年活动中心:
one member is named by a rule of its type, and its neighbours lack a head, a number or a word of
their own.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.documents.numerals import count_of
from kg.extraction.entities.events.gatherings import contests
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, lines_with_any, read_lexicon, word_list

_words = partial(word_list, "organisations", "rows")

_SURE = 0.8  # of a mention that tells what its neighbours are
_NAMED = 0.7  # … and of one that only its neighbour tells
# Rules that read a firm off its own name, and not off a list.
_BY_NAME = ("enterprise:head", "enterprise:national", "enterprise:full", "enterprise:local")
_JOINS = "、和与及"
_COUNTIES = ("县", "市", "区", "旗", "镇", "乡")
_EDITION = re.compile("第[一二三四五六七八九十]{1,3}[届次]")
_EARLIER = re.compile("(第[一二三四五六七八九十]{1,3}[届次])[、和与及]$")
_PART = re.compile("·[一-鿿]{2,4}$")  # the smaller place behind the larger one
_WIDEST = 12  # characters of a number in a row, with its mark
_EDGE = "，。；：\n"
_NEAR = 24  # characters of one member before it, with the verb and the marks
_REACH = 60  # characters of a row before the member that names it


def in_rows(found: list[Mention], text: str) -> list[Mention]:
    """Return the mentions that rows add to those `found`, each a new one."""
    return [
        *_of_places(found, text),
        *_numbered(found, text),
        *_beside(found, text),
        *_brought(found, text),
        *_planned(text),
        *_groups(text),
    ]


def _of_places(found: list[Mention], text: str) -> list[Mention]:
    """Return the houses whose head a row of counties prints once: 甲县、|乙县|特殊学校.

    The span goes on to the head, so that what is quoted says all of the name.
    """
    ends = {m.end: m for m in found if m.type == "Place" and m.name.endswith(_COUNTIES)}
    starts = {m.start: m for m in ends.values()}
    result = []
    for house in found:
        own = starts.get(house.start) if house.type == "Institution" else None
        if own is None or own.end >= house.end:
            continue
        head, at = text[own.end : house.end], house.start
        while text[at - 1 : at] in ("、", "和") and (place := ends.get(at - 1)):
            name, at = place.name + head, place.start
            result.append(Mention("Institution", at, house.end, name, "institution:row", _SURE))
    return result


def _numbered(found: list[Mention], text: str) -> list[Mention]:
    """Return a row's numbered events with their host: 甲·乙第一届、|第二届公路自行车赛."""
    places = {m.end: m.start for m in found if m.type == "Place"}
    result = []
    for event in found:
        if event.type != "Event" or not (own := _EDITION.match(event.name)):
            continue
        row, at = [own[0]], event.start
        while earlier := _EARLIER.search(text, max(at - _WIDEST, 0), at):
            at = earlier.start()
            row.append(earlier[1])
        host = _host(places, text, at)
        if len(row) > 1:
            end = at + len(row[-1])
            rest, hosts = event.name[own.end() :], text[host:at]
            result.append(Mention("Event", host, end, hosts + row[-1] + rest, "event:row", _SURE))
            result += [_hosted(event, hosts)] if hosts else []
        elif host < at:
            name = text[host : event.end]
            result.append(Mention("Event", host, event.end, name, "event:hosted", _SURE))
    return result


def _hosted(event: Mention, hosts: str) -> Mention:
    """Return the event with its hosts, which the row prints before the first of its numbers."""
    sure = min(event.confidence + 0.01, 1.0)  # before the same event without them
    return Mention("Event", event.start, event.end, hosts + event.name, "event:row", sure)


def _host(places: dict[int, int], text: str, at: int) -> int:
    """Return where the places begin that hold an event, printed right before `at`: 甲市·乙县."""
    part = _PART.search(text, max(at - _WIDEST, 0), at)
    if part and part.start() in places:
        return places[part.start()]
    return places.get(at, at)


def _beside(found: list[Mention], text: str) -> list[Mention]:
    """Return the members of a row that end as houses and contests do, beside a named one.

    Houses are meant by name only where a verb of building governs the row.
    """
    taken = {at for m in found for at in (m.start, m.end - 1)}
    result: list[Mention] = []
    told = [m for m in found if m.type in _ends() and m.confidence >= _NAMED]
    while told:
        m = told.pop()
        for start, end in _neighbours(m, text):
            if start in taken or end - 1 in taken:
                continue
            if _ends()[m.type].fullmatch(text, start, end) and _is_meant(m, start, text):
                other = Mention(m.type, start, end, text[start:end], "row:beside", _NAMED)
                result.append(other)
                told.append(other)
                taken |= {start, end - 1}
    return result


def _is_meant(m: Mention, start: int, text: str) -> bool:
    """Return whether what stands beside `m`, from `start` on, is one thing and no kind of it."""
    if m.type == "Event":
        return True
    several = text.startswith(_words("several"), start)
    return not several and _is_built(text, min(start, m.start))


def _neighbours(m: Mention, text: str) -> list[tuple[int, int]]:
    """Return where the members right before and behind a mention in its row stand."""
    spans = []
    joined = text[m.start - 1 : m.start] in ("“", *_JOINS)
    if joined and (before := _before().search(text, max(m.start - _NEAR, 0), m.start)):
        spans.append(before.span("item"))
    if behind := _BEHIND.match(text, m.end):
        spans.append(behind.span("item"))
    return spans


_BEHIND = re.compile(
    "[”）]?[、和与及]“?(?P<item>[一-鿿]{3,12}?)(?=[”、，。；和与]|建设|等|[两三四五六]大|$)"
)


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    """Return the pattern of the member before: behind a verb or a mark, up to the mark."""
    verbs = alternation(_words("verbs"))
    return re.compile(f"(?:{verbs}|[、，。；“])(?P<item>[一-鿿]{{3,12}})”?[、和与及]“?$")


@lru_cache(maxsize=1)
def _ends() -> dict[str, re.Pattern[str]]:
    """Return how a member must end beside a mention of each type."""
    houses = re.compile(f"[一-鿿]{{2,10}}?(?:{alternation(_words('houses'))})")
    return {"Project": houses, "Institution": houses, "Event": contests()}


def _is_built(text: str, at: int) -> bool:
    """Return whether a verb of building opens the part of the sentence that goes on at `at`."""
    opens = max(text.rfind(mark, max(at - _REACH, 0), at) for mark in _EDGE) + 1
    return _verbs().match(text, max(opens, at - _REACH)) is not None


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(alternation(_words("verbs")))


def _planned(text: str) -> list[Mention]:
    """Return the house that a clause plans to build and says no more of: 规划建设|文化体育园."""
    return [
        Mention("Project", *m.span("name"), m["name"], "project:planned", 0.65)
        for line in lines_with_any(_words("plans"), text)
        for m in _alone().finditer(text, line[0], line[1] + 1)
        if not m["name"].startswith(_words("several"))
    ]


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    plans, houses = alternation(_words("plans")), alternation(_words("houses"))
    return re.compile(f"(?:{plans})(?P<name>[一-鿿]{{2,6}}?(?:{houses}))(?=[，。；\\n])")


def _brought(found: list[Mention], text: str) -> list[Mention]:
    """Return the short names of firms in a row of firms that is brought: 引进|甲乙软件、丙集团."""
    firms = {m.start for m in found if m.type == "Enterprise" and m.rule in _BY_NAME}
    result = []
    lines = lines_with_any(_words("brings"), text)
    for row in (m for line in lines for m in _brought_row().finditer(text, *line)):
        spans = _members(row, text)
        if not firms.intersection(start for start, _ in spans):
            continue
        result += [
            Mention("Enterprise", start, end, text[start:end], "enterprise:row", _SURE)
            for start, end in spans
            if start not in firms and _ends_as_firm().fullmatch(text, start, end)
        ]
    return result


@lru_cache(maxsize=1)
def _brought_row() -> re.Pattern[str]:
    brings = alternation(_words("brings"))
    return re.compile(f"(?:{brings})(?:培育)?了?(?P<items>[一-鿿]{{2,8}}(?:、[一-鿿]{{2,8}})+)")


@lru_cache(maxsize=1)
def _ends_as_firm() -> re.Pattern[str]:
    tails = alternation(read_lexicon("heads")["Enterprise"]["weak"].split())
    return re.compile(f"[一-鿿]{{2,4}}?(?:{tails})")


def _groups(text: str) -> list[Mention]:
    """Return the groups of schools or hospitals of a counted row: 甲、乙|两个教育集团."""
    result = []
    lines = lines_with_any(_words("groups"), text)
    for told in (m for line in lines for m in _counted().finditer(text, *line)):
        at = told.start("count")
        row = _led_by().search(text, max(at - _REACH, 0), at)
        spans = _members(row, text) if row else []
        if len(spans) != count_of(told["count"]):
            continue
        result += [
            Mention("Institution", a, b, text[a:b] + told["head"], "institution:group", 0.95)
            for a, b in spans
        ]
    return result


def _members(row: re.Match[str], text: str) -> list[tuple[int, int]]:
    """Return where the members of a matched row stand."""
    return [m.span() for m in _MEMBER.finditer(text, *row.span("items"))]


_MEMBER = re.compile("[^、和与]+")


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    return re.compile(
        f"[大个](?<=(?P<count>[两三四五六七八九十\\d])[大个])(?P<head>{alternation(_words('groups'))})"
    )


@lru_cache(maxsize=1)
def _led_by() -> re.Pattern[str]:
    """Return the pattern of the row before such a number, behind a verb that founds or a mark."""
    founds = alternation(_words("founds"))
    row = "(?P<items>[一-鿿]{2,8}(?:[、和与][一-鿿]{2,8})+)$"
    return re.compile(f"(?:[，。；：\\n](?:{founds})?|{founds})了?{row}")
