"""Relations between the things a text names; each kind has a file of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from kg.documents.reading import Reading
from kg.extraction.confidence import weigh
from kg.extraction.facts import EntityType, Mention, Relation
from kg.extraction.relations.advance import find_advances
from kg.extraction.relations.gathered import find_gathered
from kg.extraction.relations.hometowns import find_hometowns
from kg.extraction.relations.industry import find_industries
from kg.extraction.relations.location import find_locations
from kg.extraction.relations.names import Names
from kg.extraction.relations.operator import find_operators
from kg.extraction.relations.part import find_parts
from kg.extraction.relations.phrases import set_scene
from kg.extraction.relations.tabled import find_tabled
from kg.extraction.relations.whereabouts import find_whereabouts
from kg.extraction.relations.withinparks import find_within_parks

__all__ = ["find_relations"]


def find_relations(reading: Reading, mentions: Sequence[Mention]) -> list[Relation]:
    """Return what the text says of places, operators, industries, wholes and tasks' objects.

    Heads and tails are `mentions`, sections, or, for a place that stands only inside a name, a
    mention of its own. Each pair of names is given once a sentence, with the most certain rule.
    """
    scene = set_scene(reading, mentions)
    names = Names(scene)
    best = _best(
        [
            *find_locations(scene, names),
            *find_whereabouts(scene, names),
            *find_within_parks(scene),
            *find_gathered(scene),
            *find_hometowns(scene),
            *find_operators(scene, names),
            *find_tabled(reading.text, mentions),
            *find_industries(scene, names),
            *find_parts(scene, names),
            *find_advances(scene),
        ],
        reading,
    )
    return _with_one_mention_a_span(best, mentions)


def _with_one_mention_a_span(
    relations: list[Relation], mentions: Sequence[Mention]
) -> list[Relation]:
    """Return the relations with ends of which no two are of one type and span.

    Several rules look for the document's own place where no mention may stand; of what they find
    at the span of a mention, the mention is the end, and elsewhere the surest of them.
    """
    known = {id(m) for m in mentions}
    ends = [e for r in relations for e in (r.head, r.tail) if id(e) not in known]
    own = dict.fromkeys(e for e in ends if isinstance(e, Mention))
    if not own:
        return relations
    known.update(id(e) for e in ends if not isinstance(e, Mention))  # tasks stay as they are
    surest_last = sorted(own, key=lambda e: (-e.confidence, e.rule), reverse=True)
    at = {_span(m): m for m in surest_last}
    starts = {start for _, start, _ in at}
    at |= {span: m for m in mentions if m.start in starts and (span := _span(m)) in at}
    return [r if known.issuperset((id(r.head), id(r.tail))) else _settled(r, at) for r in relations]


_Span = tuple[EntityType, int, int]


def _span(m: Mention) -> _Span:
    return m.type, m.start, m.end


def _settled(r: Relation, at: Mapping[_Span, Mention]) -> Relation:
    """Return the relation with the mentions of `at` that have the spans of its ends."""
    tail, head = at.get(_span(r.tail), r.tail), r.head
    if isinstance(head, Mention):
        head = at.get(_span(head), head)
    if head is r.head and tail is r.tail:
        return r
    return r._replace(head=head, tail=tail)


def _best(relations: Iterable[Relation], reading: Reading) -> list[Relation]:
    """Return one relation a pair of names and sentence, the most certain, in text order."""
    best: dict[tuple[object, ...], Relation] = {}
    starts = reading.sentence_starts
    for relation in relations:
        kind, head, tail, start = relation[:4]
        subject: object = None
        if not isinstance(head, Mention):
            subject = head.index
        elif head.name == tail.name:
            continue  # one thing under two types is not related to itself
        else:
            subject = head.type, head.name
        key = kind, subject, tail.type, tail.name, bisect_right(starts, start)
        if key not in best:
            best[key] = relation
        elif _certainty(relation) < _certainty(best[key]):
            del best[key]  # so that the better one stands where it was found
            best[key] = relation
    return [_weighed(r) for r in sorted(best.values(), key=_place)]


def _place(r: Relation) -> tuple[int, int, str, int, str, float]:
    """Return what sorts relations in text order; of several heads the surest comes first."""
    rank = _rank(r) if isinstance(r.head, Mention) else 0.0  # all tasks are equally sure
    return r.start, r.end, r.kind, r.tail.start, r.rule, -rank


def _certainty(r: Relation) -> tuple[float, int, int, str]:
    """Return what sorts relations of one pair of names by how sure they are, the surest first."""
    return -_rank(r), r.start, r.end, r.rule


def _weighed(r: Relation) -> Relation:
    sure = weigh(r.rule, r.confidence, r.head, r.tail)
    if sure == r.confidence:
        return r
    return Relation(r.kind, r.head, r.tail, r.start, r.end, r.rule, sure, r.role)


def _rank(relation: Relation) -> float:
    """Return which of several relations of one pair is best: the surest by rule and mentions."""
    certain = relation.confidence * relation.tail.confidence
    if isinstance(relation.head, Mention):
        certain *= relation.head.confidence
    return round(certain, 2)
