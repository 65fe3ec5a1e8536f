"""An account of a document that was just read is the account that the graph gives of it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.build import build
from kg.comparison.account import account_of, read_account
from kg.comparison.compare import compare_accounts, compare_packed, packed
from kg.documents.clean import clean
from kg.documents.corpus import read_corpus
from kg.extraction.pipeline import extract
from kg.graph.store import open_graph
from kg.linking.resolution import resolve

from .conftest import DIGEST, REPORT

STATUSES = """重点项目进展

城南大桥项目已开工建设。 凌云 大桥项目建成通车，完成投资12.5亿元。2025年，城南大桥项目竣工。
"""


def test_account_of_a_reading_is_that_of_the_graph(folder: Path, tmp_path: Path) -> None:
    for name, text in (("report", REPORT), ("digest", DIGEST), ("statuses", STATUSES)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder], tmp_path / "graph")
    ask = open_graph(tmp_path / "graph").rows
    accounts = [account_of(resolve(extract(document))) for document in read_corpus(folder)]
    assert accounts == [read_account(ask, id_) for id_ in ("digest", "report", "statuses")]
    assert all(account.names and account.figures for account in accounts)
    assert any(account.progress for account in accounts)
    both = compare_packed(packed(accounts[0]), packed(accounts[1]))
    assert both == compare_accounts(accounts[0], accounts[1])


@given(st.text(alphabet="甲乙1,， 。\n\t\u200b", max_size=60))
def test_way_forth_leads_back_to_where_the_original_offset_came_from(text: str) -> None:
    cleaned = clean(text)
    forth = cleaned.way_forth()
    originals = [cleaned.original(offset) for offset in range(len(cleaned.text))]
    assert [forth(offset) for offset in originals] == list(range(len(originals)))
    for offset in range(len(text) + 1):
        later = [clean_ for clean_, original in enumerate(originals) if original >= offset]
        assert forth(offset) == (later[0] if later else len(originals))
