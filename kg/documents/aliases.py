"""Alias data: what the owner of a corpus knows of its names, from aliases.toml beside the texts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError

ALIASES_FILE = "aliases.toml"
_KEYS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Groups of names of one thing, the normal one first, and names of different things.

    `source` is the file as `kg show` names it: the folder's name and the file's.
    """

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    source: str = ""


def read_aliases(folder: Path) -> Aliases:
    """Return the alias data of a folder, empty where it has no aliases.toml.

    Raises KgError where the file is no TOML, or says anything but same and different lists.
    """
    path = folder / ALIASES_FILE
    if not path.is_file():
        return Aliases()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise KgError(f"{path}: not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"{path}: {error}; mend that line") from None
    if unknown := sorted(set(data) - set(_KEYS)):
        raise KgError(f"{path}: unknown key {unknown[0]!r}; known are {' and '.join(_KEYS)}")
    same, different = (_groups(path, key, data.get(key, [])) for key in _KEYS)
    _refuse_conflicts(path, same, different)
    return Aliases(same, different, f"{folder.resolve().name}/{ALIASES_FILE}")


def _groups(path: Path, key: str, value: Any) -> tuple[tuple[str, ...], ...]:
    """Return lists of at least two names; raises KgError for anything else."""
    for group in value if isinstance(value, list) else [value]:
        names = group if isinstance(group, list) else []
        if len(names) < 2 or not all(isinstance(name, str) and name.strip() for name in names):
            raise KgError(f'{path}: {key} holds {group!r}; write lists of names: [["A", "B"]]')
    return tuple(tuple(name.strip() for name in group) for group in value)


def _refuse_conflicts(
    path: Path, same: tuple[tuple[str, ...], ...], different: tuple[tuple[str, ...], ...]
) -> None:
    """Raise KgError where a name is in two groups, or two names are both same and different."""
    seen: dict[str, tuple[str, ...]] = {}
    for group in same:
        for name in group:
            if name in seen:
                raise KgError(f"{path}: {name} stands twice under same; make it one list")
            seen[name] = group
    for apart in different:
        for name in apart:
            others = set(apart) - {name}
            if both := sorted(others & set(seen.get(name, ()))):
                raise KgError(f"{path}: {name} and {both[0]} are both same and different")
