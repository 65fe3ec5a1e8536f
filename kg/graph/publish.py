"""Writing a graph so that readers see the old one or the new one, whatever happens in between.

A new generation starts as a copy of the current one, in which the files that a store never changes
(its sorted tables) are shared by hard links: what an update costs depends on what has changed, not
on how large the graph is. CURRENT is replaced last, in one step.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import KgError
from kg.graph.draft import Draft
from kg.graph.graph import Graph
from kg.graph.lock import building_lock
from kg.graph.merging import Namings, forget
from kg.graph.searching import update_search
from kg.graph.store import FORMAT, StoredGraph, current_generation, generation_path
from kg.graph.vocabulary import ENTITIES

_FIRST_LOAD = 4_000_000  # bytes; the next is twice as large, up to the largest
_LARGEST_LOAD = 96_000_000


class StoredDraft(Draft):
    """A generation that is being written. What is not published is thrown away."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(str(folder))
        self.changed = False
        self._folder = folder
        self._batch = bytearray()
        self._batch_size = _FIRST_LOAD
        self._loader = ThreadPoolExecutor(1)
        self._loading: Future[None] | None = None
        self._touched: set[str] = set()  # the graphs that were put or removed
        self._things: list[str] = []  # what the merged graph was changed for

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
        self._touched.add(graph)
        self.store.remove_graph(NamedNode(graph))

    def put(self, graph: str, nquads: bytes) -> None:
        """Replace a named graph; it is loaded while the caller goes on."""
        if self.store.contains_named_graph(NamedNode(graph)):
            self.remove_graph(graph)
        self._touched.add(graph)
        self._batch += nquads
        if len(self._batch) >= self._batch_size:
            self._load()

    def extend(self, graph: str, nquads: bytes) -> None:
        """Add quads to a named graph."""
        self._touched.add(graph)
        self._batch += nquads

    def merge(self, namings: Namings, before: Namings | None) -> None:
        """Say once what several documents say of one thing; see Draft.merge."""
        if before is None:
            self.remove_graph(ENTITIES)
        else:
            self.flush()
            namings.settle(self.store, before)
            forget(self.store, namings)
        self._things = sorted(namings)
        self._batch += namings.encode()

    def add(self, nquads: bytes) -> None:
        """Add quads given as N-Quads, written by kg.graph.quads: IRIs are not looked at again."""
        self.changed = True
        self.store.bulk_load(nquads, format=RdfFormat.N_QUADS, lenient=True)

    def flush(self) -> None:
        """Wait until all that was put is in the store; raises what went wrong there."""
        self._load()
        self._wait()

    def finish(self) -> None:
        """Complete the generation: the store is whole on disk, the search index beside it."""
        self.flush()
        if self._touched or self._things:
            update_search(self.graph, self._folder, sorted(self._touched), self._things)
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
        if self._batch:
            content, self._batch = bytes(self._batch), bytearray()
            self._loading = self._loader.submit(self.add, content)
            self._batch_size = min(2 * self._batch_size, _LARGEST_LOAD)

    def _wait(self) -> None:
        if self._loading is not None:
            loading, self._loading = self._loading, None
            loading.result()


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
    try:
        if current:
            _clone(generation_path(path, current), folder)
        work = StoredDraft(folder)
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
        if file.name not in ("LOCK", "LOG") and not file.name.startswith("LOG."):
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
