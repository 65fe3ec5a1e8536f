"""Ten tasks of staff: each says how many clicks it may take."""

from __future__ import annotations

from tests.browser.staff import Staff, rows


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
