"""IRIs: stable, readable, legal, and different for different names."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.graph.iri import document_iri, entity_iri, graph_iri, hashed_iri, indicator_iri, path_safe
from kg.graph.vocabulary import ENTITIES, ONTOLOGY, PKR

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_entity_iri_keeps_chinese_readable() -> None:
    assert entity_iri("Department", "市科学技术局") == PKR + "department/市科学技术局"


def test_entity_iri_tells_a_cited_document_from_one_of_the_corpus() -> None:
    assert entity_iri("Document", "plan") != document_iri("plan")


def test_entity_iri_encodes_what_an_iri_may_not_hold() -> None:
    assert entity_iri("Initiative", "“3311”工程 <A%>") == PKR + "initiative/“3311”工程%20%3CA%25%3E"


@given(TEXT)
def test_path_safe_is_legal_and_can_be_undone(text: str) -> None:
    safe = path_safe(text)
    assert unquote(safe) == text
    NamedNode(indicator_iri(text))
    line = f"<{indicator_iri(text)}> <{PKR}p> <{PKR}o> .\n".encode()
    (triple,) = parse(line, format=RdfFormat.N_TRIPLES)
    assert triple.subject == NamedNode(indicator_iri(text))


def test_graph_iri_of_a_document_is_never_a_background_graph() -> None:
    assert graph_iri("plan") == PKR + "graph/plan"
    assert not {graph_iri("ontology"), graph_iri("entities")} & {ONTOLOGY, ENTITIES}


@given(st.lists(TEXT.filter(lambda t: "\0" not in t), min_size=1, max_size=4))
def test_hashed_iri_depends_on_where_the_parts_end(parts: list[str]) -> None:
    assert hashed_iri("claim", *parts) == hashed_iri("claim", *parts)
    assert hashed_iri("claim", *parts) != hashed_iri("claim", *parts, "")
    assert hashed_iri("claim", *parts) != hashed_iri("target", *parts)
