"""The site in headless Chromium: from file://, with the network off, as staff would use it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse

from kg.views.site import write_single_file, write_site
from kg.views.site.naming import page_name
from tests.browser.axe import serious
from tests.browser.explorer import until
from tests.browser.kinds import BOARDS, TYPES, most_said
from tests.browser.staff import Staff, rows
from tests.views.site.graphs import HOSTILE, department, graph_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from kg.graph.store import Graph

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Open = Callable[..., "Page"]


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


# Ten tasks of staff: each says how many clicks it may take.


def test_task_all_tasks_that_a_department_leads_and_print_them(staff: Staff) -> None:
    staff.search("市数据局")
    assert staff.page.locator("h1").inner_text() == "市数据局"
    leading = staff.page.locator(".duties .role.lead").count()
    assert 0 < leading < len(staff.rows(".duties"))
    staff.choose("role", "牵头")
    assert len(staff.rows(".duties")) == leading
    assert f"{leading} / " in staff.page.locator("#duties").inner_text()
    staff.print()
    assert staff.page.evaluate("window.printed") is True
    staff.page.emulate_media(media="print")
    assert staff.page.locator(".top").is_hidden()
    assert staff.page.locator(".duties").first.is_visible()
    assert staff.clicks <= 3


def test_task_what_changed_for_a_project_between_two_documents(staff: Staff) -> None:
    staff.click("a", has_text="文件比对")
    changed = staff.page.locator(".opposed.development")
    assert changed.count() > 0
    assert "2019-01-08" in changed.first.inner_text()
    assert "2019-07" in changed.first.inner_text()
    assert staff.clicks <= 1


def test_task_who_works_most_with_a_department(staff: Staff) -> None:
    staff.search("sswj")
    assert staff.page.locator("h1").inner_text() == "市商务局"
    staff.click(".jump a", has_text="与谁共事")
    partners = rows(staff.page, ".partners")
    counts = [int(row.split("\t")[1]) for row in partners]
    assert counts == sorted(counts, reverse=True)
    assert staff.clicks <= 2


def test_task_targets_of_a_place_for_a_year(staff: Staff) -> None:
    staff.click(".nav a", has_text="指标")
    staff.page.select_option("[data-choose=year]", "2025")
    staff.page.select_option("[data-choose=place]", "衡阳市雁峰区")
    staff.page.fill("[data-filter]", "大健康")
    found = rows(staff.page, ".board")
    assert found
    assert all("雁峰区" in row and "大健康" in row for row in found)
    assert staff.clicks <= 1


def test_task_where_report_and_digest_disagree(staff: Staff) -> None:
    staff.click("a", has_text="文件比对")
    text = staff.page.locator(".compared").first.inner_text()
    assert "225件" in text
    assert "15.6亿美元" in text
    assert staff.clicks <= 1


def test_task_who_is_in_which_task_of_a_campaign(staff: Staff) -> None:
    staff.click(".nav a", has_text="分工")
    whole = len(rows(staff.page, ".matrix"))
    staff.page.select_option("[data-choose=group]", label="科技创新赋能攻坚")
    assert 0 < staff.page.locator("tr.task:visible").count() < whole
    assert staff.clicks <= 1


def test_task_read_the_sentence_behind_a_duty_in_its_document(staff: Staff) -> None:
    staff.search("市科技局")
    staff.click(".duties .said summary")
    staff.click(".duties .where")
    marked = staff.page.locator(".s:target")
    assert "市科技局" in marked.inner_text()
    assert marked.evaluate("e => e.getBoundingClientRect().top") > 0
    staff.click(".s:target a.m")
    assert staff.page.locator(".type").first.inner_text() == "部门"
    assert staff.clicks <= 4


def test_task_how_an_indicator_developed(staff: Staff) -> None:
    staff.search("地区生产总值")
    row = staff.page.locator("tr:target")
    assert row.locator(".spark").count() == 1
    row.locator(".said summary").click()
    assert row.locator("blockquote").count() >= 2


def test_task_projects_under_construction(staff: Staff) -> None:
    staff.click("a", has_text="在建项目")
    assert len(rows(staff.page)) > 10
    staff.click("td a")
    assert staff.page.locator(".stage").count() > 0
    assert staff.clicks <= 2


def test_task_departments_of_an_industry(staff: Staff) -> None:
    staff.search("先进制造业")
    assert staff.page.locator("svg.ego a").count() >= 2
    assert staff.page.locator(".duties").count() > 0
    assert staff.clicks <= 1


# Parts of pages


@pytest.mark.parametrize("typed", ["sswj", "SSWJ", "shangwuju", "市商务", "衡阳市商务局"])
def test_search_finds_by_initials_pinyin_name_and_alias(open_page: Open, typed: str) -> None:
    page = open_page()
    page.fill("#search", typed)
    page.wait_for_selector("#found a")
    assert "市商务局" in page.locator("#found .name").all_inner_texts()[:3]


def test_search_without_a_result_says_so_and_closes(open_page: Open) -> None:
    page = open_page("matrix")
    page.keyboard.press("/")
    page.keyboard.type("没有这个词的")
    page.wait_for_selector("#found .none")
    page.keyboard.press("Escape")
    assert page.locator("#found").is_hidden()


def test_search_is_walked_by_keys(open_page: Open) -> None:
    page = open_page()
    page.fill("#search", "市科技")
    page.wait_for_selector("#found a")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#found li')[1]"
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search"


def test_english_holds_for_the_next_page_and_leaves_texts_alone(open_page: Open) -> None:
    page = open_page("department/衡阳市商务局")
    quote_ = page.locator("blockquote").first.text_content()
    page.click("[data-language=en]")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Tasks it leads and supports" in page.locator("#duties").inner_text()
    assert page.locator("blockquote").first.text_content() == quote_
    assert page.locator("#search").get_attribute("placeholder") == "Name, alias, pinyin or initials"
    page.click(".nav a >> nth=1")
    page.wait_for_selector("html[lang=en]")
    assert page.locator("h1").inner_text().startswith("Targets")
    page.click("[data-language=zh]")
    assert page.locator("h1").inner_text().startswith("指标总表")


def test_dark_follows_the_system_until_somebody_chooses(open_page: Open) -> None:
    page = open_page("compare", color_scheme="dark")
    scheme = "getComputedStyle(document.documentElement).colorScheme"
    switch = page.locator("[data-theme-switch]")
    assert (page.evaluate(scheme), switch.get_attribute("aria-pressed")) == ("dark", "true")
    page.emulate_media(color_scheme="light")
    assert (page.evaluate(scheme), switch.get_attribute("aria-pressed")) == ("light", "false")
    switch.click()
    page.click(".brand")
    page.wait_for_selector(".start")
    assert (page.evaluate(scheme), switch.get_attribute("aria-pressed")) == ("dark", "true")
    page.locator(".nav a", has_text="网络").click()
    page.wait_for_selector("#canvas canvas")
    assert page.evaluate(scheme) == "dark"
    page.click(".home")
    page.wait_for_selector(".start")


def test_paragraph_unfolds_around_its_sentence_and_folds_again(open_page: Open) -> None:
    page = open_page("department/衡阳市科学技术局")
    figure = page.locator(".presence figure[data-within]:visible").first
    quote_ = figure.locator("blockquote")
    sentence, mark = quote_.inner_text(), figure.locator("mark").inner_text()
    button = figure.locator("[data-whole]")
    button.click()
    assert len(quote_.inner_text()) > len(sentence)
    assert sentence.strip("…").strip() in quote_.inner_text()
    assert figure.locator("mark").inner_text() == mark
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert quote_.inner_text() == sentence


def test_table_is_sorted_by_its_heads(open_page: Open) -> None:
    page = open_page("list/department")
    mentions = page.locator("tbody td.num")
    page.locator("th .sort").nth(2).click()
    ascending = [int(text) for text in mentions.all_inner_texts()]
    assert ascending == sorted(ascending)
    page.locator("th .sort").nth(2).click()
    assert [int(text) for text in mentions.all_inner_texts()] == sorted(ascending, reverse=True)
    assert page.locator("th").nth(2).get_attribute("aria-sort") == "descending"


def test_matrix_of_one_department_and_role(open_page: Open) -> None:
    page = open_page("matrix")
    page.select_option("[data-choose=department]", label="市商务局")
    page.select_option("[data-choose=role]", "L")
    column = page.locator("td.chosen:visible").filter(has_text="●")
    assert column.count() == page.locator("tr.task:visible").count() > 0
    assert str(column.count()) in page.locator("#matrix-count").inner_text()
    assert page.locator("thead th:visible").count() < page.locator("thead th").count()


def test_reader_shows_outline_mentions_and_the_way_back(open_page: Open) -> None:
    page = open_page("document/work-report-2019")
    page.locator(".outline nav a").nth(20).click()
    assert page.evaluate("location.hash").startswith("#s")
    page.locator(".text a.m").first.click()
    page.locator(".presence .where").first.wait_for()  # on the page that the click leads to
    assert page.locator("h1").is_visible()
    page.locator(".presence .where").first.click()
    page.locator(".text").wait_for()
    assert page.locator(".text").is_visible()


def download(page: Page, kind: str) -> str:
    page.evaluate("document.querySelector('.data').open = true")
    with page.expect_download() as waiting:
        page.click(f"[data-format={kind}]")
    return Path(waiting.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    ["department/衡阳市科学技术局", "document/work-report-2019", "targets", "compare", "index"],
)
def test_turtle_and_json_ld_hold_triples_of_the_graph(
    open_page: Open, seeds: Graph, name: str
) -> None:
    page = open_page(name)
    turtle = set(parse(download(page, "ttl"), format=RdfFormat.TURTLE))
    assert {str(quad.triple) for quad in turtle} == {
        str(quad.triple) for quad in parse(download(page, "jsonld"), format=RdfFormat.JSON_LD)
    }
    known = {str(quad.triple) for quad in seeds.quads()}
    assert turtle
    assert [str(q.triple) for q in turtle if str(q.triple) not in known] == []


def test_csv_has_a_line_for_each_statement_with_its_sentence(open_page: Open, seeds: Graph) -> None:
    text = download(open_page("department/衡阳市科学技术局"), "csv")
    assert text.startswith("\ufeff")
    lines = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    query = """SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a pk:Claim ; rdf:subject|rdf:object
      <https://w3id.org/policy-kg/id/department/衡阳市科学技术局> }"""
    assert [n for (n,) in seeds.rows(query)] == [
        len({row["iri"] for row in lines if row["kind"] == "claim"})
    ]
    assert all(row["quote"] and row["document"] for row in lines)


def test_answer_is_offered_as_a_table_and_as_a_result_set(open_page: Open) -> None:
    page = open_page("question/departments-by-lead")
    assert len(download(page, "csv").splitlines()) == len(rows(page)) + 1
    graph = json.loads(download(page, "jsonld"))["@graph"]
    assert sum("row" in node["@id"] and "c" not in node["@id"][4:] for node in graph) == len(
        rows(page)
    )
    assert list(parse(download(page, "ttl"), format=RdfFormat.TURTLE))


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


def test_single_file_shows_every_page(open_file: Open, seeds: Graph, tmp_path: Path) -> None:
    page = open_file(write_single_file(seeds, tmp_path / "全部.html"))
    assert page.locator("h1").inner_text() == "政策图谱"
    page.fill("#search", "市科技局")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 bdi:text('市科技局')")
    page.locator(".duties .said summary").first.click()
    page.locator(".duties .where").first.click()
    assert "市科技局" in page.locator(".s.target").inner_text()
    page.locator(".s.target a.m").first.click()
    page.wait_for_selector(".presence")
    page.locator(".presence [data-whole]").first.click()
    assert page.locator(".unfolded .around").first.inner_text()
    page.locator(".jump a").last.click()
    assert page.evaluate("location.hash").endswith("!sentences")
    page.go_back()
    page.click(".nav a >> nth=0")
    page.wait_for_selector("tr.task")
    page.click("[data-language=en]")
    assert page.locator("h1").inner_text() == "Responsibility matrix"
    assert parse(download(page, "ttl"), format=RdfFormat.TURTLE)
