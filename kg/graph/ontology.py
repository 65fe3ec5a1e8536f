"""The ontology as a named graph of its own, beside the documents'."""

from __future__ import annotations

import hashlib

from pyoxigraph import RdfFormat, parse

from kg.errors import KgError
from kg.graph.quads import QuadLines, text
from kg.graph.vocabulary import ONTOLOGY, PK
from kg.resources import ontology_folder


def ontology_quads() -> tuple[str, bytes]:
    """Return the fingerprint of ontology/policy.ttl, and its triples as N-Quads.

    Raises KgError where the file is missing or is not Turtle.
    """
    path = ontology_folder() / "policy.ttl"
    try:
        content = path.read_bytes()
        triples = list(parse(content, format=RdfFormat.TURTLE))
    except FileNotFoundError:
        raise KgError(f"{path} is missing; restore it from the distribution") from None
    except SyntaxError as error:
        raise KgError(f"{path}: {error}; mend the line") from None
    fingerprint = hashlib.blake2b(content, digest_size=16).hexdigest()
    lines = QuadLines(ONTOLOGY)
    for triple in triples:
        lines.add(str(triple.subject)[1:-1], [(triple.predicate.value, str(triple.object))])
    lines.add(ONTOLOGY, [(PK + "fingerprint", text(fingerprint))])
    return fingerprint, lines.encode()
