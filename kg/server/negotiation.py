"""Choosing the format of an answer: from a name, or from an Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.server.message import Refused


@dataclass(frozen=True, slots=True)
class Format:
    """A format that an answer can have: its name, its media type, and what else it is called."""

    name: str  # as Result.write knows it
    type: str
    aliases: tuple[str, ...] = ()  # further media types and names that ask for it

    @property
    def content_type(self) -> str:
        """Return the Content-Type to send; texts say that they are UTF-8."""
        return f"{self.type}; charset=utf-8" if self.type.startswith("text/") else self.type


# The first of each is what is sent where anything will do.
ROWS = (
    Format("json", "application/sparql-results+json", ("application/json",)),
    Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Format("csv", "text/csv"),
    Format("tsv", "text/tab-separated-values"),
)
TRIPLES = (
    Format("turtle", "text/turtle", ("application/x-turtle", "ttl")),
    Format("ntriples", "application/n-triples", ("text/plain", "nt", "n-triples")),
    Format("jsonld", "application/ld+json", ("application/json", "json", "json-ld")),
    Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml", "xml", "rdf")),
)
PAGE = Format("html", "text/html", ("application/xhtml+xml",))


@lru_cache(maxsize=256)
def choose(formats: tuple[Format, ...], accept: str, name: str = "") -> Format:
    """Return the format called `name`, else the one that `accept` likes best, else the first.

    Raises Refused with 406, naming what there is, where none fits.
    """
    if name:
        wanted = name.lower()
        for form in formats:
            if wanted in (form.name, form.type, *form.aliases):
                return form
        raise _nothing_fits(f"format={name}", formats)
    if not accept.strip():
        return formats[0]
    ranges = _ranges(accept)
    best = max(formats, key=lambda form: _quality(form, ranges))
    if _quality(best, ranges) <= 0:
        raise _nothing_fits(f"Accept: {accept}", formats)
    return best


def _nothing_fits(asked: str, formats: Sequence[Format]) -> Refused:
    offered = ", ".join(f"{form.type} (format={form.name})" for form in formats)
    return Refused(406, f"{asked[:200]}: this answer has no such format; ask for one of {offered}")


def _ranges(accept: str) -> dict[str, float]:
    """Return the media ranges of an Accept header with their quality; a bad quality counts as 0."""
    found: dict[str, float] = {}
    for entry in accept.split(","):
        media, *parameters = (part.strip().lower() for part in entry.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        if media:
            found[media] = max(found.get(media, 0.0), _number(quality))
    return found


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(form: Format, ranges: dict[str, float]) -> float:
    """Return how much a format is wanted: by its exact type, its kind (text/*), or anything."""
    own = [ranges[media] for media in (form.type, *form.aliases) if media in ranges]
    if own:
        return max(own)
    kind = f"{form.type.partition('/')[0]}/*"
    return ranges.get(kind, ranges.get("*/*", 0.0))
