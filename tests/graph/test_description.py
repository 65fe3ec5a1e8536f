"""A document's graph: every statement with its evidence, at offsets of the original text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.graph.description import describe
from kg.graph.iri import document_iri, entity_iri, graph_iri
from kg.graph.outline import section_iris
from kg.graph.vocabulary import PKR
from kg.query.result import Iri

from .conftest import FIGURE, HEADING, SENTENCE, GraphOf, ResolutionOf

QUOTES = """
SELECT ?start ?end ?quote { ?claim rdf:predicate ?predicate ; pk:evidence/oa:hasSelector ?s .
  ?s oa:start ?start ; oa:end ?end ; oa:exact ?quote } ORDER BY ?start
"""


def test_describe_says_who_leads_a_task(resolution_of: ResolutionOf, graph_of: GraphOf) -> None:
    graph = graph_of(resolution_of())
    rows = graph.rows("SELECT ?number ?d { ?t a pk:Task ; pk:number ?number ; pk:ledBy ?d }")
    assert list(rows) == [("(一)", entity_iri("Department", "科学技术局"))]


def test_describe_gives_a_task_its_document_as_parent(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    (row,) = graph_of(resolution_of()).rows(
        "SELECT ?task ?parent ?title { ?task eli:is_part_of ?parent ; skos:prefLabel ?title }"
    )
    assert row == (f"{PKR}document/plan/section/(一)", document_iri("plan"), "加快科技创新")


def test_describe_quotes_the_original_with_its_spaces(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    rows = graph_of(resolution_of()).rows(QUOTES)
    assert set(rows) == {(len(HEADING), len(HEADING + SENTENCE), SENTENCE)}


def test_describe_marks_a_mention_where_it_stands(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    (row,) = graph_of(resolution_of()).rows(
        "SELECT ?start ?end ?quote ?confidence { ?entity pk:mention ?m . "
        "?m oa:start ?start ; oa:end ?end ; oa:exact ?quote ; pk:confidence ?confidence }",
        {"entity": Iri(entity_iri("Department", "财政局"))},
    )
    start = (HEADING + SENTENCE).index("市 财政局")
    assert row == (start, start + 5, "市 财政局", Decimal("0.95"))


def test_describe_keeps_a_target_as_number_and_as_printed(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    (row,) = graph_of(resolution_of()).rows(
        "SELECT ?name ?value ?unit ?comparator ?change ?year ?as ?printed ?quote { "
        "?t pk:indicator/skos:prefLabel ?name ; pk:value ?value ; pk:unit ?unit ; "
        "pk:comparator ?comparator ; pk:change ?change ; pk:year ?year ; pk:goalOrFact ?as ; "
        "pk:numberText ?printed ; pk:evidence/oa:hasSelector/oa:exact ?quote }"
    )
    assert row == (
        "全社会研发经费投入", Decimal(12), "%", ">=", "growth", 2025, "goal", "12%以上", FIGURE,
    )  # fmt: skip


def test_describe_makes_one_claim_of_what_is_said_twice(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    text = HEADING + SENTENCE + FIGURE + "\n" + SENTENCE
    resolution = resolution_of("plan", text)
    lead = resolution.extraction.relations[0]
    shift = resolution.extraction.reading.text.rindex("市科技局") - lead.start
    again = lead._replace(start=lead.start + shift, end=lead.end + shift)
    extraction = replace(resolution.extraction, relations=(*resolution.extraction.relations, again))
    graph = graph_of(replace(resolution, extraction=extraction))
    (row,) = graph.rows(
        "SELECT (COUNT(DISTINCT ?c) AS ?claims) (COUNT(?e) AS ?passages) "
        "{ ?c rdf:predicate pk:ledBy ; pk:evidence ?e }"
    )
    assert row == (1, 2)


def test_describe_keeps_claims_of_two_documents_apart(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    graph = graph_of(resolution_of("plan"), resolution_of("digest"))
    rows = list(graph.rows("SELECT ?c ?d { ?c rdf:predicate pk:partOf ; prov:wasQuotedFrom ?d }"))
    assert {doc for _, doc in rows} == {document_iri("plan"), document_iri("digest")}
    assert len({claim for claim, _ in rows}) == 2


def test_describe_says_membership_with_its_role(
    resolution_of: ResolutionOf, graph_of: GraphOf
) -> None:
    (row,) = graph_of(resolution_of()).rows(
        "SELECT ?o ?m ?role { ?x a org:Membership ; org:organization ?o ; org:member ?m ; "
        "pk:role ?role }"
    )
    organization, member = (
        entity_iri("Initiative", "科技创新"),
        entity_iri("Department", "科学技术局"),
    )
    assert row == (organization, member, "召集人")


def test_describe_counts_what_it_wrote(resolution_of: ResolutionOf, graph_of: GraphOf) -> None:
    description = describe(resolution_of(), "fingerprint")
    graph = graph_of(resolution_of())
    assert description.run.quads == sum(1 for _ in graph.quads(graph_iri("plan")))
    run = description.run
    assert (run.mentions, run.claims, run.targets) == (4, 5, 1)


def test_describe_gives_a_repeated_number_another_iri(
    resolution_of: ResolutionOf,
) -> None:
    reading = resolution_of().extraction.reading
    twice = replace(reading.sections[1], index=2)
    iris = section_iris(replace(reading, sections=(*reading.sections, twice)))
    assert len(set(iris)) == 3
    assert iris[2] == iris[1] + "~2"


def test_describe_is_repeatable(resolution_of: ResolutionOf) -> None:
    assert describe(resolution_of(), "f").nquads == describe(resolution_of(), "f").nquads
