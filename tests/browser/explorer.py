"""What the tests of the explorer share: opening a network, and asking the page what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.views.model import Network
from kg.views.page import write_network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
NO_WEBGL = """
  const plain = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.startsWith("webgl") ? null : plain.call(this, kind, ...rest);
  };
"""
Open = Callable[..., "Page"]


class Explorer:
    """Opens networks from file:// without a network, and keeps what the pages complain about."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._pages: list[Page] = []
        self.complaints: list[str] = []
        self.requests: list[str] = []

    def open(
        self, network: Network, hash_: str = "", *, webgl: bool = True, **context: Any
    ) -> Page:
        """Return the page of `network`, drawn."""
        path = write_network(network, self._folder / "页 面.html")
        context.setdefault("viewport", {"width": 1280, "height": 800})
        page = self._browser.new_context(
            offline=True, reduced_motion="reduce", accept_downloads=True, **context
        ).new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        if not webgl:
            page.add_init_script(NO_WEBGL)
        page.goto(path.as_uri() + hash_)
        page.wait_for_selector("#canvas canvas[role=img]")
        self._pages.append(page)
        return page

    def close(self) -> None:
        """Close all pages."""
        for page in self._pages:
            page.context.close()


def until(page: Page, expression: str) -> None:
    """Wait until an expression is true of the page, half a minute at most.

    The browser's own waiting evaluates strings in the page, which its policy forbids.
    """
    for _ in range(600):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{expression} did not come true on {page.url}")


def drawn(page: Page) -> set[str]:
    """Return the labels of the nodes that are drawn themselves."""
    script = """kgView.scene.now().ids.filter((id) => id < kgView.model.entries.length)
      .map((id) => kgView.model.entries[id].label)"""
    return set(page.evaluate(script))


def choose(page: Page, name: str) -> None:
    """Choose an entry through the search field."""
    page.fill("#search", name)
    page.press("#search", "Enter")
    page.fill("#search", "")


def act(page: Page, name: str) -> None:
    """Press one of the buttons that act on what is chosen."""
    page.locator(f"[data-action={name}]").first.click()


def tool(page: Page, name: str) -> None:
    """Press one of the tools over the drawing."""
    page.locator(f"[data-tool={name}]").click()


def panel(page: Page) -> str:
    """Return the words of the details."""
    return page.locator("#panel").inner_text()


def place(page: Page, label: str) -> tuple[float, float]:
    """Return where a node stands in the drawing, whatever part of it is seen."""
    script = """(label) => { const { id } = kgView.model.entries.find((e) => e.label === label);
      return [kgView.positions.x[id], kgView.positions.y[id]]; }"""
    x, y = page.evaluate(script, label)
    return x, y
