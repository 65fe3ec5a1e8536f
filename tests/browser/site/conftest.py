"""The site in headless Chromium: from file://, with the network off, as staff would use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.views.site import write_site
from tests.browser.site.opened import DESKTOP, Open
from tests.browser.staff import Staff

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from kg.graph.store import Graph


@pytest.fixture(scope="session")
def folder(seeds: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the seeds' site."""
    return write_site(seeds, tmp_path_factory.mktemp("网 站")).parent


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Open]:
    """Yield a function that opens a file; at the end nothing was asked of the network."""
    pages: list[Page] = []
    complaints: list[str] = []
    requests: list[str] = []

    def open_(path: Path, fragment: str = "", **context: Any) -> Page:
        page = browser.new_context(offline=True, viewport=DESKTOP, **context).new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri() + fragment)
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.context.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "blob:", "data:"))] == []


@pytest.fixture
def open_page(open_file: Open, folder: Path) -> Open:
    """Return a function that opens a page of the seeds' site by its name."""
    return lambda name="index", fragment="", **context: open_file(
        folder / f"{name}.html", fragment, **context
    )


@pytest.fixture
def staff(open_page: Open) -> Staff:
    return Staff(open_page())
