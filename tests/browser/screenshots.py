"""Pictures of every kind of page, on a desktop and on a phone, light and dark, to be looked at.

    python -m tests.browser.screenshots GRAPH FOLDER [KIND …]

They are taken of the site that `kg serve` shows from the graph, which has the same pages as
`kg view site`, and of the network.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from kg.graph.store import Graph, open_graph
from kg.server.links import link_to
from tests.browser.kinds import BOARDS, TYPES, most_said
from tests.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

SIZES: dict[str, ViewportSize] = {
    "desktop": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
}


def addresses(graph: Graph) -> Iterator[tuple[str, str]]:
    """Return each kind of page with the address of one: of things, the one most is said of."""
    yield "start", "/"
    for name in BOARDS[1:]:
        yield name.replace("/", "-"), f"/pages/{name}"
    for type_ in TYPES:
        yield type_.lower(), link_to(most_said(graph, type_))
    yield "network", "/view"
    yield "network-around", f"/view?around={quote(most_said(graph, 'Department'), safe='')}"


def _shoot(browser: Browser, url: str, folder: Path, pages: dict[str, str]) -> None:
    for size, viewport in SIZES.items():
        for look in ("light", "dark"):
            context = browser.new_context(
                viewport=viewport, color_scheme="dark" if look == "dark" else "light",
                reduced_motion="reduce",
            )  # fmt: skip
            page = context.new_page()
            for kind, address in pages.items():
                page.goto(url.rstrip("/") + address)
                page.wait_for_timeout(150)
                page.screenshot(path=folder / f"{kind}-{size}-{look}.png")
            context.close()


def main(graph: Path, folder: Path, kinds: list[str]) -> None:
    """Take the pictures; of all kinds where none is named."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    pages = {k: a for k, a in addresses(open_graph(graph)) if not kinds or k in kinds}
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with serving(graph) as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        _shoot(browser, running.url, folder, pages)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Take a picture of every kind of page.")
    parser.add_argument("graph", type=Path, help="what `kg build` wrote")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("kinds", nargs="*", help="such as start; all where none is named")
    given = parser.parse_args()
    main(given.graph, given.folder, given.kinds)
