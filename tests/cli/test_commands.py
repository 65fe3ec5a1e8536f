"""What each command prints: tables for people, data for other tools, and the same facts in both."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.graph.store import dump, open_graph
from tests.conftest import SEEDS, Command

TASKS = "SELECT ?number ?title { ?task a pk:Task ; pk:number ?number ; skos:prefLabel ?title }"
LEADS = "CONSTRUCT { ?task pk:ledBy ?office } WHERE { ?task pk:ledBy ?office }"


def test_build_says_what_was_read_and_found(kg: Command, tmp_path: Path) -> None:
    first = kg("build", SEEDS, "--graph", tmp_path / "graph")
    again = kg("build", SEEDS, "--graph", tmp_path / "graph")
    documents = len(list(SEEDS.glob("*.txt")))
    assert first.code == again.code == 0
    assert f"({documents} read anew, 0 removed)" in first.stdout
    assert "(0 read anew, 0 removed)" in again.stdout
    assert first.stderr == again.stderr == ""


def test_build_twice_gives_the_same_graph(kg: Command, seeds_graph: Path, tmp_path: Path) -> None:
    assert kg("build", SEEDS, "--graph", tmp_path / "again").code == 0
    assert kg("export", "nquads", "--graph", tmp_path / "again").stdout.encode() == dump(
        open_graph(seeds_graph)
    )


def test_build_of_another_folder_replaces_the_documents(kg: Command, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        text = f"{name}方案\n一、加快发展\n（市财政局牵头）\n"
        (tmp_path / name / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = tmp_path / "graph"
    assert kg("build", tmp_path / "old", "--graph", graph).code == 0
    assert "1 read anew, 1 removed" in kg("build", tmp_path / "new", "--graph", graph).stdout
    query = "SELECT ?id { ?d a pk:PolicyDocument ; dct:identifier ?id }"
    assert kg("query", "-e", query, "--graph", graph).stdout.split() == ["id", "new"]


def test_query_formats_agree(kg_seeds: Command) -> None:
    query = TASKS + " ORDER BY ?number ?title"
    rows = list(csv.DictReader(io.StringIO(kg_seeds("query", "-e", query).stdout)))
    assert rows
    records = kg_seeds("query", "-e", query, "--format", "ndjson").stdout.splitlines()
    assert [json.loads(record) for record in records] == rows
    bindings = json.loads(kg_seeds("query", "-e", query, "--format", "json").stdout)
    values = [{k: v["value"] for k, v in b.items()} for b in bindings["results"]["bindings"]]
    assert values == rows
    table = kg_seeds("query", "-e", query, "--format", "table").stdout
    assert all(row["title"] in table for row in rows)


def test_query_from_a_file_and_from_stdin(
    kg_seeds: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?task a pk:Task }", encoding="utf-8")
    assert kg_seeds("query", tmp_path / "ask.rq").stdout == "true\n"
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?task a pk:NoSuchClass }"))
    assert kg_seeds("query", "-").stdout == "false\n"


def test_query_constructs_triples(kg_seeds: Command) -> None:
    turtle = kg_seeds("query", "-e", LEADS).stdout
    ntriples = kg_seeds("query", "-e", LEADS, "--format", "ntriples").stdout
    json_ld = kg_seeds("query", "-e", LEADS, "--format", "json-ld").stdout
    expected = set(parse(ntriples, RdfFormat.N_TRIPLES))
    assert expected
    assert set(parse(turtle, RdfFormat.TURTLE)) == expected
    assert set(parse(json_ld, RdfFormat.JSON_LD)) == expected


def test_query_parameter_binds_a_variable(kg_seeds: Command) -> None:
    every = kg_seeds("query", "-e", TASKS).stdout.splitlines()
    title = next(csv.DictReader(every))["title"]
    sparql = "SELECT ?number { ?task a pk:Task ; pk:number ?number ; skos:prefLabel ?label . "
    sparql += "FILTER(STR(?label) = ?wanted) }"
    some = kg_seeds("query", "-e", sparql, "--param", f"wanted={title}").stdout.splitlines()
    assert 1 < len(some) <= len(every)


def test_query_output_file_holds_what_stdout_would(kg_seeds: Command, tmp_path: Path) -> None:
    query = TASKS + " ORDER BY ?number ?title"
    assert kg_seeds("query", "-e", query, "-o", tmp_path / "new" / "tasks.csv").stdout == ""
    written = (tmp_path / "new" / "tasks.csv").read_bytes().decode()
    assert written.splitlines() == kg_seeds("query", "-e", query).stdout.splitlines()


def test_every_named_query_answers(kg_seeds: Command) -> None:
    listed = kg_seeds("query", "--list", "--format", "json").stdout
    names = [record["name"] for record in json.loads(listed)]
    assert len(names) > 10
    failed = {name: out.stderr for name in names if (out := kg_seeds("query", "-n", name)).code}
    assert failed == {}


def test_search_finds_by_alias_and_initials(kg_seeds: Command) -> None:
    for text in ("市科技局", "skjj"):
        records = json.loads(kg_seeds("search", text, "--format", "json").stdout)
        assert any(r["name"] == "市科技局" and r["type"] == "Department" for r in records)


def test_show_quotes_what_the_document_says(kg_seeds: Command) -> None:
    record = json.loads(kg_seeds("show", "市科技局").stdout)
    text = kg_seeds("show", "市科技局", "--format", "text").stdout
    assert record["thing"]["type"] == "Department"
    for statement in record["statements"]:
        passage = statement["passage"]
        document = (SEEDS / f"{passage['document']}.txt").read_text(encoding="utf-8")
        assert document[passage["start"] : passage["end"]] == passage["quote"]
        assert f"{passage['document']}:{passage['start']}-{passage['end']}" in text


def test_path_starts_at_one_end_and_leads_to_the_other(kg_seeds: Command) -> None:
    found = json.loads(kg_seeds("path", "市科技局", "市财政局").stdout)
    for steps in found["paths"]:
        here = found["from"]["iri"]
        for step in steps:
            assert here in (step["head"], step["tail"])
            here = step["tail"] if here == step["head"] else step["head"]
        assert here == found["to"]["iri"]
    text = kg_seeds("path", "市科技局", "市财政局", "--format", "text").stdout
    assert text.startswith("1. 市科技局\n")


def test_stats_count_the_same_in_every_format(kg_seeds: Command) -> None:
    record = json.loads(kg_seeds("stats", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(kg_seeds("stats").stdout)))
    classes = {row["name"]: int(row["count"]) for row in rows if row["what"] == "class"}
    assert classes == record["classes"]
    assert f"{record['quads']:,} quads" in kg_seeds("stats", "--format", "table").stdout


def test_validate_finds_every_quotation_at_its_place(kg_seeds: Command) -> None:
    outcome = kg_seeds("validate", "--no-shapes")
    record = json.loads(outcome.stdout)
    assert outcome.code == 0, outcome.stderr
    assert record["ok"] and record["passages"] > 1000


def test_validate_tells_a_moved_quotation(kg: Command, seeds_graph: Path, tmp_path: Path) -> None:
    text = kg("export", "nquads", "--graph", seeds_graph).stdout
    subject = next(x.split()[0] for x in text.splitlines() if "oa#exact>" in x)
    start = next(x for x in text.splitlines() if x.startswith(subject) and "oa#start>" in x)
    moved = text.replace(start, start.replace('"', '"1', 1))
    _write_graph(moved, tmp_path / "graph")
    outcome = kg("validate", "--no-shapes", "--format", "text", "--graph", tmp_path / "graph")
    assert outcome.code == 1
    assert "is claimed" in outcome.stdout
    assert outcome.stderr.startswith("kg: 1 quotations")


def _write_graph(nquads: str, path: Path) -> None:
    from kg.graph.publish import draft

    with draft(path) as work:
        work.add(nquads.encode())


@pytest.mark.parametrize(
    ("format_", "rdf"), [("turtle", RdfFormat.TURTLE), ("json-ld", RdfFormat.JSON_LD)]
)
def test_export_writes_rdf_that_reads_back(
    kg_seeds: Command, seeds_graph: Path, format_: str, rdf: RdfFormat
) -> None:
    written = {q.triple for q in parse(kg_seeds("export", format_).stdout, rdf)}
    assert written == {quad.triple for quad in open_graph(seeds_graph).quads()}


def test_export_nquads_loads_into_another_store(kg_seeds: Command, seeds_graph: Path) -> None:
    store = Store()
    store.load(kg_seeds("export", "nquads").stdout.encode(), RdfFormat.N_QUADS)
    assert len(store) == len(open_graph(seeds_graph))


def test_export_graphml_opens_as_a_network(kg_seeds: Command, tmp_path: Path) -> None:
    file = tmp_path / "around.graphml"
    outcome = kg_seeds("export", "graphml", "--around", "市科技局", "--hops", 1, "-o", file)
    assert outcome.code == 0, outcome.stderr
    network = nx.read_graphml(file)
    labels = {data["label"] for _, data in network.nodes(data=True)}
    assert "市科技局" in labels and len(labels) > 1


def test_export_facts_quote_their_document(kg_seeds: Command) -> None:
    lines = kg_seeds("export", "facts", "--doc", "seven-campaigns-2025").stdout.splitlines()
    text = (SEEDS / "seven-campaigns-2025.txt").read_text(encoding="utf-8")
    facts = [json.loads(line) for line in lines]
    assert {fact["doc"] for fact in facts} == {"seven-campaigns-2025"}
    assert all(text[fact["start"] : fact["end"]] == fact["quote"] for fact in facts)


def test_export_of_a_construct_query(kg_seeds: Command, tmp_path: Path) -> None:
    (tmp_path / "leads.rq").write_text(LEADS, encoding="utf-8")
    outcome = kg_seeds("export", "turtle", "--construct", tmp_path / "leads.rq")
    assert outcome.stdout == kg_seeds("query", "-e", LEADS).stdout


def test_export_formats_are_those_of_the_library() -> None:
    from importlib import import_module

    from kg.export.formats import FORMATS

    assert tuple(import_module("kg.cli.export").Format) == FORMATS


def test_view_prints_the_path_of_a_page(kg_seeds: Command, tmp_path: Path) -> None:
    printed = kg_seeds("view", "-o", tmp_path).stdout.strip()
    assert Path(printed).parent == tmp_path
    assert "市科技局" in Path(printed).read_text(encoding="utf-8")


def test_view_of_one_entity_goes_into_the_named_file(kg_seeds: Command, tmp_path: Path) -> None:
    outcome = kg_seeds("view", "--around", "市科技局", "-o", tmp_path / "page.html")
    assert outcome.stdout.strip() == str(tmp_path / "page.html")
    assert (tmp_path / "page.html").stat().st_size > 10_000


def test_view_refuses_two_subjects(kg_seeds: Command) -> None:
    assert kg_seeds("view", "--year", 2025, "--around", "市科技局").code == 2


def test_evaluate_against_its_own_facts_finds_no_error(kg_seeds: Command, tmp_path: Path) -> None:
    id_ = "midyear-plenary-2019"
    text = (SEEDS / f"{id_}.txt").read_text(encoding="utf-8")
    scope = {"kind": "scope", "doc": id_, "ranges": [[0, len(text)]]}
    gold = tmp_path / "gold.jsonl"
    facts = kg_seeds("export", "facts", "--doc", id_).stdout
    gold.write_text(f"{json.dumps(scope)}\n{facts}", encoding="utf-8")
    scores = list(csv.DictReader(io.StringIO(kg_seeds("evaluate", gold).stdout)))
    entities = [row for row in scores if row["kind"].startswith("entity:")]
    assert entities
    assert {row["f1"] for row in entities} == {"1.0"}
    assert "entity:" not in kg_seeds("evaluate", gold, "--errors").stdout


def test_evaluate_without_a_scope_says_what_is_missing(kg_seeds: Command, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"kind": "entity"}\n', encoding="utf-8")
    outcome = kg_seeds("evaluate", tmp_path / "gold.jsonl")
    assert outcome.code == 1
    assert "scope" in outcome.stderr
