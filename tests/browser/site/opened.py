"""What the tests of the site open pages with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Open = Callable[..., "Page"]


def download(page: Page, kind: str) -> str:
    page.evaluate("document.querySelector('.data').open = true")
    with page.expect_download() as waiting:
        page.click(f"[data-format={kind}]")
    return Path(waiting.value.path()).read_text(encoding="utf-8")
