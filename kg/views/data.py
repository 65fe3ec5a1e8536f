"""What a page carries: a network as plain data that becomes JSON.

Nodes are numbered in the network's order; edges, evidence and layouts refer to them, to passages
and to sources by number. Nodes and edges are columns, which keeps a page of 20,000 nodes small and
quick to read. A passage is a list of pieces; evidence marks some of them, so that the page joins
pieces and never has to count characters.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from kg.query.pinyin import search_keys
from kg.views.communities import LARGE, communities_of, named_after
from kg.views.force import Disc, force_places
from kg.views.layout import places_of
from kg.views.legend import legend
from kg.views.model import Evidence, Network

_SHORT = 18  # characters of a label that are drawn; the panel shows all of it
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, direction marks, lone surrogates, breaks


def page_data(network: Network) -> dict[str, Any]:
    """Return everything that the page knows, ready for JSON."""
    number = _numbers(network)
    groups = communities_of(network)
    pairs = [(number[edge.source], number[edge.target]) for edge in network.edges]
    force, discs = force_places(groups, pairs)
    return {
        "title": {"zh": network.title_zh, "en": network.title_en},
        "centre": number[network.centre] if network.centre else None,
        "path": [number[end] for end in network.path or ()],
        **_statements(network, number),
        "layouts": {
            "layers": None if _is_large(network) else _layers(network),
            "force": {
                axis: [force[at][i] for at in number.values()] for i, axis in enumerate("xy")
            },
        },
        "communities": _communities(network, groups, discs) if _is_large(network) else [],
    }


def _numbers(network: Network) -> dict[str, int]:
    return {node.id: index for index, node in enumerate(network.nodes)}


def _statements(network: Network, number: dict[str, int]) -> dict[str, Any]:
    """Return nodes and edges with all that is said of them, and none of the drawing."""
    passages = _Passages(_all_evidence(network))
    source = {entry.id: index for index, entry in enumerate(network.sources)}
    return {
        "types": _types(network),
        "relations": _relations(network),
        "sources": _sources(network),
        "nodes": _nodes(network),
        "held": sorted(number[id_] for id_ in network.held),
        "facts": _facts(network, passages, source),
        "edges": _edges(network, number, passages, source),
        "passages": passages.pieces,
    }


def neighbours_json(network: Network) -> str:
    """Return what a live page adds to its own: the network without title, places and groups."""
    return _json(_statements(network, _numbers(network)))


def page_jsons(network: Network) -> tuple[str, str]:
    """Return the page's data as JSON that may stand inside script elements, in two parts.

    The first is what the drawing needs; the second what stands behind it, which the page reads
    when somebody wants to see or find something.
    """
    data = page_data(network)
    details = {
        "keys": data["nodes"].pop("keys"),
        "claims": data["edges"].pop("claims"),
        "facts": data.pop("facts"),
        "passages": data.pop("passages"),
    }
    return _json(data), _json(details)


def _json(content: dict[str, Any]) -> str:
    return script_safe(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def script_safe(text: str) -> str:
    r"""Return JSON text with `<`, `>` and `&` written as escapes, and nothing UTF-8 cannot write.

    Only strings of JSON can hold these characters, so that the data stay the same.
    """
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)


def short_label(label: str) -> str:
    """Return the part of `label` that is drawn on the canvas: one line, no control characters."""
    kept = (c for c in label if c in "\t\n\r " or unicodedata.category(c) not in _INVISIBLE)
    line = " ".join("".join(kept).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"


def _is_large(network: Network) -> bool:
    return len(network.nodes) > LARGE


def _nodes(network: Network) -> dict[str, list[Any]]:
    """Return the columns of the nodes."""
    types = {key: at for at, key in enumerate(_type_keys(network))}
    degrees = network.degrees()
    names = [
        [node.label, *(name for name in node.aliases if name != node.label)]
        for node in network.nodes
    ]
    return {
        "iri": [node.id for node in network.nodes],
        "label": [node.label for node in network.nodes],
        "short": [_unless(short_label(node.label), node.label) for node in network.nodes],
        "type": [types[legend().type_of(node.type).key] for node in network.nodes],
        "aliases": [known[1:] or 0 for known in names],
        "number": [node.number or 0 for node in network.nodes],
        "keys": [list(search_keys(known)) for known in names],
        "size": [_size(degrees[node.id]) for node in network.nodes],
    }


def _unless(text: str, same: str) -> str | int:
    """Return `text`, or 0 where the page knows it already."""
    return 0 if text == same else text


def _edges(
    network: Network, number: dict[str, int], passages: _Passages, source: dict[str, int]
) -> dict[str, list[Any]]:
    """Return the columns of the edges."""
    relations = {key: at for at, key in enumerate(_relation_keys(network))}
    return {
        "from": [number[edge.source] for edge in network.edges],
        "to": [number[edge.target] for edge in network.edges],
        "relation": [relations[edge.relation] for edge in network.edges],
        "claims": [[passages.reference(c, source) for c in edge.claims] for edge in network.edges],
    }


def _layers(network: Network) -> dict[str, list[Any]]:
    """Return the columns of the layered layout; room is the distance to the next in a column."""
    places = places_of(network)
    ordered = [places[node.id] for node in network.nodes]
    return {
        "x": [place.x for place in ordered],
        "y": [place.y for place in ordered],
        "room": [place.room for place in ordered],
        "left": [int(place.side == "left") for place in ordered],
    }


def _communities(
    network: Network, groups: list[list[int]], discs: list[Disc]
) -> list[dict[str, Any]]:
    """Return the discs of a large network, each with the members that name it."""
    degrees = network.degrees()
    return [
        {"x": disc.x, "y": disc.y, "radius": disc.radius, "members": group,
         "names": named_after(network, group, degrees)}
        for group, disc in zip(groups, discs, strict=True)
    ]  # fmt: skip


def _size(degree: int) -> float:
    """Return a node's radius: it grows with the root of the degree."""
    return round(min(3.0 + 0.6 * math.sqrt(degree), 9.0), 1)


def _facts(network: Network, passages: _Passages, source: dict[str, int]) -> dict[int, list[Any]]:
    """Return the facts of those nodes that have any, by number."""
    return {
        at: [
            {
                "zh": fact.label_zh,
                "en": fact.label_en,
                "value": fact.value,
                "claims": [passages.reference(e, source) for e in fact.evidence],
            }
            for fact in node.facts
        ]
        for at, node in enumerate(network.nodes)
        if node.facts
    }


def _sources(network: Network) -> list[dict[str, Any]]:
    """Return the documents, each with the number of statements that it makes."""
    counts = Counter(
        document
        for edge in network.edges
        for document in {evidence.document for evidence in edge.claims}
    )
    return [
        {"id": s.id, "title": s.title, "date": s.date, "statements": counts[s.id]}
        for s in network.sources
    ]


def _type_keys(network: Network) -> list[str]:
    used = {legend().type_of(node.type).key for node in network.nodes}
    return [key for key in legend().types if key in used]


def _relation_keys(network: Network) -> list[str]:
    used = {edge.relation for edge in network.edges}
    known = [key for key in legend().relations if key in used]
    return [*known, *sorted(used - set(known))]


def _types(network: Network) -> list[dict[str, str]]:
    styles = [legend().types[key] for key in _type_keys(network)]
    return [{"key": s.key, "zh": s.zh, "en": s.en, "shape": s.shape} for s in styles]


def _relations(network: Network) -> list[dict[str, str]]:
    return [_relation(key) for key in _relation_keys(network)]


def _relation(key: str) -> dict[str, str]:
    """Return how a relation is named and drawn; one that the legend does not know by its key."""
    style = legend().relation_of(key)
    known = key in legend().relations
    return {
        "key": key,
        "zh": style.zh if known else key,
        "en": style.en if known else key,
        "fromZh": style.from_zh if known else f"{key}（反向）",
        "fromEn": style.from_en if known else f"{key} (inverse)",
        "stroke": style.stroke,
    }


def _all_evidence(network: Network) -> Iterable[Evidence]:
    for node in network.nodes:
        for fact in node.facts:
            yield from fact.evidence
    for edge in network.edges:
        yield from edge.claims


class _Passages:
    """Every passage once, cut wherever a piece of evidence begins or ends."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        cuts: dict[str, set[int]] = defaultdict(set)
        for entry in evidence:
            text = entry.before + entry.hit + entry.after
            here = len(entry.before)
            cuts[text] |= {0, here, here + len(entry.hit), len(text)}
        self._cuts = {text: sorted(places) for text, places in cuts.items()}
        self._number = {text: index for index, text in enumerate(self._cuts)}
        self.pieces = [
            [text[a:b] for a, b in pairwise(places)] for text, places in self._cuts.items()
        ]

    def reference(self, entry: Evidence, source: dict[str, int]) -> list[int | str]:
        """Return what one piece of evidence says where, as numbers into the page's lists.

        Passage, first marked piece, piece after the last, source, section, start, end, and how
        sure it is in percent.
        """
        text = entry.before + entry.hit + entry.after
        cuts, here = self._cuts[text], len(entry.before)
        first, last = cuts.index(here), cuts.index(here + len(entry.hit))
        return [
            self._number[text], first, last,
            source.get(entry.document, -1), entry.section, entry.start, entry.end,
            round(entry.confidence * 100),
        ]  # fmt: skip
