"""First draw, frames a second and file size of the explorer next to plain pyvis, in one run.

    python tests/benchmarks/bench_views.py [NODES …]      default: 500 2000 5000 20000

Both draw the same synthetic networks in headless Chromium without a GPU. `first draw` is the time
from opening the file until the drawing is there, in seconds (pyvis: until its physics has settled
and the bar is gone); `fps` are frames a second while the drawing is dragged, `idle` those that the
machine makes with nothing to do. Up to 2,000 nodes the explorer draws every node; above, it opens
with communities. pyvis gets no more than PATIENCE seconds, and its library from its own package,
since a page of pyvis asks a CDN for it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from kg.views.model import Network
from kg.views.page import write_network
from tests.views.sample import large_network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = (500, 2000, 5000, 20000)
PATIENCE = 60  # seconds
PLAIN_MOST = 5000  # nodes that plain pyvis is given; its page never settles well below that
_FPS = """async ([drag, steps]) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const canvas = document.querySelector("canvas");
  canvas.setPointerCapture = () => {};
  const { left, top, width } = canvas.getBoundingClientRect();
  const [x, y] = [left + width - 6, top + 6];
  const fire = (type, dx, dy) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1,
    pointerType: "mouse", clientX: x - dx, clientY: y + dy, bubbles: true, buttons: 1 }));
  if (drag) fire("pointerdown", 0, 0);
  const start = performance.now();
  for (let at = 1; at <= steps; at++) {
    if (drag) fire("pointermove", at * 3, (at % 20) * 4);
    await frame();
  }
  const fps = (steps * 1000) / (performance.now() - start);
  if (drag) fire("pointerup", 0, 0);
  return fps;
}"""


class Figures(NamedTuple):
    """What was measured of one page; seconds, frames a second, bytes."""

    written: float
    size: int
    first: float | None  # None where it took longer than PATIENCE
    fps: float | None
    idle: float | None


def explorer(browser: Browser, network: Network, folder: Path) -> Figures:
    """Measure our page; the positions by force, so that every node up to 2,000 is drawn."""
    start = time.perf_counter()
    path = write_network(network, folder / "explorer.html")
    written = time.perf_counter() - start
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri() + "#layout=force")
    page.wait_for_selector("#canvas canvas[role=img]")
    first = page.evaluate("performance.getEntriesByName('drawn')[0].startTime") / 1000
    return _moved(page, written, path, first)


def plain(browser: Browser, network: Network, folder: Path) -> Figures | None:
    """Measure pyvis as its manual shows it: add_node, add_edge, write_html."""
    from pyvis.network import Network as Drawing

    if len(network.nodes) > PLAIN_MOST:
        return None
    start = time.perf_counter()
    drawing = Drawing(directed=True, cdn_resources="in_line")
    for node in network.nodes:
        drawing.add_node(node.id, label=node.label, group=node.type)
    for edge in network.edges:
        drawing.add_edge(edge.source, edge.target, title=edge.relation)
    path = folder / "pyvis.html"
    path.write_text(drawing.generate_html(), encoding="utf-8")
    written = time.perf_counter() - start
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE * 1000)
    started = time.perf_counter()
    try:
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function(
            "document.querySelector('canvas') && document.querySelector('#loadingBar')"
            "  ? document.querySelector('#loadingBar').style.display === 'none'"
            "  : document.querySelector('canvas') !== null",
            polling=50,
        )
    except Exception as error:
        if "Timeout" not in str(error):
            raise
        return Figures(written, path.stat().st_size, None, None, None)
    return _moved(page, written, path, time.perf_counter() - started)


def _moved(page: Page, written: float, path: Path, first: float) -> Figures:
    page.wait_for_timeout(1000)
    idle = page.evaluate(_FPS, [False, 60])
    fps = page.evaluate(_FPS, [True, 120])
    page.close()
    return Figures(written, path.stat().st_size, first, fps, idle)


def _line(count: int, name: str, figures: Figures | None) -> str:
    if figures is None:
        return f"{count:>6}  {name:<9} not tried: even {PLAIN_MOST} nodes do not settle"
    first = f"> {PATIENCE}" if figures.first is None else f"{figures.first:.2f}"
    fps = "–" if figures.fps is None else f"{figures.fps:.0f}"
    idle = "–" if figures.idle is None else f"{figures.idle:.0f}"
    return (
        f"{count:>6}  {name:<9} {figures.written:>8.2f} {figures.size / 1e6:>8.2f} "
        f"{first:>12} {fps:>6} {idle:>6}"
    )


def main(sizes: tuple[int, ...]) -> None:
    """Print the figures for each size."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    print(f"{'nodes':>6}  {'page':<9} {'write s':>8} {'MB':>8} {'first draw s':>12} fps    idle")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for count in sizes:
            network = large_network(count)
            for name, measure in (("explorer", explorer), ("pyvis", plain)):
                print(_line(count, name, measure(browser, network, Path(folder))), flush=True)
        browser.close()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
