"""N-Quads as text: the fastest way from facts to a store's bulk loader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from kg.graph.vocabulary import RDF, XSD

# Canonical N-Triples escapes; every other character may stand as it is.
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_SPECIAL = re.compile(r'["\\\n\r]')
_TYPE = f"<{RDF}type>"


def node(iri: str) -> str:
    """Return an IRI as an N-Quads term; it must be legal already (see kg.graph.iri)."""
    return f"<{iri}>"


def text(value: str, language: str | None = None) -> str:
    """Return a string literal as an N-Quads term."""
    escaped = value.translate(_ESCAPES) if _SPECIAL.search(value) else value
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def integer(value: int) -> str:
    """Return an xsd:integer as an N-Quads term."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: Decimal | float) -> str:
    """Return an xsd:decimal as an N-Quads term, without an exponent."""
    return _decimal(value if isinstance(value, Decimal) else repr(value))


@lru_cache(maxsize=4096)
def _decimal(value: Decimal | str) -> str:
    exact = Decimal(value)
    return f'"{exact:f}"^^<{XSD}decimal>'


def date(value: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD as a literal of the datatype that is as precise."""
    datatype = {4: "gYear", 7: "gYearMonth"}.get(len(value), "date")
    return f'"{value}"^^<{XSD}{datatype}>'


class QuadLines:
    """The quads of one named graph, in the order they are added, each once."""

    def __init__(self, graph: str) -> None:
        self._end = f" <{graph}> .\n"
        self._lines: dict[str, None] = {}

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self._lines)

    def add(self, subject: str, properties: Iterable[tuple[str, str | None]]) -> None:
        """Add `subject` (an IRI) with pairs of a predicate (an IRI) and an object (a term).

        A pair whose object is None is left out: what is not known is not stated.
        """
        lines, start, end = self._lines, f"<{subject}> <", self._end
        for predicate, term in properties:
            if term is not None:
                lines[f"{start}{predicate}> {term}{end}"] = None

    def type(self, subject: str, *classes: str) -> None:
        """Add that `subject` is of these classes."""
        for name in classes:
            self._lines[f"<{subject}> {_TYPE} <{name}>{self._end}"] = None

    def encode(self) -> bytes:
        """Return the quads as N-Quads in UTF-8."""
        return "".join(self._lines).encode()
