"""Somebody in an office, who searches, chooses and clicks; and ten things that they ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


_LEADS_AWAY = """(element) => {
  const link = element.closest("a[href]:not([download])");
  return link !== null && link.href.split("#")[0] !== location.href.split("#")[0];
}"""


def rows(page: Page, table: str = "table") -> list[str]:
    """Return the texts of a table's rows that are seen."""
    return page.locator(f"{table} tbody tr:visible").all_inner_texts()


@dataclass
class Staff:
    """Somebody who clicks, and whose clicks are counted; a choice or a typed word is one, too."""

    page: Page
    clicks: int = 0

    def click(self, selector: str, **options: Any) -> None:
        """Click the first that fits; where it leads to another page, that has loaded then."""
        target = self.page.locator(selector, **options).first
        if target.evaluate(_LEADS_AWAY):
            with self.page.expect_navigation():
                target.click()
        else:
            target.click()
        self.clicks += 1

    def search(self, words: str, type_: str = "") -> None:
        """Type into the search box and press Enter, or choose the result of a type."""
        self.page.fill("#search", words)
        self.page.wait_for_selector("#found a")
        with self.page.expect_navigation():
            if type_:
                self.page.locator("#found li", has_text=type_).first.locator("a").click()
            else:
                self.page.keyboard.press("Enter")
        self.clicks += 1

    def choose(self, what: str, value: str) -> None:
        """Choose from one of the lists over a table."""
        self.page.select_option(f"[data-choose={what}]", label=value)
        self.clicks += 1

    def filter(self, words: str) -> None:
        """Type into the field over a table."""
        self.page.fill("[data-filter]", words)
        self.clicks += 1

    def print(self) -> None:
        """Print the page."""
        self.page.evaluate("window.print = () => { window.printed = true; }")
        self.click("[data-print]")

    def rows(self, table: str = "table") -> list[str]:
        """Return the rows that are seen."""
        return rows(self.page, table)


def led_tasks(staff: Staff) -> str:
    """All tasks that 市数据局 leads, printed."""
    staff.search("市数据局")
    staff.choose("role", "牵头")
    staff.print()
    return f"{len(staff.rows('.duties'))} 项任务，已打印"


def project_changes(staff: Staff) -> str:
    """What changed for 比亚迪's project between January and July 2019."""
    staff.search("比亚迪", "项目")
    changed = staff.page.locator(".opposed.development .matter")
    return changed.first.inner_text() if changed.count() else ""


def partners(staff: Staff) -> str:
    """Which departments work most with 市商务局."""
    staff.search("sswj")
    staff.click(".jump a", has_text="与谁共事")
    return "；".join(" ".join(row.split("\t")[:2]) for row in staff.rows(".partners")[:3])


def place_targets(staff: Staff) -> str:
    """What 雁峰区 has set for 2025 in 大健康."""
    staff.click(".nav a", has_text="指标")
    staff.choose("year", "2025")
    staff.choose("place", "衡阳市雁峰区")
    staff.filter("大健康")
    return f"{len(staff.rows('.board'))} 个指标"


def disagreements(staff: Staff) -> str:
    """Where report and digest disagree."""
    staff.click("a", has_text="文件比对")
    found = staff.page.locator(".compared").first.locator(".opposed:not(.development) .matter")
    return f"{found.count()} 处"


def campaign_duties(staff: Staff) -> str:
    """Who is in which task of one campaign."""
    staff.click(".chips a", has_text="产业育新培强攻坚")
    return f"{len(staff.rows('.duties'))} 项任务"


def sentence(staff: Staff) -> str:
    """The sentence that gives 市科技局 its first task, in its document."""
    staff.search("市科技局")
    staff.click(".duties .said summary")
    staff.click(".duties .where")
    return staff.page.locator(".s:target").inner_text()[:24]


def indicator(staff: Staff) -> str:
    """How 地区生产总值 developed, with the sentences."""
    staff.search("地区生产总值")
    staff.click("tr:target .said summary")
    return f"{staff.page.locator('tr:target blockquote').count()} 处原文"


def projects(staff: Staff) -> str:
    """The projects under construction."""
    staff.click("a", has_text="在建项目")
    return f"{len(staff.rows())} 个项目"


def connection(staff: Staff) -> str:
    """Which departments stand behind 先进制造业, and in which tasks."""
    staff.search("先进制造业")
    return f"{len(staff.rows('.duties'))} 项任务"


Task = Callable[[Staff], str]
TASKS: tuple[Task, ...] = (
    led_tasks, project_changes, partners, place_targets, disagreements, campaign_duties, sentence,
    indicator, projects, connection,
)  # fmt: skip
