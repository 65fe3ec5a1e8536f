"""Misprints: of two names for one thing, which is probably the right one, and why."""

from __future__ import annotations

from functools import lru_cache

from kg.comparison.account import Ask
from kg.comparison.finding import Discrepancy, Misprint, Quotation
from kg.extraction.lexicon import read_lexicon
from kg.query.result import Iri

_MOST = 2  # characters that a misprint changes
_COUNT = "SELECT (COUNT(DISTINCT ?mention) AS ?count) { ?thing pk:mention ?mention }"
_KIND = "SELECT ?kind { ?document dct:identifier ?id ; pk:kind ?kind }"


def find_misprint(ask: Ask, finding: Discrepancy) -> Misprint | None:
    """Return which of a finding's two names is probably misprinted, or None where none is.

    What the documents of the graph name more often is the better name; where both are as frequent,
    that in a document which a body issued, since a newspaper copies it. No text is changed.
    """
    pair = finding.first, finding.second
    if finding.kind != "name" or not 0 < _distance(*(_name(q) for q in pair)) <= _MOST:
        return None
    counts = [_count(ask, quotation) for quotation in pair]
    kinds = [_kind(ask, quotation.document) for quotation in pair]
    if counts[0] != counts[1]:
        right = 0 if counts[0] > counts[1] else 1
        more, fewer = (f"{_name(pair[i])} {_times(counts[i])}" for i in (right, 1 - right))
        reason = f"the documents have {more} and {fewer}"
    elif _rank(kinds[0]) != _rank(kinds[1]):
        right = 0 if _rank(kinds[0]) < _rank(kinds[1]) else 1
        reason = f"both names are as frequent; {kinds[right]} comes before {kinds[1 - right]}"
    else:
        return None
    return Misprint(wrong=pair[1 - right], right=pair[right], reason=reason)


def hidden_label(misprint: Misprint) -> tuple[str, str] | None:
    """Return the thing that gets the misprinted name as hidden label, and that name."""
    if misprint.right.thing is None:
        return None
    return misprint.right.thing, _name(misprint.wrong)


def _name(quotation: Quotation) -> str:
    return "".join(quotation.text.split())


def _count(ask: Ask, quotation: Quotation) -> int:
    """Return how often the documents name the thing; once where no rule has found a name."""
    if quotation.thing is None:
        return 1
    return sum(int(str(count)) for (count,) in ask(_COUNT, {"thing": Iri(quotation.thing)}))


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
