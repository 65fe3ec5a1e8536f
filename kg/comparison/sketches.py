"""The sketches of all documents by their hashes, kept beside the graph from build to build.

What a document shares with the others is then known without reading the others' sketches. The file
holds nothing that the graph does not hold, and where it is missing it is made from the graph.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from kg.comparison.candidates import MOST_SHARING, Shared

FILE = "sketches.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (number INTEGER PRIMARY KEY, id TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS hashes (
  document INTEGER, hash INTEGER, PRIMARY KEY (document, hash)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS holders (
  hash INTEGER, document INTEGER, PRIMARY KEY (hash, document)) WITHOUT ROWID;
"""
# The holders of a hash are counted no further than it matters, however many they are.
_SHARED = """
SELECT documents.id, held.hash >> 32, count(*)
FROM documents AS own CROSS JOIN hashes AS held ON held.document = own.number
  CROSS JOIN holders ON holders.hash = held.hash
  CROSS JOIN documents ON documents.number = holders.document
WHERE own.id = :id AND holders.document != own.number AND :most >= (
  SELECT count(*) FROM (SELECT 1 FROM holders WHERE hash = held.hash LIMIT :most + 1))
GROUP BY 1, 2
"""
_CLAUSES = """
SELECT count(*) FROM documents CROSS JOIN hashes ON document = number
WHERE id = ? AND hash >> 32 = 0
"""
_FORGET = (
    """DELETE FROM holders WHERE (hash, document) IN (
      SELECT hash, document FROM hashes CROSS JOIN documents ON number = document WHERE id = ?)""",
    "DELETE FROM hashes WHERE document = (SELECT number FROM documents WHERE id = ?)",
    "DELETE FROM documents WHERE id = ?",
)
_ADD_HOLDERS = """
INSERT INTO holders SELECT hash, document FROM hashes WHERE document > ? ORDER BY hash, document
"""
_KINDS = "cp"  # by the bit above the hash's 32


class SketchIndex:
    """The sketches of one generation of a graph, to be asked and brought up to date."""

    def __init__(self, folder: Path) -> None:
        """Open the index in a generation's folder."""
        self._database = sqlite3.connect(folder / FILE, isolation_level=None)
        # The folder is thrown away where a build dies, so nothing need be safe before the end.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._database.executescript(_SCHEMA)
        self.shared_with = lru_cache(maxsize=None)(self._shared_with)
        self.clauses = lru_cache(maxsize=None)(self._clauses)

    def close(self) -> None:
        """Close the file, with all in it."""
        self._database.close()

    def replace(self, removed: Iterable[str], sketches: Mapping[str, str]) -> set[str]:
        """Take out the sketches of the documents `removed`, and put `sketches` in, or in anew.

        Returns the documents for which that may change which others they share most with.
        """
        gone = sorted({*removed, *sketches})
        touched = {near for id_ in gone for near in self._near(id_)}
        self._database.execute("BEGIN")
        for statement in _FORGET:
            self._database.executemany(statement, ((id_,) for id_ in gone))
        self._insert(sketches)
        self._database.execute("COMMIT")
        touched.update(near for id_ in sketches for near in self._near(id_))
        self.shared_with.cache_clear()
        self.clauses.cache_clear()
        return (touched | set(sketches)) - (set(gone) - set(sketches))

    def is_empty(self) -> bool:
        """Return whether no sketch has been put in."""
        return self._database.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None

    def _insert(self, sketches: Mapping[str, str]) -> None:
        """Put sketches in: one document after the other, then the other way round, sorted."""
        ((last,),) = self._database.execute("SELECT coalesce(max(number), 0) FROM documents")
        for number, id_ in enumerate(sorted(sketches), last + 1):
            self._database.execute("INSERT INTO documents VALUES (?, ?)", (number, id_))
            hashes = sorted({_number(hash_) for hash_ in sketches[id_].split()})
            rows = ((number, hash_) for hash_ in hashes)
            self._database.executemany("INSERT INTO hashes VALUES (?, ?)", rows)
        self._database.execute(_ADD_HOLDERS, (last,))

    def _near(self, id_: str) -> list[str]:
        """Return the documents that share with this one what it may make rare or common."""
        rows = self._database.execute(_SHARED, {"id": id_, "most": MOST_SHARING + 1})
        return sorted({other for other, _, _ in rows})

    def _shared_with(self, id_: str) -> Shared:
        shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for other, kind, count in self._database.execute(
            _SHARED, {"id": id_, "most": MOST_SHARING}
        ):
            shared[other][_KINDS[kind]] = count
        return shared

    def _clauses(self, id_: str) -> int:
        ((count,),) = self._database.execute(_CLAUSES, (id_,))
        return int(count)


def _number(hash_: str) -> int:
    """Return a hash of a sketch as a number: its kind is the bit above the hash."""
    return _KINDS.index(hash_[0]) << 32 | int(hash_[1:], 16)
