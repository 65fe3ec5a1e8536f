"""Who runs or builds a thing: by the firm in its name, or as the text says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.names import Names, is_division
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
    "operator.subject": 0.7,
    "operator.bracket": 0.7,
}
_REACH = 10  # words longer than this between maker and work say more than who builds what
_PARTY = 10  # characters before a firm's name in which its part is said
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
        yield from _went_on(before, clause)
        yield from _main(scene.reading.text, clause, made)
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
        tabled = mention.rule == "table:project"  # its row has a column for its owner
        if not found and not tabled and (brand := brands.get(mention.name[:_BRAND])):
            found, rule = [brand], "operator.brand"
        for tail in found:
            own = mention.type == "Project" and tail.name.endswith(_ends("schools"))
            if not own and not tail.name.startswith(mention.name):
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
        if is_division(brand):
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
    yield from _placed(clause)


def _said(clause: Clause) -> Iterator[Relation]:
    """Yield 支持E建设X, E运营X, X由E承建 and 以E为主体建设X."""
    for i, (first, second) in enumerate(pairwise(clause.phrases)):
        if not any(_can_be_built(m) for p in (first, second) for m in p.members):
            continue
        lead = _unpaid(second.lead)
        makes = len(lead) <= _REACH and "、" not in lead and _builds().search(lead)
        chain = _makers(clause, i) if makes else [first]
        if _acts(chain[0], second.lead) and makes:
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


def _acts(phrase: Phrase, lead: str) -> bool:
    """Return whether those named act of themselves, or are let act: 甲公司, 引进|甲公司."""
    governor = phrase.governor
    if not governor or _openers().fullmatch(governor) or _lets_act().search(governor):
        return True
    lies = bool(phrase.modifiers[0]) and governor.endswith(_lies())  # 位于甲园区的|乙公司
    return lies or (governor.endswith("以") and _is_main().match(lead) is not None)


def _unpaid(lead: str) -> str:
    """Return the words between maker and work without sums: 拟|投资|12亿元|建设."""
    return _sum().sub("投资", lead) if "元" in lead else lead


def _placed(clause: Clause) -> Iterator[Relation]:
    """Yield E位于甲县的X, E在甲县的X: the place stands between the two; and X（E）."""
    for first, second in pairwise(clause.phrases):
        place = second.modifiers[0][:1]
        between = second.lead in _words("lying") and place and place[0].type == "Place"
        if between and _acts(first, second.lead):
            yield from _each(second, first, (first.start, second.end), "operator.before")
        elif second.lead == "（" and second.tail.startswith("）") and not first.tail[1:]:
            yield from _each(first, second, (first.start, second.end), "operator.bracket")


def _each(works: Phrase, makers: Phrase, span: tuple[int, int], rule: str) -> Iterator[Relation]:
    for work in filter(_is_work, works.members):
        for maker in filter(_is_maker, makers.members):
            yield _relation(work, maker, *span, rule)


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
    """Yield 引进E …，建设X, with one firm that is brought."""
    if before is None or not clause.phrases:
        return
    second = clause.phrases[0]
    if not _builds().fullmatch(_unpaid(second.lead.strip("“"))):
        return
    for phrase in before.phrases:
        if phrase.lead.endswith(_ends("bringing")) and len(phrase.members) == 1:
            yield from _each(second, phrase, (phrase.start, second.end), "operator.brought")


def _went_on(before: Clause | None, clause: Clause) -> Iterator[Relation]:
    """Yield E投资50亿元，打造X and E入驻甲区，拟建设X: the firm is the subject of both clauses."""
    if before is None or before.after != "，" or clause.start != before.end + 1:
        return
    places = [p for p in clause.phrases if all(m.type == "Place" for m in p.members)]
    second = next((p for p in clause.phrases if p not in places), clause.phrases[0])
    lead = _unpaid(second.lead)
    if _jointly().match(lead):  # E与I开展合作，联合共建X
        chain = _makers(before, len(before.phrases) - 1)
        several = sum(len(p.members) for p in chain) > 1
        for subject in chain if several and _acts(chain[0], lead) else ():
            yield from _each(second, subject, (chain[0].start, second.end), "operator.subject")
        return
    if itself := _itself().match(lead):  # …，企业投资的X
        subject, lead = before.phrases[-1], lead[itself.end() :]
        goes_on = len(subject.members) == 1
    elif _pays().match(before.phrases[-1].tail):
        subject, goes_on = before.phrases[-1], True
    else:
        subject = before.phrases[0]
        goes_on = _acts_alone(subject) and _plans().match(lead) is not None
    if not goes_on or len(lead) > _REACH or not _builds().search(lead):
        return
    rule = "operator.builds" if not itself and subject is before.phrases[-1] else "operator.subject"
    yield from _each(second, subject, (subject.start, second.end), rule)


def _acts_alone(phrase: Phrase) -> bool:
    """Return whether a firm is what its clause begins with and tells of: 甲公司|落户乙园区."""
    firm = len(phrase.members) == 1 and phrase.members[0].type == "Enterprise"
    return firm and not phrase.governor and _is_told().match(phrase.tail) is not None


def _main(text: str, clause: Clause, made: list[Mention]) -> Iterator[Relation]:
    """Yield 以E为主体, 业主为E and …，由E运营 for the works named before them."""
    made = made[-1:]
    for phrase in clause.phrases:
        main = phrase.governor.endswith("以") and _is_main().search(phrase.tail)
        party = _party().search(text, max(phrase.start - _PARTY, 0), phrase.start) is not None
        if main or party or (_by().fullmatch(phrase.lead) and _builds().match(phrase.tail)):
            for maker in (m for m in phrase.members if _is_maker(m)):
                for work in made:
                    yield _relation(work, maker, phrase.start, phrase.end, "operator.main")
        made = [m for m in phrase.members if _is_work(m)][-1:] or made


@lru_cache(maxsize=16)
def _words(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("relations")["operator"][key])


@lru_cache(maxsize=16)
def _ends(key: str) -> tuple[str, ...]:
    return tuple(_words(key))


@lru_cache(maxsize=1)
def _builds() -> re.Pattern[str]:
    how, verbs = alternation(sorted(_words("how"))), alternation(sorted(_words("verbs")))
    return re.compile(f"(?:{how})*(?:{verbs})[“]?")


@lru_cache(maxsize=1)
def _plans() -> re.Pattern[str]:
    """Return the pattern of a clause that goes on about its subject: 拟投资建设, 将打造."""
    return re.compile(f"(?:并|拟|将|计划|主要|分期|首期|一期|重点|全力|在此)*{_builds().pattern}")


@lru_cache(maxsize=1)
def _sum() -> re.Pattern[str]:
    """Return the pattern of a sum that is invested, with what joins it: 、总投资12亿元的."""
    number = r"[\d.]+[余多]?[百千万亿]*(?:美|欧)?元(?:人民币)?"
    return re.compile(
        f"[、]?(?:总|拟|计划|预计|约)*投资(?:总额|规模)?(?:约|超过?|近|达到?|为)?{number}的?"
    )


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    words = [*read_lexicon("relations")["location"]["subject_openers"], *_words("openers")]
    return re.compile(alternation([w for w in words if w]))


@lru_cache(maxsize=1)
def _lies() -> tuple[str, ...]:
    return tuple(read_lexicon("relations")["location"]["verbs"])


@lru_cache(maxsize=1)
def _jointly() -> re.Pattern[str]:
    """Return the pattern of what those do together who were named before: 联合共建, 双方共建."""
    words = alternation(sorted(_words("jointly")))
    return re.compile(f"(?:{words})+(?:{_builds().pattern})?")


@lru_cache(maxsize=1)
def _itself() -> re.Pattern[str]:
    """Return the pattern of the word by which a clause takes up the firm of the one before."""
    return re.compile(alternation(sorted(_words("itself"))))


@lru_cache(maxsize=1)
def _is_told() -> re.Pattern[str]:
    """Return the pattern of what a clause tells of a firm before it says what the firm builds."""
    return re.compile(alternation(sorted(_words("told"))))


@lru_cache(maxsize=1)
def _party() -> re.Pattern[str]:
    """Return the pattern that ends where the firm is named: 项目业主为, （建设单位：."""
    return re.compile(f"(?:{alternation(sorted(_words('party')))})(?:为|是|：|系)?$")


@lru_cache(maxsize=1)
def _by_whom() -> re.Pattern[str]:
    """Return the pattern of what stands between a work and its maker: 由, 项目由, 委托."""
    return re.compile("[^、，]{0,8}(?:由|委托|授权)")


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
