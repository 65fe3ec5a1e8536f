"""The pages of the site, live from the graph: what `kg view site` writes, made when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.errors import KgError
from kg.graph.store import StoredGraph, in_memory
from kg.query.stats import stats
from kg.server.links import iri_at, link_to
from kg.server.message import HTML, Job, Refused
from kg.server.negotiation import PAGE, choose
from kg.server.pages import start
from kg.server.reply import Reply
from kg.server.thing import thing
from kg.views.colours import theme_script
from kg.views.page import writable
from kg.views.site import Site
from kg.views.site.index import index_script, search_index
from kg.views.site.naming import Link, Tool, page_name
from kg.views.site.render import Renderer, script, style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.graph.store import Graph
    from kg.server.sink import Sink

ROOT = "/pages/"
_MOST = 1_000_000  # quads of a graph that is held in memory as pages; above, plain pages are given
_MOST_ELSEWHERE = 300_000  # quads of one behind an endpoint, which is fetched for that
_TOOLS = (Tool("查询", "SPARQL", "/editor"),)
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"


class Addresses:
    """Where the server shows the pages of a site: things at their own addresses."""

    root = ROOT
    tools: Sequence[Tool] = _TOOLS

    def __init__(self, site: Site) -> None:
        self._subjects = site.subjects
        texts = site.corpus.documents.values()
        self._networks = {_network_page(text.iri): f"/view?doc={quote(text.id)}" for text in texts}
        self._networks["network"] = "/view"

    def __call__(self, link: Link) -> str:
        """Return the address of `link`."""
        anchor = f"#{quote(link.anchor)}" if link.anchor else ""
        return self._page(link.page) + anchor

    def around(self, iri: str) -> str:
        """Return the address of the network around a thing."""
        return f"/view?around={quote(iri, safe='')}"

    def networks(self) -> frozenset[str]:
        """Return the names of the pages that show networks."""
        return frozenset(self._networks)

    def _page(self, name: str) -> str:
        if name in self._networks:
            return self._networks[name]
        if name in self._subjects:
            return link_to(self._subjects[name])
        return "/" if name == "index" else ROOT + quote(name)


def _network_page(document: str) -> str:
    return f"network/{page_name(document).partition('/')[2]}"


class _Live:
    """The pages of one graph; each is drawn when it is asked for, within milliseconds."""

    def __init__(self, graph: Graph, near: Graph) -> None:
        self.graph = graph
        self.site = Site(near)  # the same graph, where it is asked quickly
        self.address = Addresses(self.site)
        self._renderer = Renderer(
            self.site.corpus.documents, lambda _: self.address, networks=self.address.networks()
        )

    def draw(self, name: str) -> bytes:
        """Return the page with this name; raises Refused with 404 where there is none."""
        try:
            page = self.site.page(name)
        except KgError:
            raise Refused(404, f"there is no page {name[:200]}; start at /") from None
        return writable(self._renderer.page(page)).encode("utf-8")

    def index(self) -> str:
        """Return what the search of the pages knows, as a script."""
        return index_script(search_index(self.site.refs, self.site.questions, self.address))


_held: list[_Live] = []  # the pages of the graph that was asked last; never more than one


def _pages_of(graph: Graph) -> _Live | None:
    """Return the pages of a graph, read once; None where it is too large to hold in memory."""
    if not _held or _held[0].graph is not graph:
        _held.clear()
        is_here = isinstance(graph, StoredGraph)
        if stats(graph).quads > (_MOST if is_here else _MOST_ELSEWHERE):
            return None
        _held.append(_Live(graph, graph if is_here else in_memory(graph)))
    return _held[0]


def page(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write a page by its name, or a file that the pages load; Refused with 404 without one."""
    name = str(job.arguments["name"])
    if name in _ASSETS:
        make, type_ = _ASSETS[name]
        sink.write(make(graph).encode("utf-8"))
        return Reply(type_)
    choose((PAGE,), job.accept, job.format)
    pages = _pages_of(graph)
    if pages is not None and pages.site.corpus.documents:
        sink.write(pages.draw(name))
        return Reply(HTML)
    if name != "index":
        raise Refused(404, f"there is no page {name[:200]} for this graph; start at /")
    return start(graph, job, sink)


def about(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the page of the thing at a path under /id/, or lead to the place that shows it.

    What the site has no page for (a claim, a mention, a named graph) is shown as a plain node.
    """
    pages = _pages_of(graph)
    link = pages.site.refs(iri_at(str(job.arguments["path"]))).link if pages is not None else None
    if pages is None or link is None:
        return thing(graph, job, sink)
    if link.anchor:
        return Reply(HTML, 303, {"Location": pages.address(link)})
    sink.write(pages.draw(link.page))
    return Reply(HTML)


def _index(graph: Graph) -> str:
    pages = _pages_of(graph)
    return pages.index() if pages is not None else ""


_ASSETS: dict[str, tuple[Callable[[Graph], str], str]] = {
    "assets/site.css": (lambda _: style(), _STYLE),
    "assets/site.js": (lambda _: script(), _SCRIPT),
    "assets/theme.js": (lambda _: theme_script(), _SCRIPT),
    "assets/search.js": (_index, _SCRIPT),
}
