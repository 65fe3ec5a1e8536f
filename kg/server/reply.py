"""What a task says of the body it has written, and how it writes triples that it made itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize

from kg.server.negotiation import Format

if TYPE_CHECKING:
    from kg.server.sink import Sink

_RDF = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """The type, status and further headers of an answer whose body is in the sink."""

    type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def write_triples(turtle: str, form: Format, sink: Sink) -> None:
    """Write triples given as Turtle in another RDF format."""
    triples = parse(turtle.encode(), format=RdfFormat.TURTLE, rename_blank_nodes=False)
    chosen = _RDF[form.name]
    if chosen == RdfFormat.TURTLE:
        sink.write(turtle.strip().encode() + b"\n")
    else:
        sink.write(serialize(triples, format=chosen) or b"")
