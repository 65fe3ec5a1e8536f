"""Exports of what is sure enough: nothing below stays, nothing else goes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import KgError
from kg.export import Selection, export
from kg.export.network import read_network
from kg.export.selection import select_quads
from kg.graph.store import Graph
from kg.graph.vocabulary import PK, RDF
from tests.conftest import Command

LEAST = 0.9


@pytest.fixture(scope="module")
def sure(seeds: Graph) -> set[Quad]:
    return set(select_quads(seeds, Selection(least=LEAST)))


def _confidence(quad: Quad) -> float | None:
    said = quad.predicate.value == PK + "confidence"
    return float(str(getattr(quad.object, "value", ""))) if said else None


def test_nothing_less_sure_is_left(sure: set[Quad]) -> None:
    confidences = [c for c in map(_confidence, sure) if c is not None]
    assert confidences
    assert min(confidences) >= LEAST


def test_all_that_is_sure_enough_stays(seeds: Graph, sure: set[Quad]) -> None:
    kept = {quad.subject for quad in sure if _confidence(quad) is not None}
    for quad in seeds.quads():
        confidence = _confidence(quad)
        if confidence is not None and confidence >= LEAST:
            assert quad.subject in kept


def test_every_statement_left_has_its_ends_and_its_passage(sure: set[Quad]) -> None:
    subjects = {quad.subject for quad in sure}
    for name in (RDF + "subject", RDF + "object", PK + "evidence", PK + "mention"):
        ends = {quad.object for quad in sure if quad.predicate.value == name}
        assert ends
        assert ends <= subjects


def test_an_edge_stays_where_one_sure_claim_gives_it(seeds: Graph, sure: set[Quad]) -> None:
    stated = f"""SELECT DISTINCT ?head ?p ?tail {{ ?claim a pk:Claim ; rdf:subject ?head ;
      rdf:predicate ?p ; rdf:object ?tail ; pk:confidence ?c FILTER(?c >= {LEAST}) }}"""
    wanted = {tuple(map(str, row)) for row in seeds.rows(stated)}
    predicates = {predicate for _, predicate, _ in wanted} | {PK + "advances"}
    edges = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in sure
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.predicate.value in predicates
    }
    assert edges == wanted


def test_edges_of_a_network_are_sure_enough(seeds: Graph) -> None:
    every, some = (read_network(seeds, Selection(least=least)) for least in (0.0, LEAST))
    claims = [edge for edge in some.edges if edge.relation != "part_of_task"]
    assert claims
    assert min(edge.confidence for edge in claims) >= LEAST
    assert {(e.head, e.relation, e.tail) for e in claims} == {
        (e.head, e.relation, e.tail)
        for e in every.edges
        if e.confidence >= LEAST and e.relation != "part_of_task"
    }


def test_facts_are_sure_enough(seeds: Graph) -> None:
    lines = [json.loads(line) for line in export(seeds, "facts", Selection(least=LEAST))]
    every = [json.loads(line) for line in export(seeds, "facts")]
    assert lines == [fact for fact in every if fact.get("confidence", 1) >= LEAST]
    assert {"entity", "lead", "target", "task", "project_status"} <= {f["kind"] for f in lines}


@pytest.mark.parametrize("least", [-0.1, 1.5])
def test_a_confidence_lies_between_0_and_1(least: float) -> None:
    with pytest.raises(KgError, match=f"--min-confidence {least:g}: give a number from 0 to 1"):
        Selection(least=least)


def test_export_asks_for_the_least_confidence(kg_seeds: Command, tmp_path: Path) -> None:
    paths = [tmp_path / "all.csv", tmp_path / "sure.csv"]
    assert kg_seeds("export", "csv", "-o", paths[0]).code == 0
    assert kg_seeds("export", "csv", "--min-confidence", 0.9, "-o", paths[1]).code == 0
    every, some = (path.read_text(encoding="utf-8").splitlines() for path in paths)
    assert 1 < len(some) < len(every)
    assert set(some) <= set(every)
