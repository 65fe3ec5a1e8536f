"""Findings: what two documents tell differently, or what a later one tells of a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["figure", "name", "place", "status"]
Trend = Literal["goal reached", "goal not yet reached", "advanced", "unchanged", "set back"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one document says: original offsets (code points) and the characters there.

    `text` is what differs, `quote` the clause that it stands in.
    """

    document: str
    text: str
    text_start: int
    text_end: int
    quote: str
    start: int
    end: int
    thing: str | None = None  # the IRI of what is named, where the graph has it


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One matter of which two documents say different things; both are quoted."""

    kind: Kind
    first: Quotation
    second: Quotation


@dataclass(frozen=True, slots=True)
class Misprint:
    """A name that is probably a misprint of another, and why."""

    wrong: Quotation
    right: Quotation
    reason: str


@dataclass(frozen=True, slots=True)
class Development:
    """A project's status in a later document beside that in an earlier one."""

    name: str  # the project's, as the earlier document has it
    earlier: Quotation  # `text` is the status, `thing` the project
    earlier_date: str
    earlier_as: str  # goal or fact
    later: Quotation
    later_date: str
    later_as: str
    trend: Trend
    same: str  # why it is one project: same name, one name in the other …


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that comparing two documents found."""

    first: str
    second: str
    discrepancies: tuple[Discrepancy, ...] = ()
    misprints: tuple[Misprint, ...] = ()
    developments: tuple[Development, ...] = ()
