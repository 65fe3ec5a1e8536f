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


def test_evaluate_of_a_document_that_is_not_there(kg_seeds: Command, tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text('{"kind": "scope", "doc": "other", "ranges": []}\n', encoding="utf-8")
    outcome = kg_seeds("evaluate", path)
    assert outcome.code == 1
    assert "is about other, which the graph does not hold" in outcome.stderr
