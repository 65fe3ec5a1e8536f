"""Misprints: of two names for one thing, which is probably the right one, and why."""

from __future__ import annotations

from functools import lru_cache

from kg.comparison.account import Ask
from kg.comparison.finding import Discrepancy, Misprint
from kg.extraction.lexicon import read_lexicon
from kg.query.result import Iri

_MOST = 2  # characters that a misprint changes
_COUNT = "SELECT (COUNT(DISTINCT ?mention) AS ?count) { ?thing pk:mention ?mention }"
_KIND = "SELECT ?kind { ?document dct:identifier ?id ; pk:kind ?kind }"


class Frequencies:
    """How often the documents of a graph name a thing, and of what kind a document is."""

    def __init__(self, ask: Ask) -> None:
        """Ask each of both once."""
        self.count = lru_cache(maxsize=None)(lambda thing: _count(ask, thing))
        self.kind = lru_cache(maxsize=None)(lambda document: _kind(ask, document))


def find_misprint(known: Frequencies, finding: Discrepancy) -> Misprint | None:
    """Return which of a finding's two names is probably misprinted, or None where none is.

    What the documents of the graph name more often is the better name; where both are as frequent,
    that in a document which a body issued, since a newspaper copies it. No text is changed.
    """
    pair = finding.first, finding.second
    if finding.kind != "name" or not 0 < _distance(*(plain_name(q.text) for q in pair)) <= _MOST:
        return None
    counts = [known.count(quotation.thing) for quotation in pair]
    kinds = [known.kind(quotation.document) for quotation in pair]
    if counts[0] != counts[1]:
        right = 0 if counts[0] > counts[1] else 1
        names = [
            f"{plain_name(q.text)} {_times(count)}" for q, count in zip(pair, counts, strict=True)
        ]
        reason = f"the documents have {names[right]} and {names[1 - right]}"
    elif _rank(kinds[0]) != _rank(kinds[1]):
        right = 0 if _rank(kinds[0]) < _rank(kinds[1]) else 1
        reason = f"both names are as frequent; {kinds[right]} comes before {kinds[1 - right]}"
    else:
        return None
    return Misprint(wrong=pair[1 - right], right=pair[right], reason=reason)


def plain_name(text: str) -> str:
    """Return a name as printed without the spaces and line ends in it."""
    return "".join(text.split())


def _count(ask: Ask, thing: str | None) -> int:
    """Return how often the documents name the thing; once where no rule has found a name."""
    if thing is None:
        return 1
    return sum(int(str(count)) for (count,) in ask(_COUNT, {"thing": Iri(thing)}))


def _kind(ask: Ask, document: str) -> str:
    """Return the kind of the document with this id, empty where it is not known."""
    return "".join(str(kind) for (kind,) in ask(_KIND, {"id": document}))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _distance(one: str, other: str) -> int:
    """Return how many characters differ between names of one length, else a large number."""
    if len(one) != len(other):
        return len(one) + len(other)
    return sum(a != b for a, b in zip(one, other, strict=True))


def _rank(kind: str) -> int:
    """Return how far a kind of document is from the source; 0 is nearest."""
    issued, retold = _kinds()
    if any(word in kind for word in issued):
        return 0
    return 2 if any(word in kind for word in retold) else 1


@lru_cache
def _kinds() -> tuple[tuple[str, ...], tuple[str, ...]]:
    kinds = read_lexicon("identity")["kinds"]
    return tuple(kinds["issued"]), tuple(kinds["retold"])
