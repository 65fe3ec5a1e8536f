"""Things of which a city or province has one, so that its name alone says where they lie."""

from __future__ import annotations

import re

from kg.extraction.facts import Mention
from kg.extraction.relations.names import Part, cities

_AIRPORT = re.compile(
    "[一-鿿]{0,3}?(?:民用|国际|通用|支线|通勤|货运|运输|军民合用|军民共用|新)*机场"
    "(?:新?航站楼|改扩建|扩建|迁建|二期|三期|改造|项目|工程)*"
)
_SIGHTS = ("岳", "岳区")  # the airport called after these lies farther off
_CHINAS = "中国（"


def is_sole(mention: Mention, found: list[Part]) -> bool:
    """Return whether the mention is the one of its kind of the first place `found` in its name.

    So is the airport of a city (甲机场), and what the nation has one of in each of several places
    (中国（乙省）国际贸易单一窗口).
    """
    if not found:
        return False
    name, first = mention.name, found[0]
    if first.start == 0:
        airport = _AIRPORT.fullmatch(name, first.end) is not None
        county = first.division and not first.known.name.endswith(_SIGHTS)
        return airport and (county or name[: first.end] in cities())
    alone = len(found) == 1  # but 中国（乙省）自贸试验区|甲市联动创新区 is in 甲市
    return (
        alone
        and name.startswith(_CHINAS)
        and first.start == len(_CHINAS)
        and name[first.end] == "）"
    )
