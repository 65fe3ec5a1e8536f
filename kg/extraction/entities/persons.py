"""Persons: a Chinese name beside an office (市长某某, 某某总书记, 记者 某某)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.organs import trie_pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LENGTHS = (4, 3, 2)  # characters of a name, the longest first


@lru_cache(maxsize=1)
def _name() -> str:
    """Return the pattern of a surname and a given name."""
    data = read_lexicon("persons")
    single = "".join(data["surnames"].split())
    never = alternation(data["no_given"].split())
    one = f"(?:(?![{data['not_given']}])[一-鿿])"
    given = f"(?!{never})(?:(?:{one}|长){one}|{one})"  # 李长海, but no 李县长
    words = _no_name()
    double = alternation(data["double_surnames"].split())
    return rf"(?!{words})(?:(?:{double}){given}|[{single}]{given})"


@lru_cache(maxsize=1)
def _no_name() -> str:
    """Return the pattern of words that begin like a name: 全面, and 和 before 专家."""
    data = read_lexicon("persons")
    functional = "".join(data["functional"].split())
    joined = f"[{functional}](?:{alternation(data['ordinary'].split())})"
    return f"{alternation(data['no_name'].split())}|{joined}"


@lru_cache(maxsize=1)
def _loose_name() -> str:
    """Return the pattern of a surname and any one or two characters, for between two marks."""
    data = read_lexicon("persons")
    words = _no_name()
    return rf"(?!{words})[{''.join(data['surnames'].split())}](?:(?!等)[一-鿿]){{1,2}}"


@lru_cache(maxsize=1)
def _behind_office() -> re.Pattern[str]:
    """Return the pattern of an office and the one name, or the list of names, behind it."""
    data = read_lexicon("persons")
    end = rf"(?=[，。；、：！\s（）]|$|{alternation(data['then'].split())})"
    sounds = read_lexicon("places")["transliterating"]
    surnames = "".join(data["surnames"].split())
    name = f"(?:{_name()}|[{surnames}]?[{sounds}]{{3,6}})"
    loose = f"(?:{name}|{_loose_name()})"
    parted = f"{_loose_name()}(?=、|[二等]?同志|和[省市县区州旗盟])"
    told = f"(?:{name}|{parted})(?:、{loose})*(?:[和及]{loose})?"
    offices = trie_pattern(data["before"].split())
    signed = rf"{_loose_name()}(?=[ 　]*(?:\n|$))"
    return re.compile(rf"(?:{offices})[ ：]?(?:(?P<told>{told}){end}|[ 　]?(?P<signed>{signed}))")


@lru_cache(maxsize=1)
def _office_behind() -> re.Pattern[str]:
    return re.compile(f"(?:{trie_pattern(_offices_behind())})(?!局|厅|部|委)")


@lru_cache(maxsize=1)
def _offices_behind() -> tuple[str, ...]:
    return tuple(sorted(set(read_lexicon("persons")["after"].split())))


@lru_cache(maxsize=1)
def _whole_name() -> re.Pattern[str]:
    return re.compile(_name())


@lru_cache(maxsize=1)
def _dotted() -> re.Pattern[str]:
    """Return the pattern of names written with a dot: 艾山·买买提."""
    sounds = read_lexicon("places")["transliterating"]
    return re.compile(f"(?<![{sounds}])[{sounds}]{{2,6}}·[{sounds}]{{2,8}}")


@lru_cache(maxsize=1)
def _leaders() -> re.Pattern[str]:
    """Return the pattern of the list of names behind 市领导 or 责任人：, up to what they do."""
    data = read_lexicon("persons")
    then = alternation(data["then"].split())
    # Rare surnames stand among others: a list that begins with a name is of names.
    rare = "[一-鿿]{2,5}"
    labels = data["labels"].split()
    led = f"(?<=[省市县区州旗盟])领导：?|{trie_pattern(labels)}："
    name = _loose_name()
    rest = f"(?:、{rare}(?=、))*、(?:{name}|{rare}(?=等))"
    listed = f"(?:{name}|{rare}(?=、{name}))(?:{rest})?"
    return re.compile(rf"(?:{led})(?P<names>{listed})(?=[，。；\n]|$|{then})")


_DOT = re.compile("·")
_DOTTED = (6, 9)  # characters before the dot, and from it on
_ITEM = re.compile("[^、]+")


def _listed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span of each name of a list: 甲、乙和丙."""
    for item in _ITEM.finditer(text, start, end):
        joint = _joint().fullmatch(item[0]) if item.end() == end else None
        if joint is None:
            yield item.span()
            continue
        yield item.start(), item.start() + joint.end("first")
        yield item.start() + joint.start("second"), end


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    return re.compile(f"(?P<first>{_name()})[和及](?P<second>{_loose_name()})")


def _is_signature(text: str, office: int) -> bool:
    """Return whether the office stands in a short line that says no more than who signs."""
    line = text.rfind("\n", 0, office) + 1
    return office - line <= _SHORT and not any(c in "，。；：" for c in text[line:office])


_SHORT = 16  # characters before the office


def persons(text: str) -> list[Mention]:
    """Return the persons named beside an office or what they do, and names written with a dot."""
    told = _offices().find_matches_as_indexes(text, overlapping=True)
    first, last = len(_acts()), len(_acts()) + len(_offices_behind())
    offices = sorted({start for word, start, _ in told if word >= last})
    behind = sorted({start for word, start, _ in told if first <= word < last})
    found = _doing(text, sorted((start, word) for word, start, _ in told if word < first))
    found += [
        _person(text, *span, "person:a")
        for m in _from(offices, _behind_office(), text)
        if m["told"] or _is_signature(text, m.start())
        for span in _listed(text, *m.span(m.lastgroup or 0))
    ]
    for dot in _DOT.finditer(text):
        near = max(dot.start() - _DOTTED[0], 0), dot.start() + _DOTTED[1]
        if m := _dotted().search(text, *near):
            found.append(_person(text, *m.span(), "person:dot"))
    for leaders in _from(offices, _leaders(), text):
        listed = _listed(text, *leaders.span("names"))
        found += [_person(text, *span, "person:c") for span in listed]
    for office in _from(behind, _office_behind(), text):
        end = office.start()
        for length in _LENGTHS:
            if length <= end and _whole_name().fullmatch(text, end - length, end):
                found.append(_person(text, end - length, end, "person:b"))
                break
    return found


def _doing(text: str, acts: list[tuple[int, int]]) -> list[Mention]:
    """Return the persons named before the `acts` (offset, index of the word) of persons."""
    found: list[Mention] = []
    for at, word in acts:
        if names := _acts()[word][1].search(text, max(at - _ROOM, 0), at):
            listed = list(_listed(text, *names.span("names")))
            # 文化、体育 look like names, too, but nobody calls them leaders.
            people = _acts()[word][0][0] == "等" or any(b - a > 2 for a, b in listed)
            if people and not any(text[end - 1] in _VILLAGES for _, end in listed):
                found += [_person(text, *span, "person:does") for span in listed]
    return found


_VILLAGES = "村庄屯寨"  # 张家村、李家庄等村领导
_ROOM = 60  # characters in which a list of names stands


@lru_cache(maxsize=1)
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the words for what persons do, each with the pattern of the names before it.

    Many names may open a clause (某某、某某等领导), one must open the sentence (某某指出).
    """
    data, name = read_lexicon("persons"), _name()
    then = "(?:等[一-鿿]{0,8}|分别|一同|一起|共同)?"
    several = f"(?:^|[，。；：\\n）])(?P<names>{name}(?:、{name})+(?:[和及]{name})?){then}$"
    one = f"(?:^|[。\\n])(?P<names>{name})"
    before = {
        "doing": several,
        "speaking": f"{one}$",
        "visiting": f"{one}[到赴在][^，。；：\\n]{{1,18}}$",
    }
    return tuple((w, re.compile(p)) for key, p in before.items() for w in data[key].split())


def _from(starts: list[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what the pattern matches from the starts on, none overlapping the one before."""
    end = 0
    for start in starts:
        if start >= end and (m := pattern.match(text, start)):
            end = m.end()
            yield m


@lru_cache(maxsize=1)
def _offices() -> AhoCorasick:
    """Return the automaton of the acts and offices with which the patterns here begin.

    First come the acts, then the offices behind a name, then those and the labels before one.
    The text is scanned for them once, which is much quicker than trying the patterns everywhere.
    """
    from ahocorasick_rs import (  # noqa: PLC0415  heavy, needed only here
        AhoCorasick,
        Implementation,
        MatchKind,
    )

    data = read_lexicon("persons")
    words = {*data["before"].split(), *data["labels"].split(), "领导"}
    return AhoCorasick(
        [*(word for word, _ in _acts()), *_offices_behind(), *sorted(words)],
        matchkind=MatchKind.Standard,
        implementation=Implementation.DFA,
    )


def _person(text: str, start: int, end: int, rule: str) -> Mention:
    return Mention("Person", start, end, text[start:end], rule, 0.85)
