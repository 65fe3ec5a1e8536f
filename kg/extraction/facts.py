"""What extraction finds in one document: mentions, and relations, targets and statuses among them.

All offsets here are clean offsets (see kg.documents.clean); the graph stage turns them into
original spans with their quotes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kg.documents.reading import Reading, Section

EntityType = Literal[
    "Department", "TaskForce", "Enterprise", "Institution", "Platform", "Park", "Project",
    "Industry", "Initiative", "Place", "Event", "Honour", "Document", "Person",
]  # fmt: skip
RelationKind = Literal[
    "lead", "responsible", "office", "member", "located_in", "operated_by",
    "develops_industry", "part_of", "advances",
]  # fmt: skip
Status = Literal[
    "planned", "preliminary", "not_started", "started", "under_construction",
    "partly_operational", "completed", "operational",
]  # fmt: skip
GoalOrFact = Literal["goal", "fact"]
Comparator = Literal["=", ">=", "<=", ">", "<", "about"]
Change = Literal["level", "growth", "increase", "decrease"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; `name` is `text[start:end]` unless a rule completes it."""

    type: EntityType
    start: int
    end: int
    name: str
    rule: str  # which rule found it; shown by `kg show`
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"mention {self.name!r} needs 0 <= start < end, got {self.start}..{self.end}"
            )
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"mention {self.name!r}: confidence {self.confidence} is outside 0..1")


class Relation(NamedTuple):
    """`head` does or has something to `tail`, as start..end says."""

    kind: RelationKind
    head: Mention | Section
    tail: Mention
    start: int
    end: int
    rule: str
    confidence: float = 1.0
    role: str | None = None  # for members: 召集人, 副召集人, 成员单位 …


class Target(NamedTuple):
    """A figure that is aimed at (goal) or was reached (fact)."""

    indicator: str
    value: Decimal
    unit: str
    comparator: Comparator
    change: Change
    year: int | None
    status: GoalOrFact
    number_text: str  # the figure as printed in the original, with its unit
    start: int
    end: int
    section: Section
    rule: str
    value2: Decimal | None = None
    scope: str | None = None  # a place or sector, as printed
    confidence: float = 1.0


class StatusReport(NamedTuple):
    """How far a project was, or shall be, at a time; reports are added, never overwritten."""

    project: Mention
    status: Status
    year: int | None
    goal_or_fact: GoalOrFact
    start: int
    end: int
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Alias:
    """Two mentions of one thing within a document, and why: definition, rule or data."""

    short: Mention
    full: Mention
    reason: str


@dataclass(frozen=True)
class Extraction:
    """All that one document says, as found by the rules."""

    reading: Reading
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    targets: tuple[Target, ...]
    statuses: tuple[StatusReport, ...]
    aliases: tuple[Alias, ...] = ()
