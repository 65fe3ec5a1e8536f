"""Progress: on a terminal only, and on stderr only."""

from __future__ import annotations

import sys
from importlib import import_module
from io import StringIO
from typing import Any

import pytest

progress: Any = import_module("kg.cli.progress").progress


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_outside_a_terminal_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    with progress() as report:
        report("read 5 documents")
    assert capfd.readouterr() == ("", "")


def test_progress_on_a_terminal_is_rewritten_and_then_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress() as report:
        report("read 5 documents")
    assert "read 5 documents" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
