"""The files of a site: that they fit together, hold to the rules, and stay the same."""

from __future__ import annotations

import json
import posixpath
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from pyoxigraph import Store

from kg.errors import KgError
from kg.graph.store import StoredGraph
from kg.views.site import Site, write_single_file, write_site
from kg.views.site.render import Renderer
from kg.views.site.write import site_files
from tests.views.site.graphs import HOSTILE, department, graph_of

if TYPE_CHECKING:
    from kg.graph.store import Graph


class _Reading(HTMLParser):
    """Gathers what a browser would see: links, anchors, scripts, attributes, text."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.scripts: list[dict[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(given)
        self.anchors |= {str(given["id"])} if "id" in given else set()
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if tag == "script":
            self.scripts.append(given)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read(html: str) -> _Reading:
    found = _Reading()
    found.feed(html)
    return found


@pytest.fixture(scope="module")
def files(seeds: Graph) -> dict[str, str]:
    return dict(site_files(Site(seeds)))


@pytest.fixture(scope="module")
def pages(files: dict[str, str]) -> dict[str, _Reading]:
    return {
        name: _read(text)
        for name, text in files.items()
        if name.endswith(".html") and not name.startswith("network")
    }


def test_every_link_leads_to_a_page_and_a_place_on_it(
    files: dict[str, str], pages: dict[str, _Reading]
) -> None:
    for name, page in pages.items():
        for link in set(page.links):
            path, _, anchor = link.partition("#")
            goal = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
            goal = goal if path else name
            assert goal in files, (name, link)
            if anchor and not goal.startswith("network"):
                assert unquote(anchor) in pages[goal].anchors, (name, link)


def test_there_is_a_page_for_every_thing_and_document(seeds: Graph, files: dict[str, str]) -> None:
    count = "SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m pk:mention ?x }"
    things = next(int(str(n)) for (n,) in seeds.rows(count))
    about = [
        name for name in files if re.match(r"(?!list|question|assets|network|document)\w+/", name)
    ]
    assert len(about) == things
    # An annex that plans a campaign has a page, too.
    readers = [name for name in files if re.match(r"document/(?!.*-section-)", name)]
    assert len(readers) == 5


def test_pages_load_their_own_files_alone_and_run_no_inline_code(
    pages: dict[str, _Reading], files: dict[str, str]
) -> None:
    for name, page in pages.items():
        assert {s.get("src", "") or s.get("type") for s in page.scripts} <= {
            "assets/site.js", "../assets/site.js", "assets/theme.js", "../assets/theme.js",
            "application/json",
        }, name  # fmt: skip
        assert not {a for a in page.attributes if a.startswith("on")} | (
            {"style"} & page.attributes
        )
        assert "connect-src 'none'" in unescape(files[name].partition("<body")[0])
        assert not re.search(r'(?:src|href)="(?:https?:)?//', files[name])


def test_same_graph_gives_the_same_bytes_from_anywhere(seeds_graph: Path, seeds: Graph) -> None:
    from kg.graph.store import open_graph

    one, other = Site(seeds), Site(open_graph(seeds_graph))
    renderer = Renderer(one.corpus.documents)
    for name in one.names[:60]:
        assert renderer.page(one.page(name)) == renderer.page(other.page(name))


def test_search_index_knows_pinyin_and_initials(files: dict[str, str]) -> None:
    script = files["assets/search.js"]
    index = json.loads(script.removeprefix("kgSite.takeIndex(").removesuffix(");\n"))
    entry = next(e for e in index["entries"] if e[1] == "市商务局")
    assert {"sswj", "shishangwuju"} <= set(entry[4].split())
    assert unquote(entry[3]) in files


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_stay_text(label: str) -> None:
    site = Site(graph_of(label))
    files = dict(site_files(site))
    for name, text in files.items():
        if not name.endswith(".html") or name.startswith("network"):
            continue
        page = _read(text)
        assert not {"img", "iframe", "object"} & set(page.tags), name
        assert [s for s in page.scripts if "src" not in s and s["type"] != "application/json"] == []
        assert not {a for a in page.attributes if a.startswith("on")}, name
        assert not [link for link in page.links if ":" in link.partition("#")[0]], name
    shown = _read(files[f"{site.refs(department(label)).link.page}.html"])  # type: ignore[union-attr]
    assert label in shown.text


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_stay_text_in_one_file(label: str, tmp_path: Path) -> None:
    path = write_single_file(graph_of(label), tmp_path / "all.html")
    page = _read(path.read_text(encoding="utf-8"))
    assert not {"img", "iframe", "object"} & set(page.tags)
    assert sum(not s for s in page.scripts) == 2
    assert not {a for a in page.attributes if a.startswith("on")}


def test_writing_again_removes_what_is_gone_and_keeps_what_is_not_ours(tmp_path: Path) -> None:
    write_site(graph_of("甲局"), tmp_path)
    old = tmp_path / "site" / "department" / "甲局.html"
    mine = tmp_path / "site" / "notes.txt"
    mine.write_text("mine", encoding="utf-8")
    assert old.exists()
    start = write_site(graph_of("乙局"), tmp_path)
    assert start == tmp_path / "site" / "index.html"
    assert not old.exists()
    assert (tmp_path / "site" / "department" / "乙局.html").exists()
    assert mine.read_text(encoding="utf-8") == "mine"


def test_an_empty_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="kg build"):
        write_site(StoredGraph(Store()), tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("in the way", encoding="utf-8")
    with pytest.raises(KgError, match="site"):
        write_site(graph_of("甲局"), tmp_path)


def test_unknown_pages_are_refused() -> None:
    site = Site(graph_of("甲局"))
    with pytest.raises(KgError, match="no page"):
        site.page("nothing")
    with pytest.raises(KgError, match="kg search"):
        site.page_of("urn:nothing")
