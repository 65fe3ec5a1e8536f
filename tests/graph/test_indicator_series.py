"""An indicator is one thing across documents; what is printed stays on each figure."""

from __future__ import annotations

import json
from pathlib import Path

from kg.graph.store import open_graph
from tests.conftest import Command

_SERIES = """
SELECT ?year ?as ?value {
  ?indicator skos:prefLabel "地区生产总值"@zh .
  ?target pk:indicator ?indicator ; pk:change "growth" ; pk:year ?year ; pk:goalOrFact ?as ;
    pk:value ?value ; prov:wasQuotedFrom/pk:place "衡阳市" .
} ORDER BY ?year
"""


def test_growth_of_gdp_is_a_series_of_three_documents(seeds_graph: Path) -> None:
    rows = {(str(y), str(k), float(str(v))) for y, k, v in open_graph(seeds_graph).rows(_SERIES)}
    assert rows >= {("2018", "fact", 8.5), ("2019", "goal", 8.5), ("2025", "goal", 6.0)}


def test_facts_have_the_indicator_as_printed(kg_seeds: Command) -> None:
    lines = kg_seeds("export", "facts", "--doc", "work-report-2019").stdout.splitlines()
    targets = [fact for fact in map(json.loads, lines) if fact["kind"] == "target"]
    printed = {f["indicator"]: f["indicator_iri"].rsplit("/", 1)[1] for f in targets}
    assert printed["规模工业增加值"] == printed["规模以上工业增加值"] == "规模以上工业增加值"


def test_indicator_is_found_by_its_other_names(kg_seeds: Command) -> None:
    assert "地区生产总值" in kg_seeds("search", "GDP", "--format", "csv").stdout
