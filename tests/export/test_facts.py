"""Facts: one JSON object a line, in the keys of the contract, each with its quote in place."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from kg.export.facts import facts, write_facts
from kg.extraction.facts import EntityType, RelationKind
from kg.graph.store import Graph

Fact = dict[str, Any]
_PAIR = {
    "lead": ("task", "department"),
    "responsible": ("task", "department"),
    "office": ("taskforce", "department"),
    "member": ("taskforce", "department"),
}
_KEYS: dict[str, tuple[str, ...]] = {
    "entity": ("type", "name", "aliases", "mentions", "iri"),
    "task": ("title", "number", "iri"),
    "project_status": ("project", "project_iri", "status", "year", "as"),
    "target": (
        "indicator", "indicator_iri", "value", "value2", "unit", "comparator", "change", "year",
        "status", "scope", "number_text",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def every(seeds: Graph) -> list[Fact]:
    return list(facts(seeds))


def test_every_quote_stands_at_its_offsets(every: list[Fact], texts: dict[str, str]) -> None:
    for fact in every:
        assert texts[fact["doc"]][fact["start"] : fact["end"]] == fact["quote"], fact


def test_every_mention_is_one_of_the_names(every: list[Fact], texts: dict[str, str]) -> None:
    for fact in every:
        if fact["kind"] == "entity":
            first = min(fact["mentions"])
            assert first == [fact["start"], fact["end"]]
            assert all(
                0 <= start < end <= len(texts[fact["doc"]]) for start, end in fact["mentions"]
            )


def test_facts_have_the_keys_of_the_contract(every: list[Fact]) -> None:
    kinds = {fact["kind"] for fact in every}
    assert kinds == {"entity", "task", "target", "project_status", *get_args(RelationKind)}
    for fact in every:
        pair = _PAIR.get(fact["kind"], ("head", "tail"))
        named = (*pair, f"{pair[0]}_iri", f"{pair[1]}_iri")
        for key in (*_KEYS.get(fact["kind"], named), "doc", "start", "end", "quote"):
            assert key in fact, (key, fact)


def test_lead_and_responsible_carry_the_number(every: list[Fact]) -> None:
    for fact in every:
        if fact["kind"] in ("lead", "responsible"):
            assert fact["number"]


def test_entity_types_are_those_of_the_contract(every: list[Fact]) -> None:
    types = {fact["type"] for fact in every if fact["kind"] == "entity"}
    assert types <= set(get_args(EntityType))
    assert {"Department", "TaskForce", "Park", "Project", "Document"} <= types


def test_each_document_and_entity_has_one_line(every: list[Fact]) -> None:
    lines = [(fact["doc"], fact["iri"]) for fact in every if fact["kind"] == "entity"]
    assert len(lines) == len(set(lines))


def test_numbers_are_numbers(every: list[Fact]) -> None:
    targets = [fact for fact in every if fact["kind"] == "target"]
    assert all(isinstance(fact["value"], int | float) for fact in targets)
    growth = [f for f in targets if f["indicator"] == "地区生产总值" and f["year"] == 2025]
    assert [(f["value"], f["unit"], f["comparator"], f["status"]) for f in growth] == [
        (6, "%", "about", "goal")
    ]


def test_facts_of_one_document_are_that_documents(seeds: Graph, every: list[Fact]) -> None:
    id_ = "work-report-2019-digest"
    assert list(facts(seeds, [id_])) == [fact for fact in every if fact["doc"] == id_]


def test_lines_are_json_in_order(seeds: Graph, every: list[Fact]) -> None:
    lines = list(write_facts(seeds))
    assert [json.loads(line) for line in lines] == every
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    places = [(fact["doc"], fact["kind"], fact["start"], fact["end"]) for fact in every]
    assert places == sorted(places)
