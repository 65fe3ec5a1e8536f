"""The search index of a graph on disk: a small SQLite file that a build writes with the store.

It holds nothing that the graph does not hold: every name with its keys (folded, pinyin, initials),
and every sentence. Both are scanned, since a scan finds one character as well as ten and takes
milliseconds: what an index by words would save is less than what it would miss.

The file lies in the folder of the generation that it was read from, so that it is published, and
replaced, with it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.query.pinyin import folded, full_pinyin, initials

FILE = "search.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS graphs (number INTEGER PRIMARY KEY, iri TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS names (
  graph INTEGER, iri TEXT, type TEXT, label TEXT, name TEXT, folded TEXT, initials TEXT,
  pinyin TEXT);
CREATE INDEX IF NOT EXISTS names_by_graph ON names (graph, iri);
CREATE INDEX IF NOT EXISTS names_by_key ON names (folded);
CREATE TABLE IF NOT EXISTS sentences (place INTEGER PRIMARY KEY, stop INTEGER, folded TEXT);
"""
# A sentence's place is its start, and above that the number of its graph: by this key the
# sentences of a document lie together, and need no index of their own.
_BITS = 32
# The name that ranks best speaks for a thing: of the columns beside min() SQLite takes those of
# the row that has it. Exact 1, beginning 0.9, part 0.8; by sound 0.7 of that.
_RANK = "CASE WHEN {key} = :text THEN {whole} WHEN {key} LIKE :start THEN {head} ELSE {part} END"
_BY_TEXT = _RANK.format(key="folded", whole=0, head=1, part=2)
_BY_SOUND = f"""CASE WHEN instr(folded, :text) THEN {_BY_TEXT} ELSE min(
  CASE WHEN instr(initials, :text) THEN {_RANK.format(key="initials", whole=3, head=4, part=5)}
  ELSE 9 END,
  CASE WHEN instr(pinyin, :text) THEN {_RANK.format(key="pinyin", whole=3, head=4, part=5)}
  ELSE 9 END) END"""
_FIND = """
SELECT iri, type, label, name, CAST(substr(best, 1, 1) AS INTEGER) FROM (
  SELECT iri, type, label, name,
    min(printf('%d%05d', {rank}, length(name)) || name) AS best
  FROM names WHERE {where} {of_type} GROUP BY iri)
ORDER BY best, label, iri LIMIT :limit
"""
_SENTENCES = """
SELECT iri, place & ((1 << 32) - 1), stop
FROM sentences JOIN graphs ON number = place >> 32 WHERE instr(folded, :text)
ORDER BY iri, place LIMIT :limit
"""
SCORES = (1.0, 0.9, 0.8, 0.7, 0.7 * 0.9, 0.7 * 0.8)  # by rank


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one thing, as the graph has it; `graph` is where it is said."""

    graph: str
    iri: str
    type: str
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in the document of a named graph, in code points, and its text."""

    graph: str
    start: int
    stop: int
    text: str


class SearchIndex:
    """The index of one generation; it is opened by the first question."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._opened: sqlite3.Connection | None = None

    def names(
        self, text: str, types: Sequence[str], limit: int
    ) -> list[tuple[str, str, str, str, float]]:
        """Return IRI, type, label, name that matched, and score 0..1 of what is named like `text`.

        `text` is folded; a text in Latin letters is looked for in pinyin and initials, too. Best
        first, then the shorter name.
        """
        rank, where = _BY_TEXT, "instr(folded, :text)"
        if text.isascii():
            rank = _BY_SOUND
            where += " OR instr(initials, :text) OR instr(pinyin, :text)"
        given = {f"type{number}": name for number, name in enumerate(types)}
        of_type = f"AND type IN ({', '.join(f':{key}' for key in given)})" if given else ""
        sql = _FIND.format(rank=rank, where=f"({where})", of_type=of_type)
        asked = {"text": text, "start": text + "%", "limit": limit, **given}
        found = self._connection.execute(sql, asked)
        return [(*row[:4], SCORES[row[4]]) for row in found]

    def sentences(self, text: str, limit: int) -> list[tuple[str, int, int]]:
        """Return the named graph and the place of the sentences that hold `text` (folded)."""
        found = self._connection.execute(_SENTENCES, {"text": text, "limit": limit})
        return [(graph, start, stop) for graph, start, stop in found]

    def named(self, text: str) -> list[tuple[str, str, str, str]]:
        """Return IRI, type, label and name of what is called `text`, when folded; by IRI."""
        sql = "SELECT iri, type, label, name FROM names WHERE folded = ? ORDER BY iri, name"
        return list(self._connection.execute(sql, (text,)))

    def every_name(self) -> list[str]:
        """Return every name once, sorted."""
        rows = self._connection.execute("SELECT DISTINCT name FROM names ORDER BY name")
        return [name for (name,) in rows]

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            address = f"{self._file.resolve().as_uri()}?mode=ro&immutable=1"
            # A server asks from several threads, one at a time.
            self._opened = sqlite3.connect(address, uri=True, check_same_thread=False)
        return self._opened


def open_index(folder: Path) -> SearchIndex | None:
    """Return the index in a generation's folder, or None where a build has written none."""
    file = folder / FILE
    return SearchIndex(file) if file.exists() else None


def update_index(
    folder: Path,
    graphs: Iterable[str],
    things: Iterable[tuple[str, str]],
    names: Iterable[Name],
    sentences: Iterable[Sentence],
) -> None:
    """Forget all of `graphs` and of `things` (graph and IRI); then take in what is said now."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        # The folder is thrown away where a build dies, so nothing need be safe before the end.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        database.execute("BEGIN")
        numbers = _Numbers(database)
        for graph in graphs:
            _forget(database, numbers[graph])
        gone = ((numbers[graph], iri) for graph, iri in things)
        database.executemany("DELETE FROM names WHERE graph = ? AND iri = ?", gone)
        database.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _keyed(names, numbers)
        )
        database.executemany(
            "INSERT INTO sentences VALUES (?, ?, ?)",
            ((numbers[s.graph] << _BITS | s.start, s.stop, folded(s.text)) for s in sentences),
        )
        database.execute("COMMIT")


class _Numbers(dict[str, int]):
    """The numbers that stand for named graphs in the index; a new one gets the next."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__()
        self._database = database

    def __missing__(self, graph: str) -> int:
        self._database.execute("INSERT OR IGNORE INTO graphs (iri) VALUES (?)", (graph,))
        found = self._database.execute("SELECT number FROM graphs WHERE iri = ?", (graph,))
        ((self[graph],),) = found
        return self[graph]


def _forget(database: sqlite3.Connection, graph: int) -> None:
    """Forget the names and sentences of the graph with this number."""
    database.execute("DELETE FROM names WHERE graph = ?", (graph,))
    first, last = graph << _BITS, (graph + 1) << _BITS
    database.execute("DELETE FROM sentences WHERE place >= ? AND place < ?", (first, last))


def _keyed(names: Iterable[Name], numbers: Mapping[str, int]) -> Iterator[tuple[str | int, ...]]:
    for given in names:
        keys = folded(given.name), initials(given.name), full_pinyin(given.name)
        yield numbers[given.graph], given.iri, given.type, given.label, given.name, *keys
