"""Where each page lies: file names that follow from the IRI alone and that any system can store."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote, unquote

from kg.graph.vocabulary import PKR

# What Windows forbids in a name, and what is not seen.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 40  # characters; with the folders above it a path stays below the 260 of Windows


@dataclass(frozen=True, slots=True)
class Link:
    """A page of the site, and a place on it: `page` is a path without .html, such as index."""

    page: str
    anchor: str = ""


def page_name(iri: str) -> str:
    """Return the path of the page about `iri`, without .html: department/衡阳市商务局.

    Names that differ in capitals, in what Windows forbids or after the fortieth character get a
    hash of the IRI, so that two IRIs never share a page.
    """
    known = iri.startswith(PKR) and "/" in iri.removeprefix(PKR)
    folder, _, key = (iri.removeprefix(PKR) if known else f"thing/{iri}").partition("/")
    return f"{_plain(folder, folder)}/{_plain(unquote(key), iri)}"


def _plain(name: str, iri: str) -> str:
    """Return `name` as a file may be called on every system."""
    kept = "".join(c for c in _FORBIDDEN.sub("-", name) if unicodedata.category(c)[0] not in "CZ")
    kept = unicodedata.normalize("NFC", kept)[:_LONGEST].strip(".-~ ")
    if kept == name and kept == kept.lower() and not _RESERVED.fullmatch(kept):
        return kept
    digest = hashlib.blake2b(iri.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
    return f"{kept}-{digest}" if kept and not _RESERVED.fullmatch(kept) else f"x-{digest}"


class Address(Protocol):
    """Where the pages lie, seen from one of them."""

    @property
    def root(self) -> str:
        """Return what goes before assets/site.css."""
        ...

    @property
    def tools(self) -> Sequence[Tool]:
        """Return what lies beside the pages, for their head."""
        ...

    def __call__(self, link: Link) -> str:
        """Return the address of `link`."""
        ...

    def around(self, iri: str) -> str:
        """Return the address of the network around a thing; empty where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Tool:
    """Something beside the pages: what it is called, and its address."""

    zh: str
    en: str
    address: str


class _Written:
    """What pages that are files have in common: nothing lies beside them."""

    tools: Sequence[Tool] = ()

    def around(self, iri: str) -> str:  # noqa: ARG002 - a file answers nothing
        """Return the empty text: a network around one thing is drawn when somebody asks for it."""
        return ""


class Paths(_Written):
    """Addresses between the files of a folder, seen from the page `here`."""

    def __init__(self, here: str) -> None:
        self.root = "../" * here.count("/")

    def __call__(self, link: Link) -> str:
        """Return the relative address of `link`."""
        anchor = f"#{quote(link.anchor)}" if link.anchor else ""
        return f"{self.root}{quote(link.page)}.html{anchor}"


class Fragments(_Written):
    """Addresses inside a single file: #department/衡阳市商务局!c120."""

    root = ""

    def __call__(self, link: Link) -> str:
        """Return the fragment that shows `link`."""
        return "#" + quote(link.page + (f"!{link.anchor}" if link.anchor else ""), safe="/!")
