"""A corpus: the documents of a folder, described by its corpus.toml or by their own words."""

from __future__ import annotations

import re
import tomllib
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


def read_corpus(folder: Path) -> list[Document]:
    """Return the documents of `folder`, sorted by id.

    With a corpus.toml, what it says of a document stands, and what it leaves out is read off the
    text; files that it does not name are read too. Each has what the folder's aliases.toml says.
    Raises KgError where the folder is missing or has no documents, where corpus.toml or
    aliases.toml is wrong, where two documents have one id, and where a file cannot be read.
    """
    if not folder.is_dir():
        raise KgError(f"{folder}: no such folder; give a folder that holds {_kinds()} files")
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in READ and p.is_file())
    if not files:
        raise KgError(f"{folder}: no documents there; put {_kinds()} files into it")
    entries = _entries(folder / CORPUS_FILE, [p.name for p in files])
    aliases = read_aliases(folder)
    documents = [_document(p, entries.get(p.name, {}), aliases) for p in files]
    _refuse_twins(documents)
    return sorted(documents, key=lambda d: d.id)


def _kinds() -> str:
    return " or ".join(READ)


def _document(path: Path, entry: dict[str, str], aliases: Aliases) -> Document:
    """Return the document of a file, by its entry and else by its own title page."""
    text = read_file(path)
    page = read_title_page(text)
    known = {key: entry.get(key) or getattr(page, key) for key in _KEYS}
    return Document(
        id=entry.get("id") or _NOT_IN_ID.sub("-", path.stem).strip("-") or "document",
        text=text,
        source=path.name,
        aliases=aliases,
        **{**known, "title": known["title"] or path.stem},
    )


def _refuse_twins(documents: list[Document]) -> None:
    """Raise KgError where two documents have one id."""
    seen: dict[str, str | None] = {}
    for document in documents:
        if document.id in seen:
            raise KgError(
                f"documents {seen[document.id]} and {document.source} both have the id "
                f"{document.id!r}; rename one file or give it an id in {CORPUS_FILE}"
            )
        seen[document.id] = document.source


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
