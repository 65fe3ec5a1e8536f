"""What lies in the place on whose behalf a text speaks: 我市, 我县."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation
from kg.extraction.relations.locationwords import TOWNS, place_words
from kg.extraction.relations.names import is_division
from kg.extraction.relations.ownplace import own_place
from kg.extraction.relations.phrases import Phrase, Scene

_WORKS = ("Project", "Park", "Platform")
_LEVELS = ("省", "市", "县", "区", "州", "旗", "镇", "乡")
_SURE = 0.8
_OURS = "[我本]([省市县区州旗镇乡])"


def find_at_home(scene: Scene) -> Iterator[Relation]:
    """Yield what comes to, or lies in, the place on whose behalf the text speaks.

    …落户我市, …在我县投产, 位于我县境内的甲项目, and 乙镇 of 位于我县乙镇的.
    """
    home: Mention | None = None
    for phrase in (p for clause in scene.clauses for p in clause.phrases):
        said = _said(phrase)
        if said is None:
            continue
        level, heads = said
        home = home or own_place(scene) or _sole_of(scene, level)
        if home is None:
            return
        short = is_division(home.name) and not home.name.endswith(_LEVELS)
        if not home.name.endswith(level) and (not short or level == "省"):
            continue
        for head in heads:
            if head.name != home.name:
                rule, start = "location.carried", phrase.start
                yield Relation("located_in", head, home, start, phrase.end, rule, _SURE)


def _said(phrase: Phrase) -> tuple[str, list[Mention]] | None:
    """Return the level of the own place in the phrase's words, and what they say to lie there."""
    settled = (*_WORKS, "Enterprise", "Institution", "Event")
    if "我" in phrase.tail or "本" in phrase.tail:
        told = _in_our().match(phrase.tail)
        if told is not None:
            level = next(filter(None, told.groups()))
            return level, [m for m in phrase.members if m.type in settled]
    if "我" in phrase.lead and (told := _lies_in_our().search(phrase.lead)):
        first = phrase.modifiers[0][0] if phrase.modifiers[0] else phrase.members[0]
        if told[2]:
            return told[1], [m for m in phrase.members if m.type in settled]
        if first.type == "Place" and first.name.endswith(TOWNS):
            return told[1], [first]
    return None


def _sole_of(scene: Scene, level: str) -> Mention | None:
    """Return the one division of the level that the text names in full, inside names as well."""
    every = (*scene.mentions, *(inner for _, inner in scene.inner))
    named: dict[str, Mention] = {}
    for m in every:
        if m.type == "Place" and m.name.endswith(level) and is_division(m.name):
            named.setdefault(m.name, m)
    return next(iter(named.values())) if len(named) == 1 else None


@lru_cache(maxsize=1)
def _lies_in_our() -> re.Pattern[str]:
    """Return the pattern of words for lying in the own place: 位于我县境内的; 位于我县|甲镇."""
    verbs = alternation(place_words("verbs") | {"在"})
    return re.compile(f"(?:{verbs}){_OURS}((?:境内|辖区)?的)?$")


@lru_cache(maxsize=1)
def _in_our() -> re.Pattern[str]:
    """Return the pattern of words that come to, or are done in, the own place: 落户我市."""
    how, held_how = (alternation(place_words(key)) for key in ("carried", "held_how"))
    verbs, held = (alternation(place_words(key)) for key in ("verbs", "held_verbs"))
    own, made = _OURS, alternation(place_words("make"))
    kinds = "项目|工程|园区|产业园|基地|企业|平台"
    return re.compile(
        f"(?:等[^，。；、]{{0,8}})?(?:{how})*"
        f"(?:(?:{verbs}){own}|在{own}(?:{held_how})*(?:{held})|"
        f"[是为]{own}[^，。；]{{0,24}}?(?:(?:{made})[^，。；的]{{0,4}}的|(?:{kinds})(?=[，。；])))"
    )
