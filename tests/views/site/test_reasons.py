"""Reasons of the graph in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views.site.content import Pair
from kg.views.site.reasons import reason_pair

if TYPE_CHECKING:
    from kg.graph.graph import Graph


def test_reason_keeps_the_names_that_it_speaks_of() -> None:
    english = "西湖园区 is 湖东县西湖园区 with the document's place in front"
    assert reason_pair(english).zh == "“西湖园区”是“湖东县西湖园区”前加本文件所属地名"
    assert reason_pair(english).en == english


def test_reason_that_nobody_has_put_into_chinese_stays() -> None:
    assert reason_pair("because {a} said so") == Pair(*["because {a} said so"] * 2)


def test_every_reason_of_the_seeds_has_its_chinese(seeds: Graph) -> None:
    reasons = [str(reason) for (reason,) in seeds.rows("SELECT DISTINCT ?r { ?x pk:reason ?r }")]
    assert len(reasons) > 20
    assert [r for r in reasons if reason_pair(r).zh == r] == []
