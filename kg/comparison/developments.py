"""Developments: what a later document tells of a project, beside what an earlier one told.

Two documents of different dates that report different statuses do not contradict each other.
Of one time, and both goals or both facts of one year, they do: that is a discrepancy.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from kg.comparison.account import Account, Progress
from kg.comparison.finding import Development, Discrepancy, Quotation, Trend
from kg.extraction.facts import Status
from kg.extraction.lexicon import read_lexicon
from kg.extraction.units.jurisdictions import divisions
from kg.graph.iri import class_segment

_ORDER = {status: rank for rank, status in enumerate(get_args(Status))}
# Neighbours such as started and under_construction are said of one state.
_APART = 2
_DISTINCT = 4  # characters of a name that is hardly another project's, too


def find_developments(first: Account, second: Account) -> list[Development]:
    """Return how the projects of the earlier document fare in the later one, in its text order.

    Empty where the documents' dates are not known or not apart: 2019 holds 2019-07.
    """
    earlier, later = sorted((first, second), key=lambda account: account.date or "")
    if not _apart(earlier, later) or not _may_share(earlier, later):
        return []
    found = []
    for now, before, same in _matches(earlier, later):
        then = _latest(before)
        found.append(
            Development(
                name=then.name,
                earlier=_quotation(earlier, then),
                earlier_date=earlier.date or "",
                earlier_as=then.goal_or_fact,
                later=_quotation(later, now),
                later_date=later.date or "",
                later_as=now.goal_or_fact,
                trend=_trend(then, now),
                same=same,
            )
        )
    return found


def find_contradictions(first: Account, second: Account) -> list[Discrepancy]:
    """Return the statuses that two documents of one time report differently of one project."""
    if _apart(first, second) or _apart(second, first):
        return []
    found = []
    theirs = _by_project(second)
    for project, reports in _by_project(first).items():
        for matter in sorted({(r.goal_or_fact, r.year or "") for r in reports}):
            ours = [r for r in reports if (r.goal_or_fact, r.year or "") == matter]
            others = [
                r for r in theirs.get(project, []) if (r.goal_or_fact, r.year or "") == matter
            ]
            if others and _contradict(ours, others):
                one, other = _quotation(first, ours[0]), _quotation(second, others[0])
                found.append(Discrepancy("status", one, other))
    return sorted(found, key=lambda d: (d.first.start, d.first.text))


def _contradict(ours: list[Progress], others: list[Progress]) -> bool:
    ranks = [_ORDER.get(r.status, 0) for r in others]
    return all(abs(_ORDER.get(r.status, 0) - rank) >= _APART for r in ours for rank in ranks)


def _apart(earlier: Account, later: Account) -> bool:
    """Return whether the one's date is surely before the other's."""
    if not earlier.date or not later.date:
        return False
    size = min(len(earlier.date), len(later.date))
    return earlier.date[:size] < later.date[:size]


def _may_share(earlier: Account, later: Account) -> bool:
    """Return whether both are of one place, or one's place lies in the other's."""
    if not earlier.place or not later.place:
        return True
    return earlier.place.startswith(later.place) or later.place.startswith(earlier.place)


def _by_project(account: Account) -> dict[str, list[Progress]]:
    found: defaultdict[str, list[Progress]] = defaultdict(list)
    for report in account.progress:
        found[report.project].append(report)
    return dict(found)


def _matches(earlier: Account, later: Account) -> Iterator[tuple[Progress, list[Progress], str]]:
    """Yield each report of the later document, those of the earlier, and why it is one project."""
    before = _by_project(earlier)
    forms = {project: reports[0].name for project, reports in before.items()}
    seen: set[tuple[str, str]] = set()
    for report in later.progress:
        if (report.project, report.status) in seen or _is_anothers(report, earlier, later):
            continue
        seen.add((report.project, report.status))
        if report.project in before:
            yield report, before[report.project], "the same name"
        elif project := _within(report.name, forms):
            same = report.name == forms[project]
            reason = "the same name" if same else f"{report.name} is {forms[project]} in part"
            yield report, before[project], reason
        elif project := _with_place(report.name, forms, later):
            one, other = sorted((report.name, forms[project]), key=len)
            yield report, before[project], f"{other} is {one} with its place in front"
        elif earlier.year == later.year and (project := _same_word(report.name, forms, later)):
            word = _common_start(report.name, forms[project])
            if _is_ground(word, earlier) or _is_ground(word, later):
                continue
            yield report, before[project], f"probably one: no other project here begins with {word}"


def _within(name: str, forms: dict[str, str]) -> str | None:
    """Return the one project whose name begins with `name`, or that `name` begins with.

    One place may be a park in one document and a project in the other.
    """
    found = [
        project
        for project, other in sorted(forms.items())
        if min(len(name), len(other)) >= 3
        and (other.startswith(name) or name.startswith(other))
        and not _is_general(min(name, other, key=len))
    ]
    return found[0] if len(found) == 1 else None


def _is_anothers(report: Progress, earlier: Account, later: Account) -> bool:
    """Return whether the report is of a platform, of which a city and its district have one each.

    Works have names of their own, platforms are named by what they are for.
    """
    return earlier.place != later.place and f"/{class_segment('Platform')}/" in report.project


def _with_place(name: str, forms: dict[str, str], later: Account) -> str | None:
    """Return the one project whose name is `name` with a place in front, or without it.

    Schools, bridges and the like are left out: each place has its own.
    """
    found = [
        project
        for project, other in sorted(forms.items())
        for short, long in [sorted((name, other), key=len)]
        if len(short) >= _DISTINCT
        and long.endswith(short)
        and _is_place(long.removesuffix(short))
        and not short.endswith(_facilities())
    ]
    ending = {report.name for report in later.progress if report.name.endswith(name[-_DISTINCT:])}
    return found[0] if len(found) == 1 and len(ending) == 1 else None


def _is_place(word: str) -> bool:
    return any(word + end in divisions().chains for end in ("", *"市县区旗州"))


def _same_word(name: str, forms: dict[str, str], later: Account) -> str | None:
    """Return the one project that shares its first word, such as a firm's, with `name`.

    Neither document may have another project that begins so, and the word is no place or trade.
    """
    starts = Counter(n[:2] for n in {report.name for report in later.progress})
    found = [p for p, other in sorted(forms.items()) if other[:2] == name[:2]]
    if len(found) != 1 or starts[name[:2]] != 1:
        return None
    return None if _is_general(_common_start(name, forms[found[0]])) else found[0]


def _common_start(one: str, other: str) -> str:
    size = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return one[: min(len(one), len(other)) if size is None else size]


def _is_ground(word: str, account: Account) -> bool:
    """Return whether a place or park of the document begins with `word`: much stands there."""
    return any(
        named.type in ("Place", "Park") and account.clean.text.startswith(word, named.start)
        for named in account.names
    )


def _is_general(word: str) -> bool:
    """Return whether many things may begin with `word`: a place, a trade, a plain word."""
    return (
        word in _general()
        or any(word + end in divisions().chains for end in "市县区省州")
        or (word[:2] in _general())
    )


@lru_cache
def _facilities() -> tuple[str, ...]:
    return tuple(read_lexicon("identity")["general"]["facilities"])


@lru_cache
def _general() -> frozenset[str]:
    return frozenset(read_lexicon("identity")["general"]["words"])


def _latest(reports: list[Progress]) -> Progress:
    """Return what the earlier document says last: of the latest year, the goal rather than fact."""
    return max(reports, key=lambda r: (r.year or "", r.goal_or_fact == "goal", -r.start))


def _trend(then: Progress, now: Progress) -> Trend:
    before, after = _ORDER.get(then.status, 0), _ORDER.get(now.status, 0)
    if then.goal_or_fact == "goal" and now.goal_or_fact == "fact":
        return "goal reached" if after >= before else "goal not yet reached"
    if after == before:
        return "unchanged"
    return "advanced" if after > before else "set back"


def _quotation(account: Account, report: Progress) -> Quotation:
    quote = account.text[report.start : report.end]
    return Quotation(
        document=account.id,
        text=report.status,
        text_start=report.start,
        text_end=report.end,
        quote=quote,
        start=report.start,
        end=report.end,
        thing=report.project,
    )
