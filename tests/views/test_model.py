"""Networks refuse what cannot be drawn, and say what they were given."""

from __future__ import annotations

import pytest

from kg.views.model import Edge, Evidence, Network, Node


def test_an_edge_that_leaves_the_network_is_refused() -> None:
    with pytest.raises(ValueError, match="urn:b leaves"):
        Network("甲", "a", (Node("urn:a", "甲", "Task"),), (Edge("urn:a", "urn:b", "ledBy"),))


def test_two_nodes_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="2 nodes have only 1"):
        Network("甲", "a", (Node("urn:a", "甲", "Task"), Node("urn:a", "乙", "Task")), ())


def test_evidence_without_extent_is_refused() -> None:
    with pytest.raises(ValueError, match=r"got 5\.\.5"):
        Evidence("d", "", "", "", 5, 5)
