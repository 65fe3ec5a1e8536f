"""Jurisdictions: the divisions of China that scope a department's name, and what 市 means here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.errors import KgError
from kg.extraction.lexicon import read_lexicon

_SUFFIX = re.compile(r"(?:[壮回]族自治区|维吾尔自治区|自治区|特别行政区|省|市|地区|盟|新区)$")
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
Chain = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """The place that issued a document: the division it governs and those around it."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None


@dataclass(frozen=True)
class Divisions:
    """`chains[name]` lists, for a division's name, its full paths from the province down."""

    chains: dict[str, tuple[Chain, ...]]
    longest: int

    @cached_property
    def short(self) -> dict[str, str]:
        """Full name by short name of provinces and prefectures: 长沙市 by 长沙."""
        found: dict[str, list[str]] = {}
        for name, options in self.chains.items():
            if any(len(o) <= 2 for o in options) and name == options[0][-1]:
                found.setdefault(_SUFFIX.sub("", name), []).append(name)
        return {s: names[0] for s, names in found.items() if len(names) == 1 and len(s) > 1}

    def place_ending_at(self, text: str, end: int) -> int:
        """Return where the division that ends at `end` starts, or `end` where there is none."""
        for length in self._lengths.get(text[max(end - 2, 0) : end], ()):
            name = text[end - length : end] if length <= end else ""
            if name in self.chains and (length > 2 or name.endswith("县")):
                return end - length
        return end

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """How long the names are that end in two characters, the longest first."""
        found: dict[str, set[int]] = {}
        for name in filter(lambda name: len(name) > 1, self.chains):
            found.setdefault(name[-2:], set()).add(len(name))
        return {end: sorted(lengths, reverse=True) for end, lengths in found.items()}

    def home(self, place: str | None) -> Home:
        """Return the home that a document's `place`, such as 苏州市 or 苏州市吴中区, names."""
        chain: Chain = ()
        for name in self._parts(place or ""):
            options = self.chains.get(name, ((name,),))
            fitting = [o for o in options if o[: len(chain)] == chain or chain[-1:] == o[-2:-1]]
            chain = (fitting or list(options))[0]
        return _home(chain)

    def _parts(self, place: str) -> list[str]:
        """Return the divisions that `place` lists without separators, outermost first."""
        parts: list[str] = []
        start = 0
        while start < len(place):
            ends = range(len(place), start + 1, -1)
            end = next((e for e in ends if place[start:e] in self.chains), 0)
            if not end:
                parts.append(place[start:])
                break
            parts.append(place[start:end])
            start = end
        return parts

    def scope(self, prefix: str, home: Home) -> str:
        """Return the full name of the jurisdiction that `prefix` means in a document of `home`.

        `prefix` is a level word (市, 省, 区 …) or a place's name; where the home is unknown the
        level word itself is the scope.
        """
        if prefix in _OF_LEVEL:
            return _level_scope(prefix, home)
        if prefix.endswith(("镇", "乡", "街道")):
            return prefix
        return self.full_name(prefix, home)

    def full_name(self, place: str, home: Home) -> str:
        """Return `place` with the prefecture it lies in, as far as the table and the home tell."""
        last = self._parts(place)[-1] if place else place
        options = self.chains.get(last)
        if not options:
            return place
        near = [o for o in options if home.prefecture in o or home.county in o]
        near = near or [o for o in options if home.province in o]
        chosen = near[0] if near else options[0] if len(options) == 1 else (last,)
        return "".join(chosen[1:]) or chosen[0]


def _level_scope(level: str, home: Home) -> str:
    if level in ("省", "自治区"):
        return home.province or level
    if level == "市":
        city = home.county if (home.county or "").endswith("市") else home.prefecture
        municipal = home.province if home.province in _MUNICIPALITIES else None
        return _under(home, city) or municipal or level
    if level in ("州", "盟", "自治州"):
        return home.prefecture or level
    county = home.county if (home.county or "").endswith(level[-1]) else None
    return _under(home, county) or level


def _under(home: Home, name: str | None) -> str | None:
    """Return `name` with its prefecture in front where it is a county's name."""
    if name is None or name == home.prefecture or home.prefecture is None:
        return name
    return home.prefecture + name


_OF_LEVEL = frozenset((*"省市区县州旗盟", "自治区", "自治州", "自治县", "自治旗"))


def _home(chain: Chain) -> Home:
    province = chain[0] if chain and _is_province(chain[0]) else None
    below = chain[1:] if province else chain
    if below and province in _MUNICIPALITIES:
        return Home(province, None, below[-1])
    return Home(province, below[0] if below else None, below[1] if len(below) > 1 else None)


def _is_province(name: str) -> bool:
    return name in _MUNICIPALITIES or name.endswith(("省", "自治区", "特别行政区"))


@lru_cache
def divisions() -> Divisions:
    """Return the table of ontology/lexicon/divisions.toml, empty where it is missing."""
    try:
        table = read_lexicon("divisions")
    except KgError:
        table = {}
    chains: dict[str, list[Chain]] = {}
    for province, prefectures in table.items():
        for name, counties in prefectures.items():
            middle = (name,) if name and name != province else ()
            for chain in ((province,), (province, *middle), *_counties(province, middle, counties)):
                if chain not in chains.setdefault(chain[-1], []):
                    chains[chain[-1]].append(chain)
    _add_plain_forms(chains)
    frozen = {name: tuple(options) for name, options in chains.items()}
    frozen |= _everyday(frozen)
    return Divisions(frozen, max(map(len, frozen), default=0))


def _everyday(chains: Mapping[str, tuple[Chain, ...]]) -> dict[str, tuple[Chain, ...]]:
    """Return the paths of divisions by the names that all use for them: 凉山州, 长阳县, 西乌旗."""
    # That package imports this module.
    from kg.extraction.entities.places.divisions import abbreviation, plain_forms  # noqa: PLC0415

    found: dict[str, list[str]] = {}
    for name in chains:
        for form in (*plain_forms(name), abbreviation(name)):
            if form and form not in chains:
                found.setdefault(form, []).append(name)
    return {form: chains[names[0]] for form, names in found.items() if len(names) == 1}


def _add_plain_forms(chains: dict[str, list[Chain]]) -> None:
    """Let the names that autonomous areas have in everyday use stand for their chains: 临夏州."""
    from kg.extraction.entities.places.divisions import plain_forms  # noqa: PLC0415  a cycle otherwise

    for name in [n for n in chains if "自治" in n]:
        for form in plain_forms(name):
            chains.setdefault(form, chains[name])


def _counties(province: str, middle: Chain, counties: str) -> list[Chain]:
    return [(province, *middle, county) for county in counties.split()]
