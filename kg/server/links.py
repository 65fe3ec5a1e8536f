"""Where the things of the graph are found on the server, and which thing an address means."""

from __future__ import annotations

from urllib.parse import quote

from kg.graph.iri import path_safe
from kg.graph.vocabulary import PKR

# What a path of a URL may hold as it is; `%` stays, for an IRI's own escapes are kept.
_AS_IT_IS = "/%:@!$&'()*+,;=~"


def iri_at(path: str) -> str:
    """Return the IRI of the thing at /id/`path`; the path is decoded."""
    return PKR + path_safe(path)


def link_to(iri: str) -> str:
    """Return the address of a thing on this server, or its IRI where it is not of this graph."""
    if not iri.startswith(PKR):
        return iri if iri.startswith(("http://", "https://")) else ""
    return "/id/" + quote(iri.removeprefix(PKR), safe=_AS_IT_IS)
