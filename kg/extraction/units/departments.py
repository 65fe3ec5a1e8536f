"""Departments: who acts, from the grammar of their names and from lists of units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.documents.reading import Reading
from kg.extraction.facts import Mention
from kg.extraction.units.items import is_generic
from kg.extraction.units.jurisdictions import Divisions, Home, divisions
from kg.extraction.units.listeditems import disjoint, place_first, with_items
from kg.extraction.units.organs import LEVEL, Grammar, grammar

_ORGAN_ENDS = "委府局办部厅院会联室"
_LEVELS = "省市区县州旗盟镇乡"
_OWN = re.compile("[我全]([省市区县州旗盟])")
# 我县, or an office of its own party committee at the beginning of a clause: 旗委书记某某.
_MINE = re.compile("[市区县州旗盟](?!域)(?:(?<=我.)|(?<![一-鿿].)(?=委(?:书记|副书记|常委)))")
_CORPS = "新疆生产建设兵团"
_UNKNOWN_STEM = 12  # longest name, without its level, of a town or zone
_LONGEST_SHORT = 8
_SMALL = ("镇", "乡", "街道")
_SMALL_TAILS = frozenset(
    (
        "委",
        "党委",
        "委员会",
        "政府",
        "人民政府",
        "人民政府办公室",
        "政府办公室",
        "党工委",
        "办公室",
        "人大",
    )
)


def find_departments(reading: Reading) -> list[Mention]:
    """Return the organs that the text names, in text order, without overlaps.

    In lists of units, items that are institutions or firms come with their own types.
    """
    finder = _Finder(reading.text, divisions().home(reading.document.place))
    central = list(finder.central())
    levelled = _with_joint_offices(list(finder.by_level({m.start for m in central})))
    closed = disjoint([*central, *finder.local(), *levelled])
    return with_items(closed, reading.text, finder.home)


def _with_joint_offices(found: list[Mention]) -> list[Mention]:
    """Return the mentions; 县委 and 县政府督查室, printed as one word, are one office of both."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and last.end == mention.start and _JOINT.fullmatch(last.name + mention.name):
            name = last.name + mention.name
            joined[-1] = Mention("Department", last.start, mention.end, name, mention.rule, 0.9)
        else:
            joined.append(mention)
    return joined


_JOINT = re.compile(rf"[\u4e00-\u9fff]*?({LEVEL})党?委\1(?:人民)?政府[\u4e00-\u9fff]+")


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


@dataclass(frozen=True)
class _Finder:
    text: str
    home: Home

    @cached_property
    def grammar(self) -> Grammar:
        return grammar()

    @cached_property
    def divisions(self) -> Divisions:
        return divisions()

    @cached_property
    def own_levels(self) -> frozenset[str]:
        """The levels as which the text speaks of its own place: 我县, and 全县 in no wider one."""
        told = frozenset(_OWN.findall(self.text))
        widest = next((level for level in _LEVELS if level in told), "")
        widest = "" if widest == "区" and "自治区" in self.text else widest
        mine = frozenset(_MINE.findall(self.text))
        return mine | frozenset(widest if widest in "市区县州旗盟" else "")

    def central(self) -> Iterator[Mention]:
        """Yield bodies of the centre and their branches."""
        position = 0
        for start in self.grammar.central_start.finditer(self.text):
            at = start.start()
            match = self.grammar.central.match(self.text, at) if at >= position else None
            if match is None:
                continue
            position = match.end()
            rule = "central body" if match["body"] else "branch of a central body"
            yield Mention("Department", match.start(), match.end(), match[0], rule)

    def by_level(self, taken: set[int]) -> Iterator[Mention]:
        """Yield departments that a level word introduces, and those that inherit it in a list."""
        position = 0
        for match in self.grammar.scan.finditer(self.text):
            if match.start() < position:
                continue
            found = self._left(match)
            if found is None:
                continue
            start, confidence = self._league(found[0], match["tail"]), found[1]
            name = self.text[start : match.end()]
            yield Mention("Department", start, match.end(), name, "level and function", confidence)
            for mention in self._inherited(match, start, taken):
                position = mention.end
                yield mention

    def _league(self, start: int, tail: str) -> int:
        """Return the start with 共青团 or 团 in front, which makes another body of a committee."""
        if tail not in ("委", "委员会") or not self.text.startswith("团", start - 1):
            return start
        return start - 3 if self.text.startswith("共青", start - 3) else start - 1

    def local(self) -> Iterator[Mention]:
        """Yield offices named by a place's short name and a word: 长沙海关, 湖南证监局."""
        for match in self.grammar.local_head.finditer(self.text):
            at = match.start()
            for length in range(min(_LONGEST_SHORT, at), 1, -1):
                if self.text[at - length : at] in self.divisions.short:
                    name = self.text[at - length : match.end()]
                    yield Mention("Department", at - length, match.end(), name, "place and office")
                    break

    def _left(self, match: re.Match[str]) -> tuple[int, float] | None:
        """Return where the name starts and how sure that is, or None where it names nobody."""
        at, level_end = match.start(), match.end("level")
        start = self._place_start(level_end)
        if start < at and not self._ambiguous(self.text[start:level_end]):
            return (start, 1.0) if not self._generic_before(start) else None
        if match["level"] in _SMALL or match["tail"] in _MANAGED:
            return self._small_place(match)
        if self._opens(match):
            return self._bare(match)
        no_place = self._no_place_before(at) and not self._zone_before(match)
        if no_place or self._generic_before(at):
            return None
        return self._unknown_place(match)

    def _opens(self, match: re.Match[str]) -> bool:
        """Whether the level word, or 共青团 before it, opens the name."""
        at = match.start()
        if at == 0 or not _is_han(self.text[at - 1]) or self._boundary_before(at):
            return True
        return self._league(at, match["tail"]) < at

    def _ambiguous(self, name: str) -> bool:
        """Whether `name` is an ordinary word too, and no division of the document's prefecture."""
        if name not in _lexicon().words["ambiguous"].split():
            return False
        near = self.home.prefecture or self.home.province
        return not any(near in chain for chain in self.divisions.chains.get(name, ()))

    def _place_start(self, level_end: int) -> int:
        """Return where the divisions that end at `level_end` start: 江苏省苏州市 as one."""
        if self.text.endswith(_CORPS, 0, level_end):
            return level_end - len(_CORPS)
        start = self.divisions.place_ending_at(self.text, level_end)
        while start < level_end:
            outer = self.divisions.place_ending_at(self.text, start)
            if outer == start:
                return start
            start = outer
        return level_end

    def _bare(self, match: re.Match[str]) -> tuple[int, float] | None:
        """Accept a level word alone, unless nothing in the document's place is of that level."""
        level, at = match["level"], match.start()
        before = self.text[max(at - 2, 0) : at]
        if before[-1:] in "、）" and before[:1] in _LEVELS and before:
            return None
        home = self.home
        if level in self.own_levels:
            return at, 1.0
        if level in "区县旗" and home.prefecture and not home.county:
            return None
        if level in "市区县州旗" and home.province and not (home.prefecture or home.county):
            return None if home.province.endswith(("省", "自治区")) else (at, 1.0)
        return at, 1.0

    def _boundary_before(self, at: int) -> bool:
        if self.text[at - 1] in _ORGAN_ENDS:
            return True
        return _lexicon().left.search(self.text, max(at - 4, 0), at) is not None

    def _generic_before(self, at: int) -> bool:
        return _lexicon().generic.search(self.text, max(at - 4, 0), at) is not None

    def _no_place_before(self, at: int) -> bool:
        return _lexicon().not_place.search(self.text, max(at - 4, 0), at) is not None

    def _small_place(self, match: re.Match[str]) -> tuple[int, float] | None:
        """Accept a town, street or zone with a name in front: 云集镇政府, 高新区管委会."""
        if match["level"] in _SMALL and match["tail"] not in _SMALL_TAILS | {"办", "办事处"}:
            return None
        return self._unknown_place(match)

    def _unknown_place(self, match: re.Match[str]) -> tuple[int, float] | None:
        """Accept what stands in front as the name of a zone or town outside the table.

        Where it is none, the level word alone is taken if the document's own place is of its level.
        """
        at, level = match.start(), match["level"]
        zone = self._zone_before(match)
        if level in "市省州盟" or not (level in _SMALL or zone):
            return (at, 0.75) if self._own_level(level) else None
        first = min(at - 2, zone.start()) if zone else at - 2
        for start in range(first, max(at - _UNKNOWN_STEM - 1, -1), -1):
            if not _is_han(self.text[start]):
                return None
            if start == 0 or not _is_han(self.text[start - 1]) or self._boundary_before(start):
                stem = self.text[start:at]
                if _lexicon().left.fullmatch(stem):  # 我代表|镇政府: of the town that speaks
                    return (at, 0.75) if self._own_level(level) else None
                return None if _lexicon().generic_stem.search(stem) else (start, 0.8)
        return None

    def _zone_before(self, match: re.Match[str]) -> re.Match[str] | None:
        if match["level"] != "区":
            return None
        return _lexicon().zone.search(self.text, max(match.start() - 10, 0), match.start())

    def _own_level(self, level: str) -> bool:
        if level in self.own_levels:
            return True
        own = self.home.county or self.home.prefecture or self.home.province or ""
        return own.endswith(level) or (level == "市" and self.home.prefecture is not None)

    def _inherited(self, match: re.Match[str], start: int, taken: set[int]) -> Iterator[Mention]:
        """Yield the items after `match` that share its level: 省发展改革委、财政厅."""
        prefix = self.text[start : match.end("level")]
        party = match["tail"].startswith("委") and len(match["tail"]) > 1
        end = match.end()
        while end < len(self.text) and self.text[end] in "、和及与" and end + 1 not in taken:
            following, shared = self.grammar.inheriting.match(self.text, end + 1), prefix
            if following is None and party:
                following = self.grammar.inheriting_party.match(self.text, end + 1)
                shared = prefix + "委"
            confidence = 0.95
            if following is None:
                following, shared, confidence = self._open_item(end + 1), prefix, 0.8
            if following is None:
                following = self._open_peer(end + 1, prefix)
                shared = ""
            if following is None:
                return
            name = shared + following[0]
            rule = "level printed once"
            yield Mention("Department", end + 1, following.end(), name, rule, confidence)
            end = following.end()

    def _open_peer(self, at: int, prefix: str) -> re.Match[str] | None:
        """Return an item of unknown function that prints the level of the one before once more:
        区住建局、区投促局. One whose function is known is found by itself.
        """
        if not self.text.startswith(prefix, at) or self.grammar.scan.match(self.text, at):
            return None
        item = _OPEN_PEER.match(self.text, at)
        return None if item is None or is_generic(item[0]) else item

    def _open_item(self, at: int) -> re.Match[str] | None:
        """Return an item of a list whose function no lexicon knows: 市教育局、贸发局."""
        item = _OPEN_ITEM.match(self.text, at)
        if (
            item is None
            or _LEAGUE.match(item[0])
            or is_generic(item[0])
            or place_first(item[0], self.home)
        ):
            return None
        return item


_OPEN_ITEM = re.compile(
    r"(?![省区县州旗盟镇乡各国]|地区|市(?!政(?!府|协|务)))[\u4e00-\u9fff]{1,8}?(?:局|委|厅|办|支队|大队|中心)"
    r"(?=[、，。；）\n等]|$)"
)
_OPEN_PEER = re.compile(
    r"[\u4e00-\u9fff]{3,12}?(?:局|委|厅|办|支队|大队|中心)(?=[、，。；）\n等]|$)"
)
_LEAGUE = re.compile(f"团(?:{LEVEL})委")
_MANAGED = frozenset({"管委会", "管理委员会", "党工委"})


@dataclass(frozen=True)
class _Left:
    """Patterns for what stands in front of a level word, matched up to its start."""

    words: dict[str, str]

    def _ending(self, key: str) -> re.Pattern[str]:
        ordered = sorted(set(self.words[key].split()), key=lambda w: (-len(w), w))
        return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})\Z")

    @cached_property
    def left(self) -> re.Pattern[str]:
        return self._ending("words")

    @cached_property
    def generic(self) -> re.Pattern[str]:
        return self._ending("generic")

    @cached_property
    def not_place(self) -> re.Pattern[str]:
        return self._ending("not_places")

    @cached_property
    def zone(self) -> re.Pattern[str]:
        return self._ending("zones")

    @cached_property
    def generic_stem(self) -> re.Pattern[str]:
        return re.compile("[各全每]|相关|有关|其他|[省市县区乡镇、和及]$|[社园城景校片]$")


@lru_cache
def _lexicon() -> _Left:
    return _Left(grammar().words["left"])
