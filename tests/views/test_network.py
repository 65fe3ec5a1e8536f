"""Networks out of a graph: a small one written by hand, and the seeds'."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.errors import KgError
from kg.graph.store import Graph, StoredGraph, open_graph
from kg.graph.vocabulary import PREFIXES
from kg.views import write_view
from kg.views.model import Network
from kg.views.network import network_of

TEXT = (
    "附件1\n科技创新赋能攻坚实施方案\n一、攻坚任务\n1.促进成果转化。力争技术合同成交额增长30%以上。\n"
    "(市科技局牵头,市财政局等负责)\n"
)
DOC = "pkr:document\\/d"


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _span(iri: str, words: str) -> str:
    start, end = _at(words)
    return (
        f"{iri} oa:hasSource {DOC} ; oa:hasSelector [ oa:start {start} ; oa:end {end} ; "
        f'oa:exact "{words}" ] .'
    )


def _section(name: str, parent: str, label: str, order: int, task: bool = False) -> str:
    start, _ = _at(label)
    return (
        f"<urn:s/{name}> a pk:Section{', pk:Task' if task else ''} ; eli:is_part_of {parent} ;\n"
        f' skos:prefLabel "{label}"@zh ; pk:number "{name}" ; pk:order {order} ;\n'
        f" pk:start {start} ; pk:end {len(TEXT)} ; pk:evidence <urn:title/{name}> .\n"
        f"{_span(f'<urn:title/{name}>', label)}"
    )


def _mention(entity: str, words: str) -> str:
    start, end = _at(words)
    return (
        f"<urn:{entity}> pk:mention [ a pk:Mention ; oa:hasSource {DOC} ; oa:start {start} ; "
        f'oa:end {end} ; oa:exact "{words}" ] .'
    )


def _claim(predicate: str, department: str, words: str) -> str:
    return (
        f"<urn:c/{department}> a pk:Claim ; rdf:subject <urn:s/附件1/一/1> ;\n"
        f" rdf:predicate pk:{predicate} ; rdf:object <urn:{department}> ;\n"
        f" prov:wasQuotedFrom {DOC} ; pk:evidence <urn:e/{department}> .\n"
        f"{_span(f'<urn:e/{department}>', words)}"
    )


@pytest.fixture(scope="module")
def graph() -> Graph:
    body = "\n".join(
        [
            f'{DOC} a pk:PolicyDocument ; dct:identifier "d" ; dct:title "方案"@zh ;',
            f' dct:date "2025-02-28"^^xsd:date ; pk:text """{TEXT}""" .',
            _section("附件1", DOC, "科技创新赋能攻坚实施方案", 1),
            _section("附件1/一", "<urn:s/附件1>", "攻坚任务", 2),
            _section("附件1/一/1", "<urn:s/附件1/一>", "促进成果转化", 3, task=True),
            '<urn:tech> a pk:Department ; skos:prefLabel "市科技局"@zh ; ',
            ' skos:altLabel "市科学技术局"@zh .',
            '<urn:money> a pk:Department ; skos:prefLabel "市财政局"@zh .',
            '<urn:plan> a pk:Initiative ; skos:prefLabel "科技创新赋能攻坚"@zh .',
            _mention("plan", "科技创新赋能攻坚"),
            _mention("tech", "市科技局"),
            _mention("money", "市财政局"),
            _claim("ledBy", "tech", "市科技局牵头"),
            _claim("responsibleUnit", "money", "市科技局牵头,市财政局等负责"),
            "<urn:s/附件1/一/1> pk:ledBy <urn:tech> ; pk:responsibleUnit <urn:money> .",
            f"<urn:t> a pk:Target ; prov:wasQuotedFrom {DOC} ; pk:inSection <urn:s/附件1/一> ;",
            ' pk:numberText "30%以上" ; pk:goalOrFact "goal" ; pk:year "2025"^^xsd:gYear ;',
            " pk:indicator <urn:i> ; pk:evidence <urn:e/t> .",
            '<urn:i> skos:prefLabel "技术合同成交额"@zh .',
            _span("<urn:e/t>", "技术合同成交额增长30%以上"),
        ]
    )
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    store = Store()
    store.load(
        f"{prefixes}pkr:graph {{ {body} }}".encode(),
        format=RdfFormat.TRIG,
    )
    return StoredGraph(store)


def test_network_of_a_year_leads_from_campaign_to_department(graph: Graph) -> None:
    network = network_of(graph, year=2025)
    assert [(node.label, node.type) for node in network.nodes] == [
        ("科技创新赋能攻坚", "Campaign"),
        ("促进成果转化", "Task"),
        ("市科技局", "Department"),
        ("市财政局", "Department"),
    ]
    assert Counter(edge.relation for edge in network.edges) == {
        "is_part_of": 1,
        "ledBy": 1,
        "responsibleUnit": 1,
    }
    assert network.nodes[2].aliases == ("市科学技术局",)


def test_evidence_is_the_sentence_with_the_department_marked(graph: Graph) -> None:
    edge = next(e for e in network_of(graph).edges if e.relation == "responsibleUnit")
    (evidence,) = edge.claims
    assert evidence.hit == "市财政局"
    assert evidence.before + evidence.hit + evidence.after == "(市科技局牵头,市财政局等负责)"
    assert TEXT[evidence.start : evidence.end] == "市科技局牵头,市财政局等负责"
    assert evidence.section == "附件1/一/1"


def test_a_target_is_a_fact_of_the_nearest_heading_shown(graph: Graph) -> None:
    (fact,) = network_of(graph).nodes[0].facts
    assert (fact.label_zh, fact.value) == ("技术合同成交额（2025年目标）", "30%以上")
    assert fact.evidence[0].after == "。"


def test_around_an_entity_shows_its_neighbours_and_then_theirs(graph: Graph) -> None:
    near = network_of(graph, around="urn:tech")
    far = network_of(graph, around="urn:tech", hops=2)
    assert shown(near) == {"市科技局", "促进成果转化"}
    assert shown(far) == {"市科技局", "促进成果转化", "市财政局"}
    assert far.centre == "urn:tech"


def test_around_an_entity_holds_one_ring_more_to_expand(graph: Graph) -> None:
    near = network_of(graph, around="urn:tech")
    assert {node.label for node in near.nodes} - shown(near) == {"市财政局"}


def test_a_path_shows_what_connects_two_things(graph: Graph) -> None:
    network = network_of(graph, path=("urn:tech", "urn:money"))
    assert shown(network) == {"市科技局", "促进成果转化", "市财政局"}
    assert network.path == ("urn:tech", "urn:money")
    assert network.title_zh == "市科技局 与 市财政局 的联系"


def test_everything_is_what_all_documents_say(graph: Graph) -> None:
    network = network_of(graph, everything=True)
    assert {edge.relation for edge in network.edges} == {
        "is_part_of",
        "ledBy",
        "responsibleUnit",
    }


def test_a_query_shows_its_triples_with_the_sentences_of_the_graph(graph: Graph) -> None:
    query = "CONSTRUCT { ?t pk:ledBy ?d . ?d ?x 3 } WHERE { ?t pk:ledBy ?d BIND(pk:rank AS ?x) }"
    network = network_of(graph, construct=query)
    (edge,) = network.edges
    assert (edge.relation, edge.claims[0].hit) == ("ledBy", "市科技局")
    tech = next(node for node in network.nodes if node.id == "urn:tech")
    assert (tech.label, tech.type) == ("市科技局", "Department")
    assert [(fact.label_en, fact.value) for fact in tech.facts] == [("rank", "3")]


def test_a_query_names_what_the_graph_does_not_know(graph: Graph) -> None:
    query = 'CONSTRUCT { <urn:x/a> <urn:p#meets> <urn:x/b> . <urn:x/a> rdfs:label "甲" } WHERE {}'
    network = network_of(graph, construct=query)
    assert [(node.label, node.type) for node in network.nodes] == [("甲", "Other"), ("b", "Other")]
    assert network.edges[0].relation == "meets"


def test_an_annex_with_a_task_force_of_its_name_is_a_campaign() -> None:
    text = (
        "附件2\n产业育新培强攻坚实施方案\n1.壮大企业。\n(市科技局牵头)\n"
        "成立产业育新培强攻坚工作专班。\n"
    )
    network = network_of(planned(text, "产业育新培强攻坚工作专班"))
    assert [(node.label, node.type) for node in network.nodes[:1]] == [
        ("产业育新培强攻坚", "Campaign")
    ]
    assert network.nodes[0].aliases == ("产业育新培强攻坚实施方案",)


def test_an_annex_without_one_stays_a_section() -> None:
    text = "附件2\n产业育新培强攻坚实施方案\n1.壮大企业。\n(市科技局牵头)\n成立工作专班。\n"
    assert network_of(planned(text, "工作专班")).nodes[0].type == "Section"


def shown(network: Network) -> set[str]:
    """Return the labels of what a page shows at first."""
    return {node.label for node in network.nodes if node.id not in network.held}


def planned(text: str, force: str) -> Graph:
    """Return a graph of one document with an annex, a task in it, and a task force."""

    def span(iri: str, words: str) -> str:
        start = text.index(words)
        return (
            f"{iri} oa:hasSource {DOC} ; oa:hasSelector [ oa:start {start} ; "
            f'oa:end {start + len(words)} ; oa:exact "{words}" ] .'
        )

    body = "\n".join(
        [
            f'{DOC} a pk:PolicyDocument ; dct:identifier "d" ; dct:title "方案"@zh ;',
            f' dct:date "2025-02-28"^^xsd:date ; pk:text """{text}""" .',
            f"<urn:a> a pk:Section ; eli:is_part_of {DOC} ; pk:kind 'annex' ; pk:order 1 ;",
            " skos:prefLabel '产业育新培强攻坚实施方案'@zh ; pk:number '附件2' ;",
            f" pk:start 0 ; pk:end {len(text)} .",
            "<urn:b> a pk:Section, pk:Task ; eli:is_part_of <urn:a> ; pk:order 2 ;",
            " skos:prefLabel '壮大企业'@zh ; pk:number '附件2/1' ;",
            f" pk:start {text.index('1.')} ; pk:end {len(text)} .",
            "<urn:tech> a pk:Department ; skos:prefLabel '市科技局'@zh .",
            "<urn:c> a pk:Claim ; rdf:subject <urn:b> ; rdf:predicate pk:ledBy ;",
            f" rdf:object <urn:tech> ; prov:wasQuotedFrom {DOC} ; pk:evidence <urn:e> .",
            span("<urn:e>", "市科技局牵头"),
            f"<urn:f> a pk:TaskForce ; skos:prefLabel '{force}'@zh ; pk:mention <urn:m> .",
            f"<urn:m> oa:hasSource {DOC} ; oa:exact '{force}' .",
            "<urn:b> pk:ledBy <urn:tech> .",
        ]
    )
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    store = Store()
    store.load(f"{prefixes}pkr:graph {{ {body} }}".encode(), format=RdfFormat.TRIG)
    return StoredGraph(store)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"construct": "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }"}, "join no two things"),
        ({"path": ("urn:tech", "urn:plan")}, "nothing connects 市科技局 and 科技创新赋能攻坚"),
        ({"path": ("urn:tech", "urn:none")}, "has no <urn:none>"),
        ({"year": 1999}, "no document of 1999 says who leads a task; use --year 2025"),
        ({"document": "none"}, "no document .*none"),
        ({"around": "urn:none"}, "has no <urn:none>"),
        ({"around": "urn:tech", "hops": 9}, "give 1 to 4"),
    ],
)
def test_what_is_not_there_is_said(graph: Graph, choice: dict[str, object], message: str) -> None:
    with pytest.raises(KgError, match=message):
        network_of(graph, **choice)  # type: ignore[arg-type]


def test_an_empty_graph_is_said() -> None:
    with pytest.raises(KgError, match="no document says who leads a task; use --doc"):
        network_of(StoredGraph(Store()))


@pytest.fixture(scope="module")
def seeds(seeds_graph: Path) -> Network:
    return network_of(open_graph(seeds_graph))


def test_seeds_show_the_campaigns_of_2025_with_their_tasks_and_departments(seeds: Network) -> None:
    types = Counter(node.type for node in seeds.nodes)
    relations = Counter(edge.relation for edge in seeds.edges)
    assert seeds.title_zh.startswith("2025年")
    assert types["Task"] >= 150
    assert types["Department"] >= 55
    assert (types["Campaign"], types["Section"]) == (7, 0)
    assert relations["ledBy"] >= 100
    assert relations["responsibleUnit"] >= 400


def test_seeds_evidence_stands_where_it_says(seeds: Network) -> None:
    folder = Path(__file__).parent.parent.parent / "seeds"
    text = (folder / "seven-campaigns-2025.txt").read_bytes().decode("utf-8")
    evidence = [claim for edge in seeds.edges for claim in edge.claims]
    assert len(evidence) >= len(seeds.edges)
    for claim in evidence:
        shown = claim.before + claim.hit + claim.after
        assert shown in text
        assert text[claim.start : claim.end] in shown
        assert claim.hit in text[claim.start : claim.end]


def test_write_view_names_the_page_after_what_it_shows(seeds_graph: Path, tmp_path: Path) -> None:
    graph = open_graph(seeds_graph)
    query = tmp_path / "leads.rq"
    query.write_text("CONSTRUCT WHERE { ?task pk:ledBy ?department }", encoding="utf-8")
    names = [
        write_view(graph, tmp_path).name,
        write_view(graph, tmp_path, year=2025).name,
        write_view(graph, tmp_path, document="seven-campaigns-2025").name,
        write_view(graph, tmp_path, around="市科技局").name,
        write_view(graph, tmp_path, path=("市科技局", "市教育局")).name,
        write_view(graph, tmp_path, construct=query).name,
        write_view(graph, tmp_path, everything=True).name,
        write_view(graph, tmp_path / "own.html").name,
    ]
    assert names == [
        "network.html",
        "network-2025.html",
        "network-seven-campaigns-2025.html",
        "network-市科技局.html",
        "network-市科技局-市教育局.html",
        "network-leads.html",
        "network-all.html",
        "own.html",
    ]


def test_write_view_takes_one_view_only(seeds_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="--year and --all are different views"):
        write_view(open_graph(seeds_graph), tmp_path, year=2025, everything=True)


def test_write_view_says_which_query_it_cannot_read(seeds_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"cannot read .*none\.rq"):
        write_view(open_graph(seeds_graph), tmp_path, construct=tmp_path / "none.rq")
