"""Ten things that staff want to know, done in a browser on the written site: clicks and seconds.

    python tests/benchmarks/bench_tasks.py [GRAPH]      default: .kg/graph

The seconds are those of the pages and of the script that clicks; people take longer to read.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from kg.graph.store import open_graph
from kg.views.site import write_site
from tests.browser.staff import TASKS, Staff

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def measure(browser: Browser, start: Path) -> None:
    """Print a line for each task."""
    print(f"{'clicks':>6} {'seconds':>8}  task")
    for task in TASKS:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(start.as_uri())
        staff = Staff(page)
        began = time.perf_counter()
        answer = task(staff)
        seconds = time.perf_counter() - began
        print(f"{staff.clicks:>6} {seconds:>8.2f}  {task.__doc__} {answer}", flush=True)
        page.close()


def main(graph: Path) -> None:
    """Write the site of the graph and do the tasks in it."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        start = write_site(open_graph(graph), Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        measure(browser, start)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(".kg/graph"))
