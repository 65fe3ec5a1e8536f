"""The graph on disk: a folder of finished generations and a file that names the current one.

    GRAPH/CURRENT             {"format": 1, "generation": "7"}
    GRAPH/generations/7/      an Oxigraph store that nobody writes to any more
    GRAPH/LOCK                the process that builds, while one does

A build writes a new generation beside the current one and then replaces CURRENT, which is one
step for the operating system (see kg.graph.publish). Readers see the old graph or the new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.errors import KgError
from kg.graph.graph import Bindings, Graph
from kg.query.dataset import Dataset
from kg.query.execute import execute
from kg.query.result import Result
from kg.query.searchindex import open_index

FORMAT = 1
DEFAULT_PATH = Path(".kg") / "graph"
_REMOTE = ("http://", "https://")

__all__ = ["DEFAULT_PATH", "FORMAT", "Graph", "StoredGraph", "dump", "in_memory", "open_graph"]


class StoredGraph(Graph):
    """A graph in a store of this process."""

    def __init__(self, store: Store, path: Path | None = None) -> None:
        self._store = store
        self.path = path  # the graph's folder, where it lies on disk

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self._store)

    def query(
        self, sparql: str, bindings: Bindings = None, dataset: Dataset | None = None
    ) -> Result:
        """Return the answer to a SPARQL query; see Graph.query."""
        return execute(self._store, sparql, bindings, dataset)

    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(
            name.value for name in self._store.named_graphs() if isinstance(name, NamedNode)
        )

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all, in no particular order."""
        return self._store.quads_for_pattern(None, None, None, NamedNode(graph) if graph else None)

    def nquads(self, graph: str | None = None) -> bytes:
        """Return one named graph, or all, as canonical N-Quads (of one graph: N-Triples)."""
        if graph is None:
            raw = self._store.dump(format=RdfFormat.N_QUADS)
        else:
            raw = self._store.dump(format=RdfFormat.N_TRIPLES, from_graph=NamedNode(graph))
        return b"".join(sorted((raw or b"").splitlines(keepends=True)))


def in_memory(graph: Graph) -> StoredGraph:
    """Return a copy of a graph in the memory of this process, without a search index."""
    store = Store()
    store.bulk_extend(graph.quads())
    return StoredGraph(store)


def open_graph(where: Path | str = DEFAULT_PATH) -> Graph:
    """Return the graph that was last built at `where`, for reading: a folder, or an endpoint's URL.

    Raises KgError where there is none, where it is damaged, or where a newer version wrote it.
    """
    if is_remote(where):
        from kg.graph.remote import open_remote  # noqa: PLC0415 - an HTTP library, slow to import

        return open_remote(str(where))
    return _open_folder(Path(where))


def is_remote(where: Path | str) -> bool:
    """Return whether `where` is the address of an endpoint."""
    return str(where).lower().startswith(_REMOTE)


def _open_folder(path: Path) -> Graph:
    while True:
        name = current_generation(path)
        if name is None:
            raise KgError(f"no graph at {path}: run `kg build` first")
        try:
            return open_generation(path, name)
        except (OSError, RuntimeError) as error:  # the engine calls corruption a RuntimeError
            # A build may have removed this generation between the two steps: then read on.
            if current_generation(path) == name:
                raise KgError(
                    f"the graph at {path} cannot be read ({error}); build it again"
                ) from None


def open_generation(path: Path, name: str) -> StoredGraph:
    """Return one generation of the graph at `path`; raises OSError where it cannot be read."""
    folder = generation_path(path, name)
    graph = StoredGraph(Store.read_only(str(folder)), path)
    graph.search_index = open_index(folder)
    return graph


def current_generation(path: Path) -> str | None:
    """Return the name of the generation that readers see, or None where there is no graph.

    Raises KgError where CURRENT is damaged or was written by a newer version.
    """
    pointer = path / "CURRENT"
    try:
        content = json.loads(pointer.read_text(encoding="utf-8"))
        version, name = int(content["format"]), str(content["generation"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise KgError(f"{pointer} is damaged; delete {path} and run `kg build`") from None
    if version > FORMAT:
        raise KgError(
            f"the graph at {path} was written by a newer version (format {version}, this one reads "
            f"{FORMAT}); upgrade policy-kg or build into another --graph"
        )
    return name


def generation_path(path: Path, name: str) -> Path:
    """Return the folder of a generation's store."""
    return path / "generations" / name


def dump(graph: Graph) -> bytes:
    """Return the whole graph as canonical N-Quads, sorted: equal graphs give equal bytes."""
    return graph.nquads()
