"""Candidates: which pairs of documents share so much that comparing them may find something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

# What more documents than these share is a formula of the language of offices, or one text in many
# copies; it also keeps the number of pairs in proportion to that of the documents.
_MOST_SHARING = 8
_FEWEST = 3  # shared clauses of a sample of one in eight
_SHARE = 0.2  # of the shorter document's sample
_PARTNERS = 3  # of one document


def candidate_pairs(sketches: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of document ids, sorted, whose sketches share clauses or projects.

    `sketches` are kg.linking.sketch.sketch of each document. A document is in few pairs: those in
    which it shares most, and those in which the other one does.
    """
    sets = {id_: frozenset(sketch.split()) for id_, sketch in sketches.items()}
    shared = _shared(sets)
    best: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for (one, other), kinds in sorted(shared.items()):
        if _enough(kinds, sets[one], sets[other]):
            for id_ in (one, other):
                best[id_].append((-kinds["c"] - kinds["p"], one, other))
    chosen = {(a, b) for pairs in best.values() for _, a, b in sorted(pairs)[:_PARTNERS]}
    return sorted(chosen)


def _shared(sets: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], Counter[str]]:
    """Return how many hashes of each kind each pair of documents shares, common ones left out."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(sets):
        for hash_ in sorted(sets[id_]):
            holders[hash_].append(id_)
    shared: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for hash_, ids in holders.items():
        if 1 < len(ids) <= _MOST_SHARING:
            for pair in combinations(ids, 2):
                shared[pair][hash_[0]] += 1
    return shared


def _enough(kinds: Counter[str], one: frozenset[str], other: frozenset[str]) -> bool:
    clauses = min(sum(hash_[0] == "c" for hash_ in hashes) for hashes in (one, other))
    return kinds["p"] > 0 or kinds["c"] >= max(_FEWEST, _SHARE * clauses)
