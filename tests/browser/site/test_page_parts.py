"""Parts of the site's pages: search, languages, colours, sentences, tables, the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.site.opened import Open

if TYPE_CHECKING:
    pass


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
