"""Whether the words before the end of works name them: 甲河|大桥 does, 农村|道路 does not."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.grammar.names import PROPER, grade
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    CHANGE,
    COMMON,
    DECOR,
    EVERYDAY,
    HEAD,
    INDUSTRY,
    LEVEL,
    NUMBER,
    PLACE,
    QUOTED,
    SITE,
    THEME,
    VERB,
    WEAK,
    WORKS,
)
from kg.extraction.entities.works.frames import is_works_head
from kg.extraction.lexicon import read_lexicon

ENDS = frozenset(read_lexicon("works")["ends"])


def name_words(key: str) -> tuple[str, ...]:
    """Return one of the lists of words at the edges of works' names: works.toml, [names]."""
    return tuple(read_lexicon("works")["names"][key].split())


_LANDMARKS = ENDS | frozenset("矿镇村乡区库河江湖山滩")  # the ends of what a change is made to
_STANDING = {"Park", "Platform", "Institution", "Place"}
_BUILDERS = ("Institution", "Enterprise", "Park")
# What tells an everyday word from its neighbour, and so makes no name of it: 电厂|新|厂房.
_RELATIVE = "新大小老旧主副原总全各内外上下中东西南北多单双高低两与和及用类级型式化性站场厂"
_AVENUES = name_words("avenues")
_ROADS = name_words("roads")
OUTPUTS = name_words("outputs")
_SHORTEST = 4  # characters of a name that says where or whose the works are


def shortest(text: str, end: int) -> int:
    """Return how many characters a name that ends at `end` has at least: roads have short ones."""
    return 3 if text[end - 1] in "路街桥" else _SHORTEST


def is_named(tokens: Clause, text: str) -> bool:
    """Return whether the modifiers name the works: a place, a firm's or a village's own word."""
    modifiers = tokens[:-1]
    if tokens[0].mask & CHANGE or _is_called(modifiers):
        return False
    if not tokens[-1].mask:
        enough = tokens[-1].end - tokens[-1].start >= shortest(text, tokens[-1].end)
        enough = enough or _is_worded_road(tokens, text)
        return enough or grade(modifiers, text) == PROPER or any(map(_is_builder, modifiers))
    common = modifiers[0].mask & (COMMON | DECOR | THEME | WEAK) if modifiers else 0
    if _needs_no_word(tokens, text) or (not common and any(map(_is_builder, modifiers[1:]))):
        return True  # 县人民医院综合楼, 第一中学新校区
    if grade(modifiers, text) != PROPER or not _opens_proper(modifiers):
        return False
    if tokens[-1].mask & CHANGE and not tokens[-1].mask & WORKS:
        return _is_physical(modifiers, text)
    return True


def _is_worded_road(tokens: Clause, text: str) -> bool:
    """Return whether a street is called by an everyday word: 人民|路, 新城|路."""
    if len(tokens) != _WORD_AND_ROAD or text[tokens[1].start : tokens[1].end] not in ("路", "街"):
        return False
    word = tokens[0]
    return bool(word.mask) and word.end - word.start == _WORD_AND_ROAD and not word.mask & _ACTING


_WORD_AND_ROAD = 2  # tokens, and characters of the word
_ACTING = VERB | DECOR | THEME | LEVEL | EVERYDAY | NUMBER | PLACE | SITE | CHANGE


def _is_compound(tokens: Clause, text: str) -> bool:
    """Return whether a word that is everyday elsewhere opens a place's name: 黄金|埠|电厂."""
    if len(tokens) < 3 or tokens[1].mask or tokens[1].end - tokens[1].start > 1:
        return False
    everyday = tokens[0].mask & COMMON and not tokens[0].mask & (HEAD | WEAK | INDUSTRY | WORKS)
    return bool(everyday) and text[tokens[1].start] not in _RELATIVE and bool(tokens[2].mask & SITE)


def _is_called(modifiers: Clause) -> bool:
    """Return whether a quotation alone names it, as it does programmes: 关键产品“…”项目."""
    if len(modifiers) < 2 or not modifiers[-1].mask & QUOTED:
        return False
    return all(t.mask and not t.mask & PLACE and not _is_builder(t) for t in modifiers[:-1])


def _is_sized(tokens: Clause, text: str) -> bool:
    """Return whether the works are named by how much they make: 100兆瓦分散式风力发电项目."""
    if tokens[0].mask & (LEVEL | THEME):
        tokens = tokens[1:]  # 县域|60万千瓦…储能电站
    sized = tokens[0].mask & NUMBER and text.endswith(OUTPUTS, tokens[0].start, tokens[0].end)
    return bool(sized) and len(tokens) > 2 and bool(tokens[-1].mask & WORKS)


def _is_street(tokens: Clause, text: str) -> bool:
    """Return whether an avenue, or a phase of one, is named by an everyday word: 市民|大道|三期."""
    last = len(tokens) - 1
    if last > 1 and text.endswith("期", tokens[last].start, tokens[last].end):
        last -= 1
    street = text.endswith(_AVENUES, tokens[last].start, tokens[last].end) and last > 0
    return street and not tokens[0].mask & (DECOR | THEME | LEVEL | EVERYDAY | NUMBER | WEAK)


def _is_civic(tokens: Clause, text: str) -> bool:
    """Return whether the works are the one such building that a place has: 市青少年活动中心."""
    if not tokens[0].mask & LEVEL or text[tokens[0].start : tokens[0].end] not in "省市州县区旗":
        return False
    end = tokens[-1].end
    phase = text[end - 1] == "期" and len(tokens) > 2
    return phase or (text.endswith(_civic(), tokens[0].end, end) and len(tokens) < 4)


@lru_cache(maxsize=1)
def _civic() -> tuple[str, ...]:
    return tuple(read_lexicon("works")["civic"].split())


def _is_numbered_road(tokens: Clause, text: str) -> bool:
    """Return whether the name opens with a road's number: 330|国道…."""
    modifiers = tokens[:-1]
    if len(modifiers) < 2 or not modifiers[0].mask & NUMBER:
        return False
    return text.endswith(_ROADS, modifiers[1].start, modifiers[1].end)


def _opens_proper(modifiers: Clause) -> bool:
    """Return whether the name opens with its own word, or a place or quotation is in it.

    An unknown word behind an everyday one (农村寄递物流…站) is most often everyday too.
    """
    first = modifiers[0]
    if not first.mask or first.mask & (INDUSTRY | NUMBER):
        return True
    if (first.mask & LEVEL and first.end - first.start == 1) or is_works_head(first):
        return True
    return any(t.mask & (PLACE | QUOTED | NUMBER) or _is_builder(t) for t in modifiers)


def _is_builder(token: Token) -> bool:
    heads = token.word.heads if token.word is not None else {}
    return any(heads.get(kind) == "strong" for kind in _BUILDERS) or heads.get("Park") == "bare"


def _is_physical(modifiers: Clause, text: str) -> bool:
    """Return whether the change is made to something that stands somewhere."""
    for token in modifiers:
        if token.mask & WORKS or is_works_head(token):
            return True
        if token.word is not None and _STANDING & set(token.word.heads):
            return True
        if not token.mask and token.end - token.start > 2 and text[token.end - 1] in _LANDMARKS:
            return True
    return any(t.mask & PLACE for t in modifiers)


def _needs_no_word(tokens: Clause, text: str) -> bool:
    """Return whether the works need no word of their own to be named."""
    return (
        _is_numbered_road(tokens, text)
        or _is_civic(tokens, text)
        or _is_sized(tokens, text)
        or _is_street(tokens, text)
        or _is_compound(tokens, text)
    )
