"""The explorer: filters, expanding, paths, layouts, undo, links, exports, communities."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from pyoxigraph import RdfFormat, parse

from kg.views.model import Edge, Evidence, Network, Node, Source
from tests.browser.explorer import AXE, Explorer, act, choose, drawn, panel, place, tool
from tests.views.sample import (
    CULTURE,
    SENTENCE,
    SOURCE,
    TASK,
    TECH,
    hostile_network,
    large_network,
    sample_network,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FORCE = "科技创新赋能攻坚工作专班"
TASK_LABEL = "体系化布局重大科技攻关项目"
OLDER = Source("work-report-2019", "政府工作报告", "2019-01-08")


def two_documents() -> Network:
    """Return the sample with an enterprise that only an older document names, less surely."""
    plain = sample_network()
    firm = Node("urn:enterprise/比亚迪", "比亚迪", "Enterprise", order=9)
    said = Evidence(OLDER.id, "支持", "比亚迪", "发展", 5, 8, "", 0.4)
    edge = Edge(TASK, firm.id, "advances", (said,))
    return replace(
        plain, nodes=(*plain.nodes, firm), edges=(*plain.edges, edge), sources=(OLDER, SOURCE)
    )


@pytest.fixture
def explorer(browser: Browser, tmp_path: Path) -> Iterator[Explorer]:
    """Yield an explorer whose pages asked for nothing and complained of nothing."""
    made = Explorer(browser, tmp_path)
    yield made
    made.close()
    assert made.complaints == []
    assert [
        url for url in made.requests if ".html" not in url and not url.startswith("blob:")
    ] == []


@pytest.fixture
def page(explorer: Explorer) -> Page:
    return explorer.open(two_documents())


def press_filter(page: Page, name: str) -> None:
    group = page.locator("#filters details").last
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    page.locator("#filters button", has_text=name).first.click()


def test_a_document_can_be_filtered_out_with_what_only_it_says(page: Page) -> None:
    press_filter(page, "政府工作报告")
    assert "比亚迪" not in drawn(page)
    assert "市科技局" in drawn(page)


def test_a_year_can_be_filtered_out(page: Page) -> None:
    press_filter(page, "2025")
    assert "比亚迪" in drawn(page)
    assert "市科技局" not in drawn(page)


def test_the_slider_leaves_out_what_is_less_sure(page: Page) -> None:
    page.locator("#sure").fill("60")
    assert "比亚迪" not in drawn(page)
    assert "sure=60" in page.url
    page.locator("#sure").fill("30")
    assert "比亚迪" in drawn(page)


def test_a_relation_can_be_filtered_out_with_those_it_alone_connects(page: Page) -> None:
    page.locator("#filters button", has_text="成员单位").click()
    assert FORCE not in drawn(page)


def test_a_department_can_be_hidden_undone_and_redone(page: Page) -> None:
    choose(page, "市科技局")
    act(page, "hide")
    assert "市科技局" not in drawn(page)
    tool(page, "undo")
    assert "市科技局" in drawn(page)
    tool(page, "redo")
    assert "市科技局" not in drawn(page)
    page.keyboard.press("Control+z")
    assert "市科技局" in drawn(page)


def test_hidden_entries_are_listed_and_come_back(page: Page) -> None:
    choose(page, "市财政局")
    act(page, "hide")
    assert "已隐藏的条目" in panel(page)
    act(page, "showAgain")
    assert "市财政局" in drawn(page)


def test_collapsing_a_campaign_lifts_the_relations_of_its_tasks_to_it(page: Page) -> None:
    choose(page, "科技创新赋能攻坚")
    act(page, "collapse")
    assert TASK_LABEL not in drawn(page)
    links = page.evaluate(
        """kgView.scene.now().links.map((link) => [kgView.model.entry(link.from).label,
          kgView.model.entry(link.to).label, link.relation.key])"""
    )
    assert ["科技创新赋能攻坚", "市科技局", "ledBy"] in links
    act(page, "expand")
    assert TASK_LABEL in drawn(page)


def test_folding_puts_leaves_into_their_neighbour_and_expanding_brings_them_back(
    page: Page,
) -> None:
    tool(page, "fold")
    assert "市财政局" not in drawn(page)
    choose(page, TASK_LABEL)
    act(page, "expand")
    assert "市财政局" in drawn(page)


def test_expanding_shows_what_the_page_holds_back(explorer: Explorer) -> None:
    network = replace(sample_network(), centre=TECH, held=frozenset({"urn:department/市财政局"}))
    page = explorer.open(network)
    assert "市财政局" not in drawn(page)
    choose(page, TASK_LABEL)
    act(page, "expand")
    assert "市财政局" in drawn(page)


def test_searching_brings_out_what_is_held_back(explorer: Explorer) -> None:
    page = explorer.open(replace(sample_network(), held=frozenset({CULTURE})))
    assert "市文旅广体局" not in drawn(page)
    choose(page, "wlgt")
    assert "市文旅广体局" in drawn(page)


def test_the_path_between_two_shows_the_sentence_of_each_step(page: Page) -> None:
    choose(page, "市财政局")
    act(page, "pathFrom")
    assert "请选择终点" in panel(page)
    choose(page, "市商务局")
    shown = panel(page)
    assert "路径 1（4 步）" in shown
    for words in ("市财政局", TASK_LABEL, "市科技局", "创新消费场景", "市商务局", SENTENCE):
        assert words in shown
    assert "path=" in page.url


def test_where_nothing_connects_two_the_page_says_so(page: Page) -> None:
    choose(page, "市财政局")
    act(page, "pathFrom")
    choose(page, "市商务局")
    page.locator("#filters button", has_text="责任单位").click()
    page.locator("#filters button", has_text="属于").click()
    assert "没有路径" in panel(page)


def test_a_view_of_a_connection_opens_with_its_path(explorer: Explorer) -> None:
    page = explorer.open(replace(sample_network(), path=(TECH, CULTURE)))
    assert "路径 1（2 步）" in panel(page)


@pytest.mark.parametrize("layout", ["layers", "force", "radial"])
def test_every_layout_keeps_nodes_apart(page: Page, layout: str) -> None:
    tool(page, layout)
    spots = page.evaluate(
        "kgView.scene.now().ids.map((id) => [kgView.positions.x[id], kgView.positions.y[id]])"
    )
    assert len({(round(x), round(y)) for x, y in spots}) == len(spots) == 9


def test_rings_lie_around_the_chosen_entry(page: Page) -> None:
    choose(page, "市科技局")
    tool(page, "radial")
    assert place(page, "市科技局") == (0, 0)
    near = [place(page, label) for label in (TASK_LABEL, "创新消费场景", FORCE)]
    assert len({round((x * x + y * y) ** 0.5) for x, y in near}) == 1


def test_dragging_pins_a_node_where_it_was_put(page: Page) -> None:
    tool(page, "force")
    at = page.evaluate("iri => kgView.canvas.positionOf(kgView.model.byIri.get(iri).id)", TASK)
    box = page.locator("#canvas canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 150, steps=4)
    page.mouse.up()
    assert "pin=" in page.url
    put = place(page, TASK_LABEL)
    page.reload()
    page.wait_for_selector("#canvas canvas[role=img]")
    assert place(page, TASK_LABEL) == pytest.approx(put, abs=1)


def test_a_link_opens_the_same_view_again(explorer: Explorer, page: Page) -> None:
    choose(page, "市文旅广体局")
    act(page, "hide")
    tool(page, "force")
    page.locator("#filters button", has_text="企业").click()
    choose(page, "市科技局")
    hash_ = page.evaluate("location.hash")
    again = explorer.open(two_documents(), hash_)
    assert drawn(again) == drawn(page)
    assert again.locator("[data-tool=force]").get_attribute("aria-pressed") == "true"
    assert again.locator("#panel h2").inner_text() == "市科技局"


def test_a_click_on_a_line_shows_its_sentence(page: Page) -> None:
    tool(page, "force")
    ends = [place(page, TASK_LABEL), place(page, "市财政局")]
    middle = page.evaluate(
        "([x, y]) => kgView.camera.toScreen(x, y)",
        [sum(axis) / 2 for axis in zip(*ends, strict=True)],
    )
    page.locator("#canvas canvas").click(position=middle)
    assert page.locator("#panel .type").inner_text() == "关系"
    assert SENTENCE in panel(page)


def saved(page: Page, kind: str) -> bytes:
    page.locator("[data-tool=export]").click()
    with page.expect_download() as download:
        page.locator(f"[data-format={kind}]").click()
    assert download.value.suggested_filename.endswith(f".{kind}")
    return Path(download.value.path()).read_bytes()


def test_csv_holds_each_visible_statement_with_its_sentence(page: Page) -> None:
    choose(page, "市财政局")
    act(page, "hide")
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    assert {"市财政局"}.isdisjoint({row["target"] for row in rows})
    row = next(row for row in rows if row["relation"] == "ledBy" and row["target"] == "市科技局")
    assert (row["source"], row["sentence"], row["words"]) == (TASK_LABEL, SENTENCE, "市科技局")
    assert len(rows) == len(two_documents().edges) - 1


def test_turtle_is_read_by_another_tool(page: Page) -> None:
    triples = list(parse(saved(page, "ttl"), format=RdfFormat.TURTLE))
    predicates = {triple.predicate.value.rpartition("#")[2] for triple in triples}
    assert {"ledBy", "is_part_of", "prefLabel", "altLabel", "type"} <= predicates


def test_graphml_has_every_visible_node_and_edge(page: Page) -> None:
    root = ElementTree.fromstring(saved(page, "graphml"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    assert len(root.findall(".//g:node", space)) == 9
    assert len(root.findall(".//g:edge", space)) == len(two_documents().edges)


def test_svg_and_png_are_pictures_of_the_drawing(page: Page) -> None:
    root = ElementTree.fromstring(saved(page, "svg"))
    texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "市科技局" in texts
    assert saved(page, "png").startswith(b"\x89PNG\r\n\x1a\n")


HOSTILE = ["=1+1", '</data><script>alert(1)</script>"', "\u202ex\x00\ud800", "]]>", "a\nb\\u0041"]


@pytest.mark.parametrize("kind", ["csv", "ttl", "graphml", "svg"])
def test_exports_of_hostile_labels_stay_well_formed(explorer: Explorer, kind: str) -> None:
    page = explorer.open(hostile_network(HOSTILE))
    made = saved(page, kind)
    if kind == "csv":
        rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
        assert rows[0]["source"] == "'=1+1"
    elif kind == "ttl":
        labels = {t.object.value for t in parse(made, format=RdfFormat.TURTLE)}
        assert {"=1+1", HOSTILE[1], "a\nb\\u0041"} <= labels
    else:
        assert "<script" not in {node.tag for node in ElementTree.fromstring(made).iter()}


def test_a_large_network_opens_with_communities_that_open_at_a_click(explorer: Explorer) -> None:
    page = explorer.open(large_network(2100))
    discs = page.evaluate("kgView.scene.now().ids.length")
    assert discs == page.evaluate("kgView.model.communities.length") < 200
    at = page.evaluate("kgView.canvas.positionOf(kgView.model.communities[0].id)")
    page.locator("#canvas canvas").click(position=at)
    assert page.locator("#panel .type").inner_text() == "社群"
    act(page, "openCommunity")
    members = page.evaluate("kgView.model.communities[0].members.length")
    assert len(drawn(page)) == members
    act(page, "closeCommunity")
    assert drawn(page) == set()


def test_searching_in_a_large_network_opens_the_community(explorer: Explorer) -> None:
    page = explorer.open(large_network(2100))
    choose(page, "市第30号")
    assert page.locator("#panel h2").inner_text() == "市第30号"
    assert "市第30号" in drawn(page)


def test_a_long_list_is_shown_in_parts(explorer: Explorer) -> None:
    page = explorer.open(large_network(2100))
    assert page.locator("#entries [data-id]").count() == 300
    page.locator("#entries .rest").click()
    assert page.locator("#entries [data-id]").count() == 1200


@pytest.mark.parametrize("webgl", [True, False])
def test_the_drawing_needs_no_webgl(explorer: Explorer, webgl: bool) -> None:
    page = explorer.open(two_documents(), webgl=webgl)
    assert (
        page.evaluate(
            """(() => { const c = kgView.canvas.element; const { data } = c.getContext('2d')
          .getImageData(0, 0, c.width, c.height);
          return new Set(new Uint32Array(data.buffer)).size; })()"""
        )
        > 20
    )


VIEWS = ["", "#layout=force&fold=1", "#lang=en", "#chosen", "#path", "#large"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(explorer: Explorer, view: str, scheme: str, width: int) -> None:
    network = large_network(2100) if view == "#large" else two_documents()
    network = replace(network, path=(TECH, CULTURE)) if view == "#path" else network
    page = explorer.open(
        network,
        view,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    if view == "#chosen":
        choose(page, "市科技局")
        page.locator("#filters details").last.locator("summary").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run().then(({ violations }) => violations)")
    bad = [v for v in found if v["impact"] in ("serious", "critical")]
    nodes = [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in bad]
    assert bad == [], json.dumps(nodes, ensure_ascii=False)


def test_the_keyboard_reaches_every_tool_and_action(page: Page) -> None:
    tool(page, "fold")
    choose(page, "市科技局")
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "(({ dataset, id }) => dataset.tool || dataset.action || dataset.key || id)"
                "(document.activeElement)"
            )
        )
    wanted = {"layers", "force", "radial", "fold", "undo", "reset", "share", "export", "zoom-in"}
    assert wanted | {"hide", "pin", "centreHere", "pathFrom", "collapse", "sure"} <= seen


def test_focus_stays_on_a_tool_that_was_pressed(page: Page) -> None:
    page.locator("[data-tool=force]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.tool") == "force"
