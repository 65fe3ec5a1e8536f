"""The pages of a server in headless Chromium: the site, live, and a network that grows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kg.build import build
from kg.graph.iri import document_iri
from kg.server.links import link_to
from tests.browser.axe import serious
from tests.browser.explorer import act, choose, drawn, panel, tool, until
from tests.browser.kinds import most_said
from tests.serving import Running, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from kg.graph.graph import Graph

HELD = "市数据局"  # not next to the middle of the network, but held back by its page
Open = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def server(seeds_graph: Path) -> Iterator[Running]:
    with serving(seeds_graph) as running:
        yield running


@pytest.fixture
def open_(browser: Browser, server: Running) -> Iterator[Open]:
    """Yield a function that opens an address; at the end nobody has complained, nor gone abroad."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    complaints: list[str] = []
    requests: list[str] = []

    def open_address(address: str) -> Page:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(server.url.rstrip("/") + address)
        return page

    yield open_address
    context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith((server.url, "data:"))] == []


def entries(page: Page) -> int:
    count: int = page.evaluate("kgView.model.entries.length")
    return count


def around(seeds: Graph) -> str:
    return f"/view?around={quote(most_said(seeds, 'Department'), safe='')}"


def expand(page: Page) -> None:
    """Expand all that is chosen, and wait for what the server adds."""
    before = entries(page)
    act(page, "expandAll")
    until(page, f"kgView.model.entries.length > {before}")


def test_start_page_leads_to_things_boards_documents_and_the_editor(open_: Open) -> None:
    page = open_("/")
    page.fill("#search", "sswj")
    page.wait_for_selector("#found a")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 bdi:text('市商务局')")
    assert "/id/department/" in page.url
    page.click(".nav a >> nth=1")
    page.wait_for_selector(".board")
    page.click(".brand")
    page.click(".cards a >> nth=0")
    page.wait_for_selector(".text")
    page.locator(".nav a", has_text="查询").click()
    page.wait_for_url("**/editor")


def test_sentence_is_marked_in_the_reader_and_leads_back(open_: Open, seeds: Graph) -> None:
    page = open_(link_to(most_said(seeds, "Department")))
    page.locator(".duties .said summary").first.click()
    page.locator(".duties .where").first.click()
    marked = page.locator(".s:target")
    marked.locator("a.m").first.click()
    page.wait_for_selector(".presence")
    assert "/id/" in page.url


def test_address_of_a_section_shows_its_place(open_: Open) -> None:
    page = open_(link_to(f"{document_iri('seven-campaigns-2025')}/section/二/(一)"))
    assert "#s" in page.url
    assert page.locator(".anchor:target").count() == 1


@pytest.mark.parametrize("kind", ["page", "network"])
def test_axe_finds_nothing_serious(open_: Open, seeds: Graph, kind: str) -> None:
    page = open_(around(seeds) if kind == "network" else link_to(most_said(seeds, "Project")))
    for _ in ("light", "dark"):
        assert serious(page) == []
        page.click("[data-theme-switch]")


def test_network_fetches_the_neighbours_of_what_is_expanded(open_: Open, seeds: Graph) -> None:
    page = open_(around(seeds))
    page.wait_for_selector("#canvas canvas[role=img]")
    choose(page, HELD)
    first, shown = entries(page), drawn(page)
    assert HELD in shown
    with page.expect_response("**/view/neighbours?of=*"):
        act(page, "expandAll")
    until(page, f"kgView.model.entries.length > {first}")
    assert entries(page) > first
    new = drawn(page) - shown
    assert new
    choose(page, sorted(new)[0])
    assert HELD in panel(page)
    tool(page, "undo")
    assert drawn(page) <= shown
    tool(page, "redo")
    assert drawn(page) >= new


def test_address_of_a_grown_network_shows_the_same_again(open_: Open, seeds: Graph) -> None:
    page = open_(around(seeds))
    choose(page, HELD)
    expand(page)
    until(page, "location.hash.includes('open=')")
    again = open_(page.url.partition("//")[2].partition("/")[2].join(["/", ""]))
    until(again, f"kgView.model.entries.length === {entries(page)}")
    until(again, "kgView.state.now.open.size > 0")
    assert drawn(again) == drawn(page)


def test_layouts_place_what_was_fetched(open_: Open, seeds: Graph) -> None:
    page = open_(around(seeds))
    choose(page, HELD)
    expand(page)
    for layout in ("force", "layers", "radial"):
        tool(page, layout)
        spots = page.evaluate("""kgView.scene.now().ids
      .map((id) => [kgView.positions.x[id], kgView.positions.y[id]].map(Math.round).join(" "))""")
        assert len(set(spots)) == len(spots), layout


def test_page_says_why_nothing_was_fetched(browser: Browser, server: Running, seeds: Graph) -> None:
    page = browser.new_page()
    page.goto(server.url.rstrip("/") + around(seeds))
    page.route("**/view/neighbours*", lambda route: route.abort())
    choose(page, HELD)
    act(page, "expandAll")
    page.wait_for_selector("#panel [role=alert]")
    page.close()


def test_pages_follow_a_build(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    text = folder / "plan.txt"
    text.write_text("甲市工作方案\n一、重点任务\n(一)修路。市交通运输局牵头。\n", encoding="utf-8")
    build([folder], tmp_path / "graph")
    with serving(tmp_path / "graph") as running:
        page = browser.new_page()
        page.goto(running.url)
        assert page.locator(".cards a").count() == 1
        (folder / "second.txt").write_text("乙市工作方案\n一、重点任务\n", encoding="utf-8")
        build([folder], tmp_path / "graph")
        page.reload()
        assert page.locator(".cards a").count() == 2
        page.close()
