"""Findings kept in the graph: the pairs of documents worth comparing, compared when they change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import starmap

from pyoxigraph import NamedNode, Quad

from kg.comparison.account import read_account
from kg.comparison.candidates import Pair, candidate_pairs, pairs_of
from kg.comparison.compare import compare_packed, packed
from kg.comparison.corrections import update_misprints
from kg.comparison.finding import Comparison
from kg.comparison.quads import comparison_iri, is_misprint, write_comparison
from kg.comparison.sketches import SketchIndex
from kg.graph.draft import Draft
from kg.graph.iri import document_iri
from kg.graph.quads import QuadLines
from kg.graph.vocabulary import FINDINGS, PK

Pairs = Iterable[tuple[bytes, bytes]]  # packed accounts
Compare = Callable[[Pairs], Iterable[Comparison]]

_SKETCHES = """
SELECT ?id ?sketch { ?document a pk:PolicyDocument ; dct:identifier ?id ; pk:sketch ?sketch }
"""
_COMPARED = f"""
SELECT ?comparison ?fingerprint {{ GRAPH <{FINDINGS}> {{
  ?comparison a pk:Comparison ; pk:fingerprint ?fingerprint }} }}
"""
_COMPARED_WITH = f"""
SELECT ?comparison ?fingerprint {{ GRAPH <{FINDINGS}> {{
  ?comparison prov:used <%s> ; pk:fingerprint ?fingerprint }} }}
"""
_NODES = (  # what a comparison has found, by the way to it; some engines fail at them as a UNION
    "VALUES ?s { <%s> }",
    "?s prov:wasGeneratedBy <%s> .",
    "?finding prov:wasGeneratedBy <%s> . ?s pk:inFinding ?finding .",
    "?finding prov:wasGeneratedBy <%s> ; pk:evidence ?s .",
    "?finding prov:wasGeneratedBy <%s> ; pk:evidence ?side . ?side oa:hasSelector ?s .",
)
_NAMES = NamedNode(PK + "names")


@dataclass(frozen=True, slots=True)
class Told:
    """What a document that was read says, for comparing it: a sketch and a packed account."""

    sketch: str
    account: bytes


@dataclass(frozen=True)
class Change:
    """What a build has changed in a graph."""

    put: Mapping[str, Told]  # documents by id
    removed: Sequence[str]  # ids of documents
    recounted: Sequence[str]  # things named more often, or less often, than before
    fingerprints: Mapping[str, str]  # of all documents, by id
    is_first: bool = False  # the graph had no documents before


def one_by_one(pairs: Pairs) -> Iterator[Comparison]:
    """Yield the comparison of each pair."""
    return starmap(compare_packed, pairs)


def update_findings(draft: Draft, change: Change, compare: Compare = one_by_one) -> None:
    """Bring the findings' graph up to date: what documents that share text tell differently.

    Only pairs that share text or projects are compared, and of those only the ones of which a
    document has changed. `compare` may do it in other processes; it keeps the order. A new graph is
    not asked before all is compared: it may still be loading.
    """
    ids, pairs = _candidates(draft, change)
    known = {} if change.is_first else _known(draft, ids)
    wanted = {comparison_iri(*pair): (pair, _fingerprint(change, pair)) for pair in pairs}
    gone = sorted(iri for iri in known if iri not in wanted or known[iri] != wanted[iri][1])
    new = [iri for iri in sorted(wanted) if known.get(iri) != wanted[iri][1]]
    relabelled = {thing for iri in gone for thing in _remove(draft, iri)}
    _write(draft, change, [wanted[iri] for iri in new], compare)
    update_misprints(draft, new, change.recounted, relabelled)


def _fingerprint(change: Change, pair: Pair) -> str:
    both = "\0".join(change.fingerprints[id_] for id_ in pair)
    return hashlib.blake2b(both.encode(), digest_size=16).hexdigest()


def _write(draft: Draft, change: Change, new: list[tuple[Pair, str]], compare: Compare) -> None:
    """Compare the pairs and write what is found with the fingerprint that goes with each."""

    @lru_cache(maxsize=32)
    def account(id_: str) -> bytes:
        told = change.put.get(id_)
        return told.account if told else packed(read_account(draft.graph.rows, id_))

    accounts = ((account(first), account(second)) for (first, second), _ in new)
    for (_, fingerprint), comparison in zip(new, compare(accounts), strict=True):
        lines = QuadLines(FINDINGS)
        write_comparison(comparison, fingerprint, lines)
        draft.extend(FINDINGS, lines.encode())


def _candidates(draft: Draft, change: Change) -> tuple[set[str] | None, list[Pair]]:
    """Return the documents whose pairs may be others now (None: all), and the pairs they are in."""
    sketches = {id_: told.sketch for id_, told in change.put.items()}
    is_all = len(sketches) == len(change.fingerprints)
    if draft.beside is None:
        return None, candidate_pairs(sketches if is_all else _all_sketches(draft))
    with closing(SketchIndex(draft.beside)) as index:
        if index.is_empty():
            sketches = sketches if is_all else _all_sketches(draft)
            index.replace((), sketches)
            return None, candidate_pairs(sketches)
        touched = index.replace(change.removed, sketches)
        return {*touched, *change.removed}, pairs_of(index, touched)


def _all_sketches(draft: Draft) -> dict[str, str]:
    return {str(id_): str(sketch) for id_, sketch in draft.graph.rows(_SKETCHES)}


def _known(draft: Draft, ids: set[str] | None) -> dict[str, str]:
    """Return the comparisons in the graph that one of these documents is in; of all, where None."""
    ask = draft.graph.rows
    queries = (
        [_COMPARED] if ids is None else [_COMPARED_WITH % document_iri(id_) for id_ in sorted(ids)]
    )
    return {str(iri): str(print_) for query in queries for iri, print_ in ask(query)}


def _remove(draft: Draft, comparison: str) -> set[str]:
    """Remove a comparison with all that it found; return the things that misprints are named of."""
    graph = NamedNode(FINDINGS)
    patterns = [f"GRAPH <{FINDINGS}> {{ {node % comparison} ?s ?p ?o }}" for node in _NODES]
    quads = [
        Quad(s, p, o, graph)  # type: ignore[arg-type]
        for pattern in patterns
        for s, p, o in draft.graph.rows(f"SELECT ?s ?p ?o {{ {pattern} }}").terms()
    ]
    draft.remove(FINDINGS, quads)
    named = [quad for quad in quads if quad.predicate == _NAMES]
    return {str(q.object)[1:-1] for q in named if is_misprint(str(q.subject)[1:-1])}
