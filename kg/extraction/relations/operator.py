"""Who runs or builds a thing: by the firm in its name, or as the text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.names import Names
from kg.extraction.relations.phrases import Clause, Phrase, Scene

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "operator.name": 0.85,
    "operator.brand": 0.4,
    "operator.before": 0.8,
    "operator.builds": 0.85,
    "operator.brought": 0.6,
    "operator.main": 0.7,
}
_REACH = 10  # words longer than this between maker and work say more than who builds what
_BRAND = 2  # characters of a firm's name by which its works are named


def find_operators(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield operated_by relations."""
    yield from _in_names(scene, names)
    before: Clause | None = None
    made: list[Mention] = []
    opened: list[Mention] = []  # the work that the sentence begins with
    for clause, topic in zip(scene.clauses, scene.topics, strict=True):
        works = _works(clause)
        if before is None or before.sentence is not clause.sentence:
            again = _again().match(scene.reading.text, clause.sentence.start)
            made = opened if again else [topic] if topic and _is_work(topic) else []
            opened, before = works[:1], None
        yield from _in_clause(clause)
        yield from _brought(before, clause)
        yield from _paid(before, clause)
        yield from _main(clause, made)
        made = works or made
        before = clause


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("operated_by", head, tail, start, end, rule, _CONFIDENCE[rule])


def _is_work(mention: Mention) -> bool:
    return mention.type in _words("heads")


def _is_maker(mention: Mention) -> bool:
    return mention.type in _words("tails")


def _works(clause: Clause) -> list[Mention]:
    types = _words("heads")
    return [m for p in clause.phrases for m in p.members if m.type in types]


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield the firm whose name, or whose brand, a work's name begins with."""
    brands = _brands(scene, names)
    for mention in scene.mentions:
        if not _is_work(mention):
            continue
        opening = names.makers.opening(mention.name, 1)
        found = [opening.known] if opening else []
        rule = "operator.name"
        if not found and (brand := brands.get(mention.name[:_BRAND])):
            found, rule = [brand], "operator.brand"
        for tail in found:
            if not tail.name.startswith(mention.name):
                yield _relation(mention, tail, mention.start, mention.end, rule)


def _brands(scene: Scene, names: Names) -> dict[str, Mention]:
    """Return the firms by the first characters of their names, where these are no common word.

    Of several firms of one brand it is the one that the text names most.
    """
    common = _words("no_brand") | {form[:_BRAND] for form in names.places.mentions}
    common |= {form[:_BRAND] for form in names.industries.mentions}
    told = Counter(m.name for m in scene.mentions if m.type == "Enterprise")
    brands: dict[str, Mention] = {}
    for name, firm in names.makers.mentions.items():
        brand = name[:_BRAND]
        if firm.type != "Enterprise" or brand in common or len(name) <= _BRAND:
            continue
        if brand not in brands or told[name] > told[brands[brand].name]:
            brands[brand] = firm
    return brands


def _in_clause(clause: Clause) -> Iterator[Relation]:
    """Yield what one clause says: E directly before X, or E told to build or run X."""
    for phrase in clause.phrases:
        for member, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
            for maker in (m for m in modifiers if _is_maker(m) and _is_work(member)):
                yield _relation(member, maker, maker.start, member.end, "operator.before")
    yield from _said(clause)


def _said(clause: Clause) -> Iterator[Relation]:
    """Yield 支持E建设X, E运营X and X由E承建."""
    for i, (first, second) in enumerate(pairwise(clause.phrases)):
        if not any(_can_be_built(m) for p in (first, second) for m in p.members):
            continue
        makes = len(second.lead) <= _REACH and _builds().search(second.lead)
        chain = _makers(clause, i) if makes else [first]
        acts = not chain[0].governor or _lets_act().search(chain[0].governor)
        if acts and makes:
            works, makers = second, [m for phrase in chain for m in phrase.members]
        elif _by_whom().fullmatch(second.lead) and _builds().match(second.tail):
            works, makers = first, list(second.members)
        else:
            continue
        relied = chain[0].governor.endswith(_ends("relied"))
        for work in filter(_can_be_built, works.members):
            for maker in makers:
                if _is_maker(maker) or (relied and maker.type == work.type == "Platform"):
                    yield _relation(work, maker, chain[0].start, second.end, "operator.builds")


def _makers(clause: Clause, last: int) -> list[Phrase]:
    """Return the phrases of those who act together, up to the one at `last`: 甲与乙、丙共建….

    A place between them and their work (甲公司|在乙镇|建设丙) makes nothing.
    """
    chain: list[Phrase] = []
    for phrase in reversed(clause.phrases[: last + 1]):
        chain.append(phrase)
        if not phrase.lead.endswith(_ends("together")):
            break
    return [p for p in reversed(chain) if any(m.type != "Place" for m in p.members)] or chain


def _can_be_built(mention: Mention) -> bool:
    return _is_work(mention) or mention.type in _words("founded")


def _brought(before: Clause | None, clause: Clause) -> Iterator[Relation]:
    """Yield 引进E …，建设X."""
    if before is None or not clause.phrases:
        return
    second = clause.phrases[0]
    if not _builds().fullmatch(second.lead.strip("“")):
        return
    for phrase in before.phrases:
        if phrase.lead.endswith(_ends("bringing")):
            makers = [m for m in phrase.members if _is_maker(m)]
            for work in filter(_is_work, second.members):
                for maker in makers if len(makers) == 1 else ():
                    yield _relation(work, maker, phrase.start, second.end, "operator.brought")


def _paid(before: Clause | None, clause: Clause) -> Iterator[Relation]:
    """Yield E投资50亿元，打造X: who pays in one clause builds in the next."""
    if before is None or before.after != "，" or clause.start != before.end + 1:
        return
    first = before.phrases[-1]
    if not _pays().match(first.tail):
        return
    places = [p for p in clause.phrases if all(m.type == "Place" for m in p.members)]
    second = next((p for p in clause.phrases if p not in places), clause.phrases[0])
    if len(second.lead) > _REACH or not _builds().search(second.lead):
        return
    for work in filter(_is_work, second.members):
        for maker in filter(_is_maker, first.members):
            yield _relation(work, maker, first.start, second.end, "operator.builds")


def _main(clause: Clause, made: list[Mention]) -> Iterator[Relation]:
    """Yield 以E为主体 and …，由E运营 for the works that the clauses before speak of."""
    for phrase in clause.phrases if made else ():
        main = phrase.governor.endswith("以") and _is_main().search(phrase.tail)
        party = phrase.lead.endswith(_ends("party"))
        if main or party or (_by().fullmatch(phrase.lead) and _builds().match(phrase.tail)):
            for maker in (m for m in phrase.members if _is_maker(m)):
                for work in made[-1:]:
                    yield _relation(work, maker, phrase.start, phrase.end, "operator.main")


@lru_cache(maxsize=16)
def _words(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("relations")["operator"][key])


@lru_cache(maxsize=16)
def _ends(key: str) -> tuple[str, ...]:
    return tuple(_words(key))


@lru_cache(maxsize=1)
def _builds() -> re.Pattern[str]:
    return re.compile(f"(?:投资|规划|合作|共同)?(?:{alternation(sorted(_words('verbs')))})[“]?")


@lru_cache(maxsize=1)
def _by_whom() -> re.Pattern[str]:
    """Return the pattern of what stands between a work and its maker: 由, 项目由, 主要由."""
    return re.compile("[^、，]{0,8}由")


@lru_cache(maxsize=1)
def _by() -> re.Pattern[str]:
    return re.compile(f"(?:{_again().pattern}|由)")


@lru_cache(maxsize=1)
def _again() -> re.Pattern[str]:
    return re.compile("(?:目前，)?(?:该|此|这一|这个)?(?:项目|工程)(?:主要)?由")


@lru_cache(maxsize=1)
def _pays() -> re.Pattern[str]:
    return re.compile("[^，。；]{0,8}?投资[^，。；]{0,8}元")


@lru_cache(maxsize=1)
def _lets_act() -> re.Pattern[str]:
    words = [*read_lexicon("relations")["support"]["others"], *_words("bringing")]
    words += ["由", *_words("together")]
    return re.compile(f"(?:{alternation(words)})$")


@lru_cache(maxsize=1)
def _is_main() -> re.Pattern[str]:
    return re.compile(f"为(?:{alternation(sorted(_words('main')))})")
