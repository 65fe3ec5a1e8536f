"""Persons: a Chinese name beside an office (市长某某, 某某总书记, 记者 某某)."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.organs import trie_pattern

_LENGTHS = (4, 3, 2)  # characters of a name, the longest first


@lru_cache(maxsize=1)
def _name() -> str:
    """Return the pattern of a surname and a given name."""
    data = read_lexicon("persons")
    single = "".join(data["surnames"].split())
    never = alternation(data["no_given"].split())
    given = rf"(?!{never})(?:(?![{data['not_given']}])[一-鿿]){{1,2}}"
    words = alternation(data["no_name"].split())
    double = alternation(data["double_surnames"].split())
    return rf"(?!{words})(?:(?:{double}){given}|[{single}]{given})"


@lru_cache(maxsize=1)
def _behind_office() -> re.Pattern[str]:
    data = read_lexicon("persons")
    end = rf"(?=[，。；、：！\s（）]|$|{alternation(data['then'].split())})"
    sounds = read_lexicon("places")["transliterating"]
    name = f"{_name()}|[{sounds}]{{3,6}}"
    words = alternation(data["no_name"].split())
    signed = rf"(?!{words})[{''.join(data['surnames'].split())}][一-鿿]{{1,2}}(?=[ 　]*(?:\n|$))"
    offices = trie_pattern(data["before"].split())  # a tree: it is tried all over the text
    return re.compile(rf"(?:{offices})[ ：]?(?:(?P<told>{name}){end}|[ 　]?(?P<signed>{signed}))")


@lru_cache(maxsize=1)
def _office_behind() -> re.Pattern[str]:
    after = read_lexicon("persons")["after"].split()
    return re.compile(f"(?:{trie_pattern(after)})(?!局|厅|部|委)")


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
    """Return the pattern of the list of names behind 市领导, up to what they do."""
    then = alternation(read_lexicon("persons")["then"].split())
    return re.compile(rf"[省市县区州旗盟]领导((?:{_name()}、)*{_name()})(?=[，。]|{then})")


_DOT = re.compile("·")
_DOTTED = (6, 9)  # characters before the dot, and from it on
_ITEM = re.compile("[^、]+")


def _between_commas(leaders: re.Match[str], text: str) -> list[re.Match[str]]:
    return list(_ITEM.finditer(text, *leaders.span(1)))


def _is_signature(text: str, office: int) -> bool:
    """Return whether the office stands in a short line that says no more than who signs."""
    line = text.rfind("\n", 0, office) + 1
    return office - line <= _SHORT and not any(c in "，。；：" for c in text[line:office])


_SHORT = 16  # characters before the office


def persons(text: str) -> list[Mention]:
    """Return the persons named beside an office, and those whose names are written with a dot."""
    found = [
        _person(text, *m.span(m.lastgroup or 0), "person:a")
        for m in _behind_office().finditer(text)
        if m["told"] or _is_signature(text, m.start())
    ]
    for dot in _DOT.finditer(text):
        near = max(dot.start() - _DOTTED[0], 0), dot.start() + _DOTTED[1]
        if m := _dotted().search(text, *near):
            found.append(_person(text, *m.span(), "person:dot"))
    for leaders in _leaders().finditer(text):
        found += [_person(text, *m.span(), "person:c") for m in _between_commas(leaders, text)]
    for office in _office_behind().finditer(text):
        end = office.start()
        for length in _LENGTHS:
            if length <= end and _whole_name().fullmatch(text, end - length, end):
                found.append(_person(text, end - length, end, "person:b"))
                break
    return found


def _person(text: str, start: int, end: int, rule: str) -> Mention:
    return Mention("Person", start, end, text[start:end], rule, 0.85)
