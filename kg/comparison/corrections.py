"""Misprints kept in the graph: which names in findings are probably misprinted, and of what.

How often all documents have a name decides it. So a misprint is looked at again where its finding
is new, and where its things are named more often or less often than they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.comparison.finding import Discrepancy, Quotation
from kg.comparison.misprints import Frequencies, find_misprint, plain_name
from kg.comparison.quads import misprint_iri, write_labels, write_misprint
from kg.graph.draft import Draft
from kg.graph.quads import QuadLines
from kg.graph.vocabulary import FINDINGS, PK, SKOS
from kg.query.result import Value

_AT_ONCE = 500  # things or comparisons in one query
_NAMES = f"""
SELECT ?finding ?id ?text ?thing ?id2 ?text2 ?thing2 {{
  GRAPH <{FINDINGS}> {{
    %s
    ?finding pk:kind "name" ; pk:first ?one ; pk:second ?other .
    ?one oa:hasSource ?document ; pk:says ?text .
    ?other oa:hasSource ?document2 ; pk:says ?text2 .
    OPTIONAL {{ ?one pk:names ?thing }} OPTIONAL {{ ?other pk:names ?thing2 }}
  }}
  ?document dct:identifier ?id . ?document2 dct:identifier ?id2 .
}}
"""
_OF_COMPARISONS = "VALUES ?comparison { %s } ?finding prov:wasGeneratedBy ?comparison ."
_OF_THINGS = "VALUES ?named { %s } ?side pk:names ?named . ?finding pk:evidence ?side ."
_MISPRINT = f"SELECT ?p ?o {{ GRAPH <{FINDINGS}> {{ <%s> ?p ?o }} }}"
_LABELS = (
    f"SELECT ?s ?p ?o {{ GRAPH <{FINDINGS}> {{ VALUES ?s {{ %s }} ?s ?p ?o }} }}",
    f"SELECT ?s ?p ?o {{ GRAPH <{FINDINGS}> {{ VALUES ?o {{ %s }} ?s ?p ?o }} }}",
)
_SAID = (NamedNode(SKOS + "hiddenLabel"), NamedNode(PK + "misprintOf"))  # of a thing, to a thing
_MISPRINTED = f"""
SELECT ?thing ?text ?wrong {{ GRAPH <{FINDINGS}> {{ VALUES ?thing {{ %s }}
  ?misprint pk:names ?thing ; pk:misprinted ?side . ?side pk:says ?text .
  OPTIONAL {{ ?side pk:names ?wrong }}
}} }}
"""
_GRAPH = NamedNode(FINDINGS)
_NAMED = NamedNode(PK + "names")


def update_misprints(
    draft: Draft, comparisons: list[str], recounted: Iterable[str], relabelled: set[str]
) -> None:
    """Bring the misprints up to date in the findings of new `comparisons`, and of other counts.

    `recounted` are the things named more or less often than before. `relabelled` are those of
    which misprints have been removed already.
    """
    findings = {
        iri: finding
        for pattern, iris in ((_OF_COMPARISONS, comparisons), (_OF_THINGS, sorted(recounted)))
        for some in _listed(iris)
        for iri, finding in _findings(draft, pattern % some)
    }
    known = Frequencies(draft.graph.rows)
    lines = QuadLines(FINDINGS)
    things = set(relabelled)
    for iri in sorted(findings):
        things |= _remove(draft, iri)
        if found := find_misprint(known, findings[iri]):
            side = "first" if found.wrong == findings[iri].first else "second"
            write_misprint(iri, found, side, lines)
            things.update(filter(None, [found.right.thing]))
    if len(lines):
        draft.extend(FINDINGS, lines.encode())
    _relabel(draft, sorted(things))


def _findings(draft: Draft, pattern: str) -> Iterator[tuple[str, Discrepancy]]:
    """Yield the findings of two names that fit the pattern, by IRI."""
    for row in draft.graph.rows(_NAMES % pattern).dicts():
        yield str(row["finding"]), Discrepancy("name", _side(row, ""), _side(row, "2"))


def _side(row: Mapping[str, Value], number: str) -> Quotation:
    thing, name = row[f"thing{number}"], str(row[f"text{number}"])
    place = (0, len(name))
    known = str(thing) if thing else None
    return Quotation(str(row[f"id{number}"]), name, *place, name, *place, known)


def _remove(draft: Draft, finding: str) -> set[str]:
    """Remove what the graph has of a misprint in a finding; return the thing that it is of."""
    iri = misprint_iri(finding)
    rows = draft.graph.rows(_MISPRINT % iri).terms()
    quads = [Quad(NamedNode(iri), p, o, _GRAPH) for p, o in rows]  # type: ignore[arg-type]
    draft.remove(FINDINGS, quads)
    return {q.object.value for q in quads if q.predicate == _NAMED}  # type: ignore[union-attr]


def _relabel(draft: Draft, things: list[str]) -> None:
    """Make the hidden labels of `things` those that the misprints give them."""
    ask = draft.graph.rows
    lines = QuadLines(FINDINGS)
    for some in _listed(things):
        for query, predicate in zip(_LABELS, _SAID, strict=True):
            quads = [Quad(s, p, o, _GRAPH) for s, p, o in ask(query % some).terms()]  # type: ignore[arg-type]
            draft.remove(FINDINGS, [quad for quad in quads if quad.predicate == predicate])
        for thing, text, wrong in ask(_MISPRINTED % some):
            name = plain_name(str(text))
            write_labels(str(thing), name, str(wrong) if wrong else None, lines)
    if len(lines):
        draft.extend(FINDINGS, lines.encode())


def _listed(iris: list[str]) -> Iterator[str]:
    """Yield the IRIs as lists for VALUES, some at a time."""
    for first in range(0, len(iris), _AT_ONCE):
        yield " ".join(f"<{iri}>" for iri in iris[first : first + _AT_ONCE])
