"""Persons: a Chinese name beside an office (市长某某, 某某总书记, 记者 某某)."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

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
    return re.compile(rf"(?:{alternation(data['before'].split())})[ ：]?({_name()}){end}")


@lru_cache(maxsize=1)
def _office_behind() -> re.Pattern[str]:
    after = read_lexicon("persons")["after"].split()
    return re.compile(f"(?:{alternation(after)})(?!局|厅|部|委)")


@lru_cache(maxsize=1)
def _whole_name() -> re.Pattern[str]:
    return re.compile(_name())


def persons(text: str) -> list[Mention]:
    """Return the persons named beside an office."""
    found = [_person(text, *m.span(1), "person:a") for m in _behind_office().finditer(text)]
    for office in _office_behind().finditer(text):
        end = office.start()
        for length in _LENGTHS:
            if length <= end and _whole_name().fullmatch(text, end - length, end):
                found.append(_person(text, end - length, end, "person:b"))
                break
    return found


def _person(text: str, start: int, end: int, rule: str) -> Mention:
    return Mention("Person", start, end, text[start:end], rule, 0.85)
