"""Pages on every screen, in both schemes, with hostile labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from kg.views.site import write_site
from kg.views.site.naming import page_name
from tests.browser.axe import serious
from tests.browser.explorer import until
from tests.browser.kinds import BOARDS, TYPES, most_said
from tests.browser.site.opened import PHONE, Open
from tests.views.site.graphs import HOSTILE, department, graph_of

if TYPE_CHECKING:
    from kg.graph.store import Graph


PAGES = (
    "index", "targets", "compare", "questions", "question/discrepancies", "list/park",
    "department/衡阳市科学技术局", "initiative/科技创新赋能攻坚", "document/midyear-plenary-2019",
)  # fmt: skip


@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_page()
    page.set_viewport_size({"width": width, "height": 800})
    for name in (*PAGES, "matrix"):
        page.goto(page.url.rpartition("/site/")[0] + "/site/" + quote(name) + ".html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.parametrize("kind", (*BOARDS, *TYPES, "network"))
def test_axe_finds_nothing_serious_in_light_and_dark(
    open_page: Open, seeds: Graph, kind: str
) -> None:
    page = open_page(page_name(most_said(seeds, kind)) if kind in TYPES else kind)
    if kind == "targets":  # hundreds of rows are made alike, and axe looks at each cell
        page.get_by_label("筛选").fill("收入")
    assert serious(page) == []
    page.click("[data-theme-switch]")
    page.set_viewport_size(PHONE)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert serious(page) == []


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_stay_text(open_file: Open, tmp_path: Path, label: str) -> None:
    start = write_site(graph_of(label), tmp_path)
    page = open_file(start)
    page.fill("#search", "d")
    until(page, "!document.getElementById('found').hidden")
    for path in sorted(start.parent.rglob("*.html")):
        if "network" not in path.parts[-2:][0] and path.name != "network.html":
            page.goto(path.as_uri())
            assert (
                page.locator('img, iframe, main script:not([type="application/json"])').count() == 0
            )
            assert page.title() != "x"
    assert department(label)


@pytest.mark.parametrize("kind", ["Industry", "Enterprise", "Place"])
def test_network_of_a_thing_fits_a_phone(open_page: Open, seeds: Graph, kind: str) -> None:
    page = open_page(page_name(most_said(seeds, kind)))
    page.set_viewport_size(PHONE)
    labels = page.locator("svg.ego:visible text")
    assert labels.count() > 2
    for box in filter(None, (label.bounding_box() for label in labels.all())):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
