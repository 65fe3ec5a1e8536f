"""Validation finds what is wrong, and nothing in a graph that is right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.description import describe
from kg.graph.ontology import ontology_quads
from kg.graph.publish import draft
from kg.graph.store import Graph, open_graph
from kg.graph.validation import validate
from kg.graph.vocabulary import OA, PK, PROV

from .conftest import SENTENCE, ResolutionOf

Edited = Callable[[Callable[[bytes], bytes]], Graph]


@pytest.fixture
def edited(resolution_of: ResolutionOf, tmp_path: Path) -> Edited:
    """Return a function that writes the document's graph after an edit of its N-Quads."""

    def write(edit: Callable[[bytes], bytes]) -> Graph:
        with draft(tmp_path / "graph") as work:
            description = describe(resolution_of(), "fingerprint")
            work.add(edit(description.nquads))
            work.add(description.namings.encode())
            work.add(ontology_quads()[1])
        return open_graph(tmp_path / "graph")

    return write


def without(predicate: str) -> Callable[[bytes], bytes]:
    """Return an edit that drops every quad with this predicate."""

    def edit(nquads: bytes) -> bytes:
        lines = nquads.splitlines(keepends=True)
        return b"".join(line for line in lines if f" <{predicate}> ".encode() not in line)

    return edit


def test_validate_finds_nothing_in_a_right_graph(edited: Edited) -> None:
    report = validate(edited(lambda nquads: nquads))
    assert report.ok, (report.misplaced, report.violations)
    assert report.documents == 1
    assert report.passages == 7  # four mentions, a heading, a sentence and a figure


def test_validate_finds_a_quote_that_stands_elsewhere(edited: Edited) -> None:
    quote = SENTENCE.encode()
    graph = edited(lambda n: n.replace(b'exact> "' + quote, b'exact> "X' + quote))
    (wrong,) = validate(graph, shapes=False).misplaced
    assert (wrong.document, wrong.quote, wrong.found) == ("plan", "X" + SENTENCE, SENTENCE)


def test_validate_finds_offsets_outside_the_text(edited: Edited) -> None:
    pattern = re.compile(rb'(oa#end> )"\d+"')
    report = validate(edited(lambda n: pattern.sub(rb'\1"9999"', n)), shapes=False)
    assert len(report.misplaced) == report.passages


@pytest.mark.parametrize(
    ("predicate", "statements"),
    [
        (PK + "evidence", 8),  # five claims, a target, a status report and the task
        (PK + "rule", 7 + 4),  # these statements, and the mentions
        (PK + "goalOrFact", 2),
        (PK + "indicator", 1),
        (PK + "comparator", 1),
        (PROV + "wasQuotedFrom", 7),
        (OA + "hasSelector", 3),
    ],
)
def test_validate_finds_what_is_missing(edited: Edited, predicate: str, statements: int) -> None:
    found = [v for v in validate(edited(without(predicate))).violations if v.path == predicate]
    nodes = {v.node for v in found}
    assert len(nodes) == statements


def test_validate_finds_a_comparator_that_is_none(edited: Edited) -> None:
    graph = edited(lambda n: n.replace(b'comparator> ">="', b'comparator> "=>"'))
    (violation,) = validate(graph).violations
    assert violation.path == PK + "comparator"
