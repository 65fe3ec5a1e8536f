"""A graph that is being changed: what a build writes to, wherever the graph lies."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad

from kg.graph.graph import Graph
from kg.graph.inventory import Growth
from kg.graph.merging import Namings

NOTES = "notes.json"  # what lies beside the graph and is true of one generation alone


class Draft(ABC):
    """One build's changes, named graph by named graph.

    The order is: `said_by` for the documents that change or go, `remove_graph` for those that go,
    `put` for all that is new, and then `merge`.
    """

    unfinished = False  # whether a build died here: then all is put anew
    growth: Growth | None = None  # how much was added to what all documents share, where known
    before: Path | None = None  # the like folder of the graph as it was
    beside: Path | None = None  # a folder for files that are kept, and published, with the graph

    @property
    @abstractmethod
    def graph(self) -> Graph:
        """Return the graph as it is with all that was done so far, to be asked."""

    @abstractmethod
    def said_by(self, graph: str) -> Namings:
        """Return what the document with this named graph says of things, before it is replaced."""

    @abstractmethod
    def remove_graph(self, graph: str) -> None:
        """Remove a named graph; it need not be there."""

    @abstractmethod
    def put(self, graph: str, nquads: bytes) -> None:
        """Replace a named graph by these quads, all of them in it."""

    @abstractmethod
    def extend(self, graph: str, nquads: bytes) -> None:
        """Add quads to a named graph, all of them in it."""

    @abstractmethod
    def remove(self, graph: str, quads: Iterable[Quad]) -> None:
        """Remove quads of a named graph; they need not be there."""

    @abstractmethod
    def merge(self, namings: Namings, before: Namings | None) -> None:
        """Say once what several documents say of one thing.

        `namings` is what the documents that were put say, `before` what they and those removed
        said before; None where all documents were put.
        """
