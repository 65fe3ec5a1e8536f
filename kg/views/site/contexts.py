"""The paragraphs around the quotes of one page, each once, for the script that unfolds them."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from kg.views.data import script_safe
from kg.views.site.corpus import Text
from kg.views.site.quoting import Context


class Contexts:
    """Numbers the contexts of one page while its template draws the quotes."""

    def __init__(self, documents: Mapping[str, Text]) -> None:
        self._documents = documents
        self._paragraphs: dict[tuple[str, tuple[int, int]], int] = {}
        self._contexts: dict[Context, int] = {}

    def number(self, context: Context) -> int:
        """Return the number by which the page refers to a context."""
        self._paragraphs.setdefault((context.document, context.paragraph), len(self._paragraphs))
        return self._contexts.setdefault(context, len(self._contexts))

    def json(self) -> Markup:
        """Return paragraphs as lists of sentences, and contexts as [paragraph, first sentence of
        the quote, sentence after its last, what it leaves out before and after]."""
        content = {
            "paragraphs": [self._sentences(*key) for key in self._paragraphs],
            "contexts": [self._row(context) for context in self._contexts],
        }
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return Markup(script_safe(text))

    def _sentences(self, document: str, paragraph: tuple[int, int]) -> list[str]:
        """Return the sentences with what stands between them, so that they join to the text."""
        text = self._documents[document]
        first, last = paragraph
        starts = [start for start, _ in text.sentences[first : last + 1]]
        ends = [*starts[1:], text.sentences[last][1]]
        return [text.text[a:b] for a, b in zip(starts, ends, strict=True)]

    def _row(self, context: Context) -> list[int | str]:
        at = self._paragraphs[context.document, context.paragraph]
        first = context.paragraph[0]
        return [at, context.quoted[0] - first, context.quoted[1] + 1 - first, *context.rest]
