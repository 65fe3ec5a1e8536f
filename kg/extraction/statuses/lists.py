"""Lists of works read as one, though a rule may have missed some of their items; and phases.

甲隧道、乙丙丁科创走廊起步区、戊水厂建成投用 tells of all three; a list that an unknown item, or the
places inside one, broke into phrases is put together again before a status is read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.facts import Mention, Status
from kg.extraction.lexicon import alternation
from kg.extraction.relations.phrases import Clause, Phrase
from kg.extraction.statuses.words import before_pattern, data, listed, told_after

_JOINTS = ("、", "和", "及", "以及", "与")
_PHASE = re.compile("([一二三四五首])期")
_PHASE_OF_NAME = re.compile("([一二三四五首])期(?:工程|项目)?$")
_LONGEST = 40  # characters of an item that no rule found


def rejoined(clause: Clause) -> Clause:
    """Return the clause with the phrases of each broken list as one phrase."""
    if len(clause.phrases) == 1 and not clause.phrases[0].tail.startswith(_JOINTS):
        whole = _without_unknown(clause.phrases[0])
        return clause if whole is clause.phrases[0] else clause._replace(phrases=(whole,))
    phrases = [clause.phrases[0]]
    unknown = 0  # characters of the unknown item that the last phrase ended in
    for phrase in clause.phrases[1:]:
        gap = phrases[-1].tail
        opened = phrases[-1].members[-1].type == "Place" and gap.endswith("、")
        unknown = _unknown_in(gap, unknown or opened)
        if unknown:
            phrases[-1] = _joined(phrases[-1], phrase)
        else:
            phrases[-1] = phrases[-1]._replace(tail=_without_verb(gap))
            phrases.append(phrase)
    last = phrases[-1] = _without_unknown(phrases[-1])
    if last.tail.startswith(_JOINTS) and not told_after(last.tail):
        rest = _unlisted().sub("", last.tail)
        if not rest or rest.startswith("等") or last.members[-1].type == "Project":
            phrases[-1] = last._replace(tail=rest)  # 甲园区、乙基地|建设 builds the second
    return clause._replace(phrases=tuple(phrases))


def _without_unknown(last: Phrase) -> Phrase:
    """Return the phrase without its last item, of which a rule found no more than the place.

    Of 建设|甲产业园、乙市|制氢检测实证平台 the first is told of by the verb.
    """
    if len(last.members) == 1 or last.members[-1].type != "Place" or not last.tail:
        return last
    rest = _rest_of_item().fullmatch(last.tail)
    if rest is None:
        return last
    return last._replace(members=last.members[:-1], tail=rest["done"] or "")


@lru_cache(maxsize=1)
def _rest_of_item() -> re.Pattern[str]:
    """Return the pattern of the rest of an item that ends as things do that are built."""
    ends, done = alternation(data("types")["things"]), alternation(data("doing")["words"])
    return re.compile(f"[^、，。；：等的]{{2,16}}?(?:{ends})(?P<done>{done})?")


def is_content(clause: Clause, phrase: Phrase, topic: Mention | None) -> bool:
    """Return whether a phrase names what a project consists of: 甲项目总投资3亿元，主要建设|乙车间.

    `topic` is the project that the sentence began with, if any; its own verb may stand between the
    two (甲项目|建成|乙生产线).
    """
    place = clause.phrases.index(phrase)
    if place and clause.phrases[place - 1].members[-1].type == "Project":
        return phrase.lead in data("content")["built"]
    if topic is None or place or topic in phrase.members or topic.start > clause.start:
        return False
    return phrase.lead.lstrip("，").startswith(listed("content", "words"))


def _without_verb(gap: str) -> str:
    """Return the `gap` without the verb behind 、 that governs what follows: 甲桥|、启动|乙路."""
    told, mark, verb = gap.rpartition("、")
    return told if mark and before_pattern().match(verb) else gap


@lru_cache(maxsize=1)
def _unlisted() -> re.Pattern[str]:
    """Return the pattern of the last items of a list that no rule found, up to what is done."""
    joint, done = alternation(list(_JOINTS)), alternation(data("doing")["words"])
    return re.compile(f"^(?:(?:{joint})[^、，。；：]{{2,16}}?)+(?=等|(?:{done})?(?:工作)?$)")


def _unknown_in(gap: str, unknown: int) -> int:
    """Return how long the item is that goes on in the `gap` between two phrases, 0 where none does.

    It begins behind 、, or goes on from the phrase before (`unknown` characters of it); a verb
    that begins an item, or a status told of the items before, ends the list.
    """
    opens = gap.startswith(_JOINTS)
    if not gap or len(gap) > _LONGEST or not (opens or unknown) or told_after(gap):
        return 0
    items = gap.split("、")
    if any(before_pattern().match(item.lstrip("和及与以")) for item in items[1 if opens else 0 :]):
        return 0
    return len(gap)


def of_phase(told: str, name: str, status: Status) -> Status | None:
    """Return the `status` that words tell of the works `name`; None where of another phase.

    甲水厂一期建成、二期开工 tells no more of the first; of 甲水厂 it tells that a part is at work.
    """
    phase, own = _PHASE.match(told), _PHASE_OF_NAME.search(name)
    if phase is None:
        return status
    if own is not None:
        return status if own[1] == phase[1] else None
    return "partly_operational" if status in ("completed", "operational") else status


def _joined(first: Phrase, second: Phrase) -> Phrase:
    return first._replace(
        members=first.members + second.members,
        modifiers=first.modifiers + second.modifiers,
        tail=second.tail,
    )
