"""The IRIs of the graph: functions of what is named alone, so they are stable."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from kg.extraction.facts import EntityType
from kg.graph.vocabulary import CLASS_OF, ENTITIES, FINDINGS, ONTOLOGY, PK, PKR

# What RFC 3987 lets stand in a path (iunreserved, sub-delims, ':', '@' and '/'); '%' is not in it,
# so that encoding is injective.
# Spaces, line ends and marks of direction are legal there but cannot be seen: encoded, too.
_UCSCHAR = "\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14)
)
_ILLEGAL = re.compile(rf"[^A-Za-z0-9\-._~!$&'()*+,;=:@/{_UCSCHAR}]|\u3000")


def path_safe(text: str) -> str:
    """Return `text` with every character that a path of an IRI may not hold percent-encoded."""
    return _ILLEGAL.sub(
        lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "surrogatepass")), text
    )


@lru_cache(maxsize=65536)
def entity_iri(type_: EntityType, key: str) -> str:
    """Return the IRI of the entity that `key` is the normal form of."""
    return f"{PKR}{class_segment(type_)}/{path_safe(key)}"


def class_segment(type_: EntityType) -> str:
    """Return the part of an entity's IRI that says its type, such as 'department'."""
    return CLASS_OF[type_].removeprefix(PK).lower()


@lru_cache(maxsize=65536)
def indicator_iri(name: str) -> str:
    """Return the IRI of the measured quantity called `name`."""
    return f"{PKR}indicator/{path_safe(name)}"


@lru_cache(maxsize=1024)  # asked for with each thing that a document names
def document_iri(id_: str) -> str:
    """Return the IRI of the document with this id."""
    return f"{PKR}document/{path_safe(id_)}"


def graph_iri(id_: str) -> str:
    """Return the IRI of the named graph that holds what the document with this id says."""
    iri = f"{PKR}graph/{path_safe(id_)}"
    return iri if iri not in (ONTOLOGY, ENTITIES, FINDINGS) else f"{PKR}graph/document/{id_}"


def hashed_iri(kind: str, *parts: str) -> str:
    """Return an IRI of this kind (claim, target, status) named by the hash of `parts`."""
    digest = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12)
    return f"{PKR}{kind}/{digest.hexdigest()}"
