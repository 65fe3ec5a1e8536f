"""A network as pyvis's: what it holds stands where the page's does, and nothing moves."""

from __future__ import annotations

from kg.views.drawing import pyvis_network
from kg.views.layout import places_of
from kg.views.model import Network
from tests.views.sample import TASK, TECH, sample_network


def test_drawing_holds_every_node_at_its_place_and_every_edge() -> None:
    network = sample_network()
    drawing, places = pyvis_network(network), places_of(network)
    assert {n["id"]: (n["x"], n["y"]) for n in drawing.nodes} == {
        id_: (place.x, place.y) for id_, place in places.items()
    }
    assert [(e["from"], e["to"], e["relation"]) for e in drawing.edges] == [
        (e.source, e.target, e.relation) for e in network.edges
    ]
    assert not any(n["physics"] for n in drawing.nodes)


def test_drawing_answers_pyvis_own_questions() -> None:
    drawing = pyvis_network(sample_network())
    assert drawing.get_node(TECH)["label"] == "市科技局"
    assert TASK in drawing.get_nodes()


def test_drawing_of_nothing_is_empty() -> None:
    drawing = pyvis_network(Network("甲", "a", (), ()))
    assert (drawing.nodes, drawing.edges) == ([], [])
