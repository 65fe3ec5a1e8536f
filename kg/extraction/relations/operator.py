"""Who runs or builds a thing: by the firm in its name, or as the text says."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.documents.reading import Sentence
from kg.extraction.facts import Mention, Relation
from kg.extraction.relations.names import Names, is_division
from kg.extraction.relations.operatorwords import (
    actors,
    again,
    and_others,
    builds,
    by,
    by_whom,
    ceremony,
    ends,
    is_main,
    is_told,
    itself_again,
    jointly,
    lets_act,
    lies,
    openers,
    party_before,
    pays,
    plans,
    site,
    state_brand,
    sum_paid,
    words,
)
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
    "operator.visited": 0.6,
}
_REACH = 10  # words longer than this between maker and work say more than who builds what
_PARTY = 10  # characters before a firm's name in which its part is said
_WHERE = frozenset({"Place", "Park"})
_BRAND = 2  # characters of a firm's name by which its works are named


def find_operators(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield operated_by relations."""
    yield from _in_names(scene, names)
    for clauses in scene.sentences():
        if len(clauses) > 1:  # where one comes to, and what one sees there
            yield from _visited(clauses)
    yield from _signed(scene)
    acting = [m.start for m in scene.mentions if m.type in actors()]
    before: Clause | None = None  # the one before in the sentence, where it names a maker
    sentence: Sentence | None = None
    made: list[Mention] = []
    opened: list[Mention] = []  # the work that the sentence begins with
    for clause, topic in zip(scene.clauses, scene.topics, strict=True):
        works = _works(clause)
        if sentence is not clause.sentence:
            goes_on = again().match(scene.reading.text, clause.sentence.start)
            made = opened if goes_on else [topic] if topic and _is_work(topic) else []
            opened, before, sentence = works[:1], None, clause.sentence
        if before is not None:
            yield from _brought(before, clause)
            yield from _went_on(before, clause)
        at = bisect_left(acting, clause.start)
        before = clause if at < len(acting) and acting[at] < clause.end else None
        if before is not None:  # as in the fewest clauses
            yield from _in_clause(clause)
            yield from _main(scene.reading.text, clause, made)
        made = works or made


def _visited(sentence: list[Clause]) -> Iterator[Relation]:
    """Yield 来到E的车间，…，X正在建设: the works told of in the place that one visits."""
    for i, clause in enumerate(sentence):
        phrase = clause.phrases[0]
        alone = len(clause.phrases) == 1 and len(phrase.members) == 1
        if not alone or phrase.members[0].type != "Enterprise":
            continue
        if not phrase.governor.endswith(ends("visits")):
            continue
        if clause.after != "，" or not site().fullmatch(phrase.tail.removeprefix("的")):
            continue
        works = (c.phrases[0] for c in sentence[i + 1 :] if _works(c))
        if (seen := next(works, None)) and seen.members[0].type == "Project" and not seen.lead:
            yield from _each(seen, phrase, (phrase.start, seen.end), "operator.visited")


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("operated_by", head, tail, start, end, rule, _CONFIDENCE[rule])


def _is_work(mention: Mention) -> bool:
    return mention.type in words("heads")


def _is_maker(mention: Mention) -> bool:
    return mention.type in words("tails")


def _works(clause: Clause) -> list[Mention]:
    types = words("heads")
    return [m for p in clause.phrases for m in p.members if m.type in types]


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield the firm whose name, or whose brand, a work's name begins with."""
    brands = _brands(scene, names)
    for mention in scene.mentions:
        if not _is_work(mention):
            continue
        opening = names.makers.opening(mention.name, 1)
        found = [opening.known] if opening else []
        if not found and (brand := state_brand().match(mention.name)):
            end = mention.start + brand.end()
            found = [Mention("Enterprise", mention.start, end, brand[0], "relations.brand", 0.8)]
        rule = "operator.name"
        tabled = mention.rule == "table:project"  # its row has a column for its owner
        if not found and not tabled and (firm := brands.get(mention.name[:_BRAND])):
            found, rule = [firm], "operator.brand"
        for tail in found:
            itself = mention.name[len(tail.name) :] == "建设"  # the school is what is built
            if not itself and not tail.name.startswith(mention.name):
                yield _relation(mention, tail, mention.start, mention.end, rule)


def _brands(scene: Scene, names: Names) -> dict[str, Mention]:
    """Return the firms by the first characters of their names, where these are no common word.

    Of several firms of one brand it is the one that the text names most.
    """
    common = words("no_brand") | {form[:_BRAND] for form in names.places.mentions}
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
        makes = len(lead) <= _REACH and "、" not in lead and builds().search(lead)
        chain = _makers(clause, i) if makes else [first]
        if _acts(chain[0], second.lead) and makes:
            works, makers = second, [m for phrase in chain for m in phrase.members]
        elif by_whom().fullmatch(second.lead) and builds().match(and_others().sub("", second.tail)):
            works, makers = first, list(second.members)
        else:
            continue
        relied = chain[0].governor.endswith(ends("relied"))
        for work in filter(_can_be_built, works.members):
            for maker in makers:
                if _is_maker(maker) or (relied and maker.type == work.type == "Platform"):
                    yield _relation(work, maker, chain[0].start, second.end, "operator.builds")


def _acts(phrase: Phrase, lead: str) -> bool:
    """Return whether those named act of themselves, or are let act: 甲公司, 引进|甲公司."""
    governor = phrase.governor
    if not governor or openers().fullmatch(governor) or lets_act().search(governor):
        return True
    placed = bool(phrase.modifiers[0]) and governor.endswith(lies())  # 位于甲园区的|乙公司
    return placed or (governor.endswith("以") and is_main().match(lead) is not None)


def _unpaid(lead: str) -> str:
    """Return the words between maker and work without sums: 拟|投资|12亿元|建设."""
    return sum_paid().sub("投资", lead) if "元" in lead else lead


def _placed(clause: Clause) -> Iterator[Relation]:
    """Yield E位于甲县的X, E在甲县的X: the place stands between the two; and X（E）."""
    for first, second in pairwise(clause.phrases):
        place = second.modifiers[0][:1]
        between = second.lead in words("lying") and place and place[0].type == "Place"
        if between and _acts(first, second.lead):
            yield from _each(second, first, (first.start, second.end), "operator.before")
        elif second.lead == "（" and second.tail.startswith("）") and not first.tail[1:]:
            yield from _each(first, second, (first.start, second.end), "operator.bracket")


def _signed(scene: Scene) -> Iterator[Relation]:
    """Yield 甲县与E举行X签约仪式, E举行X奠基仪式: the firm at the ceremony builds the works."""
    held = {outer: inner for outer, inner in scene.inner if outer.type == "Event"}
    for clause in scene.clauses:
        for first, second in pairwise(clause.phrases):
            if second.lead.strip("“的") not in words("holds"):
                continue
            works = _begun(second, held)
            for maker in first.members:
                if works and _is_maker(maker):
                    yield _relation(works, maker, first.start, works.end, "operator.builds")


def _begun(phrase: Phrase, held: dict[Mention, Mention]) -> Mention | None:
    """Return the works that a ceremony begins: it names them, or they stand right before it."""
    named = phrase.members[-1]
    works, ends_in = held.get(named, named), phrase.tail.lstrip("”")
    if works is not named:
        ends_in = named.name[works.end - named.start :]
    alone = works.start == named.start and ceremony().match(ends_in) is not None
    return works if alone and _is_work(works) else None


def _each(works: Phrase, makers: Phrase, span: tuple[int, int], rule: str) -> Iterator[Relation]:
    for work in filter(_can_be_built if rule == "operator.subject" else _is_work, works.members):
        for maker in filter(_is_maker, makers.members):
            yield _relation(work, maker, *span, rule)


def _makers(clause: Clause, last: int) -> list[Phrase]:
    """Return the phrases of those who act together, up to the one at `last`: 甲与乙、丙共建….

    A place between them and their work (甲公司|在乙镇|建设丙) makes nothing.
    """
    chain: list[Phrase] = []
    for phrase in reversed(clause.phrases[: last + 1]):
        chain.append(phrase)
        if not phrase.lead.endswith(ends("together")):
            break
    return [p for p in reversed(chain) if any(m.type != "Place" for m in p.members)] or chain


def _can_be_built(mention: Mention) -> bool:
    return _is_work(mention) or mention.type in words("founded")


def _brought(before: Clause, clause: Clause) -> Iterator[Relation]:
    """Yield 引进E …，建设X, with one firm that is brought."""
    second = clause.phrases[0]
    if not builds().fullmatch(_unpaid(second.lead.strip("“"))):
        return
    for phrase in before.phrases:
        if phrase.lead.endswith(ends("bringing")) and len(phrase.members) == 1:
            yield from _each(second, phrase, (phrase.start, second.end), "operator.brought")


def _went_on(before: Clause, clause: Clause) -> Iterator[Relation]:
    """Yield E投资50亿元，打造X and E入驻甲区，拟建设X: the firm is the subject of both clauses."""
    if before.after != "，" or clause.start != before.end + 1:
        return
    places = [p for p in clause.phrases if all(m.type == "Place" for m in p.members)]
    second = next((p for p in clause.phrases if p not in places), clause.phrases[0])
    lead = _unpaid(second.lead)
    if jointly().match(lead):  # E与I开展合作，联合共建X
        yield from _together(before, second, lead)
        return
    if itself := itself_again().match(lead):  # …，企业投资的X
        subject, lead = before.phrases[-1], lead[itself.end() :]
        goes_on = len(subject.members) == 1
    elif pays().match(before.phrases[-1].tail):
        subject, goes_on = before.phrases[-1], True
    else:
        subject = before.phrases[0]
        goes_on = _acts_alone(subject) and plans().match(lead) is not None
    if not goes_on or len(lead) > _REACH or not builds().search(lead):
        return
    rule = "operator.builds" if not itself and subject is before.phrases[-1] else "operator.subject"
    yield from _each(second, subject, (subject.start, second.end), rule)


def _together(before: Clause, works: Phrase, lead: str) -> Iterator[Relation]:
    """Yield E与I开展合作，|联合共建X and 甲市与I签署协议，|将共建X: one may be no firm."""
    chain = _makers(before, len(before.phrases) - 1)
    several = sum(len(p.members) for p in chain) > 1
    partner = chain[-1].lead.endswith("与") or chain[-1].tail.startswith("与")
    if (several and _acts(chain[0], lead)) or (len(chain) == 1 and partner):
        for maker in chain:
            yield from _each(works, maker, (chain[0].start, works.end), "operator.subject")


def _acts_alone(phrase: Phrase) -> bool:
    """Return whether a firm is what its clause begins with and tells of: 甲公司|落户乙园区."""
    firm = len(phrase.members) == 1 and phrase.members[0].type == "Enterprise"
    return firm and not phrase.governor and is_told().match(phrase.tail) is not None


def _main(text: str, clause: Clause, made: list[Mention]) -> Iterator[Relation]:
    """Yield 以E为主体, 业主为E and …，由E运营 for the works named before them."""
    made = made[-1:]
    for i, phrase in enumerate(clause.phrases):
        makers = [m for m in phrase.members if _is_maker(m)]
        if made and makers and _is_in_charge(text, clause.phrases, i):
            for maker in makers:
                for work in made:
                    yield _relation(work, maker, phrase.start, phrase.end, "operator.main")
        made = [m for m in phrase.members if _is_work(m)][-1:] or made


def _is_in_charge(text: str, phrases: Sequence[Phrase], i: int) -> bool:
    """Return whether the words around say that those named build or run what came before."""
    phrase = phrases[i]
    if phrase.governor.endswith("以") and is_main().search(phrase.tail):
        return True
    if party_before().search(text, max(phrase.start - _PARTY, 0), phrase.start):
        return True
    if phrase.governor.endswith(ends("bringing")) and builds().fullmatch(phrase.tail):
        return True
    last = phrase
    if phrase.tail.startswith("在") and i + 1 < len(phrases):  # 由E|在甲园区|投资建设
        where = phrases[i + 1]
        last = where if all(m.type in _WHERE for m in where.members) else phrase
    return by().fullmatch(phrase.lead) is not None and builds().match(last.tail) is not None
