"""The files that pages load, and the editor's page, which is the same for every graph."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.server.message import TEXT, Answer, Refused

_ASSETS = Path(__file__).parent / "assets"
_TEMPLATES = Path(__file__).parent / "templates"
_TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


def asset(path: str) -> Answer:
    """Return the asset at `path` (vendored libraries included); raises Refused with 404."""
    if path not in _names():
        raise Refused(404, f"there is no asset {path[:200]}")
    file = _ASSETS / path
    body = file.read_bytes()
    # A version of the package has its own assets; an hour is short enough to see a new one.
    headers = {"Cache-Control": "max-age=3600"}
    return Answer(200, _TYPES.get(file.suffix, TEXT), body, headers, length=len(body))


def editor_page() -> bytes:
    """Return the page of the query editor; what it knows of the graph comes from /terms.json."""
    return (_TEMPLATES / "editor.html").read_bytes()


@cache
def _names() -> frozenset[str]:
    """Return the paths of all assets: what is not among them is not looked for on disk."""
    files = (path for path in _ASSETS.rglob("*") if path.is_file())
    return frozenset(path.relative_to(_ASSETS).as_posix() for path in files)
