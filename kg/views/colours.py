"""The colours of every view: light and dark, by the system's wish or by the reader's own."""

from __future__ import annotations

import re

from kg.views.legend import ASSETS

_DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{\s*:root (\{[^{}]*\})\s*\}")


def colours() -> str:
    """Return the style sheet of colours: assets/colours.css, and its dark half once more.

    There the dark colours stand once, for the system's wish. Here they also hold where the reader
    chose them (`data-theme` on the root), and not where the reader chose light.
    """
    text = (ASSETS / "colours.css").read_text(encoding="utf-8")
    return _DARK.sub(
        r'@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) \1 }'
        "\n"
        r':root[data-theme="dark"] \1',
        text,
    )


def theme_script() -> str:
    """Return the script that keeps the reader's choice; it runs in the head of a page."""
    return (ASSETS / "theme.js").read_text(encoding="utf-8")
