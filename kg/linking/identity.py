"""Identity data: names that are one, or must never be, because an expert says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.aliases import Aliases
from kg.extraction.facts import EntityType
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.jurisdictions import Home
from kg.linking.names import NormalName, normal_name

_LEXICON = "ontology/lexicon/identity.toml"


_Group = tuple[str | None, tuple[str, ...], str]  # a type or any, names, the data's source


@dataclass(frozen=True, slots=True)
class Known:
    """The normal name that the data give a name, and which data: shown by `kg show`."""

    name: NormalName
    form: str  # the name that the data list first
    source: str


class Identity:
    """What the lexicon and a corpus' own aliases.toml say of names in a document of `home`."""

    def __init__(self, aliases: Aliases, home: Home) -> None:
        self._home = home
        self._others = _others(aliases)
        own: list[_Group] = [(None, group, aliases.source) for group in aliases.same]
        self._groups = [*own, *_always()]
        self._by_type: dict[EntityType, dict[str, Known]] = {}
        self._by_rule: dict[tuple[EntityType, str], NormalName] = {}

    def normal(self, kind: EntityType, name: str) -> NormalName:
        """Return the normal form of a name, as the data have it or else by rule."""
        normal = self._rule_form(kind, name)
        if name in self._others and self._is_twin(kind, name, normal):
            return NormalName(name, normal.scope)
        known = self._of_type(kind).get(normal.key)
        return known.name if known else normal

    def reason(self, kind: EntityType, name: str) -> str | None:
        """Return why the name is another one, where the data say so and it is not that one."""
        known = self._of_type(kind).get(self._rule_form(kind, name).key)
        return f"{name} is {known.form}: alias data, {known.source}" if known else None

    def negatives(self, name: str) -> Iterator[str]:
        """Yield the names that must never be taken for `name`, each perhaps more than once."""
        yield from self._others.get(name, ())
        if not _kept_apart().search(name):  # most names hold no such part
            return
        for one, other in _never():
            for mine, theirs in ((one, other), (other, one)):
                if mine in name:
                    yield name.replace(mine, theirs)

    def _rule_form(self, kind: EntityType, name: str) -> NormalName:
        """Return the normal form of a name by rule, worked out once: it is asked for again."""
        found = self._by_rule.get((kind, name))
        if found is None:
            found = self._by_rule[kind, name] = normal_name(kind, name, self._home)
        return found

    def _is_twin(self, kind: EntityType, name: str, normal: NormalName) -> bool:
        """Return whether the rules would give a name the form of one that it differs from."""
        return any(self._rule_form(kind, other).key == normal.key for other in self._others[name])

    def _of_type(self, kind: EntityType) -> dict[str, Known]:
        """Return what the data know of names of a type, by their normal forms by rule."""
        if kind not in self._by_type:
            found: dict[str, Known] = {}
            for type_, group, source in self._groups:
                if type_ in (None, kind):
                    target = self._rule_form(kind, group[0])
                    for name in group[1:]:
                        key = self._rule_form(kind, name).key
                        if key != target.key:
                            found[key] = Known(target, group[0], source)
            self._by_type[kind] = found
        return self._by_type[kind]


def _others(aliases: Aliases) -> dict[str, tuple[str, ...]]:
    """Return, for each name of the corpus' data, the names of other things."""
    found: dict[str, tuple[str, ...]] = {}
    for group in aliases.different:
        for name in group:
            rest = tuple(other for other in group if other != name)
            found[name] = (*found.get(name, ()), *rest)
    return found


@lru_cache
def _never() -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in read_lexicon("identity")["never"]["pairs"])


@lru_cache
def _kept_apart() -> re.Pattern[str]:
    return re.compile(alternation([name for pair in _never() for name in pair]))


@lru_cache
def _always() -> tuple[_Group, ...]:
    pairs = read_lexicon("identity")["always"]["pairs"]
    return tuple((type_, tuple(names), _LEXICON) for type_, *names in pairs)
