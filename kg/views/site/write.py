"""Writing a site: a folder of pages that link each other, or all of them in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from kg.errors import KgError
from kg.views.colours import theme_script
from kg.views.data import script_safe
from kg.views.network import network_of
from kg.views.page import content_policy, page_of, writable
from kg.views.site.index import index_script, search_index
from kg.views.site.naming import Fragments, Paths, page_name
from kg.views.site.render import Renderer, environment, script, style
from kg.views.site.site import Site

if TYPE_CHECKING:
    from kg.graph.graph import Graph

_FOLDER = "site"
_FILES = "assets/files.txt"  # what was written, so that the next time what is gone is removed


def write_site(graph: Graph, folder: Path) -> Path:
    """Write the site into `folder`/site and return its start page.

    Files of an earlier writing that are no longer needed are removed, others are left alone. Equal
    graphs give equal bytes. Raises KgError where the graph is empty or a file cannot be written.
    """
    site = _site(graph)
    place = folder / _FOLDER
    files: list[str] = []
    try:
        before = _written_before(place)
        for name, content in site_files(site):
            _write(place / name, content)
            files.append(name)
        _write(place / _FILES, "\n".join(sorted(files)) + "\n")
        for name in before - set(files):
            (place / name).unlink(missing_ok=True)
    except OSError as error:
        raise _refused(place, error) from error
    return place / "index.html"


def write_single_file(graph: Graph, path: Path) -> Path:
    """Write all pages into the one HTML file `path` and return it.

    Raises KgError where the graph is empty or the file cannot be written.
    """
    html = single_file(_site(graph))
    try:
        _write(path, html)
    except OSError as error:
        raise _refused(path, error) from error
    return path


def site_files(site: Site) -> Iterator[tuple[str, str]]:
    """Return each file of the site: its path inside the folder, and its content."""
    networks = dict(_networks(site))
    renderer = Renderer(site.corpus.documents, networks=frozenset(networks))
    for page in site.pages():
        yield f"{page.name}.html", renderer.page(page)
    for name, html in networks.items():
        yield f"{name}.html", html
    yield "assets/site.css", style()
    yield "assets/site.js", script()
    yield "assets/theme.js", theme_script()
    index = search_index(site.refs, site.questions, Paths("index"))
    yield "assets/search.js", index_script(index)


def single_file(site: Site) -> str:
    """Return all pages as one HTML document; each but the first lies in a template element."""
    renderer = Renderer(site.corpus.documents, single=True)
    parts = [(page.name, page.title, Markup(renderer.page(page))) for page in site.pages()]
    index = search_index(site.refs, site.questions, Fragments())
    css, code, theme = style(), script(), theme_script()
    text = (
        environment()
        .get_template("single.html.j2")
        .render(
            policy=content_policy((theme, code), css),
            theme=Markup(theme),
            style=Markup(css),
            script=Markup(code),
            index=Markup(script_safe(_json(index))),
            parts=parts,
            href=Fragments(),
            root="",
            single=True,
            networks=frozenset(),
        )
    )
    return writable(text)


def _site(graph: Graph) -> Site:
    site = Site(graph)
    if not site.corpus.documents:
        raise KgError("the graph holds no document, so there is nothing to show; run `kg build`")
    return site


def _networks(site: Site) -> Iterator[tuple[str, str]]:
    """Return the network pages: that of all, and one for each document that relates anything."""
    choices: list[tuple[str, dict[str, Any]]] = [("network", {})]
    for iri, text in site.corpus.documents.items():
        choices.append((f"network/{page_name(iri).partition('/')[2]}", {"document": text.id}))
    for name, choice in choices:
        try:
            network = network_of(site.graph, **choice)
        except KgError:  # nothing in it is related to anything
            continue
        yield name, page_of(network, home=f"{Paths(name).root}index.html")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8"))


def _written_before(place: Path) -> set[str]:
    """Return the files of an earlier writing; nothing outside of the folder is ever among them."""
    try:
        listed = (place / _FILES).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return set()
    return {name for name in listed if name and ".." not in name and not Path(name).is_absolute()}


def _refused(path: Path, error: OSError) -> KgError:
    return KgError(f"cannot write {path}: {error.strerror}; choose another folder with -o")
