"""`kg evaluate` and its page: each error in its sentence, nothing loaded, all text escaped."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from kg.evaluation.gold import Gold
from kg.evaluation.run import Evaluation
from kg.evaluation.score import score
from kg.views.evaluation import page_of
from tests.conftest import ROOT, Command

GOLD = ROOT / "tests" / "gold" / "work-report-2019-digest.jsonl"


@pytest.fixture
def evil() -> Evaluation:
    """Return an evaluation in which a name, a text and an id try to be markup."""
    name = "<script>alert(1)</script>"
    line = {"kind": "entity", "type": "Park", "name": name, "start": 3, "end": 3 + len(name)}
    text = f"建设。{name}&园区。"
    gold = Gold('"><img src=x>', ((0, len(text)),), frozenset(), (line,))
    return Evaluation(gold, score(gold, []), text)


def test_page_escapes_all_text(evil: Evaluation) -> None:
    page = page_of([evil])
    assert "<script" not in page
    assert "<img" not in page
    assert "<mark>&lt;script&gt;alert(1)&lt;/script&gt;</mark>&amp;园区。" in page


def test_page_loads_nothing_and_names_its_style(evil: Evaluation) -> None:
    page = page_of([evil])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"&#39;sha256-{digest}&#39;" in policy[1]
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert not re.search(r"(?:src|href)=.?(?!#)[\"'](?!#)", page.replace('href="#', ""))


def test_page_is_the_same_twice(evil: Evaluation) -> None:
    assert page_of([evil]) == page_of([evil])


def test_evaluate_prints_a_row_for_each_kind(kg_seeds: Command) -> None:
    outcome = kg_seeds("evaluate", GOLD, "--format", "json")
    assert outcome.code == 0, outcome.stderr
    rows = {row["kind"]: row for row in json.loads(outcome.stdout)}
    assert {"entity:Park", "target:number", "target:whole", "advances"} <= set(rows)
    assert rows["target:number"]["gold is"] == "complete"
    assert rows["entity:Industry"]["gold is"] == "open"
    for row in rows.values():
        if row["gold"]:
            assert float(row["recall"]) == pytest.approx(row["found"] / row["gold"], abs=0.001)


def test_evaluate_shows_errors_with_their_place(kg_seeds: Command, texts: dict[str, str]) -> None:
    outcome = kg_seeds("evaluate", GOLD, "--show", "develops_industry", "--format", "json")
    rows = json.loads(outcome.stdout)
    assert rows
    text = texts["work-report-2019-digest"]
    for row in rows:
        assert row["error"] in ("missed", "wrong")
        assert " ".join(text[row["start"] : row["end"]].split()) in row["sentence"]


def test_evaluate_writes_the_page(kg_seeds: Command, tmp_path: Path) -> None:
    page = tmp_path / "deep" / "evaluation.html"
    assert kg_seeds("evaluate", GOLD, "--html", page).code == 0
    assert "<mark>" in page.read_text(encoding="utf-8")


FOLDER = GOLD.parent


def test_evaluate_sums_the_documents_of_a_folder(kg_seeds: Command) -> None:
    outcome = kg_seeds("evaluate", FOLDER, "--format", "json")
    rows = json.loads(outcome.stdout)
    documents = {path.stem for path in FOLDER.glob("*.jsonl")}
    assert {row["doc"] for row in rows} == documents | {"(all)"}
    for total in (row for row in rows if row["doc"] == "(all)"):
        each = [r for r in rows if r["kind"] == total["kind"] and r["doc"] in documents]
        for count in ("gold", "found", "facts", "right"):
            assert total[count] == sum(row[count] for row in each)
        assert (total["gold is"] == "complete") == all(r["gold is"] == "complete" for r in each)


def test_one_document_has_no_sum(kg_seeds: Command) -> None:
    rows = json.loads(kg_seeds("evaluate", GOLD, "--format", "json").stdout)
    assert {row["doc"] for row in rows} == {GOLD.stem}


@pytest.mark.parametrize("part", ["confidence", "rule"])
def test_evaluate_parts_the_facts_of_a_kind(kg_seeds: Command, part: str) -> None:
    whole = json.loads(kg_seeds("evaluate", FOLDER, "--format", "json").stdout)
    parts = json.loads(kg_seeds("evaluate", FOLDER, "--by", part, "--format", "json").stdout)
    for row in whole:
        if row["kind"] == "task" or not row["facts"]:
            continue  # the outline prints tasks; they have no confidence
        mine = [p for p in parts if (p["doc"], p["kind"]) == (row["doc"], row["kind"])]
        assert len({p[part] for p in mine}) == len(mine)
        assert [sum(p[count] for p in mine) for count in ("facts", "right")] == [
            row["facts"],
            row["right"],
        ]


def test_all_kinds_are_summed_by_confidence_with_each_target_once(kg_seeds: Command) -> None:
    outcome = kg_seeds("evaluate", GOLD, "--by", "confidence", "--format", "json")
    rows = json.loads(outcome.stdout)
    counts = {
        everything: sum(r["facts"] for r in rows if (r["kind"] == "(all)") is everything)
        for everything in (True, False)
    }
    numbers = sum(row["facts"] for row in rows if row["kind"] == "target:number")
    assert counts[True] == counts[False] - numbers


def test_page_of_several_documents_begins_with_their_sum(evil: Evaluation) -> None:
    page = page_of([evil, evil])
    assert page.index("All documents") < page.index("<h2>&#34;&gt;&lt;img")
    assert "All documents" not in page_of([evil])


def test_page_gives_precision_by_confidence() -> None:
    line = {"kind": "entity", "type": "Park", "name": "甲园区", "start": 0, "end": 3}
    facts = [
        {**line, "doc": "plan", "confidence": 0.95, "rule": "park:proper"},
        {**line, "doc": "plan", "name": "乙园区", "confidence": 0.9, "rule": "park:proper"},
    ]
    gold = Gold("plan", ((0, 10),), frozenset(), (line,))
    page = page_of([Evaluation(gold, score(gold, facts), "甲园区、乙园区。")])
    assert "<td>0.500 <small>1/2</small></td>" in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.jsonl",), "no gold file nowhere.jsonl"),
        ((GOLD, "--show", "entity:Planet"), "no kind 'entity:Planet' here; use one of"),
    ],
)
def test_evaluate_fails_in_one_line(
    kg_seeds: Command, arguments: tuple[object, ...], words: str
) -> None:
    outcome = kg_seeds("evaluate", *arguments)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert words in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_evaluate_of_an_empty_folder_says_what_gold_is(kg_seeds: Command, tmp_path: Path) -> None:
    outcome = kg_seeds("evaluate", tmp_path)
    assert outcome.code == 1
    assert "has no gold file; gold is JSON Lines in *.jsonl" in outcome.stderr


def test_evaluate_of_a_document_that_is_not_there(kg_seeds: Command, tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"kind": "scope", "doc": "other", "ranges": []}\n', encoding="utf-8")
    outcome = kg_seeds("evaluate", path)
    assert outcome.code == 1
    assert "is about other, which the graph does not hold" in outcome.stderr
