"""What the search of the site knows: every thing, task and document by name, pinyin, initials."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from kg.query.pinyin import search_keys
from kg.views.data import script_safe
from kg.views.legend import legend
from kg.views.site.content import Ref
from kg.views.site.corpus import Corpus
from kg.views.site.naming import Link
from kg.views.site.questions import Question
from kg.views.site.refs import Refs

_LABEL = 120  # characters of a name that the list of results shows


def search_index(
    refs: Refs, asked: tuple[Question, ...], address: Callable[[Link], str]
) -> dict[str, Any]:
    """Return the index: types with their names, and entries [type, name, also, address, keys,
    weight], the weightiest first. `address` says where a link lies, seen from the start page."""
    corpus = refs.corpus
    entries: list[list[Any]] = []
    kinds: dict[str, int] = {}

    def add(ref: Ref, names: list[str], also: str, weight: int) -> None:
        if ref.link is not None:
            kind = kinds.setdefault(ref.type, len(kinds))
            keys = " ".join(search_keys(names))
            label = ref.label[:_LABEL]
            entries.append([kind, label, also, address(ref.link), keys, weight])

    for iri, thing in corpus.things.items():
        weight = len(corpus.mentions.get(iri, ())) + len(corpus.figures_of.get(iri, ()))
        also = "、".join(thing.aliases[:3])[:_LABEL]
        key = unquote(iri.rpartition("/")[2])  # the full name, where documents use short ones
        add(refs(iri), [thing.label, *thing.aliases, key], also, weight + 2)
    for iri, section in corpus.sections.items():
        add(refs.section(iri), [section.label], section.number, 1)
    for iri, text in corpus.documents.items():
        add(refs(iri), [text.title, text.id, text.number], text.date, 1000)
    for question in asked:
        link = Link(f"question/{question.name}")
        add(Ref(question.title.zh, "Question", link), [question.title.zh], "", 3)
    entries.sort(key=lambda entry: (-entry[5], entry[1], entry[3]))
    return {"types": [_type(key) for key in kinds], "entries": entries}


def index_script(index: dict[str, Any]) -> str:
    """Return the index as a classic script, which a page from file:// can load."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"kgSite.takeIndex({script_safe(text)});\n"


def _type(key: str) -> list[str]:
    named = {"Question": ("问题", "Question"), "Indicator": ("指标", "Indicator")}
    style = legend().type_of(key)
    zh, en = named.get(key, (style.zh, style.en))
    return [key.lower(), style.shape, zh, en]


def count_types(corpus: Corpus) -> dict[str, int]:
    """Return how many things of each type there are, in the order of the legend."""
    counts = dict.fromkeys([*legend().types, "Indicator"], 0)
    for thing in corpus.things.values():
        counts[thing.type] = counts.get(thing.type, 0) + 1
    return {key: count for key, count in counts.items() if count}
