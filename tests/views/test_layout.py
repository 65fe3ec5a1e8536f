"""Positions are the same every time, apart from each other, and ordered from cause to actor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.views.layout import places_of
from kg.views.model import Edge, Network, Node
from tests.views.sample import TASK, TECH, sample_network


def test_layers_go_from_campaign_over_task_to_department() -> None:
    places = places_of(sample_network())
    campaign, task, department = places["urn:section/附件3"], places[TASK], places[TECH]
    assert campaign.x < task.x < department.x
    assert (campaign.side, department.side) == ("left", "right")


@st.composite
def networks(draw: st.DrawFn) -> Network:
    count = draw(st.integers(1, 30))
    types = st.sampled_from(["Task", "Department", "Section", "Unheard"])
    nodes = tuple(Node(str(i), f"名{i}", draw(types), order=i) for i in range(count))
    ends = st.integers(0, count - 1).map(str)
    relations = st.sampled_from(["is_part_of", "ledBy", "unheard"])
    edges = draw(st.lists(st.builds(Edge, ends, ends, relations), max_size=60))
    return Network("甲", "a", nodes, tuple(edges))


@given(networks())
def test_every_node_has_a_place_of_its_own_whatever_the_edges(network: Network) -> None:
    places = places_of(network)
    assert places == places_of(network)
    assert set(places) == {node.id for node in network.nodes}
    assert len({(place.x, place.y) for place in places.values()}) == len(places)


def test_an_empty_network_has_no_places() -> None:
    assert places_of(Network("甲", "a", (), ())) == {}
