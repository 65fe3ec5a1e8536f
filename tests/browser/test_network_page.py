"""The page as a reader uses it, from file:// in headless Chromium, with no network at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.views.model import Network
from kg.views.page import write_network
from tests.views.sample import CULTURE, SENTENCE, TASK, TECH, hostile_network, sample_network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = [
    "<script>document.title='hit'</script>",
    "</script><img src=x onerror=\"document.title='hit'\">",
    "javascript:document.title='hit'",
    "\"'&quot;`",
    "\u202e市科技局\u200f",
    "🏳️‍🌈👨‍👩‍👧",
    "长" * 10_000,
]
Open = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Yield a function that opens a network's page; at the end nothing was asked or complained."""
    pages: list[Page] = []
    complaints: list[str] = []
    requests: list[str] = []

    def open_(network: Network, **context: Any) -> Page:
        path = write_network(network, tmp_path / "页 面.html")
        page = browser.new_context(offline=True, **context).new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("#canvas canvas[role=img]")
        pages.append(page)
        return page

    yield open_
    for page in pages:
        page.context.close()
    assert complaints == []
    assert [url for url in requests if not url.endswith(".html")] == []


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page(sample_network(), viewport={"width": 1280, "height": 800})


def entry(page: Page, name: str) -> Any:
    return page.get_by_role("option").filter(has_text=name)


def listed(page: Page) -> list[str]:
    return page.locator("#entries .name").all_text_contents()


def panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def colours(page: Page) -> int:
    """Return how many different colours the drawing has."""
    script = """() => {
      const canvas = document.querySelector('#canvas canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) {
        seen.add((data[at] << 24) ^ (data[at + 1] << 16) ^ (data[at + 2] << 8) ^ data[at + 3]);
      }
      return seen.size;
    }"""
    return int(page.evaluate(script))


def test_page_draws(page: Page) -> None:
    assert colours(page) > 20


@pytest.mark.parametrize("typed", ["skjj", "SKJJ", "shikeji", "市科技", "科学技术局"])
def test_search_finds_by_initials_pinyin_name_and_alias(page: Page, typed: str) -> None:
    page.fill("#search", typed)
    assert listed(page)[0] == "市科技局"
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "市科技局"


def test_search_shows_the_alias_that_was_found(page: Page) -> None:
    page.fill("#search", "文化旅游广电体育")
    assert listed(page) == ["市文旅广体局"]
    assert page.locator("#entries .alias").inner_text() == "市文化旅游广电体育局"


def test_search_without_a_result_says_so(page: Page) -> None:
    page.fill("#search", "没有这个")
    assert "没有找到" in page.locator("#entries").inner_text()


def test_click_in_the_list_shows_the_sentence_with_the_name_marked(page: Page) -> None:
    entry(page, "市科技局").first.click()
    quotes = page.locator("#panel blockquote")
    assert quotes.first.inner_text() == SENTENCE
    assert page.locator("#panel mark").first.inner_text() == "市科技局"
    shown = panel(page)
    for words in (
        "牵头任务",
        "负责任务",
        "参加专班",
        "衡阳市科学技术局",
        "衡阳市实施“七大攻坚”总体方案",
    ):
        assert words in shown


def test_click_in_the_drawing_chooses_the_node(page: Page) -> None:
    at = page.evaluate("iri => kgView.canvas.positionOf(kgView.model.byIri.get(iri).id)", TASK)
    page.locator("#canvas canvas").click(position=at)
    assert page.locator("#panel h2").inner_text() == "体系化布局重大科技攻关项目"
    assert "高校技术合同成交额（2025年目标）" in panel(page)
    assert "附件3/二/(二)/1" in panel(page)


def test_choosing_dims_the_rest_and_escape_brings_it_back(page: Page) -> None:
    before = page.screenshot()
    entry(page, "市科技局").first.click()
    assert page.screenshot() != before
    page.keyboard.press("Escape")
    assert "总览" in panel(page)


def test_choosing_a_campaign_lights_up_its_tasks_and_their_departments(page: Page) -> None:
    entry(page, "科技创新赋能攻坚").first.click()
    lit = page.evaluate("[...kgView.look.around()].map((id) => kgView.model.entries[id].label)")
    assert {"创新消费场景", "市商务局", "市科技局"} <= set(lit)
    assert "科技创新赋能攻坚工作专班" not in lit


def test_a_neighbour_in_the_panel_leads_on(page: Page) -> None:
    entry(page, "市科技局").first.click()
    page.locator("#panel .link", has_text="创新消费场景").click()
    assert page.locator("#panel h2").inner_text() == "创新消费场景"
    assert "市商务局" in panel(page)


def test_legend_hides_and_shows_a_type(page: Page) -> None:
    button = page.get_by_role("button", name="部门", exact=False).first
    full = listed(page)
    button.click()
    assert "市科技局" not in listed(page)
    assert button.get_attribute("aria-pressed") == "false"
    assert "显示 4 / 8" in page.locator("#counts").inner_text()
    button.click()
    assert listed(page) == full


def test_legend_hides_a_relation_from_the_panel(page: Page) -> None:
    entry(page, "市科技局").first.click()
    page.locator("#filters").get_by_role("button", name="成员单位").click()
    assert "参加专班" not in panel(page)
    assert "牵头任务" in panel(page)


def test_english_switch_changes_the_interface_and_not_the_texts(page: Page) -> None:
    entry(page, "市科技局").first.click()
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == "Tasks and departments, 2025"
    assert "Leads" in panel(page)
    assert SENTENCE in panel(page)
    page.get_by_role("button", name="中文").click()
    assert "牵头任务" in panel(page)


def test_the_choice_stands_in_the_address(page: Page) -> None:
    entry(page, "市文旅广体局").first.click()
    assert "entity=" in page.url
    page.reload()
    page.wait_for_selector("#panel h2:text('市文旅广体局')")
    assert page.evaluate("kgView.state.now.chosen") == page.evaluate(
        "iri => kgView.model.byIri.get(iri).id", CULTURE
    )


def test_the_keyboard_alone_finds_chooses_and_returns(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("skjj")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "市科技局"
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"


def test_every_control_has_a_name_and_the_list_one_tab_stop(page: Page) -> None:
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('button, input, [role]')].filter((item) =>
          !(item.textContent.trim() || item.getAttribute('aria-label') || item.labels?.length
            || item.getAttribute('aria-labelledby'))).length"""
    )
    assert unnamed == 0
    assert page.locator("[role=option][tabindex='0']").count() == 1


@pytest.mark.parametrize("width", [320, 390, 820, 1100])
def test_nothing_is_wider_than_the_screen(open_page: Open, width: int) -> None:
    page = open_page(sample_network(), viewport={"width": width, "height": 800})
    entry(page, "市科技局").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert colours(page) > 20


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_of_wcag_aa_in_both_schemes(open_page: Open, scheme: str) -> None:
    page = open_page(sample_network(), color_scheme=scheme)
    values = page.evaluate(
        """() => { const style = getComputedStyle(document.documentElement);
          const value = (name) => style.getPropertyValue(name).trim();
          return { paper: ['--paper', '--card', '--chosen', '--hover'].map(value),
            text: ['--ink', '--ink-soft', '--accent'].map(value), mark: value('--mark'),
            types: kgView.model.types.map((t) => value('--type-' + t.key.toLowerCase())) }; }"""
    )
    for paper in values["paper"]:
        assert min(contrast(text, paper) for text in values["text"]) >= 4.5, paper
    assert contrast(values["text"][0], values["mark"]) >= 4.5
    assert min(contrast(colour, values["paper"][0]) for colour in values["types"]) >= 3


def test_hostile_labels_stay_text(open_page: Open) -> None:
    page = open_page(hostile_network(HOSTILE))
    assert page.locator("#canvas canvas").count() == 1
    title = page.title()
    for at in range(len(HOSTILE)):
        page.locator(f"#entry-{at + 1}").click()
        assert page.locator("#panel h2").text_content() == HOSTILE[at]
    page.locator("#entry-0").click()
    page.wait_for_timeout(50)
    assert page.title() == title
    assert page.locator("img, iframe, #panel script, a[href^=javascript]").count() == 0


def test_a_link_of_an_older_page_with_things_unknown_here_is_ignored(page: Page) -> None:
    page.evaluate("location.hash = '#hide=nothing&layout=odd&pin=x_y_z&path=a&sure=ten'")
    page.wait_for_timeout(50)
    assert "8 个条目" in page.locator("#counts").inner_text()
    assert page.evaluate("kgView.scene.now().ids.length") == 8


def test_rings_around_an_entity_open_with_it(open_page: Open) -> None:
    plain = sample_network()
    network = Network("市科技局", "x", plain.nodes, plain.edges, plain.sources, centre=TECH)
    page = open_page(network)
    assert page.locator("#panel h2").inner_text() == "市科技局"
    assert colours(page) > 20


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (#rrggbb) by WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
