"""What stands on pages, ready for the templates: plain values that hold no markup."""

from __future__ import annotations

from dataclasses import dataclass

from kg.views.site.naming import Link
from kg.views.site.quoting import Quote


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the interface in Chinese and English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing, task or document that a page names; `link` is None where it has no page."""

    label: str
    type: str  # a key of legend.toml
    link: Link | None


@dataclass(frozen=True, slots=True)
class Duty:
    """A task in a list: who leads it and who else is responsible."""

    role: Pair | None  # what the page's own department does in it
    is_lead: bool
    number: str
    task: Ref
    campaign: Ref
    leads: tuple[Ref, ...]
    others: tuple[Ref, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class Tied:
    """A thing that the page's thing is related to, with what says so."""

    ref: Ref
    detail: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """All that the thing has one relation to."""

    name: Pair
    key: str
    tied: tuple[Tied, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A department that shares tasks with the page's own."""

    ref: Ref
    tasks: int
    leads: int  # how many of them the partner leads
    led: int  # how many of them the page's own department leads


@dataclass(frozen=True, slots=True)
class Value:
    """A figure in a list."""

    indicator: Ref
    name: str  # the indicator as printed
    scope: str
    year: str
    kind: Pair
    is_goal: bool
    number: str
    task: Ref
    quote: Quote


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a project was, as one document says."""

    document: Ref
    date: str
    year: str
    status: Pair
    step: int  # its place in the order of stages, from 0
    kind: Pair
    is_goal: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Presence:
    """What one document has of the thing."""

    document: Ref
    date: str
    mentions: int
    leads: int
    shares: int
    names: tuple[str, ...]
    reasons: tuple[Pair, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A neighbour in the drawing of what lies around a thing."""

    ref: Ref
    short: str
    side: int  # -1 left, 1 right
    y: float
    width: float
    note: Pair


@dataclass(frozen=True, slots=True)
class Drawing:
    """A thing between its neighbours, each at its own height."""

    height: int
    middle: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Opposed:
    """A finding: what two documents say of one matter."""

    kind: Pair
    key: str
    first: str | Pair
    second: str | Pair
    quotes: tuple[Quote, Quote]
    things: tuple[Ref, ...]
    trend: Pair | None
    reason: Pair | None
    misprint: str


@dataclass(frozen=True)
class ThingPage:
    """All that one page says of its thing; what is empty is left out of the page."""

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...]
    duties: tuple[Duty, ...]
    tasks: tuple[Duty, ...]  # of the campaign that it is
    sections: tuple[Ref, ...]  # that carry its name
    advanced: tuple[Duty, ...]  # tasks that advance it
    partners: tuple[Partner, ...]
    values: tuple[Value, ...]
    stages: tuple[Stage, ...]
    relations: tuple[Relation, ...]
    opposed: tuple[Opposed, ...]
    presences: tuple[Presence, ...]
    drawing: Drawing | None
