"""A document: a text as read from its file, and what is known about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.documents.aliases import Aliases
from kg.errors import KgError

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_ID = re.compile(r"[\w.\-]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of Unicode code points in a document's text as read from its file."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text; `text` is exactly what the file decodes to, nothing stripped."""

    id: str
    text: str
    title: str
    issuer: str | None = None
    date: str | None = None
    kind: str | None = None
    place: str | None = None
    number: str | None = None
    source: str | None = None
    aliases: Aliases = field(default_factory=Aliases)  # what the corpus' owner knows of names

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise KgError(f"document id {self.id!r}: use letters, digits, '-', '_' and '.' only")
        if not self.text.strip():
            raise KgError(f"document {self.id}: the text is empty; remove the file or fill it")
        if self.date is not None and not _DATE.fullmatch(self.date):
            raise KgError(
                f"document {self.id}: date {self.date!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
            )

    def quote(self, span: Span) -> str:
        """Return the exact characters at `span`."""
        return self.text[span.start : span.end]

    @property
    def year(self) -> int | None:
        """Return the year of the document's date, or None where no date is known."""
        return int(self.date[:4]) if self.date else None
