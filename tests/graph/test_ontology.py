"""The ontology defines, in two languages, every term that a graph uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from kg.graph.ontology import ontology_quads
from kg.graph.store import open_graph
from kg.graph.vocabulary import CLASS_OF, ONTOLOGY, PK, PREDICATE_OF, RDF, RDFS
from kg.resources import ontology_folder


@pytest.fixture(scope="module")
def ontology() -> Store:
    """Return policy.ttl."""
    store = Store()
    store.load(path=ontology_folder() / "policy.ttl")
    return store


def defined(ontology: Store) -> set[str]:
    """Return the IRIs of the project's own terms that have a type."""
    quads = ontology.quads_for_pattern(None, NamedNode(RDF + "type"), None)
    subjects = (quad.subject for quad in quads)
    return {s.value for s in subjects if isinstance(s, NamedNode) and s.value.startswith(PK)}


def languages(ontology: Store, term: str, predicate: str) -> list[str]:
    quads = ontology.quads_for_pattern(NamedNode(term), NamedNode(predicate), None)
    return sorted(str(q.object.language) for q in quads if isinstance(q.object, Literal))


def test_ontology_says_every_term_in_chinese_and_english(ontology: Store) -> None:
    terms = defined(ontology)
    assert len(terms) > 50
    for term in terms:
        assert languages(ontology, term, RDFS + "label") == ["en", "zh"], term
        assert languages(ontology, term, RDFS + "comment") == ["en", "zh"], term


def test_ontology_has_the_types_and_edges_of_the_facts(ontology: Store) -> None:
    assert {*CLASS_OF.values(), *PREDICATE_OF.values()} <= defined(ontology)


def test_ontology_has_every_term_that_the_seeds_use(ontology: Store, seeds_graph: Path) -> None:
    rows = open_graph(seeds_graph).rows(
        "SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } "
        "FILTER(STRSTARTS(STR(?term), STR(pk:))) }"
    )
    used = {str(row[0]) for row in rows}
    assert used
    assert used <= defined(ontology)


def test_ontology_subclasses_the_standards(ontology: Store) -> None:
    found = ontology.query(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        f"ASK {{ <{PK}Department> rdfs:subClassOf <http://www.w3.org/ns/org#FormalOrganization> . "
        f"<{PK}Task> rdfs:subClassOf+ <http://data.europa.eu/eli/ontology#LegalResource> }}"
    )
    assert bool(found)


def test_ontology_quads_are_those_of_the_file(ontology: Store) -> None:
    _, nquads = ontology_quads()
    store = Store()
    store.load(nquads, format=RdfFormat.N_QUADS)
    assert len(store) == len(ontology) + 1  # and its fingerprint
    assert list(store.named_graphs()) == [NamedNode(ONTOLOGY)]
