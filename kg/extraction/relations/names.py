"""What a name says: the places, firms and industries that stand inside another thing's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.reading import Reading
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.phrases import Scene

_SHORTEST = 2  # a name of one character stands in too many words


@dataclass(frozen=True, slots=True)
class Part:
    """A known name inside another: where it starts there, and whose name it is."""

    start: int  # in the outer name
    end: int
    known: Mention
    division: bool = False  # a city, county or district of the public table
    province: bool = False


class Names:
    """The names of a document by which parts of other names are recognised."""

    def __init__(self, scene: Scene) -> None:
        every = [*scene.mentions, *(inner for _, inner in scene.inner)]
        every.sort(key=lambda m: (m.start, -m.end))
        self.places = _index(every, {"Place"}, _place_forms)
        self.province = _province_of(scene.reading.document.place)
        for form, mention in _divisions_near(scene.reading):
            self.places.add(form, mention)
        self.makers = _index(every, {"Enterprise", "Institution"}, _maker_forms)
        self.wholes = _index(every, {"Project", "Institution", "Platform"}, _own_form)
        self.parks = _index(every, {"Park"}, _own_form)
        self.programmes = _index(every, {"Initiative"}, _own_form)
        self.industries = _index(every, {"Industry"}, industry_forms)


class Known:
    """Names to be found inside other names, looked up by their first two characters."""

    def __init__(self) -> None:
        self.mentions: dict[str, Mention] = {}
        self._lengths: dict[str, list[int]] = {}  # longest first
        self._found: dict[str, tuple[Part, ...]] = {}

    def add(self, form: str, mention: Mention) -> None:
        """Let `form` name `mention`, unless it names another already."""
        if len(form) < _SHORTEST or form in self.mentions:
            return
        self.mentions[form] = mention
        lengths = self._lengths.setdefault(form[:_SHORTEST], [])
        if len(form) not in lengths:
            lengths.append(len(form))
            lengths.sort(reverse=True)

    def inside(self, name: str) -> tuple[Part, ...]:
        """Return the longest known names inside `name`, left to right; none is all of it."""
        if name not in self._found:
            self._found[name] = tuple(self._parts(name))
        return self._found[name]

    def _parts(self, name: str) -> Iterator[Part]:
        at = 0
        while at < len(name) - 1:
            length = self._length(name, at)
            if length:
                form = name[at : at + length]
                known, division = self.mentions[form], form in _divisions()
                yield Part(at, at + length, known, division, form in _provinces())
            at += length or 1

    def _length(self, name: str, at: int) -> int:
        """Return how long the longest known name at `at` is, 0 where there is none."""
        for length in self._lengths.get(name[at : at + _SHORTEST], ()):
            if length < len(name) and name[at : at + length] in self.mentions:
                return length
        return 0


def _index(
    mentions: Iterable[Mention], types: set[str], forms: Callable[[str], Iterable[str]]
) -> Known:
    """Return the first mention of each form of each name of these types."""
    known = Known()
    seen: set[str] = set()
    for mention in mentions:
        if mention.type in types and mention.name not in seen:
            seen.add(mention.name)
            for form in forms(mention.name):
                known.add(form, mention)
    return known


def _own_form(name: str) -> Iterator[str]:
    yield name.strip("“”")


def _maker_forms(name: str) -> Iterator[str]:
    """Yield the name, and a company's own part of it: 甲省|乙丙材料|有限公司."""
    yield from _own_form(name)
    core = re.sub("(?:集团)?(?:股份)?有限(?:责任)?公司$", "", name)
    if core == name:
        return
    yield core
    for length in (3, 2):
        if core[:length] in _divisions() or core[:length] in _provinces():
            yield core[length:] if len(core) > length + _SHORTEST else core
            return


def _place_forms(name: str) -> Iterator[str]:
    """Yield the name as printed, and without the suffix of its kind of division."""
    yield name
    short = _suffix().sub("", name)
    if len(short) >= _SHORTEST:
        yield short


@lru_cache(maxsize=1)
def _suffix() -> re.Pattern[str]:
    suffixes = read_lexicon("relations")["location"]["division_suffixes"]
    return re.compile(f"(?:{alternation(list(suffixes))})$")


@lru_cache(maxsize=4096)
def industry_forms(name: str) -> tuple[str, ...]:
    """Return the name of an industry and its core, without 产业, 产业链 and the like."""
    data = read_lexicon("relations")["industry"]
    name = name.strip("“”")
    core = re.sub(f"(?:{alternation(list(data['decorations']))})$", "", name)
    generic = set(data["generic"])
    return tuple(f for f in dict.fromkeys((name, core)) if f not in generic and len(f) >= _SHORTEST)


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(form for name in read_lexicon("divisions") for form in _place_forms(name))


@lru_cache(maxsize=1)
def _divisions() -> frozenset[str]:
    """Return the names, full and short, of all cities, counties and districts of China."""
    table = read_lexicon("divisions").values()
    names = [
        n for cities in table for city, below in cities.items() for n in (city, *below.split())
    ]
    return frozenset(form for name in names if name for form in _place_forms(name))


def _province_of(place: str | None) -> tuple[str, ...]:
    """Return the forms of the name of the province that `place` lies in."""
    for province, cities in read_lexicon("divisions").items():
        below = {name for city, rest in cities.items() for name in (city, *rest.split())}
        if place is not None and (place in below or place.startswith(province)):
            return tuple(_place_forms(province))
    return ()


@lru_cache(maxsize=64)
def _neighbours(place: str) -> tuple[str, ...]:
    """Return the divisions under `place` or beside it, by the public table of divisions."""
    names: list[str] = []
    for province, cities in read_lexicon("divisions").items():
        for city, counties in cities.items():
            family = [city, *counties.split()]
            if any(name and place.endswith(name) for name in family):
                names.extend(family)
        if place.endswith(province):
            names.extend(n for city, below in cities.items() for n in (city, *below.split()))
    return tuple(n for n in dict.fromkeys(names) if n)


@lru_cache(maxsize=1)
def _ambiguous() -> frozenset[str]:
    """Return the short names of divisions that are everyday words as well."""
    return frozenset(read_lexicon("places")["ambiguous_short"].split())


def _divisions_near(reading: Reading) -> Iterator[tuple[str, Mention]]:
    """Yield short and full names of divisions near the document's own that the text prints.

    甲县智能产业园 names the county though the county may be printed nowhere else: the first place
    where the name stands in the text is then its mention.
    """
    place = reading.document.place
    if place is None:
        return
    for division in _neighbours(place):
        for form in _place_forms(division):
            if form in _ambiguous():
                continue
            at = reading.text.find(form)
            if at >= 0:
                yield form, Mention("Place", at, at + len(form), form, "relations.division", 0.9)
