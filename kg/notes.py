"""What a build writes down for the next one, beside the graph: a cache, nothing else.

It says how each file looked when it was read, so that files that look the same need not be read
again, and holds the inventory of the graph. Where it is missing, files and graph are read instead.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass, field, fields
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from kg.documents.aliases import Aliases
from kg.documents.corpus import Source
from kg.documents.document import Document
from kg.graph.draft import NOTES
from kg.graph.inventory import Inventory, Run

_VERSION = 1
# A file changed twice within the clock's tick looks the same: one this young is read again.
_YOUNG = 2_000_000_000  # nanoseconds
_ROW = attrgetter(*(each.name for each in fields(Run)))


@dataclass(frozen=True, slots=True)
class Seen:
    """How a file looked when it was read (empty: too new to tell), and a hash of what was read."""

    look: str
    content: str


@dataclass
class Notes:
    """The files of a graph's documents, by id, and the inventory of the graph, where known."""

    seen: dict[str, Seen] = field(default_factory=dict)
    inventory: Inventory | None = None


def look_of(source: Source) -> str:
    """Return what tells whether a file, or what its folder says of it, was changed since.

    Empty where the file is so new that a change might not show, and where it cannot be looked at.
    """
    try:
        stat = source.path.stat()
    except OSError:
        return ""
    if time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns) < _YOUNG:
        return ""
    parts = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    said = (source.path.name, sorted(source.entry.items()), _hash_of(source.aliases))
    return " ".join([*map(str, parts), _hash(repr(said))])


def content_hash(document: Document) -> str:
    """Return a hash of all that was read of a document: its text, and what is known about it."""
    about = [repr(getattr(document, name)) for name in Document.__slots__ if name != "text"]
    return _hash("\0".join([*about, document.text]))


def read_notes(folder: Path | None) -> Notes:
    """Return the notes in a folder; empty ones where there are none that can be used."""
    if folder is None or not (folder / NOTES).exists():
        return Notes()
    data = json.loads((folder / NOTES).read_bytes())
    if data["version"] != _VERSION:
        return Notes()
    return Notes({id_: Seen(*seen) for id_, seen in data["seen"].items()}, _inventory(data))


def write_notes(notes: Notes, folder: Path) -> None:
    """Write the notes into a folder."""
    inventory = notes.inventory and {
        **vars(notes.inventory),
        "runs": {id_: _ROW(run) for id_, run in notes.inventory.runs.items()},
    }
    seen = {id_: [seen.look, seen.content] for id_, seen in notes.seen.items()}
    data = {"version": _VERSION, "seen": seen, "inventory": inventory}
    (folder / NOTES).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _inventory(data: dict[str, Any]) -> Inventory | None:
    given = data["inventory"]
    if given is None:
        return None
    return Inventory(**{**given, "runs": {id_: Run(*run) for id_, run in given["runs"].items()}})


@lru_cache(maxsize=16)
def _hash_of(aliases: Aliases) -> str:
    return _hash(repr(aliases))


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
