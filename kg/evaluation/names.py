"""When two names count as the same in an evaluation, and when they are alike enough."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from kg.evaluation.gold import Line

# Marks that texts set or leave out without meaning anything by it.
_MARKS = re.compile(r"[\s“”\"'‘’《》「」·•()（）、，,。.；;：:\-—–]")


def plain(name: object) -> str:
    """Return a name without marks, spaces, width and case; an empty string for nothing."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", str(name or "")).casefold())


def alike(first: object, second: object) -> bool:
    """Return whether one name holds the other, or they share half of the shorter one's bigrams."""
    left, right = plain(first), plain(second)
    if not left or not right:
        return False
    if left in right or right in left:
        return True
    pairs = _bigrams(left), _bigrams(right)
    return len(pairs[0] & pairs[1]) >= 0.5 * min(map(len, pairs))


def forms(line: Line) -> set[str]:
    """Return the plain forms of an entity's name and aliases."""
    return {plain(name) for name in (line["name"], *line.get("aliases", ()))} - {""}


class Synonyms:
    """Which names stand for one thing according to a set of entities."""

    def __init__(self, entities: Iterable[Line]) -> None:
        self._group: dict[str, int] = {}
        members: dict[int, set[str]] = {}
        for number, entity in enumerate(entities):
            together = forms(entity)
            for group in {self._group[name] for name in together if name in self._group}:
                together |= members.pop(group)
            members[number] = together
            self._group.update(dict.fromkeys(together, number))

    def thing(self, name: object) -> int | str:
        """Return what the name stands for: a group of names, or the plain name alone."""
        return self._group.get(plain(name), plain(name))


class Called:
    """What a fact's names stand for, its own other names of the thing included."""

    def __init__(self, entities: Iterable[Line], gold: Synonyms) -> None:
        self._gold = gold
        self._things: defaultdict[str, set[int | str]] = defaultdict(set)
        for entity in entities:
            self._things[plain(entity["name"])] |= {gold.thing(name) for name in forms(entity)}

    def names(self, name: object, wanted: object) -> bool:
        """Return whether a fact's `name` stands for what the gold calls `wanted`."""
        thing = self._gold.thing(wanted)
        return thing == self._gold.thing(name) or thing in self._things.get(plain(name), ())


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}
