"""Relations between the things a text names; each kind has a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.documents.reading import Reading
from kg.extraction.facts import Mention, Relation
from kg.extraction.relations.advance import find_advances
from kg.extraction.relations.industry import find_industries
from kg.extraction.relations.location import find_locations
from kg.extraction.relations.names import Names
from kg.extraction.relations.operator import find_operators
from kg.extraction.relations.part import find_parts
from kg.extraction.relations.phrases import set_scene

__all__ = ["find_relations"]


def find_relations(reading: Reading, mentions: Sequence[Mention]) -> list[Relation]:
    """Return what the text says of places, operators, industries, wholes and tasks' objects.

    Heads and tails are `mentions`, sections, or, for a place that stands only inside a name, a
    mention of its own. Each pair of names is given once a sentence, with the most certain rule.
    """
    scene = set_scene(reading, mentions)
    names = Names(scene)
    return _best(
        [
            *find_locations(scene, names),
            *find_operators(scene, names),
            *find_industries(scene, names),
            *find_parts(scene, names),
            *find_advances(scene),
        ],
        reading,
    )


def _best(relations: Iterable[Relation], reading: Reading) -> list[Relation]:
    """Return one relation a pair of names and sentence, the most certain, in text order."""
    best: dict[tuple[object, ...], Relation] = {}
    weighed = map(_weigh, relations)
    for relation in sorted(weighed, key=lambda r: (-r.confidence, r.start, r.end, r.rule)):
        head, tail = relation.head, relation.tail
        if isinstance(head, Mention) and head.name == tail.name:
            continue  # one thing under two types is not related to itself
        subject = (head.type, head.name) if isinstance(head, Mention) else head.index
        at = reading.sentence_at(relation.start).start
        best.setdefault((relation.kind, subject, tail.type, tail.name, at), relation)
    return sorted(best.values(), key=lambda r: (r.start, r.end, r.kind, r.tail.start, r.rule))


def _weigh(relation: Relation) -> Relation:
    """Return the relation as certain as its rule and both its mentions together allow."""
    certain = relation.confidence * relation.tail.confidence
    if isinstance(relation.head, Mention):
        certain *= relation.head.confidence
    return replace(relation, confidence=round(certain, 2))
