"""Findings in the graph: made by the build, anew where a document changes, the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.graph.store import dump, open_graph
from kg.graph.vocabulary import FINDINGS
from kg.resources import ontology_folder

from .conftest import DIGEST, REPORT

_SIDES = """
SELECT ?text ?start ?end ?quote ?says {
  ?finding pk:evidence ?side . ?side pk:says ?says ; oa:hasSource/pk:text ?text ;
    oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
}
"""
_KINDS = "SELECT ?kind ?finding { ?finding a pk:Discrepancy ; pk:kind ?kind }"


@pytest.fixture
def two(folder: Path) -> Path:
    """Return a folder with a report and its retelling, of a place that their words name."""
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "digest.txt").write_text(DIGEST, encoding="utf-8")
    (folder / "corpus.toml").write_text(
        '[[document]]\nid = "report"\ndate = "2023"\nplace = "宜宾市"\nkind = "政府工作报告"\n'
        '[[document]]\nid = "digest"\ndate = "2023"\nplace = "宜宾市"\nkind = "新闻报道"\n',
        encoding="utf-8",
    )
    return folder


def kinds(graph: Path) -> list[str]:
    return sorted(str(kind) for kind, _ in open_graph(graph).rows(_KINDS))


def test_build_puts_what_differs_into_a_graph_of_its_own(two: Path, tmp_path: Path) -> None:
    build([two], tmp_path / "graph")
    assert kinds(tmp_path / "graph") == ["figure", "figure", "name", "place"]
    assert FINDINGS in open_graph(tmp_path / "graph").graph_names()


def test_quotes_of_findings_stand_where_they_say(seeds_graph: Path) -> None:
    rows = [tuple(map(str, row)) for row in open_graph(seeds_graph).rows(_SIDES)]
    assert len(rows) > 10
    for text, start, end, quote, _ in rows:
        assert text[int(start) : int(end)] == quote


def test_document_that_changes_is_compared_anew(two: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([two], graph)
    (two / "digest.txt").write_text(DIGEST.replace("365", "36.5"), encoding="utf-8")
    build([two], graph)
    assert kinds(graph) == ["figure", "name", "place"]
    build([two], tmp_path / "fresh")
    assert dump(open_graph(graph)) == dump(open_graph(tmp_path / "fresh"))


def test_findings_of_unchanged_documents_stay_as_they_are(two: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([two], graph)
    before = open_graph(graph).nquads(FINDINGS)
    (two / "other.txt").write_text(
        "另一个文件。发展特色农业，建设高标准农田三万亩。", encoding="utf-8"
    )
    build([two], graph)
    assert open_graph(graph).nquads(FINDINGS) == before


def test_findings_go_with_the_document(two: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    build([two], graph)
    (two / "digest.txt").unlink()
    (two / "corpus.toml").unlink()
    build([two], graph)
    assert kinds(graph) == []


def test_findings_have_the_shapes_they_should(seeds_graph: Path) -> None:
    import pyshacl
    import rdflib

    data = rdflib.Graph().parse(open_graph(seeds_graph).nquads(FINDINGS), format="nt")
    data.parse(ontology_folder() / "policy.ttl")
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes)
    terms = rdflib.Namespace("https://w3id.org/policy-kg/ontology#")
    findings = {
        subject
        for name in ("Discrepancy", "Development", "Misprint")
        for subject in data.subjects(rdflib.RDF.type, terms[name])
    }
    wrong = set(results.objects(None, rdflib.SH.focusNode))
    assert len(findings) > 10
    assert findings & wrong == set()  # what is of the documents is not in this graph
