"""Boards over all documents: indicators by year, and tasks by department."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.query.pinyin import full_pinyin
from kg.views.site.content import Pair, Ref, Value
from kg.views.site.corpus import Figure
from kg.views.site.refs import Refs, indicator_anchor
from kg.views.site.things import Things
from kg.views.site.words import word

_DUTIES = ("ledBy", "responsibleUnit")
_WIDTH, _HEIGHT, _EDGE = 96, 28, 4  # of a small chart


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a small chart."""

    x: float
    y: float
    is_goal: bool
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one indicator that can be compared: of one place, scope, unit and change."""

    anchor: str
    indicator: Ref
    sound: str  # the indicator's pinyin, to sort by
    place: str
    scope: str
    unit: str
    change: Pair
    cells: tuple[tuple[Value, ...], ...]  # by year, in the board's order
    points: tuple[Point, ...]
    size: int


@dataclass(frozen=True, slots=True)
class TargetBoard:
    """All indicators by year; '' is the year of figures that have none."""

    years: tuple[str, ...]
    series: tuple[Series, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A task: a letter for each department, L leads, R is responsible, '' has no part."""

    number: str
    task: Ref
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The tasks below one topmost heading of a document."""

    document: Ref
    heading: Ref
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Tasks by department; the departments with most tasks first."""

    departments: tuple[Ref, ...]
    totals: tuple[tuple[int, int], ...]  # how many each leads and shares
    groups: tuple[MatrixGroup, ...]


def target_board(refs: Refs, things: Things) -> TargetBoard:
    """Return the board of targets: indicators with goals and facts first."""
    corpus = refs.corpus
    found: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in {(f.iri, f.span): f for f in corpus.figures}.values():
        place = corpus.documents[figure.span.document].place
        found[figure.indicator, place, figure.scope, figure.unit, figure.change].append(figure)
    years = tuple(sorted({figure.year for figure in corpus.figures}, key=lambda y: y or "9999"))
    used: set[str] = set()
    series = []
    for key, figures in found.items():
        anchor = indicator_anchor(key[0])
        if anchor in used:
            anchor += f"-{len(used)}"
        used.add(anchor)
        series.append(_series(key, figures, years, anchor, refs, things))
    ordered = sorted(series, key=lambda s: (-len(s.points), -s.size, s.sound, s.anchor))
    places = tuple(sorted({text.place for text in corpus.documents.values() if text.place}))
    return TargetBoard(years, tuple(ordered), places)


def _series(  # noqa: PLR0913, PLR0917 - what all rows share is passed along
    key: tuple[str, ...], figures: list[Figure], years: tuple[str, ...], anchor: str,
    refs: Refs, things: Things,
) -> Series:  # fmt: skip
    indicator, place, scope, unit, change = key
    ref = refs(indicator)
    cells = tuple(things.values(f for f in figures if f.year == year) for year in years)
    return Series(
        anchor=anchor, indicator=ref, sound=full_pinyin(ref.label), place=place, scope=scope,
        unit=unit, change=word("change", change), cells=cells, points=_points(figures),
        size=len(figures),
    )  # fmt: skip


def _points(figures: list[Figure]) -> tuple[Point, ...]:
    """Return a chart's points, none where there are fewer than two years."""
    known = [(int(f.year), number, f) for f in figures if f.year.isdigit()
             and (number := _number(f.value)) is not None]  # fmt: skip
    years = [year for year, _, _ in known]
    if len(set(years)) < 2:
        return ()
    values = [value for _, value, _ in known]
    low, high = min(values), max(values)
    first, span = min(years), max(years) - min(years)

    def place(year: int, value: float, figure: Figure) -> Point:
        x = _EDGE + (_WIDTH - 2 * _EDGE) * (year - first) / span
        share = (value - low) / (high - low) if high > low else 0.5
        y = _HEIGHT - _EDGE - (_HEIGHT - 2 * _EDGE) * share
        is_goal = figure.goal_or_fact == "goal"
        return Point(round(x, 1), round(y, 1), is_goal, f"{year} {figure.number}")

    return tuple(place(*item) for item in sorted(known, key=lambda item: (item[0], item[1])))


def _number(text: str) -> float | None:
    try:
        return float(Decimal(text))
    except (InvalidOperation, ValueError):
        return None


def matrix(refs: Refs) -> Matrix:
    """Return which department has which part in which task."""
    corpus = refs.corpus
    roles: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for claim in corpus.claims:
        if claim.predicate in _DUTIES and claim.subject in corpus.sections:
            role = "L" if claim.predicate == "ledBy" else "R"
            if roles[claim.subject].get(claim.object) != "L":
                roles[claim.subject][claim.object] = role
    leads: Counter[str] = Counter()
    shares: Counter[str] = Counter()
    for units in roles.values():
        leads.update(unit for unit, role in units.items() if role == "L")
        shares.update(unit for unit, role in units.items() if role == "R")
    departments = sorted({*leads, *shares}, key=lambda d: (-leads[d] - shares[d], -leads[d], d))
    return Matrix(
        departments=tuple(map(refs, departments)),
        totals=tuple((leads[d], shares[d]) for d in departments),
        groups=tuple(_groups(refs, roles, departments)),
    )


def _groups(
    refs: Refs, roles: dict[str, dict[str, str]], departments: list[str]
) -> list[MatrixGroup]:
    found: defaultdict[tuple[str, Ref], list[MatrixRow]] = defaultdict(list)
    for iri, section in refs.corpus.sections.items():
        if iri in roles:
            cells = tuple(roles[iri].get(department, "") for department in departments)
            row = MatrixRow(section.number, refs(iri), cells)
            found[section.document, refs.campaign(iri)].append(row)
    return [
        MatrixGroup(refs(document), heading, tuple(rows))
        for (document, heading), rows in found.items()
    ]
