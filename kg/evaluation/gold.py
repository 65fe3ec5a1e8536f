"""Gold files: what a reader who knows the field found in parts of one document.

JSON Lines. The first line gives the scope, `{"kind": "scope", "doc": ID, "ranges": [[start, end],
…], "complete": [KIND, …]}`: the document, the parts of its text that were read (code points, half
open), and the kinds of which nothing was left out. Each further line is a fact in the keys that
`kg export facts` writes. `"certain": false` marks what may be left out without fault, and
`alt_KEY` (or `alt_KEYs`) other values that are as good as the one under KEY.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one document."""

    document: str
    ranges: tuple[tuple[int, int], ...]
    complete: frozenset[str]  # kinds, or kind:type, of which the gold lists everything
    lines: tuple[Line, ...]

    def covers(self, start: int | None) -> bool:
        """Return whether the place lies in the parts that were read."""
        return start is not None and any(first <= start < last for first, last in self.ranges)


def read_gold(path: Path) -> Gold:
    """Return the gold that stands in the file.

    Raises KgError where there is no such file, where a line is not JSON, or the scope is missing.
    """
    lines = list(_lines(path))
    if not lines or lines[0].get("kind") != "scope":
        raise KgError(f'{path}: the first line must give the scope, {{"kind": "scope", "doc": …}}')
    scope = lines[0]
    try:
        ranges = tuple((int(first), int(last)) for first, last in scope["ranges"])
        return Gold(
            document=str(scope["doc"]),
            ranges=ranges,
            complete=frozenset(scope.get("complete", ())),
            lines=tuple(lines[1:]),
        )
    except (KeyError, TypeError, ValueError):
        raise KgError(f"{path}: the scope needs doc and ranges, [[start, end], …]") from None


def accepted(line: Line, key: str) -> list[Any]:
    """Return the values that a gold line accepts under a key, its own first."""
    others = line.get(f"alt_{key}") or line.get(f"alt_{key}s") or []
    return [line.get(key), *(others if isinstance(others, list) else [others])]


def is_certain(line: Line) -> bool:
    """Return whether leaving the line out would be a fault."""
    return bool(line.get("certain", True))


def _lines(path: Path) -> Iterator[Line]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KgError(f"there is no gold file {path}") from None
    except UnicodeDecodeError:
        raise KgError(f"{path} is not UTF-8 text; save the gold as UTF-8") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
        except json.JSONDecodeError as error:
            raise KgError(f"{path} line {number}: not JSON ({error.msg})") from None
        if not isinstance(content, dict) or "kind" not in content:
            raise KgError(f"{path} line {number}: a fact is a JSON object with a kind")
        yield content
