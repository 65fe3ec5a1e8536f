"""Discrepancies: what two documents tell differently of the same matter, each with its words.

Rewording, another order, other punctuation and what only one of them says are no discrepancies.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.comparison.account import Account
from kg.comparison.alignment import AlignedPair, Change, align, clause_around
from kg.comparison.figures import Amount, amount_at, differ
from kg.comparison.finding import Discrepancy, Quotation
from kg.comparison.names import name_pair

_CONTEXT = 6  # equal characters that a change needs around it
_LIKE = 0.6  # share of equal characters in the clauses of two names
_ONE_MATTER = 0.75  # share of equal characters in the sentences of two subjects
_UNITS = 2  # departments in a clause; more are a list of those responsible
_OWN_WORDS = 10  # characters of a clause besides departments and what differs


def find_discrepancies(first: Account, second: Account) -> list[Discrepancy]:
    """Return what the two documents tell differently, in the order of the first one's text."""
    found: dict[tuple[int, int, str, str], Discrepancy] = {}
    for pair in align(first.clean.text, second.clean.text):
        for change in pair.changes:
            if change.before + change.after < _CONTEXT:
                continue
            finding = _figure(first, second, pair, change) or _name(first, second, pair, change)
            if finding is not None:
                key = finding.first.text_start, finding.first.text_end
                found.setdefault((*key, finding.kind, finding.second.text), finding)
    return [found[key] for key in sorted(found)]


def same_place(first: Account, second: Account) -> bool:
    """Return whether both are about one place, as far as it is known."""
    return not first.place or not second.place or first.place == second.place


def _figure(
    first: Account, second: Account, pair: AlignedPair, change: Change
) -> Discrepancy | None:
    """Return the figure that the change parts, where the clause around it is the same."""
    one = amount_at(first.clean.text, *change.first)
    other = amount_at(second.clean.text, *change.second)
    if one is None or other is None or not differ(one, other):
        return None
    if not same_place(first, second) or not _same_matter(first, one, second, other):
        return None
    if any(True for _ in _others(pair, change, first.clean.text, second.clean.text)):
        return None
    return Discrepancy(
        "figure",
        quotation(first, (one.start, one.end)),
        quotation(second, (other.start, other.end)),
    )


def _same_matter(first: Account, one: Amount, second: Account, other: Amount) -> bool:
    """Return whether the two figures are about one year, and both goals or both facts.

    Where the graph has no target there, the documents must be of one year: the report of the year
    after says the same sentence with another figure, and both are right.
    """
    ours = {f.matter for f in first.figures_around(one.start, one.end)}
    theirs = {f.matter for f in second.figures_around(other.start, other.end)}
    if ours and theirs:
        return bool({m[:2] for m in ours} & {m[:2] for m in theirs})
    return first.year is None or second.year is None or first.year == second.year


def _others(pair: AlignedPair, change: Change, first: str, second: str) -> Iterator[Change]:
    """Yield the other changes of words in the clause of this one: then it is another clause."""
    start, end = clause_around(first, *change.first)
    for other in pair.changes:
        inside = start <= other.first[0] and other.first[1] <= end
        if other != change and inside and _has_words(first, second, other):
            amounts = amount_at(first, *other.first), amount_at(second, *other.second)
            if None in amounts:
                yield other


def _has_words(first: str, second: str, change: Change) -> bool:
    return any(c.isalnum() for c in first[slice(*change.first)] + second[slice(*change.second)])


def _name(first: Account, second: Account, pair: AlignedPair, change: Change) -> Discrepancy | None:
    """Return the names that the change parts, where the clauses around them are alike."""
    names = name_pair(first, second, change)
    if names is None or not _alike(first.clean.text, second.clean.text, pair, change):
        return None
    if names.is_place and not same_place(first, second):
        return None  # each speaks of its own place in the same words
    if names.is_subject and not _is_one_matter(first, pair, change):
        return None
    return Discrepancy(
        "place" if names.is_place else "name",
        quotation(first, names.first, names.first_thing),
        quotation(second, names.second, names.second_thing),
    )


def _is_one_matter(account: Account, pair: AlignedPair, change: Change) -> bool:
    """Return whether the sentences say so much the same that another subject is a contradiction.

    Formulas such as lists of responsible units say nothing of their matter.
    """
    text = account.clean.text
    start, end = clause_around(text, *change.first)
    units = [n for n in account.names_within(start, end) if n.type == "Department"]
    left_out = {*range(*change.first), *(i for n in units for i in range(n.start, n.end))}
    if (
        len(units) > _UNITS
        or sum(text[i].isalnum() for i in range(start, end) if i not in left_out) < _OWN_WORDS
    ):
        return False
    size = pair.first[1] - pair.first[0] + pair.second[1] - pair.second[0]
    changed = sum(c.first[1] - c.first[0] + c.second[1] - c.second[0] for c in pair.changes)
    return changed <= (1 - _ONE_MATTER) * size


def _alike(first: str, second: str, pair: AlignedPair, change: Change) -> bool:
    """Return whether the clause around the change is mostly the same in both."""
    start, end = clause_around(first, *change.first)
    changed = 0
    for other in pair.changes:
        if other is not change:
            changed += max(0, min(end, other.first[1]) - max(start, other.first[0]))
    start2, end2 = clause_around(second, *change.second)
    for other in pair.changes:
        if other is not change:
            changed += max(0, min(end2, other.second[1]) - max(start2, other.second[0]))
    return changed <= (1 - _LIKE) * (end - start + end2 - start2)


def quotation(account: Account, span: tuple[int, int], thing: str | None = None) -> Quotation:
    """Return the clean range with the clause around it, in original offsets."""
    exact = account.clean.span(*span)
    clause = account.clean.span(*clause_around(account.clean.text, *span))
    return Quotation(
        document=account.id,
        text=account.text[exact.start : exact.end],
        text_start=exact.start,
        text_end=exact.end,
        quote=account.text[clause.start : clause.end],
        start=clause.start,
        end=clause.end,
        thing=thing,
    )
