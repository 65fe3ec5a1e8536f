"""`kg compare`: both documents quoted, one pair or all."""

from __future__ import annotations

import json

from tests.conftest import Command


def test_compare_quotes_both_documents(kg_seeds: Command) -> None:
    outcome = kg_seeds("compare", "work-report-2019", "work-report-2019-digest", "--format", "text")
    assert outcome.code == 0
    assert "figure: 2.25 件 / 225件" in outcome.stdout
    assert "“实现每万人有效发明专利突破225件”" in outcome.stdout
    assert "鄱湖高铁新城 is probably a misprint of 酃湖高铁新城" in outcome.stdout


def test_compare_tells_a_development_with_its_dates(kg_seeds: Command) -> None:
    outcome = kg_seeds("compare", "work-report-2019", "midyear-plenary-2019", "--format", "text")
    line = next(row for row in outcome.stdout.splitlines() if "not_started" in row)
    assert "(goal, 2019-01-08) → not_started (fact, 2019-07): goal not yet reached" in line


def test_compare_all_has_what_the_graph_holds(kg_seeds: Command) -> None:
    printed = json.loads(kg_seeds("compare", "--all", "--format", "json").stdout)
    found = [d for c in printed["comparisons"] for d in c["discrepancies"]]
    stored = kg_seeds("query", "--name", "discrepancies", "--format", "json").stdout
    assert len(found) == len(json.loads(stored)["results"]["bindings"])
    assert len(found) >= 7


def test_compare_says_so_where_nothing_differs(kg_seeds: Command) -> None:
    outcome = kg_seeds("compare", "seven-campaigns-2025", "yanfeng-plan-2021", "--format", "text")
    assert outcome.code == 0
    assert "nothing is told differently" in outcome.stdout


def test_compare_needs_two_documents_or_all(kg_seeds: Command) -> None:
    for arguments in ([], ["work-report-2019"], ["a", "b", "--all"]):
        outcome = kg_seeds("compare", *arguments)
        assert outcome.code == 1
        assert "--all" in outcome.stderr


def test_show_tells_what_another_document_calls_it(kg_seeds: Command) -> None:
    shown = kg_seeds("show", "衡山科学城", "--format", "text").stdout
    assert "hidden label: 衡阳科学城" in shown
    assert "told differently (name): work-report-2019-digest says 衡阳科学城" in shown


def test_show_explains_alias_data(kg_seeds: Command) -> None:
    shown = kg_seeds("show", "白沙工业园", "--format", "text").stdout
    assert "白沙洲工业园 is 白沙工业园: alias data, seeds/aliases.toml" in shown
