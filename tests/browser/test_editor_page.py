"""The query editor in a browser that reaches the server and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.serving import Running, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ENOUGH = 15_000  # milliseconds


@pytest.fixture(scope="module")
def server(seeds_graph: Path) -> Iterator[Running]:
    """Return a server over the graph of the seeds."""
    with serving(seeds_graph) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Running) -> Iterator[Page]:
    """Yield a page on which any error, and any request to elsewhere, fails the test."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if "Security Policy" in m.text else None)
    page.on(
        "request",
        lambda r: (
            None if r.url.startswith((server.url, "data:", "about:")) else faults.append(r.url)
        ),
    )
    yield page
    page.close()
    assert faults == []


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector("body[data-ready]", timeout=_ENOUGH)


def test_first_query_runs_and_its_link_gives_it_again(page: Page, server: Running) -> None:
    _open(page, f"{server.url}editor")
    page.click("#run")
    page.wait_for_selector("#result table tbody tr", timeout=_ENOUGH)
    assert "市发展改革委" in page.inner_text("#result")
    link, query = page.get_attribute("#permalink", "href"), _query(page)
    assert link is not None
    page.goto("about:blank")
    _open(page, link)
    page.wait_for_selector("#result table tbody tr", timeout=_ENOUGH)
    assert _query(page) == query


def _query(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def test_example_is_put_in_with_its_prefixes_and_run(page: Page, server: Running) -> None:
    _open(page, f"{server.url}editor")
    page.select_option("#example", "department-tasks")
    page.wait_for_selector("#result table tbody tr", timeout=_ENOUGH)
    assert "PREFIX pk: <https://w3id.org/policy-kg/ontology#>" in _query(page)
    assert "市科技局牵头" in page.inner_text("#result")
    csv = page.get_attribute("#csv", "href")
    assert csv is not None
    answer = page.request.get(server.url.rstrip("/") + csv)
    assert answer.status == 200
    assert "市科技局牵头" in answer.text()


def test_properties_are_completed_with_their_chinese_names(page: Page, server: Running) -> None:
    _open(page, f"{server.url}editor")
    page.evaluate(
        """() => { const editor = document.querySelector('.CodeMirror').CodeMirror;
        editor.setValue('PREFIX pk: <https://w3id.org/policy-kg/ontology#>\\nSELECT * { ?s pk:led');
        editor.setCursor({line: 1, ch: 20}); editor.focus(); }"""
    )
    page.keyboard.press("Control+Space")
    page.wait_for_selector(".CodeMirror-hint", timeout=_ENOUGH)
    hints = page.eval_on_selector_all(".CodeMirror-hint", "all => all.map(e => e.textContent)")
    assert any("pk:ledBy" in hint and "牵头单位" in hint for hint in hints)


def test_mistake_is_shown_where_it_is(page: Page, server: Running) -> None:
    _open(page, f"{server.url}editor#query={quote('SELECT * { ?s ?p }')}")
    page.wait_for_selector("text=line 1 column", timeout=_ENOUGH)
