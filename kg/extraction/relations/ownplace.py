"""On whose behalf a text speaks: its own place, or the place that its lines or sentences name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.documents.reading import Reading
from kg.extraction.facts import Mention
from kg.extraction.relations.development import any_of
from kg.extraction.relations.names import is_division
from kg.extraction.relations.phrases import Clause, Phrase, Scene

_DIVISION = re.compile("(?<=..)[市县区旗]$")  # what the short name of a division leaves out
_ABOVE = re.compile("自治区|[省市州盟]")  # where the names of the divisions above may end
_TITLE_PLACE = re.compile("[^，。“”《》]{2,7}?(?:自治区|自治州|自治县|[省市县区州盟旗])")
_TOWNS = ("镇", "乡", "街道", "苏木")
# 五市, 各县: several divisions, none named.
GROUP = re.compile(r"[各两三四五六七八九十\d]+[省市县区镇乡村]")


def own_place(scene: Scene) -> Mention | None:
    """Return the first mention of the document's own place or park, in full or short."""
    place = scene.reading.document.place
    if place is None or GROUP.fullmatch(place):
        return _sole_division(scene)
    full = [m for m in scene.mentions if m.type == "Place" and place.endswith(m.name)]
    parks = [m for m in scene.mentions if m.type == "Park" and m.name.endswith(place)]
    own = full or parks  # the document may be a park's
    return own[0] if own else _printed_place(scene.reading, place)


def _sole_division(scene: Scene) -> Mention | None:
    """Return the one city, county, town or park that a text without a place of its own is about.

    That is the only one that begins clauses; a town counts where no county does, and where no town
    does, the park that the text, or its title, begins with.
    """
    named: dict[str, Mention] = {}
    towns: dict[str, Mention] = {}
    for clause in scene.clauses:
        place = clause.phrases[0].members[0]
        subject = opens(clause.phrases[0]) and not clause.phrases[0].lead.endswith("在")
        if place.type == "Place" and subject:
            if is_division(place.name):
                named.setdefault(_DIVISION.sub("", place.name), place)
            elif place.name.endswith(_TOWNS):
                towns.setdefault(place.name, place)
    sole = named or towns
    if not sole:
        first = scene.mentions[0] if scene.mentions else None
        if first is not None and first.start == 0:
            titled = (m for outer, m in scene.inner if outer is first and m.start == 0)
            park = first if first.type == "Park" else next(titled, first)
            if park.type == "Park":
                return park
        return _place_of_title(scene)
    return next(iter(sole.values())) if len(sole) == 1 else None


def _place_of_title(scene: Scene) -> Mention | None:
    """Return the division that opens the title of the first cited document: 《甲省…规划》出台."""
    cited = next((m for m in scene.mentions if m.type == "Document"), None)
    found = _TITLE_PLACE.match(cited.name) if cited is not None else None
    if cited is None or found is None:
        return None
    if not (is_division(found[0]) or found[0].endswith(("省", "自治区"))):
        return None
    at = scene.reading.text.find(found[0], cited.start)
    return Mention("Place", at, at + len(found[0]), found[0], "relations.own_place", 0.8)


def _printed_place(reading: Reading, place: str) -> Mention | None:
    """Return the place where the text prints its name outside of any mention (甲市人民政府).

    What lies above it may be left out: of 甲省乙市, 乙市 is enough.
    """
    for start in (0, *(m.end() for m in _ABOVE.finditer(place))):
        name = place[start:]
        at = reading.text.find(name) if len(name) > 1 and name[0] not in "省市州盟区" else -1
        if at >= 0:
            return Mention("Place", at, at + len(name), name, "relations.own_place", 0.9)
    return None


class Lines:
    """The place that stands alone on a line, of which the lines below it speak."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._place: Mention | None = None
        self._section = 0

    def over(self, sentence: list[Clause]) -> Mention | None:
        """Return the place of the last such line, as long as its section lasts."""
        section = sentence[0].sentence.section
        if named := self._alone(sentence):
            self._place, self._section = named, section
        elif self._place is not None and section != self._section:
            above = self._reading.ancestors(self._reading.sections[section])
            if all(s.index != self._section for s in above) or self._section == 0:
                self._place = None
        return self._place

    def _alone(self, sentence: list[Clause]) -> Mention | None:
        phrase, text = sentence[0].phrases[0], self._reading.text
        place, whole = phrase.members[0], sentence[0].sentence
        if len(phrase.members) > 1 or place.type != "Place":
            return None
        before = text[whole.start : phrase.start].strip()
        after = text[place.end : whole.end].strip("：。 \n")
        section = self._reading.sections[whole.section]
        heads = section.start <= whole.start < section.title_end and section.index > 0
        told = not after or (heads and text.startswith("：", place.end))
        numbered = not before or _number().fullmatch(before)
        return place if numbered and told else None


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    """Return the pattern of a line's number: （三）, 2., 三、, ——."""
    return re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）).、．]?|[—－●■◆▪·]+")


def opens(phrase: Phrase) -> bool:
    """Return whether a phrase may be the subject of its clause: 其中甲园区, 近年来甲县, 在甲镇."""
    return _opening().fullmatch(phrase.lead.strip()) is not None


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    """Return the pattern of what may stand before the subject of a clause: 该乡|甲村."""
    return re.compile(
        f"(?:{any_of('openers')})?(?:在|该[乡镇县市区]|[^，。；]{{0,6}}(?:以来|年来|时期|\\d年))?"
    )
