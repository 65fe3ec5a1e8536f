"""Names in aligned text: two names that stand for one thing and differ in a word or a character."""

from __future__ import annotations

from dataclasses import dataclass

from kg.comparison.account import Account, Named
from kg.comparison.alignment import Change
from kg.extraction.units.jurisdictions import divisions

# Types whose names are proper enough that one found on one side alone is one on the other, too.
_PROPER = frozenset(
    {"Place", "Park", "Project", "Enterprise", "Institution", "Platform", "Person", "Event"}
)
# Types of which one may take the place of the other in the same sentence: another subject.
_SUBJECTS = frozenset({"Place", "Department", "Enterprise", "Person"})
_MOST = 4  # characters that may differ inside a name


@dataclass(frozen=True, slots=True)
class NamePair:
    """Clean ranges of two names, and the things they name where both are known."""

    first: tuple[int, int]
    second: tuple[int, int]
    first_thing: str | None
    second_thing: str | None
    is_place: bool  # the names differ by a place, or are places
    is_subject: bool = False  # another thing of the same sort, rather than another spelling


def name_pair(first: Account, second: Account, change: Change) -> NamePair | None:
    """Return the two names that the change parts, or None where it lies in no name."""
    if not _is_replacement(first, second, change):
        return None
    ones = _covering(first, change.first)
    others = _covering(second, change.second)
    if any(a.thing == b.thing for a in ones for b in others):
        return None
    for one in ones:
        for other in others:
            pair = _both(first, second, change, one, other)
            if pair is not None:
                return pair
    if not others and (one_sided := _one(first, second, change, ones, of_first=True)):
        return one_sided
    return None if ones else _one(first, second, change, others, of_first=False)


def _is_replacement(first: Account, second: Account, change: Change) -> bool:
    """Return whether words stand against other words, not against the same in another order."""
    ours = first.clean.text[slice(*change.first)]
    theirs = second.clean.text[slice(*change.second)]
    if not ours or not theirs or sorted(ours) == sorted(theirs):
        return False
    return all("\u4e00" <= c <= "\u9fff" or c.isalnum() for c in ours + theirs)


def _covering(account: Account, span: tuple[int, int]) -> list[Named]:
    found = account.names_within(*span)
    return [n for n in found if n.start <= span[0] and span[1] <= n.end]


def _both(
    first: Account, second: Account, change: Change, one: Named, other: Named
) -> NamePair | None:
    """Return the pair where both sides have a name there that shares the rest, or is a subject."""
    (i, j), (k, m) = change.first, change.second
    before, after = min(i - one.start, k - other.start), one.end - j
    if before > change.before or after > change.after or after != other.end - m:
        return None  # they differ elsewhere, too
    size = max(j - i, m - k)
    is_subject = before + after == 0 or "Department" in (one.type, other.type)
    if is_subject:
        if one.type != other.type or one.type not in _SUBJECTS or _moved(first, second, change):
            return None
    elif size > _MOST or size > max(2, before + after) or not _same_sort(one, other):
        return None
    a, b = (i - before, j + after), (k - before, m + after)
    is_place = _is_place(first, second, change, (a, b))
    return NamePair(a, b, one.thing, other.thing, is_place, is_subject)


def _same_sort(one: Named, other: Named) -> bool:
    return one.type == other.type or {one.type, other.type} <= _PROPER


def _moved(first: Account, second: Account, change: Change) -> bool:
    """Return whether what stands on one side stands elsewhere near on the other: an order."""
    ours = first.clean.text[slice(*change.first)]
    theirs = second.clean.text[slice(*change.second)]
    near_first = first.clean.text[max(0, change.first[0] - 200) : change.first[1] + 200]
    near_second = second.clean.text[max(0, change.second[0] - 200) : change.second[1] + 200]
    return ours in near_second or theirs in near_first


def _one(
    first: Account, second: Account, change: Change, names: list[Named], *, of_first: bool
) -> NamePair | None:
    """Return the pair where one side alone is a known name: the same length, and the same head."""
    (i, j), (k, m) = change.first, change.second
    span = change.first if of_first else change.second
    for name in names:
        before, after = span[0] - name.start, name.end - span[1]
        fits = before <= change.before and 0 < after <= change.after
        if not fits or name.type not in _PROPER or j - i != m - k or j - i > 2:
            continue
        ours, theirs = (name.thing, None) if of_first else (None, name.thing)
        a, b = (i - before, j + after), (k - before, m + after)
        return NamePair(a, b, ours, theirs, _is_place(first, second, change, (a, b)))
    return None


def _is_place(
    first: Account, second: Account, change: Change, spans: tuple[tuple[int, int], tuple[int, int]]
) -> bool:
    """Return whether the names are two divisions in full, or differ by the whole name of a place.

    衡山科学城 and 衡阳科学城 do not: one character differs, as in a misprint.
    """
    ours, theirs = first.clean.text, second.clean.text
    names = ours[slice(*spans[0])], theirs[slice(*spans[1])]
    if all(name in divisions().chains for name in names):
        return True
    return _is_division(ours[slice(*change.first)]) or _is_division(theirs[slice(*change.second)])


def _is_division(name: str) -> bool:
    """Return whether `name` is a division's name, in full or without 省, 市, 县, 区."""
    if len(name) < 2:
        return False
    chains = divisions().chains
    return any(name + suffix in chains for suffix in ("", "市", "县", "区", "省"))
