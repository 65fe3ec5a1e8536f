"""A corpus: the documents of a folder, described by its corpus.toml or by their own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.documents.aliases import Aliases, read_aliases
from kg.documents.document import Document
from kg.documents.reader import READ, read_file
from kg.documents.titlepage import read_title_page
from kg.errors import KgError

CORPUS_FILE = "corpus.toml"
_KEYS = ("title", "issuer", "date", "kind", "place", "number")
_NOT_IN_ID = re.compile(r"[^\w.\-]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a corpus that may be read, and what the folder's own files say of it."""

    path: Path
    entry: Mapping[str, str]  # of corpus.toml
    aliases: Aliases

    @property
    def id(self) -> str:
        """Return the id that the document has, or will have."""
        return self.entry.get("id") or _NOT_IN_ID.sub("-", self.path.stem).strip("-") or "document"

    def size(self) -> int:
        """Return the size of the file in bytes; 0 where it cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def read(self) -> Document:
        """Return the document; what its entry leaves out is read off its title page.

        Raises KgError where the file cannot be read.
        """
        text = read_file(self.path)
        page = read_title_page(text)
        known = {key: self.entry.get(key) or getattr(page, key) for key in _KEYS}
        return Document(
            id=self.id,
            text=text,
            source=self.path.name,
            aliases=self.aliases,
            **{**known, "title": known["title"] or self.path.stem},
        )


def list_corpus(folder: Path) -> list[Source]:
    """Return the files of `folder` that are documents, by id; none of them is read yet.

    Files that corpus.toml does not name are among them; each has what aliases.toml says.
    Raises KgError where the folder is missing or has no documents, where corpus.toml or
    aliases.toml is wrong, and where two documents have one id.
    """
    if not folder.is_dir():
        raise KgError(f"{folder}: no such folder; give a folder that holds {_kinds()} files")
    files = sorted(p for p in folder.iterdir() if _may_be_document(p))
    if not files:
        raise KgError(f"{folder}: no documents there; put {_kinds()} files into it")
    entries = _entries(folder / CORPUS_FILE, [p.name for p in files])
    aliases = read_aliases(folder)
    sources = [Source(p, entries.get(p.name, {}), aliases) for p in files]
    _refuse_twins(sources)
    return sorted(sources, key=lambda source: source.id)


def read_corpus(folder: Path) -> list[Document]:
    """Return the documents of `folder`, by id.

    Raises KgError as `list_corpus` does, and where a file cannot be read.
    """
    return [source.read() for source in list_corpus(folder)]


def _may_be_document(path: Path) -> bool:
    """Return whether a file is to be read; README.md tells people of the folder, no policy."""
    kind = path.suffix.lower() in READ and path.is_file()
    return kind and path.stem.upper() != "README"


def _kinds() -> str:
    return " or ".join(READ)


def _refuse_twins(sources: list[Source]) -> None:
    """Raise KgError where two documents have one id."""
    seen: dict[str, str] = {}
    for source in sources:
        if source.id in seen:
            raise KgError(
                f"documents {seen[source.id]} and {source.path.name} both have the id "
                f"{source.id!r}; rename one file or give it an id in {CORPUS_FILE}"
            )
        seen[source.id] = source.path.name


def _entries(path: Path, files: list[str]) -> dict[str, dict[str, str]]:
    """Return what corpus.toml says, by file name; empty where there is no such file."""
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(read_toml(path))
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{path}: {error}; mend that line") from None
    unknown = sorted(set(data) - {"document"})
    if unknown or not isinstance(data.get("document", []), list):
        raise KgError(
            f"{path}: only [[document]] tables are read, found {', '.join(unknown) or '[document]'}"
        )
    entries: dict[str, dict[str, str]] = {}
    for position, entry in enumerate(data.get("document", []), start=1):
        name = _checked(path, position, entry, files)
        if name in entries:
            raise KgError(f"{path}: {name} is described twice; keep one [[document]]")
        entries[name] = entry
    return entries


def read_toml(path: Path) -> str:
    """Return the text of a TOML file. Raises KgError where it is not readable UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise KgError(f"{path}: not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise KgError(f"{path}: {error.strerror or error}; check its rights") from None


def _is_date(value: str) -> bool:
    """Tell whether a date, or its year or month alone, is one of the calendar."""
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def _checked(path: Path, position: int, entry: dict[str, Any], files: list[str]) -> str:
    """Return the name of the file that an entry describes. Raises KgError where it is wrong."""
    where = f"{path}: [[document]] number {position}"
    if not isinstance(entry, dict):
        raise KgError(f'{where}: not a table; write key = "value" lines below it')
    for key, value in entry.items():
        if key not in ("id", "file", *_KEYS):
            raise KgError(f"{where}: unknown key {key!r}; known are id, file, {', '.join(_KEYS)}")
        if not isinstance(value, str):
            raise KgError(f"{where}: {key} is not a string; put it in quotes")
    if not _is_date(entry.get("date", "2000")):
        raise KgError(f"{where}: date {entry['date']!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    if "id" not in entry and "file" not in entry:
        raise KgError(f"{where}: it has neither id nor file; give one of them")
    named = [entry["file"]] if "file" in entry else [entry["id"] + suffix for suffix in READ]
    for name in named:
        if name in files:
            return str(name)
    raise KgError(f"{where}: no file {' or '.join(named)} in the folder; mend its id or file")
