"""How types and relations are named and drawn: assets/legend.toml, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
_OTHER_TYPE = "Other"
_OTHER_RELATION = "other"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """The names and the shape of a type; `column` orders types from left to right."""

    key: str
    zh: str
    en: str
    shape: str
    column: int


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """The names of a relation, seen from its source and from its target, and its line."""

    key: str
    zh: str
    en: str
    from_zh: str
    from_en: str
    stroke: str


@dataclass(frozen=True)
class Legend:
    """All types and relations in the order in which a page lists them."""

    types: Mapping[str, TypeStyle]
    relations: Mapping[str, RelationStyle]
    plan_endings: tuple[str, ...]  # of the titles of annexes that plan a campaign, longest first

    def type_of(self, key: str) -> TypeStyle:
        """Return the style of type `key`, that of any other thing where it has none."""
        return self.types.get(key, self.types[_OTHER_TYPE])

    def relation_of(self, key: str) -> RelationStyle:
        """Return the style of relation `key`, that of any other relation where it has none."""
        return self.relations.get(key, self.relations[_OTHER_RELATION])


@cache
def legend() -> Legend:
    """Return the legend that ships with the package."""
    data = tomllib.loads((ASSETS / "legend.toml").read_text(encoding="utf-8"))
    return Legend(
        types={key: TypeStyle(key=key, **entry) for key, entry in data["types"].items()},
        relations={
            key: RelationStyle(key=key, **entry) for key, entry in data["relations"].items()
        },
        plan_endings=tuple(sorted(data["campaigns"]["plan_endings"], key=lambda e: (-len(e), e))),
    )


def planned(title: str) -> str:
    """Return what an annex plans: its title without 实施方案; empty where it plans nothing."""
    ending = next((end for end in legend().plan_endings if title.endswith(end)), "")
    return title.removesuffix(ending) if ending else ""
