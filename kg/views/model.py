"""What a network view shows: nodes, edges, and the sentences that say so.

A network is plain data, ready to be drawn. Texts are cut here, in Python, where an offset is a
code point index; the page only joins the pieces and never slices a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the network's facts come from."""

    id: str
    title: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that says something, with the words that say it marked.

    `before + hit + after` is the sentence (or the passage quoted); `start` and `end` are the
    evidence's code point offsets in the document's text as read from its file.
    """

    document: str  # a Source's id
    before: str
    hit: str
    after: str
    start: int
    end: int
    section: str = ""  # the path of headings as printed, such as 附件1/二/(一)/1
    confidence: float = 1.0  # how sure the extraction is of it, 0 to 1

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence needs 0 <= start < end, got {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of one node alone, such as a target: a label and a value as printed."""

    label_zh: str
    label_en: str
    value: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the network. `type` is a key of assets/legend.toml or any other class name."""

    id: str  # the IRI
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    number: str = ""  # the path of headings of a task or section
    order: int = 0  # the place in the reading order: ties in the layout are broken by it

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"node {self.label!r} needs an id")


@dataclass(frozen=True, slots=True)
class Edge:
    """`source` has `relation` (a key of assets/legend.toml) to `target`, as `claims` say."""

    source: str
    target: str
    relation: str
    claims: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Network:
    """A part of the graph to be drawn; edges join nodes of the same network.

    `centre` is the id of the node that the view is about, if it is about one; `path` are the ends
    of the connection that it shows. `held` are ids of nodes that the page holds without showing
    them at first: they come when a neighbour is expanded.
    """

    title_zh: str
    title_en: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sources: tuple[Source, ...] = ()
    centre: str | None = None
    held: frozenset[str] = frozenset()
    path: tuple[str, str] | None = None
    _ids: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = frozenset(node.id for node in self.nodes)
        object.__setattr__(self, "_ids", ids)
        if len(ids) != len(self.nodes):
            raise ValueError(f"{len(self.nodes)} nodes have only {len(ids)} different ids")
        for edge in self.edges:
            if edge.source not in ids or edge.target not in ids:
                raise ValueError(f"edge {edge.source} → {edge.target} leaves the network")
        for id_ in (self.centre, *(self.path or ())):
            if id_ is not None and id_ not in ids:
                raise ValueError(f"the view is about {id_}, which is not in the network")

    def degrees(self) -> dict[str, int]:
        """Return how many edges touch each node, by id, in the order of the nodes."""
        counts = {node.id: 0 for node in self.nodes}
        for edge in self.edges:
            counts[edge.source] += 1
            counts[edge.target] += 1
        return counts
