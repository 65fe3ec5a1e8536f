"""A network as one HTML file that opens from file:// and asks nothing of anyone.

Scripts, styles and data stand inside the page. A content security policy names the hash of each
script and style, so that no other code runs, and forbids every connection.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import KgError
from kg.views.colours import colours, theme_script
from kg.views.data import page_jsons
from kg.views.legend import ASSETS
from kg.views.model import Network

_TEMPLATES = Path(__file__).parent / "templates"
# In the order in which they need each other; all share the one name `kgView`.
_SCRIPTS = (
    "base.js", "words.js", "elements.js", "model.js", "permalink.js", "state.js", "paths.js",
    "scene.js", "positions.js", "search.js", "look.js", "labels.js", "lines.js", "marks.js",
    "camera.js", "canvas.js", "exports.js", "picture.js", "entries.js", "filters.js", "quotes.js",
    "live.js", "actions.js", "overview.js", "panel.js", "toolbar.js", "main.js",
)  # fmt: skip
_ENDS_ELEMENT = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)


def write_network(network: Network, path: Path) -> Path:
    """Write the page to `path` (folders are made) and return it; the same network, the same bytes.

    Raises KgError where the file cannot be written.
    """
    html = page_of(network).encode("utf-8")
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(html)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True) if draft.parent.is_dir() else None
        raise KgError(
            f"cannot write the view {path}: {error.strerror}; choose another folder"
        ) from error
    return path


def page_of(network: Network, *, home: str = "", source: str = "") -> str:
    """Return the whole page.

    `home` is the address of the start page that it belongs to. `source` is an address of the same
    server that gives what is next to an entry (see kg.views.data.neighbours_json); only a page
    that has one may connect, and only to that server.
    """
    script, style, theme = _script(), _style(), theme_script()
    data, details = page_jsons(network)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("network.html.j2").render(
        title=writable(network.title_zh),
        policy=content_policy((theme, script), style, "'self'" if source else "'none'"),
        home=home,
        source=source,
        theme=Markup(theme),
        style=Markup(style),
        data=Markup(data),
        details=Markup(details),
        script=Markup(script),
    )


def writable(text: str) -> str:
    """Return `text` without what UTF-8 cannot write (lone surrogates)."""
    return text.encode("utf-8", "replace").decode("utf-8")


def content_policy(scripts: Iterable[str], style: str, connect: str = "'none'") -> str:
    """Return the Content-Security-Policy that lets a page run these scripts and this style alone.

    `connect` says where it may ask for more.
    """
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        f"connect-src {connect}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _script() -> str:
    return _inside_element("\n".join(_read(ASSETS / name) for name in _SCRIPTS))


def _style() -> str:
    return _inside_element(colours() + _read(ASSETS / "page.css"))


def _read(path: Path) -> str:
    """Return a file with line feeds alone, as a browser reads it: the hash is taken of that."""
    return path.read_text(encoding="utf-8")


def _inside_element(text: str) -> str:
    """Return `text`, which may not hold what would end its element or hide the end."""
    if (found := _ENDS_ELEMENT.search(text)) is not None:
        raise ValueError(f"an asset holds {found[0]!r}, which cannot stand inside a page")
    return text
