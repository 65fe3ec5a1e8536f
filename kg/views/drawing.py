"""A network as pyvis's Network, for notebooks: positions given, no physics, no script in titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views.data import short_label
from kg.views.layout import places_of
from kg.views.legend import legend
from kg.views.model import Network

if TYPE_CHECKING:
    from pyvis.network import Network as Drawing


def pyvis_network(network: Network) -> Drawing:
    """Return `network` as pyvis's Network: ids are IRIs, every node stands where we put it.

    Its `get_network_data()` gives nodes, edges and options as vis-network takes them. The lists
    are filled directly: pyvis's add_node and add_edge search all that is there at each call,
    which takes minutes at 20,000 nodes.
    """
    from pyvis.network import Network as Drawing  # noqa: PLC0415 - 250 ms

    drawing = Drawing(directed=True, cdn_resources="in_line")
    places = places_of(network)
    for node in network.nodes:
        style, place = legend().type_of(node.type), places[node.id]
        entry = {
            "id": node.id, "label": short_label(node.label), "shape": style.shape,
            "group": style.key, "x": place.x, "y": place.y, "physics": False,
        }  # fmt: skip
        drawing.nodes.append(entry)
        drawing.node_map[node.id] = entry
    drawing.node_ids.extend(node.id for node in network.nodes)
    drawing.edges.extend(
        {"from": edge.source, "to": edge.target, "relation": edge.relation, "arrows": "to"}
        for edge in network.edges
    )
    return drawing
