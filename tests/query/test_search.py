"""Search and resolve: what people type, and what it stands for."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import KgError
from kg.graph.store import Graph, StoredGraph
from kg.graph.vocabulary import ENTITIES, PK, PKR, RDF, SKOS
from kg.query.search import Hit, resolve, search, short


def _first(graph: Graph, text: str, **more: object) -> Hit:
    return search(graph, text, **more)[0]  # type: ignore[arg-type]


def test_search_puts_the_exact_name_first(seeds: Graph) -> None:
    hits = search(seeds, "市财政局")
    assert (hits[0].label, hits[0].type, hits[0].score) == ("市财政局", "Department", 1.0)


def test_search_ranks_prefix_before_part(seeds: Graph) -> None:
    hits = search(seeds, "内需扩量提效攻坚", limit=50)
    starts = [hit.name.startswith("内需扩量提效攻坚") for hit in hits]
    assert len(hits) > 2
    assert starts == sorted(starts, reverse=True)


@pytest.mark.parametrize(
    "typed",
    ["市科技局", "skjj", "shikejiju", "SKJJ", " 市 科技局 ", "市科学技术局", "衡阳市科学技术局"],
)
def test_search_finds_the_bureau_however_it_is_typed(seeds: Graph, typed: str) -> None:
    assert "市科技局" in [hit.label for hit in search(seeds, typed, limit=3)]


@pytest.mark.parametrize("alias", ["市文旅广体局", "市卫健委", "人民银行衡阳市支行"])
def test_search_finds_by_alias(seeds: Graph, alias: str) -> None:
    hit = _first(seeds, alias)
    assert (hit.name, hit.score) == (alias, 1.0)
    assert hit.label != alias


def test_search_ignores_quotation_marks(seeds: Graph) -> None:
    assert _first(seeds, "四比四提高行动").label == _first(seeds, "“四比四提高”行动").label


def test_search_keeps_to_types(seeds: Graph) -> None:
    hits = search(seeds, "科技", types=("Task",), limit=50)
    assert hits
    assert {hit.type for hit in hits} == {"Task"}


def test_search_shows_a_task_once_and_as_a_task(seeds: Graph) -> None:
    hits = [hit for hit in search(seeds, "加快传统产业提质升级") if hit.score == 1.0]
    assert [hit.type for hit in hits] == ["Task"]


def test_search_gives_no_more_than_asked(seeds: Graph) -> None:
    assert len(search(seeds, "市", limit=7)) == 7


def test_search_is_the_same_twice(seeds: Graph) -> None:
    assert search(seeds, "chanye", limit=100) == search(seeds, "chanye", limit=100)


@pytest.mark.parametrize(
    ("text", "more", "message"),
    [
        ("“”", {}, "give a text"),
        ("局", {"limit": 0}, "--limit 0"),
        ("局", {"types": ("Bureau",)}, "no type 'Bureau'"),
    ],
)
def test_search_refuses(seeds: Graph, text: str, more: dict[str, object], message: str) -> None:
    with pytest.raises(KgError, match=message):
        search(seeds, text, **more)  # type: ignore[arg-type]


def test_resolve_takes_name_alias_and_iri(seeds: Graph) -> None:
    thing = resolve(seeds, "市市场监管局")
    assert thing.label == "市市场监督管理局"
    for form in (thing.label, thing.iri, f"<{thing.iri}>", short(thing.iri)):
        assert resolve(seeds, form).iri == thing.iri


def test_resolve_takes_the_normal_form(seeds: Graph) -> None:
    assert resolve(seeds, "衡阳市科学技术局").label == "市科技局"


def test_resolve_takes_a_task_by_title_and_iri(seeds: Graph) -> None:
    task = resolve(seeds, "推动增收减负")
    assert task.type == resolve(seeds, task.iri).type == "Task"


def test_resolve_takes_a_document_by_its_id(seeds: Graph) -> None:
    assert resolve(seeds, "work-report-2019").type == "PolicyDocument"


def test_resolve_offers_the_nearest_names(seeds: Graph) -> None:
    with pytest.raises(KgError, match=r"nothing is named '市科计局'; did you mean .*市科技局"):
        resolve(seeds, "市科计局")


def test_resolve_of_nonsense_says_how_to_search(seeds: Graph) -> None:
    with pytest.raises(KgError, match="kg search TEXT"):
        resolve(seeds, "qqqqqqqqqqqq")


def test_resolve_of_an_unknown_iri_says_so(seeds: Graph) -> None:
    with pytest.raises(KgError, match=r"the graph has no <https://example\.org/x>"):
        resolve(seeds, "https://example.org/x")


@pytest.fixture(scope="module")
def two_cities() -> Graph:
    """Return a graph in which two cities each have a bureau that its documents call 市科技局."""
    store = Store()
    for city in ("岳阳市", "衡阳市"):
        bureau = NamedNode(f"{PKR}department/{city}科学技术局")
        for predicate, value in (
            (RDF + "type", NamedNode(PK + "Department")),
            (SKOS + "prefLabel", Literal("市科技局", language="zh")),
            (SKOS + "altLabel", Literal(f"{city}科技局", language="zh")),
        ):
            store.add(Quad(bureau, NamedNode(predicate), value, NamedNode(ENTITIES)))
    return StoredGraph(store)


def test_resolve_of_a_name_of_several_things_lists_them(two_cities: Graph) -> None:
    with pytest.raises(KgError) as caught:
        resolve(two_cities, "市科技局")
    assert str(caught.value) == (
        "'市科技局' names 2 things, give one's IRI: Department pkr:department/岳阳市科学技术局; "
        "Department pkr:department/衡阳市科学技术局"
    )


@pytest.mark.parametrize("form", ["岳阳市科技局", "pkr:department/岳阳市科学技术局"])
def test_resolve_tells_them_apart_by_alias_and_iri(two_cities: Graph, form: str) -> None:
    assert resolve(two_cities, form).iri == f"{PKR}department/岳阳市科学技术局"
