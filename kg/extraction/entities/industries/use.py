"""What the words around an industry's name say: that it is none, or that its name is longer.

A public service, a manner, goods that somebody uses or a form of ownership may be called as an
industry is. The words that tell so stand in ontology/lexicon/surroundings.toml.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial

from kg.extraction.entities.industries.words import words
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, word_list

_words = partial(word_list, "surroundings", "industry")

_SURE = 0.75  # confidence from which a list's industry stands whatever the list is of
_REACH = 40  # characters around a name that are looked at
_NEAR = 6  # characters behind a name that may go on with it
_SHORT = 3  # characters from which a name of an industry stands before any word
_SERVICE = "服务"
_HEADS = ("产业", "产业链", "产业集群", "全产业链")
_SCENES = re.compile("[^，。；]{0,40}?等[^，。；]{0,4}场景")
_ITEM = re.compile("、([一-鿿]{2,4})与$")  # the half of a list's item before its 与


def settled_industry(m: Mention, text: str) -> list[Mention]:
    """Return the industry, shorter or longer where its surroundings say so; [] for none."""
    if m.name.endswith("产业政策"):
        return [replace(m, end=m.end - 2, name=m.name[:-2])]
    if _is_called_so(m, text) or _is_used(m, text) or _is_of_sights(m, text):
        return []
    if "机构和" in m.name or "企业和" in m.name:
        start = m.start + m.name.index("和") + 1
        rest = text[start : m.end]
        return [] if rest in ("产业", "行业") else [replace(m, start=start, name=rest)]
    return [_with_first_half(m, text)]


def _is_called_so(m: Mention, text: str) -> bool:
    """Return whether the name is of a manner, a duty, a body, a form of ownership or a need."""
    name, after = m.name, text[m.end : m.end + _NEAR]
    if name in _words("forms"):
        return not m.rule.startswith("list:")
    if name in _words("manners"):
        kept = text.endswith(_words("manner_verbs"), 0, m.start)
        return kept or after.startswith(_words("manner_before"))
    if name.endswith(_HEADS) and _acts().search(name):
        return True  # 以会展带动|产业
    if len(name) < _SHORT and after.startswith(_words("duties")):
        return True
    return (
        name in _words("public")
        or after.startswith(_words("bodies"))
        or (m.rule == "industry:figure" and after.startswith(_words("needs")))
    )


def _is_used(m: Mention, text: str) -> bool:
    """Return whether the name is of what somebody is served with or uses: 基本|养老服务|供给."""
    if m.name.endswith(_SERVICE):
        before = _words("serving") + _words("common")
        return text.endswith(before, 0, m.start) or text.startswith(_words("served"), m.end)
    if m.name.startswith("智慧") and not m.name.endswith(_HEADS):
        return _SCENES.match(text, m.end) is not None
    if m.rule not in ("industry:object", "industry:figure"):
        return False
    used = text.endswith(_words("using"), 0, m.start)
    return used or text.startswith(_words("in_use"), m.end)


def _is_of_sights(m: Mention, text: str) -> bool:
    """Return whether the list that the name stands in is of sights: 以甲、乙为特色的景区."""
    if m.confidence >= _SURE or "为特色的" not in text[m.end : m.end + _REACH]:
        return False
    return _sights().match(text, m.end) is not None


def _with_first_half(m: Mention, text: str) -> Mention:
    """Return the industry with the half of its name before 与: 、信息与|网络服务产业."""
    if m.rule != "industry:own" or not text.endswith("与", 0, m.start):
        return m
    half = _ITEM.search(text[max(m.start - _NEAR, 0) : m.start])
    if half is None or half[1].endswith(_words("whole")) or half[1].startswith(words("growth")):
        return m
    start = m.start - len(half[1]) - 1
    return replace(m, start=start, name=text[start : m.end])


@lru_cache(maxsize=1)
def _sights() -> re.Pattern[str]:
    return re.compile(
        f"[^，。；]{{0,24}}为特色的[^，。；]{{0,8}}?(?:{alternation(_words('sights'))})"
    )


@lru_cache(maxsize=1)
def _acts() -> re.Pattern[str]:
    """Return the pattern of a verb whose object 产业 is, inside what looks like its name."""
    return re.compile(f"(?:{alternation(_words('acting'))})(?:相关|关联|产业)")
