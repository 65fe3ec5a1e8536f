"""From a document to all that it says: the rules, in order."""

from __future__ import annotations

from bisect import insort

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.collector import paused_collector
from kg.extraction.entities import find_entities
from kg.extraction.facts import Extraction, Mention, Relation
from kg.extraction.relations import find_relations
from kg.extraction.statuses import find_statuses
from kg.extraction.targets import find_targets
from kg.extraction.units.departments import find_departments
from kg.extraction.units.responsibilities import find_responsibilities
from kg.extraction.units.taskforces import find_memberships


@paused_collector()
def extract(document: Document) -> Extraction:
    """Return all mentions, relations, targets and statuses that the rules find in `document`."""
    reading = read(document)
    named = find_entities(reading, find_departments(reading))
    relations = (
        *find_responsibilities(reading, named),
        *find_memberships(reading, named),
        *find_relations(reading, named),
    )
    return Extraction(
        reading=reading,
        mentions=_with_ends(named, relations),
        relations=relations,
        targets=tuple(find_targets(reading, named)),
        statuses=tuple(find_statuses(reading, named)),
    )


def _with_ends(named: list[Mention], relations: tuple[Relation, ...]) -> tuple[Mention, ...]:
    """Return the mentions and those that only relations know: a place printed inside a name.

    Both are in text order, as `named` is.
    """
    known = {id(m) for m in named}  # nearly all ends are these very mentions
    ends = [e for r in relations for e in (r.head, r.tail) if id(e) not in known]
    further = {e for e in ends if isinstance(e, Mention)}
    starts = {m.start for m in further}
    further.difference_update([m for m in named if m.start in starts] if starts else ())
    every = list(named)
    for mention in sorted(further, key=_order):
        insort(every, mention, key=_order)
    return tuple(every)


def _order(m: Mention) -> tuple[int, int, str, str, str]:
    return m.start, -m.end, m.type, m.name, m.rule
