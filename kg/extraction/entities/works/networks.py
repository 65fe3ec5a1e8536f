"""Works on roads by their numbers, and power lines by the provinces that they run between.

G1、G2、S3|提质改造 says once what is done to all; 甲乙直流 and 甲电入乙 are named by two provinces.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.lists.sharedwords import everyday
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_NUMBER = re.compile(r"[GSXYC]\d{1,4}(?:线|国道|省道|县道)?")


def networks(text: str) -> list[Mention]:
    """Return the works on each road of a list, named with what is done to all, and power lines."""
    found = []
    for m in _list_of_roads().finditer(text):
        done = m["done"]
        for road in _NUMBER.finditer(text, m.start(), m.start("done")):
            last = road.end() == m.start("done")
            end = m.end() if last else road.end()
            found.append(Mention("Project", road.start(), end, road[0] + done, "list:project", 0.9))
    for m in _railway().finditer(text):
        if m["ends"] not in everyday():
            found.append(Mention("Project", m.start(), m.end(), m[0], "project", 0.85))
    for m in _power_line().finditer(text):
        found.append(Mention("Project", m.start(), m.end(), m[0], "project", 0.9))
    return found


@lru_cache(maxsize=1)
def _railway() -> re.Pattern[str]:
    """Return the pattern of a line by its two ends, one character each: ，甲乙城际、.

    It fills an item of a list, so that no word of a lexicon need divide it rightly.
    """
    return re.compile(r"(?<![一-鿿\w”）])(?P<ends>[一-鿿]{2})(?:城际|客专|高铁)(?:铁路)?(?=[、，])")


@lru_cache(maxsize=1)
def _power_line() -> re.Pattern[str]:
    """Return the pattern of a line between provinces, up to where its name is complete."""
    province = f"[{read_lexicon('works')['names']['provinces']}]"
    ends = "(?=[、，。；\n和及与等（]|建设|投|送|纳入|开工|前期|核准)"
    return re.compile(
        rf"{province}{{2}}(?:特高压)?直流(?:工程)?{ends}|{province}电[入送]{province}(?:工程|项目)?{ends}"
    )


@lru_cache(maxsize=1)
def _list_of_roads() -> re.Pattern[str]:
    done = alternation(read_lexicon("works")["changes"].split())
    road = _NUMBER.pattern
    return re.compile(
        rf"(?<![A-Za-z0-9])(?:{road}[、和及与])*{road}(?P<done>(?:{done})+(?:工程|项目)?)"
    )
