"""Paths between two things, and counts."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.graph.store import Graph
from kg.graph.vocabulary import PK
from kg.query.path import find_paths
from kg.query.stats import stats


def test_paths_of_two_departments_run_through_a_shared_task(seeds: Graph) -> None:
    first, last, paths = find_paths(seeds, "市科技局", "市委组织部")
    assert (first.label, last.label) == ("市科技局", "市委组织部")
    assert 1 <= len(paths) <= 3
    for path in paths:
        assert len(path.steps) == 2
        assert {path.steps[0].tail, path.steps[1].tail} == {first.iri, last.iri}
        assert path.steps[0].head == path.steps[1].head


def test_each_step_has_its_sentence(seeds: Graph, texts: dict[str, str]) -> None:
    _, _, paths = find_paths(seeds, "市能源局", "市科技局")
    for step in (step for path in paths for step in path.steps):
        assert step.quote is not None
        assert step.quote in texts[str(step.document)]


def test_a_step_within_the_outline_has_no_sentence(seeds: Graph) -> None:
    _, _, paths = find_paths(seeds, "推动增收减负", "大力提振消费", limit=1)
    (step,) = paths[0].steps
    assert step.quote is None


def test_paths_are_the_same_twice(seeds: Graph) -> None:
    ends = ("市科技局", "市教育局")
    assert find_paths(seeds, *ends, 5) == find_paths(seeds, *ends, 5)


def test_a_thing_is_connected_with_itself(seeds: Graph) -> None:
    _, _, paths = find_paths(seeds, "市科技局", "市科技局")
    assert [path.steps for path in paths] == [()]


def test_fewer_than_one_path_is_refused(seeds: Graph) -> None:
    with pytest.raises(KgError, match="--limit 0"):
        find_paths(seeds, "市科技局", "市教育局", 0)


def test_stats_count_the_seeds(seeds: Graph) -> None:
    counts = stats(seeds)
    documents = {document.id: document for document in counts.documents}
    assert len(documents) == 5
    assert documents["seven-campaigns-2025"].characters == 42863
    assert counts.quads == len(seeds)
    classes = dict(counts.classes)
    assert classes["PolicyDocument"] == 5
    (tasks,) = next(iter(seeds.rows("SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a pk:Task }")))
    assert classes["Task"] == tasks


def test_stats_count_claims_by_kind(seeds: Graph) -> None:
    relations = dict(stats(seeds).relations)
    lead = f"SELECT (COUNT(*) AS ?n) {{ ?c a pk:Claim ; rdf:predicate <{PK}ledBy> }}"
    assert relations["lead"] == next(iter(seeds.rows(lead)))[0]
    assert sum(relations.values()) == sum(d.claims for d in stats(seeds).documents)
