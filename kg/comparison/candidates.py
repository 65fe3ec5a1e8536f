"""Candidates: which pairs of documents share so much that comparing them may find something."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

# What more documents than these share is a formula of the language of offices, or one text in many
# copies; it also keeps the number of pairs in proportion to that of the documents.
MOST_SHARING = 8
_FEWEST = 3  # shared clauses of a sample of one in eight
_SHARE = 0.2  # of the shorter document's sample
_PARTNERS = 3  # of one document

Pair = tuple[str, str]  # two ids, sorted
Shared = Mapping[str, Counter[str]]  # by document, how many hashes of each kind: c and p


class Sketches(Protocol):
    """The sketches (see kg.linking.sketch) of all documents, by what they share."""

    def shared_with(self, id_: str) -> Shared:
        """Return what each other document shares with this one, less what very many share."""

    def clauses(self, id_: str) -> int:
        """Return how many clauses the document's sketch holds."""


class SketchesInMemory:
    """Sketches given by document, all at once."""

    def __init__(self, sketches: Mapping[str, str]) -> None:
        self._hashes = {id_: sorted(set(sketch.split())) for id_, sketch in sketches.items()}
        self._holders: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._hashes):
            for hash_ in self._hashes[id_]:
                self._holders[hash_].append(id_)

    def shared_with(self, id_: str) -> Shared:
        """Return what each other document shares with this one, less what very many share."""
        shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for hash_ in self._hashes[id_]:
            holders = self._holders[hash_]
            if 1 < len(holders) <= MOST_SHARING:
                for other in holders:
                    shared[other][hash_[0]] += 1
        shared.pop(id_, None)
        return shared

    def clauses(self, id_: str) -> int:
        """Return how many clauses the document's sketch holds."""
        return sum(hash_[0] == "c" for hash_ in self._hashes[id_])


def candidate_pairs(sketches: Mapping[str, str]) -> list[Pair]:
    """Return the pairs of document ids, sorted, whose sketches share clauses or projects.

    `sketches` are kg.linking.sketch.sketch of each document. A document is in few pairs: those in
    which it shares most, and those in which the other one does.
    """
    return pairs_of(SketchesInMemory(sketches), sketches)


def pairs_of(sketches: Sketches, ids: Iterable[str]) -> list[Pair]:
    """Return the candidate pairs that one of these documents is in, sorted."""
    best = lru_cache(maxsize=None)(lambda id_: _best(sketches, id_))
    chosen: set[Pair] = set()
    for id_ in sorted(set(ids)):
        chosen.update(best(id_))
        for other in sketches.shared_with(id_):
            chosen.update(pair for pair in best(other) if id_ in pair)
    return sorted(chosen)


def _best(sketches: Sketches, id_: str) -> tuple[Pair, ...]:
    """Return the pairs in which a document shares most."""
    found = []
    for other, kinds in sketches.shared_with(id_).items():
        clauses = min(sketches.clauses(id_), sketches.clauses(other))
        if kinds["p"] or kinds["c"] >= max(_FEWEST, _SHARE * clauses):
            pair = (id_, other) if id_ < other else (other, id_)
            found.append((-kinds["c"] - kinds["p"], pair))
    return tuple(pair for _, pair in sorted(found)[:_PARTNERS])
