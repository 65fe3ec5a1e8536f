"""What a name says: the places, firms and industries that stand inside another thing's name."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import add, neg
from typing import NamedTuple

from kg.documents.reading import Reading
from kg.extraction.entities.places.divisions import short_form
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.locationwords import first_named
from kg.extraction.relations.phrases import Scene

_TOWNS = ("街道", "镇", "乡")
_SHORTEST = 2  # a name of one character stands in too many words
_LEVELS = "省市县区旗州"  # printed before a house of that level
_SOLE = ("机场", "窗口", "保护中心", "公共平台")  # a city or province has one
_COMPANY = re.compile("(?:集团)?(?:股份)?有限(?:责任)?公司$")


class Part(NamedTuple):
    """A known name inside another: where it starts there, and whose name it is."""

    start: int  # in the outer name
    end: int
    known: Mention
    division: bool = False  # a city, county or district of the public table
    province: bool = False


class Names:
    """The names of a document by which parts of other names are recognised."""

    def __init__(self, scene: Scene) -> None:
        every = scene.all_named()
        self.places = _index(every, {"Place"}, _place_forms)
        # What is called after its province need not lie there; after a municipality it does.
        province = _province_of(scene.reading.document.place)
        self.province = () if province and province[0].endswith("市") else province
        self.home = _home_of(scene.reading.document.place or "")
        for form, mention in _divisions_near(scene.reading):
            self.places.add(form, mention)
        for form, mention in _cities_in(every):
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
            insort(lengths, len(form), key=neg)

    def inside(self, name: str) -> tuple[Part, ...]:
        """Return the longest known names inside `name`, left to right; none is all of it."""
        found = self._found.get(name)
        if found is None:
            pairs = map(add, name, name[1:])  # in most names none that begins a known one
            found = () if self._lengths.keys().isdisjoint(pairs) else tuple(self._parts(name))
            self._found[name] = found
        return found

    def opening(self, name: str, most: int) -> Part | None:
        """Return the longest known name that begins within the first `most` + 1 characters."""
        for at in range(min(most + 1, len(name) - 1)):
            begins = name[at : at + _SHORTEST] in self._lengths
            if begins and (length := self._length(name, at)):
                return self._part(name[at : at + length], at)
        return None

    def _parts(self, name: str) -> list[Part]:
        parts, last, lengths = list[Part](), 0, self._lengths
        for at in range(len(name) - 1):
            if at < last or name[at : at + _SHORTEST] not in lengths:
                continue
            if length := self._length(name, at):
                last = at + length
                parts.append(self._part(name[at:last], at))
        return parts

    def _part(self, form: str, at: int) -> Part:
        division, province = form in _divisions(), form in _provinces()
        return Part(at, at + len(form), self.mentions[form], division, province)

    def _length(self, name: str, at: int) -> int:
        """Return how long the longest known name at `at` is, 0 where there is none."""
        for length in self._lengths[name[at : at + _SHORTEST]]:
            if length < len(name) and name[at : at + length] in self.mentions:
                return length
        return 0


def _index(
    mentions: Iterable[Mention], types: set[str], forms: Callable[[str], Iterable[str]]
) -> Known:
    """Return the first mention of each form of each name of these types."""
    known = Known()
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type in types:
            first.setdefault(mention.name, mention)
    for name, mention in first.items():
        for form in forms(name):
            if form == name or form not in first or not name.endswith(_TOWNS):
                known.add(form, mention)  # 甲岭 is not 甲岭街道 where both are named
    return known


def _own_form(name: str) -> Iterator[str]:
    yield name.strip("“”")


def _maker_forms(name: str) -> Iterator[str]:
    """Yield the name, and a company's own part of it: 甲省|乙丙材料|有限公司; 市|中心医院."""
    yield from _own_form(name)
    if name[0] in _LEVELS and len(name) > 2 * _SHORTEST:
        yield name[1:]
    if not name.endswith("公司"):
        return
    core = _COMPANY.sub("", name)
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
    if short in _ambiguous() or name.endswith(_scenic()):
        return
    if len(short) >= _SHORTEST and name not in _new_districts():
        yield short


@lru_cache(maxsize=1)
def _scenic() -> tuple[str, ...]:
    return tuple(read_lexicon("relations")["location"]["scenic"])


@lru_cache(maxsize=1)
def _new_districts() -> frozenset[str]:
    """Return the new districts called after the city that they lie in: 兰州新区 is not 兰州."""
    return frozenset(
        name
        for name, city in read_lexicon("places")["new_districts"].items()
        if name[:2] == city[:2]
    )


@lru_cache(maxsize=1)
def _suffix() -> re.Pattern[str]:
    suffixes = read_lexicon("relations")["location"]["division_suffixes"]
    return re.compile(f"(?:{alternation(list(suffixes))})$")


@lru_cache(maxsize=4096)
def industry_forms(name: str) -> tuple[str, ...]:
    """Return the name of an industry and its core, without 产业, 产业链 and the like."""
    decorations, generic = _around_industries()
    name = name.strip("“”")
    core = decorations.sub("", name)
    return tuple(f for f in dict.fromkeys((name, core)) if f not in generic and len(f) >= _SHORTEST)


@lru_cache(maxsize=1)
def _around_industries() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern of what ends industries' names, and the names of no industry."""
    data = read_lexicon("relations")["industry"]
    endings = re.compile(f"(?:{alternation(list(data['decorations']))})$")
    return endings, frozenset(data["generic"])


@lru_cache(maxsize=1)
def _provinces() -> frozenset[str]:
    return frozenset(form for name in read_lexicon("divisions") for form in _forms_of(name))


def _forms_of(province: str) -> tuple[str, ...]:
    """Return the names of a province, its everyday one among them: 广西, 新疆."""
    return tuple(dict.fromkeys((*_place_forms(province), short_form(province))))


@lru_cache(maxsize=1)
def _divisions() -> frozenset[str]:
    """Return the names, full and short, of all cities, counties and districts of China."""
    table = read_lexicon("divisions").values()
    names = [
        n for cities in table for city, below in cities.items() for n in (city, *below.split())
    ]
    forms = {form for name in names if name for form in (*_place_forms(name), short_form(name))}
    return frozenset(forms.union(read_lexicon("places")["everyday"])) - _ambiguous()


@lru_cache(maxsize=64)
def _province_of(place: str | None) -> tuple[str, ...]:
    """Return the forms of the name of the province that `place` lies in."""
    for province, cities in read_lexicon("divisions").items():
        below = {name for city, rest in cities.items() for name in (city, *rest.split())}
        if place is not None and (place in below or place.startswith(province)):
            return _forms_of(province)
    return ()


@lru_cache(maxsize=64)
def _home_of(place: str) -> frozenset[str]:
    """Return the forms of the names of the city or county `place`, and of a city's counties."""
    for cities_in in read_lexicon("divisions").values():
        for city, below in cities_in.items():
            if city and place.endswith(city):
                return frozenset(f for n in (city, *below.split()) for f in _place_forms(n))
            own = next((n for n in below.split() if place.endswith(n)), "")
            if own:
                return frozenset(_place_forms(own))
    return frozenset()


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


def _cities_in(mentions: Iterable[Mention]) -> Iterator[tuple[str, Mention]]:
    """Yield the cities that parks and fairs are called after, though the text names them nowhere.

    甲市智慧产业园 is in 甲市; a firm's works may be called after the city that the firm is from.
    """
    for mention in mentions:
        if mention.type in ("Park", "Project") and (m := _branch_in(mention.name)):
            start = mention.start + m.start()
            yield m[1], Mention("Place", start, start + len(m[1]), m[1], "relations.city", 0.8)
        if mention.type not in ("Park", "Event") and not mention.name.endswith(_SOLE):
            continue
        bracket = mention.name.find("（") + 1
        for at, length in ((0, 2), (0, 3), (bracket, 2), (bracket, 3)):
            form = mention.name[at : at + length]
            chinas = at > 0 and mention.name.startswith("中国（") and is_province(form)
            if not (chinas or form in cities()) or WATERS.match(mention.name, at + length):
                continue
            if len(mention.name) > length + _SHORTEST:
                start = mention.start + at
                place = Mention("Place", start, start + length, form, "relations.city", 0.8)
                yield form, place
        yield from _county_in(mention)
        yield from _county_of_park(mention)


def _branch_in(name: str) -> re.Match[str] | None:
    """Return the city or province in the name of a firm's branch: 甲公司乙市|生产基地."""
    of_branch = name.removesuffix("项目").endswith(_branches())
    return _branch().search(name, 2) if of_branch else None


@lru_cache(maxsize=1)
def _branches() -> tuple[str, ...]:
    return tuple(read_lexicon("relations")["location"]["branches"])


def _county_in(mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Yield the city or county printed behind its own province: 甲省|乙|经济开发区."""
    for length in (2, 3):
        for at, form in _below().get(mention.name[:length], ()):
            if not mention.name.startswith(form, at):
                continue
            if not WATERS.match(mention.name, at + len(form)):
                start, end = mention.start + at, mention.start + at + len(form)
                yield form, Mention("Place", start, end, form, "relations.city", 0.85)
                return


def _county_of_park(mention: Mention) -> Iterator[tuple[str, Mention]]:
    """Yield the county whose park of a kind of which it has one this is: 甲|经济开发区."""
    for length in (4, 3, 2) if mention.type == "Park" else ():
        form = mention.name[:length]
        if form in _counties() and mention.name[length:] in _sole():
            end = mention.start + length
            yield form, Mention("Place", mention.start, end, form, "relations.city", 0.85)
            return


@lru_cache(maxsize=1)
def _counties() -> frozenset[str]:
    """Return the names of cities and counties, full and short; districts' are everyday words."""
    table = read_lexicon("divisions").values()
    names = {
        n for cities in table for city, below in cities.items() for n in (city, *below.split())
    }
    counties = {n for n in names if n.endswith(("市", "县", "旗"))}
    return frozenset(form for n in counties for form in _place_forms(n)) - _ambiguous()


@lru_cache(maxsize=1)
def _sole() -> frozenset[str]:
    return frozenset(read_lexicon("relations")["location"]["sole"])


@lru_cache(maxsize=1)
def _below() -> dict[str, tuple[tuple[int, str], ...]]:
    """Return, by each form of a province's name, the names of what lies in it, longest first."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for province, cities_in in read_lexicon("divisions").items():
        names = {n for city, below in cities_in.items() for n in (city, *below.split()) if n}
        forms = {form for name in names for form in _place_forms(name)}
        forms -= {*_forms_of(province), *_ambiguous()}
        for whole in _forms_of(province):
            ordered = sorted(forms, key=lambda form: (-len(form), form))
            found[whole] = tuple((len(whole), form) for form in ordered)
    return found


# 甲|湾乙开发区 is on the bay of that name; 甲|湖南工业园 is not on a lake.
WATERS = re.compile("湾|[湖河](?![南北])|江(?![苏西东南北])|山(?![东西])")


@lru_cache(maxsize=1)
def _branch() -> re.Pattern[str]:
    """Return the pattern of a city or province before a firm's branch: 甲公司乙市|生产基地."""
    words = alternation(read_lexicon("relations")["location"]["branch_kinds"])
    kinds = f"(?:{words})*(?:{alternation(list(_branches()))})(?:项目)?$"
    table = read_lexicon("divisions").values()
    every = {c.removesuffix("市") for below in table for c in below if len(c) > _SHORTEST}
    sites = sorted(every | {p for p in _provinces() if len(p) < _LONGER})
    return re.compile(f"({alternation(sites)})市?(?={kinds})")


_LONGER = 4  # characters of the full names of provinces


@lru_cache(maxsize=1)
def cities() -> frozenset[str]:
    """Return the short names of the prefecture-level cities that are no everyday words."""
    names = {city for cities in read_lexicon("divisions").values() for city in cities}
    return frozenset(n[:-1] for n in names if n.endswith("市") and len(n) > 2) - _ambiguous()


def is_province(name: str) -> bool:
    """Return whether `name` is that of a province, in full or short."""
    return name in _provinces()


def is_division(name: str) -> bool:
    """Return whether `name` is that of a city, county or district, in full or short."""
    return name in _divisions()


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
            at = -1 if form in _ambiguous() else first_named(reading.text, form)
            if at >= 0:
                yield form, Mention("Place", at, at + len(form), form, "relations.division", 0.9)
