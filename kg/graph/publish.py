"""Writing a graph so that readers see the old one or the new one, whatever happens in between.

A new generation starts as a copy of the current one, in which the files that a store never changes
(its sorted tables) are shared by hard links: what an update costs depends on what has changed, not
on how large the graph is. CURRENT is replaced last, in one step.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg.errors import KgError
from kg.graph.difference import replace_graph
from kg.graph.draft import NOTES, Draft
from kg.graph.graph import Graph
from kg.graph.inventory import Growth
from kg.graph.lock import building_lock
from kg.graph.merging import Namings, forget
from kg.graph.searching import index_documents, index_things
from kg.graph.store import FORMAT, StoredGraph, current_generation, generation_path
from kg.graph.vocabulary import ENTITIES, FINDINGS

_FIRST_LOAD = 4_000_000  # bytes; the next is twice as large, up to the largest
_LARGEST_LOAD = 48_000_000
_FEW = 500_000  # bytes that are quicker added one by one than sorted into tables of their own


class StoredDraft(Draft):
    """A generation that is being written. What is not published is thrown away."""

    growth: Growth
    beside: Path

    def __init__(self, folder: Path, before: Path | None) -> None:
        self.store = Store(str(folder))
        self.changed = False
        self.before, self.beside = before, folder
        self.growth = Growth()
        self._batch = bytearray()
        self._batch_size = _FIRST_LOAD
        self._loader = ThreadPoolExecutor(1)
        self._loading: Future[None] | None = None
        self._touched: list[str] = []  # graphs that were put or removed, since the last load
        self._things: list[str] | None = []  # what is to be indexed of the merged graph; None: all

    @property
    def graph(self) -> Graph:
        """Return the graph as it is with all that was done so far, to be asked."""
        self.flush()
        return StoredGraph(self.store)

    def said_by(self, graph: str) -> Namings:
        """Return what the document with this named graph says of things."""
        said = Namings()
        said.read_document(self.store, graph)
        return said

    def remove_graph(self, graph: str) -> None:
        """Remove a named graph; it need not be there."""
        self.changed = True
        self._touched.append(graph)
        self.store.remove_graph(NamedNode(graph))

    def put(self, graph: str, nquads: bytes) -> None:
        """Replace a named graph; it is loaded while the caller goes on."""
        self._touched.append(graph)
        if self.store.contains_named_graph(NamedNode(graph)):
            self.changed = True
            nquads = replace_graph(self.store, graph, nquads)
        self._take(nquads)

    def extend(self, graph: str, nquads: bytes) -> None:
        """Add quads to a named graph; none of them is in it."""
        self._count(graph, nquads.count(b"\n"))
        self._take(nquads)

    def remove(self, graph: str, quads: Iterable[Quad]) -> None:
        """Remove quads of a named graph; they need not be there."""
        present = [quad for quad in quads if quad in self.store]
        for quad in present:
            self.store.remove(quad)
        self.changed = self.changed or bool(present)
        self._count(graph, -len(present))

    def merge(self, namings: Namings, before: Namings | None) -> None:
        """Say once what several documents say of one thing; see Draft.merge."""
        changed = namings
        if before is None:
            self.store.remove_graph(NamedNode(ENTITIES))
            self._things = None
        else:
            self.flush()
            changed = namings.changed_from(before)
            changed.settle(self.store, before)
            self.growth.merge(_nquads(forget(self.store, changed)), -1)
            self._things = sorted(changed)
        described = changed.encode()
        self.growth.merge(described)
        self._take(described)

    def _count(self, graph: str, quads: int) -> None:
        if graph == FINDINGS:
            self.growth.quads += quads

    def _take(self, nquads: bytes) -> None:
        self._batch += nquads
        if len(self._batch) >= self._batch_size:
            self._load()

    def add(self, nquads: bytes) -> None:
        """Add quads given as N-Quads, written by kg.graph.quads: IRIs are not looked at again."""
        self.changed = True
        load = self.store.bulk_load if len(nquads) > _FEW else self.store.load
        load(nquads, format=RdfFormat.N_QUADS, lenient=True)

    def flush(self) -> None:
        """Wait until all that was put is in the store; raises what went wrong there."""
        self._load()
        self._wait()

    def finish(self) -> None:
        """Complete the generation: the store is whole on disk, the search index beside it."""
        graph = self.graph
        if self._things is None or self._things:
            index_things(graph, self.beside, self._things)
        self.store.flush()

    def close(self) -> None:
        """Close the store: while open, it writes to its folder when it likes."""
        self._loader.shutdown()
        del self.store

    def _load(self) -> None:
        """Have the loader take the quads gathered so far; at most one load waits.

        The loader sorts what it is given at once: many small loads make a slow store, and a very
        large one takes memory.
        """
        self._wait()
        if self._batch or self._touched:
            content, self._batch = bytes(self._batch), bytearray()
            touched, self._touched = self._touched, []
            self._loading = self._loader.submit(self._write, content, touched)
            self._batch_size = min(2 * self._batch_size, _LARGEST_LOAD)

    def _write(self, nquads: bytes, graphs: list[str]) -> None:
        """Add quads, with which these graphs are whole, and make them searchable."""
        if nquads:
            self.add(nquads)
        if graphs:
            index_documents(self.store, self.beside, graphs)

    def _wait(self) -> None:
        if self._loading is not None:
            loading, self._loading = self._loading, None
            loading.result()


def _nquads(quads: Iterable[Quad]) -> bytes:
    return "".join(f"{quad} .\n" for quad in quads).encode()


@contextmanager
def draft(path: Path) -> Iterator[StoredDraft]:
    """Give the graph at `path` as a draft to change, and publish it when the block ends well.

    When the block raises, or the process dies, the graph is what it was before. A draft in which
    nothing was changed is not published. Raises KgError where the folder cannot be written, the
    disk is full, another build runs, or the graph was written by a newer version.
    """
    try:
        (path / "generations").mkdir(parents=True, exist_ok=True)
        with building_lock(path / "LOCK"):
            yield from _write(path)
    except OSError as error:
        # The store's own errors have no number; their last part says what the system said.
        reason = error.strerror or str(error).rsplit(": ", 1)[-1]
        raise KgError(f"the graph at {path} cannot be written: {reason}; it is unchanged") from None


def _write(path: Path) -> Iterator[StoredDraft]:
    """Yield the draft of a new generation; then publish it or remove it."""
    current = current_generation(path)
    _tidy(path, keep=current)
    name = str(int(current) + 1) if current else "1"
    folder = generation_path(path, name)
    before = generation_path(path, current) if current else None
    try:
        if before is not None:
            _clone(before, folder)
        work = StoredDraft(folder, before)
        try:
            yield work
            work.finish()
        finally:
            work.close()
        if work.changed or current is None:
            _point(path, name)
            _tidy(path, keep=name, also=current)
    finally:
        if current_generation(path) != name:
            shutil.rmtree(folder, ignore_errors=True)


def _clone(source: Path, target: Path) -> None:
    """Copy a store that nobody writes to; its sorted tables, which never change, are linked."""
    target.mkdir()
    for file in sorted(source.iterdir()):
        if file.suffix == ".sst":
            with suppress(OSError):  # a file system without hard links
                os.link(file, target / file.name)
                continue
        if file.name not in ("LOCK", "LOG", NOTES) and not file.name.startswith("LOG."):
            shutil.copyfile(file, target / file.name)


def _point(path: Path, name: str) -> None:
    """Make `name` the current generation, in one step."""
    pointer = path / "CURRENT.tmp"
    with pointer.open("w", encoding="utf-8") as file:
        json.dump({"format": FORMAT, "generation": name}, file)
        file.flush()
        os.fsync(file.fileno())
    pointer.replace(path / "CURRENT")


def _tidy(path: Path, keep: str | None, also: str | None = None) -> None:
    """Remove generations that nobody needs: those of builds that died, and old ones.

    The one before the current stays until the next build, for those who are reading it.
    """
    kept = {keep, also} - {None}
    if also is None and keep is not None:
        kept.add(str(int(keep) - 1))
    for folder in (path / "generations").iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
