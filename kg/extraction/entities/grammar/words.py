"""The words that entity rules know, as one automaton over all lexicons of ontology/lexicon/.

A word has a mask of kinds (it may be a head and an everyday noun at once) and, where it is a
head, the entity types that it gives with their strength.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.entities.places.divisions import Division, abbreviation, divisions, plain_forms
from kg.extraction.lexicon import read_lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

STOP = 1  # punctuation that ends a clause
LISTING = 2  # 、
ETC = 4  # 等
VERB = 8  # verbs, adverbs, function words: a name ends to their right
WEAK = 16  # verbs that are nouns inside names
AND = 32  # conjunctions
PLURAL = 64  # 一批, 各类: what follows is unnamed
DECOR = 128  # qualities cut off from the left of a name
THEME = 256  # qualities kept, but never enough for a name
LEVEL = 512  # 国家级, 省级
COMMON = 1024  # everyday nouns
INDUSTRY = 2048  # industries of the public catalogues
PLACE = 4096  # divisions, regions, rivers
HEAD = 8192
QUOTED = 16384  # a quotation as a whole
BOOK = 32768  # 《…》 as a whole
MASKED = 65536  # a department or task force found before
QUANTITY = 131072  # a number with its measure word: 30家以上
NUMBER = 262144  # a number without one: 110kV, 5G, 2025
INSIDE = 524288  # verbs that may open a programme's name
HONOUR = 1048576  # verbs that seek or win a designation
BRACKET = 2097152  # （ and ）
EVERYDAY = 4194304  # everyday words that make no name
PROGRAMME = 8388608  # verbs after which a quotation alone names a programme
HARD = 16777216  # verb-nouns that divide subject and object
NO_INDUSTRY = 33554432  # verb-nouns that are no part of an industry's name
AFTER = 67108864  # what may follow a complete name
WORKS = 1 << 28  # what works are called by: 项目, 加工厂, 新校区
CHANGE = 1 << 29  # what is done to works, as the end of their names: 扩容
BUILD = 1 << 30  # verbs after which comes what is built
DRIVE = 1 << 31  # verbs after which comes what is driven on, whether built or not
WITHIN = 1 << 32  # verbs that stand inside the names of works
HOLD = 1 << 36  # verbs after which comes an event
JOINTLY = 1 << 33  # verbs that name a partner: 联合
SITE = 1 << 34  # any word that may end the name of works
FIRM = 1 << 35  # words that may end a firm's name: 食品, 科技
LIKE_SITE = 1 << 37  # of a clause: a stretch that no lexicon knows ends like works
ENDS_PLACE = 1 << 38  # of a clause: a character that may end a place that no table holds
FIRM_KIND = 1 << 39  # of a clause: what kind of firm a name behind it is of (央企)
COUNTS_FIRMS = 1 << 41  # of a clause: a number that may count firms (两大, 3家)
HELD = 1 << 42  # of a clause: that something is held (举行), in it or right behind it
COUNTS_SET = 1 << 43  # of a clause: a number that may count a set (三大, 八条)
SAYS_INDUSTRY = 1 << 44  # of a clause: 产业
GROWN = 1 << 45  # heads that end in what a list of industries may end in: 产业集群
ROUTE = 1 << 46  # works that run between two places: 高速公路
TRADE = 1 << 47  # words that may end what a trade is called by: 种植
LISTS = 1 << 48  # what may count or tell of a list: 3|大, “三大”, 项目; of a clause: 元的 too
GROWS = 1 << 49  # verbs that a list of industries may follow; of a clause: 为主导 or the like too
ANNOUNCED = 1 << 50  # of a clause: words before it may say that it lists industries (产业链是：)
LEADS = 1 << 51  # of a clause: what may say that firms lead a field (为龙头)
FIRM_HEAD = 1 << 52  # heads that make firms by themselves: 公司
ENDS_TOWN = 1 << 54  # of a clause: a character that towns end in or 街道 begins with
FIRM_TITLE = 1 << 55  # of a clause: what only firms win (瞪羚)
PAYS = 1 << 56  # of a clause: what a firm does by which works are built (投资建设)
SURE_HEAD = 1 << 53  # heads that may make names without a quotation, a quality or a verb in front
DASH = 1 << 27  # a single —, which may join two places in a name (A—B博览会)

BOUNDARY = STOP | LISTING | ETC | BOOK | MASKED | QUANTITY | BRACKET | DASH

_PUNCTUATION = {"、": LISTING, "等": ETC, "（": BRACKET, "）": BRACKET, "—": DASH} | dict.fromkeys(
    [*"。！？；，：\n\t .…|■●*[]【】<>=~①②③④⑤⑥⑦⑧⑨⑩◉◎○◇◆▲△▶★☆※◆□▪•", "——"], STOP
)


# The types that a head may give, in the order in which their rules are tried.
TRIED = (
    "Honour",
    "Enterprise",
    "Park",
    "Institution",
    "Platform",
    "Event",
    "Project",
    "Industry",
    "Document",
    "Initiative",
    "Place",
)


@dataclass(slots=True)
class Word:
    """One entry of the automaton. `heads` maps an entity type to strong, weak or bare."""

    text: str
    mask: int = 0
    heads: dict[str, str] = field(default_factory=dict)
    level: int = 0  # of a division: 1 province, 2 prefecture, 3 county; 4 a region or river,
    # 5 a country, 6 a city in one
    parent: str = ""  # of a division
    full: str = ""  # of a division, its full name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The automaton with the word of each of its patterns."""

    automaton: AhoCorasick
    words: tuple[Word, ...]
    masks: tuple[int, ...]  # of the words; 0 where they end a clause
    stop: int  # the index of a word that ends a clause
    works: frozenset[str]  # the last characters of works that have no word of their own


def _simple_kinds() -> list[tuple[str, int]]:
    verbs, modifiers = read_lexicon("verbs"), read_lexicon("modifiers")
    return [
        (verbs["carry_out"], VERB),
        (verbs["single"], VERB),
        (verbs["parties"], VERB),
        (verbs["inside_programmes"], VERB | INSIDE),
        (verbs["honour"], VERB | HONOUR),
        (verbs["verb_or_noun"], WEAK),
        (verbs["hard"], WEAK | HARD),
        (verbs["not_industry"], WEAK | NO_INDUSTRY),
        (verbs["after_name"], AFTER),
        (verbs["conjunctions"], AND),
        (modifiers["plural"], VERB | PLURAL),
        (modifiers["decoration"], DECOR),
        (modifiers["theme"], THEME),
        (modifiers["level"], LEVEL),
        (modifiers["common"], COMMON),
        (modifiers["everyday"], EVERYDAY),
        (verbs["programme"], VERB | PROGRAMME),
        (verbs["hold"], VERB | HOLD),
        (read_lexicon("industries")["names"], INDUSTRY),
        (read_lexicon("works")["befalls"], AFTER),
    ]


_DRIVEN = {
    "推进": DRIVE | PROGRAMME,
    "推动": DRIVE | PROGRAMME,
    "实施": DRIVE | PROGRAMME,
    "建设": BUILD,
}


def _add_manners(found: defaultdict[str, Word]) -> None:
    """Add the verbs with how each is done, which no name to their right begins with: 压茬推进."""
    for manner in read_lexicon("verbs")["manners"].split():
        for verb, kinds in _DRIVEN.items():
            found[manner + verb].mask |= VERB | kinds


def _add_works(found: defaultdict[str, Word]) -> None:
    works = read_lexicon("works")
    kinds = [("build", BUILD), ("drive", DRIVE), ("inside", WITHIN), ("jointly", JOINTLY)]
    for table, mask in [*kinds, ("changes", CHANGE), ("things", WORKS)]:
        for text in works[table].split():
            new = not found[text].mask
            found[text].mask |= mask
            if new and mask & (WORKS | CHANGE):
                found[text].mask |= COMMON


def _collect() -> dict[str, Word]:
    found: defaultdict[str, Word] = defaultdict(lambda: Word(""))
    for text, mask in _PUNCTUATION.items():
        found[text].mask |= mask
    for words, mask in _simple_kinds():
        for text in words.split():
            found[text].mask |= mask
    for kind, strengths in read_lexicon("heads").items():
        if kind != "lists":
            for strength in ("weak", "strong", "bare"):
                for text in strengths.get(strength, "").split():
                    found[text].mask |= HEAD
                    found[text].heads[kind] = strength
        else:
            for tails in strengths.values():
                for text in tails.split():
                    found[text].mask |= COMMON
    _add_places(found)
    _add_gardens(found)
    _add_trades(found)
    _add_works(found)
    _add_manners(found)
    return found


def _add_trades(found: dict[str, Word]) -> None:
    """Add 文化旅游业 for the catalogued 文化旅游: with 业 it is an industry by its own head."""
    heads = [t for t, w in found.items() if t.endswith("业") and "Industry" in w.heads]
    stems = tuple(sorted(t[:-1] for t in heads if len(t) > 2))
    for text in [t for t, w in found.items() if w.mask & INDUSTRY and t.endswith(stems)]:
        found[text + "业"].mask |= INDUSTRY | HEAD
        found[text + "业"].heads["Industry"] = "strong"


def _add_gardens(found: dict[str, Word]) -> None:
    """Add 农产品加工园 for the catalogued 农产品加工: with 园 it is a park by its own head."""
    for text in [t for t, w in found.items() if w.mask & INDUSTRY and len(t) > 1]:
        for end in ("园", "园区"):
            if not text.endswith(("园", "区")) and not found[text + end].heads:
                found[text + end].mask |= HEAD
                found[text + end].heads["Park"] = "strong"


def _add_places(found: defaultdict[str, Word]) -> None:
    places = read_lexicon("places")
    ambiguous = set(places["ambiguous_short"].split())
    for text in places["regions"].split():
        found[text].mask |= PLACE
        found[text].level = 4
    for country, cities in places["countries"].items():
        for text in (country, *cities.split()):
            if not found[text].mask:
                found[text].mask, found[text].level = PLACE, 5 if text == country else 6
    for division in divisions():
        forms = {division.name, division.short} - ambiguous
        forms.update(plain_forms(division.name))
        if abbreviated := abbreviation(division.name):
            forms.add(abbreviated)
        for text in sorted(f for f in forms if len(f) > 1):
            _add_division(found[text], division)
    known = {d.name: d for d in divisions()}
    for text, name in places["everyday"].items():
        _add_division(found[text], known[name])
    for name, parent in places["new_districts"].items():
        _add_division(found[name], Division(name, name, 3, parent))


def _add_division(word: Word, division: Division) -> None:
    """Let the word name the division, unless it is known for something else."""
    if not word.level and not word.mask & ~PLACE:
        word.level, word.parent, word.full = division.level, division.parent, division.name
        word.mask |= PLACE


def _settle(word: Word) -> None:
    """Decide between kinds that exclude each other."""
    if word.mask & WEAK:
        word.mask &= ~VERB
    elif word.mask & VERB and not word.mask & (HEAD | LISTING | ETC | STOP):
        word.mask &= ~(COMMON | DECOR | THEME | LEVEL | EVERYDAY)
    if word.mask & INDUSTRY:
        word.mask &= ~VERB
    if len(word.text) == 1:
        word.mask &= ~(HEAD | COMMON | DECOR | THEME | INDUSTRY | EVERYDAY | WEAK | AFTER)
        word.heads = {}
    word.heads = {kind: word.heads[kind] for kind in TRIED if kind in word.heads}
    if "Project" in word.heads or word.mask & (WORKS | CHANGE):
        word.mask |= SITE
    if word.heads.get("Enterprise") == "weak":
        word.mask |= FIRM
    word.mask |= _sure_kinds(word)
    _settle_lists(word)


def _settle_lists(word: Word) -> None:
    """Add the kinds by which a word may open, count or end a list."""
    if word.mask & HEAD and word.text.endswith(("产业", "产业集群", "产业链")):
        word.mask |= GROWN
    if word.mask & WORKS and word.mask & (HEAD | THEME) and word.text.endswith(_routes()):
        word.mask |= ROUTE
    if word.mask and word.text in _trades():
        word.mask |= TRADE
    if word.mask & WORKS and word.text.endswith("项目"):
        word.mask |= LISTS
    if word.mask & (VERB | WEAK) and word.text.endswith(_growing()):
        word.mask |= GROWS


def _sure_kinds(word: Word) -> int:
    """Return the kinds of a head that may make names by itself."""
    kinds = FIRM_HEAD if word.heads.get("Enterprise") == "strong" else 0
    sure = any(strength != "weak" or kind in _WEAK_TOO for kind, strength in word.heads.items())
    return kinds | SURE_HEAD if sure else kinds


_WEAK_TOO = ("Park", "Platform", "Industry", "Document")  # may be named by weak heads alone


@lru_cache(maxsize=1)
def _growing() -> tuple[str, ...]:
    industries = read_lexicon("industries")
    return tuple(" ".join(industries[key] for key in ("growing", "telling", "making")).split())


@lru_cache(maxsize=1)
def _routes() -> tuple[str, ...]:
    return tuple(read_lexicon("works")["names"]["routes"].split())


@lru_cache(maxsize=1)
def _trades() -> frozenset[str]:
    industries = read_lexicon("industries")
    return frozenset([*industries["trades"].split(), *industries["goods"].split(), "产品"])


@lru_cache
def vocabulary() -> Vocabulary:
    """Return the automaton over all lexicons; built once a process."""
    from ahocorasick_rs import (  # noqa: PLC0415  heavy, needed only here
        AhoCorasick,
        Implementation,
        MatchKind,
    )

    found = _collect()
    words = []
    for text in sorted(found):
        word = found[text]
        word.text = text
        _settle(word)
        if word.mask:
            words.append(word)
    stop = next(i for i, w in enumerate(words) if w.mask & STOP)
    automaton = AhoCorasick(
        [w.text for w in words],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,  # a third faster here than the one it picks
    )
    masks = tuple(0 if w.mask & STOP else w.mask for w in words)
    works = frozenset(read_lexicon("works")["ends"])
    return Vocabulary(automaton, tuple(words), masks, stop, works)
