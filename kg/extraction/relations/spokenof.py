"""Of whom a sentence speaks though its clauses name nobody: the place or park taken up or gone on.

甲县立足优势，发展乙产业 names the place one clause earlier, 该县 one sentence earlier, and a
paragraph that begins with a town's name goes on about the town.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.development import any_of, words
from kg.extraction.relations.names import is_division
from kg.extraction.relations.ownplace import GROUP, opens
from kg.extraction.relations.phrases import Clause, Phrase

_SIDE = re.compile("[东南西北中岭]{1,2}(?:部|麓|侧)?的")  # 甲山岭东的乙市
_LIES = re.compile("(?:地处|位于|坐落于|座落于|坐落在|与)$")  # 地处甲县山区的|乙镇，
MAKING = ("把", "将")  # before what is made something
_BY = re.compile("以[^，。；]{0,4}$")  # 以|甲镇为重点, 以乙城|甲区为核心
_TOWNS = ("镇", "乡", "村", "街道", "社区", "苏木", "嘎查")


class About(NamedTuple):
    """What a sentence stands under."""

    topic: Mention | None  # the park or firm of its heading
    own: Mention | None  # the place on whose behalf it speaks
    industry: Mention | None  # the one industry that its heading names
    park: Mention | None  # the park of which the sentences before speak
    place: Mention | None  # … and the place


class Paragraph:
    """The place that a paragraph is about.

    It, or a later sentence of it, begins with the place's name; or else the place is the only one
    of which its clauses have told anything so far.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._place: Mention | None = None
        self._named: set[str] = set()
        self._end = -1  # of the paragraph
        self._opened = False  # whether it begins with the place's name

    def over(self, sentence: list[Clause]) -> Mention | None:
        """Return the place that the paragraph up to and with this sentence is about."""
        begin = sentence[0].sentence.start
        if begin > self._end:
            end = self._text.find("\n", begin)
            self._end = end if end >= 0 else len(self._text)
            self._place, self._opened, self._named = None, False, set()
        if told := [m for c in sentence if (m := _subject(c))]:
            self._heed(told, begin)
        return self._place

    def _heed(self, told: list[Mention], begin: int) -> None:
        """Take up what the clauses of a sentence that begins at `begin` say something of."""
        line = self._text.rfind("\n", 0, begin) + 1
        if len({m.name for m in told}) > 1:
            self._place, self._opened = None, False  # several at once: of none in particular
        elif self._opened or not self._text[line:begin].strip():
            self._place, self._opened = told[0], True
        elif not self._named - {told[0].name}:
            self._place = told[0]
        else:
            self._place = None
        self._named.update(m.name for m in told)


def _subject(clause: Clause) -> Mention | None:
    """Return the county, town or village that a sentence's first clause says something of."""
    first = clause.phrases[0]
    if first.members[0].type != "Place":
        return None
    told = developers(first) if opens(first) and first.tail.strip() else _lying(clause)
    if len(told) != 1 or aside(first) or told[0].type != "Place":
        return None
    name = told[0].name
    return told[0] if is_division(name) or name.endswith((*_TOWNS, "新区", "片区")) else None


def _lying(clause: Clause) -> list[Mention]:
    """Return what the clause says to lie somewhere: 地处甲县山区的乙镇，…, 与甲村相邻的乙村，…"""
    first, last = clause.phrases[0], clause.phrases[-1]
    lies = _LIES.search(first.lead) and last.lead.endswith("的") and not last.tail
    return developers(last) if lies else []


def begun_with(sentence: list[Clause]) -> Mention | None:
    """Return the park or place that a sentence begins with."""
    first = sentence[0].phrases[0]
    named = first.members[0]
    alone = len(first.members) == 1 and named.type in ("Park", "Place")
    return named if alone and opens(first) else None


def spoken_of(text: str, begin: int, about: About) -> list[Mention]:
    """Return the park or place that a sentence takes up with 园区 or 该县, or else goes on about.

    A paragraph that begins with a park's name goes on about the park.
    """
    park, place = about.park, about.place
    if park is not None:
        line = text.rfind("\n", 0, begin) + 1
        if itself().match(text, begin) or line == text.rfind("\n", 0, park.start) + 1 == park.start:
            return [park]
    same = _same().match(text, begin) if place is not None else None
    return [place] if same and place is not None and place.name.endswith(same[1]) else []


def developers(phrase: Phrase) -> list[Mention]:
    """Return the members of a phrase that can develop an industry; 五市 names none."""
    return [m for m in phrase.members if m.type in words("heads") and not GROUP.fullmatch(m.name)]


def bases(clause: Clause) -> list[Mention]:
    """Return who the clauses to come speak of.

    That is the clause's only park, at its end or at work there (发挥甲园区集聚作用), the places
    that it makes the bases (以甲镇、乙镇为重点), the place or park that it begins with (甲县：…,
    甲县立足优势，发展…, 在甲镇，…), that is made something (把甲区打造成…), or that lies where it
    says (地处甲县的乙镇，…).
    """
    first, last = clause.phrases[0], clause.phrases[-1]
    if _BY.search(last.lead) and as_bases().match(last.tail):
        subject = developers(first) if first is not last and opens(first) else []
        return subject or developers(last)  # 甲县以乙镇为重点，… goes on about 甲县
    if clause.after not in "，：":
        return []
    parks = [m for m in last.members if m.type == "Park"]
    told = not last.tail.strip() or last.tail.startswith("（") or _role().match(last.tail)
    alone = len(last.members) == 1 and len(parks) == 1 and not _with().search(last.lead)
    if alone and told:
        return parks
    if first.lead in MAKING:
        return developers(first)
    begins = opens(first) or first.lead.endswith(("包括", "涵盖"))  # “甲片区”包括乙市、丙州，
    if not begins or aside(first):
        return _lying(clause)
    return [m for m in developers(first) if m.type != "Enterprise"]


def aside(phrase: Phrase) -> bool:
    """Return whether words behind a place make it the qualifier of somebody else: 甲县企业."""
    if phrase.lead.endswith("在") and _meeting().search(phrase.tail):
        return True  # 在甲县会议上
    return bool(_aside_noun().match(phrase.tail) or _SIDE.match(phrase.tail))


@lru_cache(maxsize=1)
def _meeting() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('meetings')})[上中]?$")


@lru_cache(maxsize=1)
def _same() -> re.Pattern[str]:
    """Return the pattern of words for the place spoken of, as the subject: 该村|抓住机遇."""
    return re.compile(f"(?:{any_of('openers')})?(?:[^，。；]{{2,6}}，)?该([村镇乡县市区旗])")


@lru_cache(maxsize=1)
def itself() -> re.Pattern[str]:
    """Return the pattern of words for the park spoken of, as the subject: 园区|以甲为主导."""
    return re.compile(f"(?:{any_of('openers')})?(?:该|本)?(?:{any_of('itself')})(?!内|的)")


@lru_cache(maxsize=1)
def as_bases() -> re.Pattern[str]:
    """Return the pattern behind the places that are made the bases of an industry."""
    return re.compile(f"为(?:{any_of('main')}|主|核心|节点|支点)")


@lru_cache(maxsize=1)
def _aside_noun() -> re.Pattern[str]:
    """Return the pattern of what makes a place the qualifier of somebody else: 甲县企业."""
    return re.compile(f"的?(?:{any_of('others')})")


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    return re.compile(f"[^，。；、]{{0,6}}(?:{any_of('roles')})$")


@lru_cache(maxsize=1)
def _with() -> re.Pattern[str]:
    return re.compile("[与和同]$")


@lru_cache(maxsize=1)
def supports() -> re.Pattern[str]:
    """Return the pattern of a verb that lets another act, at the end of a lead: 支持|甲县."""
    verbs = read_lexicon("relations")["support"]["verbs"]
    return re.compile(f"(?:{alternation(list(verbs))})$")
