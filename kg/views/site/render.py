"""Drawing pages: templates that escape whatever the graph holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from kg.views.colours import colours
from kg.views.data import script_safe
from kg.views.legend import ASSETS, legend
from kg.views.page import writable
from kg.views.site.content import Pair, ThingPage
from kg.views.site.contexts import Contexts
from kg.views.site.corpus import Text
from kg.views.site.naming import Address, Fragments, Link, Paths
from kg.views.site.words import type_name, word

if TYPE_CHECKING:
    from kg.views.site.site import Page

# `file:` lets pages that lie in a folder load their own script and style; nothing is let out.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src data:; "
    "connect-src 'none'; base-uri 'none'; form-action 'none'"
)
SCRIPTS = (
    "base.js", "language.js", "search.js", "tables.js", "contexts.js",
    "triples.js", "downloads.js", "pages.js",
)  # fmt: skip
_TIGHT = (",", ":")
_TEMPLATES = Path(__file__).parent.parent / "templates" / "site"


class Renderer:
    """Draws pages: files of a folder, parts of one file, or what lies at other addresses.

    `documents` are those that the pages quote, by IRI.
    """

    def __init__(
        self,
        documents: Mapping[str, Text],
        address: Callable[[str], Address] = Paths,
        *,
        single: bool = False,
        networks: frozenset[str] = frozenset(),
    ) -> None:
        self._documents = documents
        self._address = (lambda _: Fragments()) if single else address
        self._single = single
        self._networks = networks
        self._layout = "part.html.j2" if single else "page.html.j2"

    def page(self, page: Page) -> str:
        """Return the page's HTML, or only its part of the single file."""
        address = self._address(page.name)
        return _template(f"{page.template}.html.j2").render(
            layout=self._layout,
            page=page,
            policy=POLICY,
            href=address,
            root=address.root,
            single=self._single,
            networks=self._networks,
            context=Contexts(self._documents),
            data=Markup(script_safe(json.dumps(page.data, ensure_ascii=False, separators=_TIGHT))),
            **page.content,
        )


def style() -> str:
    """Return the style sheet of the site: the colours of every view, then its own rules."""
    own = (ASSETS / "site" / "site.css").read_text(encoding="utf-8")
    return f"{colours()}\n{own}"


def script() -> str:
    """Return the script of the site."""
    return "\n".join((ASSETS / "site" / name).read_text(encoding="utf-8") for name in SCRIPTS)


@cache
def environment() -> Environment:
    """Return the templates' environment."""
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_writable,
    )  # fmt: skip
    found.globals.update(t=words, say=say, shape=shape, link=Link)
    found.filters.update(
        brief=brief, blocks=blocks, quoted=quote, network_page=network_page, type_name=type_name,
        group_name=partial(word, "group"),
    )  # fmt: skip
    return found


@cache
def words(zh: str, en: str) -> Markup:
    """Return words of the interface: Chinese, with the English that the switch puts there."""
    return Markup('<span data-en="{}">{}</span>').format(en, zh)


def say(pair: str | Pair) -> Markup:
    """Return a pair as `words` would, a text as it is."""
    return words(pair.zh, pair.en) if isinstance(pair, Pair) else escape(pair)


def brief(value: Any, most: int = 60) -> Any:
    """Return text cut to `most` characters, and a pair as it is."""
    if not isinstance(value, str) or len(value) <= most:
        return value
    return value[: most - 1] + "…"


def network_page(page: str) -> str:
    """Return the name of the network page of a document, by the name of its reader."""
    return f"network/{page.partition('/')[2]}"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a thing's page, for the list of what the page holds."""

    id: str
    zh: str
    en: str
    count: int | None


def blocks(thing: ThingPage) -> list[Block]:
    """Return the parts that a thing's page has, in their order."""
    relations = [
        Block(f"r{at}", relation.name.zh, relation.name.en, len(relation.tied))
        for at, relation in enumerate(thing.relations, start=1)
    ]
    found = [
        Block("tasks", "任务与分工", "Tasks", len(thing.tasks)),
        Block("duties", "牵头与负责", "Duties", len(thing.duties)),
        Block("stages", "进展", "Status", len(thing.stages)),
        Block("opposed", "不同说法", "Told differently", len(thing.opposed)),
        *([Block("network", "网络", "Network", None)] if thing.drawing else []),
        Block("partners", "与谁共事", "With whom", len(thing.partners)),
        *relations,
        Block("advanced", "推进它的任务", "Advanced by", len(thing.advanced)),
        Block("values", "指标", "Targets", len(thing.values)),
        Block("sentences", "原文", "Sentences", sum(p.mentions for p in thing.presences)),
    ]
    return [block for block in found if block.count != 0]


@cache
def shape(key: str) -> str:
    """Return the shape of a type's sign."""
    return legend().type_of(key).shape


def _writable(value: Any) -> Any:
    if isinstance(value, str) and not value.isascii() and not isinstance(value, Markup):
        return writable(value)
    return value


@cache
def _template(name: str) -> Template:
    return environment().get_template(name)
