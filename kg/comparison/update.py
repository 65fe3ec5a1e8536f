"""Findings kept in the graph: the pairs of documents worth comparing, compared when they change."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from kg.comparison.account import Account, read_account
from kg.comparison.candidates import candidate_pairs
from kg.comparison.compare import compare_accounts
from kg.comparison.finding import Discrepancy, Quotation
from kg.comparison.misprints import find_misprint
from kg.comparison.quads import COMPARISONS, comparison_iri, write_comparison, write_misprint
from kg.graph.graph import Graph
from kg.graph.quads import QuadLines
from kg.graph.vocabulary import FINDINGS
from kg.query.result import Value

_DOCUMENTS = """
SELECT ?id ?sketch ?fingerprint {
  ?document a pk:PolicyDocument ; dct:identifier ?id ; pk:sketch ?sketch .
  ?run prov:used ?document ; pk:fingerprint ?fingerprint ; pk:characterCount ?characters .
}
"""
_COMPARED = """
SELECT ?comparison ?fingerprint { ?comparison a pk:Comparison ; pk:fingerprint ?fingerprint }
"""
_NAMES = """
SELECT ?finding ?id ?text ?thing ?id2 ?text2 ?thing2 {
  ?finding a pk:Discrepancy ; pk:kind "name" ; pk:first ?one ; pk:second ?other .
  ?one oa:hasSource/dct:identifier ?id ; pk:says ?text .
  ?other oa:hasSource/dct:identifier ?id2 ; pk:says ?text2 .
  OPTIONAL { ?one pk:names ?thing } OPTIONAL { ?other pk:names ?thing2 }
} ORDER BY ?finding
"""


def findings(graph: Graph) -> bytes:
    """Return as N-Quads what the documents in `graph` tell differently, by pairs.

    Only pairs that share text or projects are compared. What the findings' graph in `graph` has of
    pairs whose documents have not changed is taken over. Empty where there is nothing to compare.
    """
    ask = graph.rows
    documents = [(str(i), str(s), str(f)) for i, s, f in ask(_DOCUMENTS, None)]
    prints = {id_: fingerprint for id_, _, fingerprint in documents}
    known = {str(iri): str(fingerprint) for iri, fingerprint in ask(_COMPARED, None)}
    lines = QuadLines(FINDINGS)
    read = lru_cache(maxsize=32)(lambda id_: read_account(ask, id_))
    kept: set[str] = set()
    for first, second in candidate_pairs({id_: sketch for id_, sketch, _ in documents}):
        iri, fingerprint = comparison_iri(first, second), _hash(prints[first], prints[second])
        if known.get(iri) == fingerprint:
            kept.add(iri)
        else:
            accounts: tuple[Account, Account] = read(first), read(second)
            write_comparison(compare_accounts(ask, *accounts), fingerprint, lines)
    return _present(graph, kept) + lines.encode()


def misprints(graph: Graph) -> bytes:
    """Return as N-Quads which names in the findings of `graph` are probably misprints.

    It depends on how often all documents have a name, so it is made anew after every change.
    """
    ask = graph.rows
    lines = QuadLines(FINDINGS)
    for row in ask(_NAMES, None).dicts():
        finding = Discrepancy("name", _side(row, ""), _side(row, "2"))
        if found := find_misprint(ask, finding):
            side = "first" if found.wrong == finding.first else "second"
            write_misprint(str(row["finding"]), found, side, lines)
    return lines.encode()


def _side(row: Mapping[str, Value], number: str) -> Quotation:
    thing, name = row[f"thing{number}"], str(row[f"text{number}"])
    place = (0, len(name))
    known = str(thing) if thing else None
    return Quotation(str(row[f"id{number}"]), name, *place, name, *place, known)


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _present(graph: Graph, kept: set[str]) -> bytes:
    """Return what the findings' graph has of the comparisons in `kept`, misprints left out."""
    if not kept:
        return b""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for quad in graph.quads(FINDINGS):
        subject = str(quad.subject)[1:-1]
        if subject.startswith(COMPARISONS) and not subject.endswith("/misprint"):
            comparison = COMPARISONS + "/".join(subject.removeprefix(COMPARISONS).split("/")[:2])
            found[comparison].append(
                f"{quad.subject} {quad.predicate} {quad.object} <{FINDINGS}> .\n"
            )
    lines = sorted(line for comparison in sorted(kept) for line in found[comparison])
    return "".join(lines).encode()
