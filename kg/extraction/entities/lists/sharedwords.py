"""What works of a list share with their neighbours: a change, a qualifier, or one name for all.

甲中学、乙小学迁建 moves both schools; 农村公路提质改造、安保工程 are both of rural roads;
甲、乙水电站 are two plants; and 甲馆、乙馆“二合一”项目 is one project, named by all that it joins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.documents.numerals import count_of
from kg.extraction.entities.works.frames import building_verbs
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_JOINTS = "、和及与"
_SAFETY = re.compile("[一-鿿]{2}工程")  # a name too short to say what it is of
_JOINED = re.compile("“(?P<count>[二两三四五六七八九])(?:馆|院|站|校)?合一”(?:建设)?项目")
_ROOM = 90  # characters in which the parts of a joint project are listed
_BEFORE = 24  # characters in which a shared qualifier stands


def with_shared_words(found: list[Mention], text: str) -> list[Mention]:
    """Return the mentions, those of works completed with the words that a list prints once."""
    works = [m for m in found if m.type == "Project"]
    changed = _changed_schools(works, found, text)
    alike = _of_one_kind(works, found, text)
    named = {(m.start, m.end): m for m in changed + alike + _qualified(works, text)}
    joint = _joint_projects(text)
    if not named:
        return found + joint
    rest = [m for m in found if m.type != "Project" or (m.start, m.end) not in named]
    return rest + list(named.values()) + joint


def _changed_schools(works: list[Mention], found: list[Mention], text: str) -> list[Mention]:
    """Return the works at the schools of a list whose last item alone says what: 甲、|乙迁建."""
    lasts = [(m, done) for m in works if (done := _change_of(m.name))]
    if not lasts:
        return []
    ends = {m.end: m for m in found if m.type in ("Institution", "Project")}
    shared: list[Mention] = []
    for last, done in lasts:
        end = last.start - 1
        listed: list[Mention] = []
        while text[end : end + 1] in _JOINTS and end in ends and _school().search(ends[end].name):
            listed.append(ends[end])
            end = listed[-1].start - 1
        if listed and not text.endswith(_new(), 0, end + 1):
            shared += [_with_change(m, done, last) for m in listed]
    return shared


def _change_of(name: str) -> str:
    """Return what is done to the school with which the name of works begins: 甲小学|改扩建."""
    m = _changes().search(name)
    return m[0] if m and _school().search(name, 0, m.start()) else ""


def _with_change(school: Mention, done: str, last: Mention) -> Mention:
    sure = max(school.confidence, min(0.85, last.confidence))  # it stands for the school itself
    return replace(
        school, type="Project", name=school.name + done, rule="project:shared", confidence=sure
    )


def _qualified(works: list[Mention], text: str) -> list[Mention]:
    """Return the works behind a like one that prints what both are of: 农村公路改造、|安保工程."""
    found = []
    for m in works:
        if text[m.start - 1 : m.start] == "、" and _SAFETY.fullmatch(m.name):
            of = _qualifier().search(text, max(m.start - _BEFORE, 0), m.start - 1)
            if of:
                found.append(replace(m, name=of["whose"] + m.name, rule="project:shared"))
    return found


def _of_one_kind(works: list[Mention], found: list[Mention], text: str) -> list[Mention]:
    """Return the works of a list whose last item alone says what they are: 甲、|乙水电站."""
    shared: list[Mention] = []
    ends: dict[int, Mention] = {}
    for last in works:
        kind = text[last.start - 1 : last.start] in _JOINTS and _shared_kind().fullmatch(last.name)
        if not kind:
            continue
        ends = ends or {m.end: m for m in found if m.type != "Place"}
        at = last.start
        while text[at - 1] in _JOINTS and _is_bare(ends.get(at - 1)):
            end = at - 2 if text.startswith("以及", at - 2) else at - 1
            item = _short_item().search(text, max(at - _ITEM, 0), end)
            start = _behind_verb(item) if item else end
            if end - start < _BARE or text[start:end] in everyday():
                break
            at, name = start, text[start:end] + kind["kind"]
            sure = min(last.confidence, 0.85)
            shared.append(Mention("Project", start, end, name, "list:project", sure))
    return shared


def _is_bare(other: Mention | None) -> bool:
    """Return whether no name ends there, or one too short to say what it is: 甲乙|、丙丁高铁."""
    return other is None or (other.type == "Project" and len(other.name) <= _BARE)


def _behind_verb(item: re.Match[str]) -> int:
    """Return where the name begins in an item, behind the word that governs it: 做好|甲乙."""
    start = item.start("name")
    return start + _BARE if item["name"][:_BARE] in everyday() else start


_BARE = 2  # characters of the shortest names, and of most words
_ITEM = 12  # characters of one item of such a list, with the verb and the mark before it


@lru_cache(maxsize=1)
def _shared_kind() -> re.Pattern[str]:
    """Return the pattern of a short name with a kind of which a list may say the kind once."""
    works = read_lexicon("works")
    kinds, done = alternation(works["names"]["kinds_shared"].split()), works["changes"].split()
    return re.compile(f"[一-鿿]{{2,5}}?(?P<kind>(?:{kinds})(?:{alternation(done)})*(?:工程|项目)?)")


@lru_cache(maxsize=1)
def _short_item() -> re.Pattern[str]:
    """Return the pattern of a list's item that is a bare name, behind a verb or a mark."""
    verbs = alternation(building_verbs())
    opens = f"(?:(?:^|[，。；：、和及与（\n])(?:{verbs})?|{verbs})"
    return re.compile(
        f"{opens}(?P<name>(?:(?![和与及以])[一-鿿]){{2,4}}(?<![港站厂库桥线路段场园馆片区镇乡村]))$"
    )


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """Return the words that name no works by themselves: 农村、|乙县水厂."""
    modifiers, verbs = read_lexicon("modifiers"), read_lexicon("verbs")
    kinds = [modifiers[k] for k in ("common", "everyday", "theme", "decoration", "level")]
    kinds += [verbs["carry_out"], verbs["verb_or_noun"], read_lexicon("industries")["names"]]
    return frozenset(word for words in kinds for word in words.split())


def _joint_projects(text: str) -> list[Mention]:
    """Return the projects that a quotation counts the parts of: 甲馆、乙馆、丙馆“三合一”项目."""
    found = []
    for m in _JOINED.finditer(text):
        count = count_of(m["count"])
        parts = _parts(count).search(text, max(m.start() - _ROOM, 0), m.start())
        if parts:
            start = parts.start("list")
            name = text[start : m.end()]
            found.append(Mention("Project", start, m.end(), name, "project:joint", 0.9))
    return found


@lru_cache(maxsize=8)
def _parts(count: int) -> re.Pattern[str]:
    """Return the pattern of so many items that end a text, behind a verb or a stop."""
    verbs = alternation(building_verbs())
    item = "[^，。；：、“”（）\\n]{2,16}"
    opens = f"(?:(?:^|[，。；：\\n])(?:{verbs})?|{verbs})"
    return re.compile(f"{opens}(?P<list>{item}(?:、{item}){{{count - 1}}})$")


@lru_cache(maxsize=1)
def _school() -> re.Pattern[str]:
    """Return the pattern of how the names of schools and hospitals end: 甲小学, 市七中."""
    kinds = alternation(read_lexicon("works")["names"]["schools"].split())
    return re.compile(f"(?:{kinds}|[一二三四五六七八九十]中)$")


@lru_cache(maxsize=1)
def _new() -> tuple[str, ...]:
    """Return the verbs behind which a school is built anew, whatever becomes of the next one."""
    return tuple(read_lexicon("works")["names"]["anew"].split())


@lru_cache(maxsize=1)
def _changes() -> re.Pattern[str]:
    done = alternation(read_lexicon("works")["names"]["of_schools"].split())
    return re.compile(f"(?:{done})+(?:工程|项目)?$")


@lru_cache(maxsize=1)
def _qualifier() -> re.Pattern[str]:
    works = read_lexicon("works")
    verbs, things = (
        alternation(building_verbs()),
        alternation([*works["things"].split(), *works["names"]["common_things"].split()]),
    )
    done = alternation(works["changes"].split())
    return re.compile(
        f"(?:[，。；：\\n](?:{verbs})?|{verbs})(?P<whose>[一-鿿]{{2,6}}?(?:{things}))(?:{done})(?:工程)?$"
    )
