"""Communities and the positions by force are the same every time; discs do not overlap."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.communities import LARGE, communities, communities_of
from kg.views.data import page_data
from kg.views.force import force_places
from tests.views.sample import large_network

edges = st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), max_size=120)


def test_two_cliques_are_two_communities() -> None:
    left = list(combinations(range(5), 2))
    right = list(combinations(range(5, 10), 2))
    assert communities(10, [*left, *right, (0, 5)]) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]


def test_what_is_hardly_connected_stands_together_last() -> None:
    triangle = [(0, 1), (1, 2), (0, 2)]
    assert communities(7, [*triangle, (3, 4)]) == [[0, 1, 2], [3, 4, 5, 6]]


@settings(max_examples=30, deadline=None)
@given(edges)
def test_every_node_is_in_one_community_and_inside_its_disc(pairs: list[tuple[int, int]]) -> None:
    groups = communities(40, pairs)
    assert sorted(at for group in groups for at in group) == list(range(40))
    places, discs = force_places(groups, pairs)
    assert (places, discs) == force_places(groups, list(reversed(pairs)))
    for group, disc in zip(groups, discs, strict=True):
        for at in group:
            x, y = places[at]
            assert (x - disc.x) ** 2 + (y - disc.y) ** 2 <= (disc.radius + 1) ** 2


@settings(max_examples=30, deadline=None)
@given(edges)
def test_discs_do_not_overlap(pairs: list[tuple[int, int]]) -> None:
    _, discs = force_places(communities(40, pairs), pairs)
    for one, other in combinations(discs, 2):
        apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        assert apart >= one.radius + other.radius


def test_a_large_page_carries_communities_named_by_their_best_connected() -> None:
    network = large_network(LARGE + 1)
    data = page_data(network)
    assert data["layouts"]["layers"] is None
    members = [at for community in data["communities"] for at in community["members"]]
    assert sorted(members) == list(range(LARGE + 1))
    degrees = list(network.degrees().values())
    for community in data["communities"]:
        assert degrees[community["names"][0]] == max(degrees[at] for at in community["members"])


def test_communities_do_not_depend_on_the_order_of_hashes() -> None:
    network = large_network(300)
    assert communities_of(network) == communities_of(large_network(300))
