"""`kg view`: one page with a network of the graph."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.views.network import network_of
from kg.views.page import write_network

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.views.model import Network

_NOT_IN_NAME = re.compile(r"[^\w.\-]+")


def write_view(  # noqa: PLR0913 - each is an option of the command
    graph: Graph,
    target: Path,
    *,
    year: int | None = None,
    document: str | None = None,
    around: str | None = None,
    hops: int = 1,
    path: tuple[str, str] | None = None,
    construct: Path | None = None,
    everything: bool = False,
) -> Path:
    """Write one view and return the page's path.

    `target` is the page where it ends in .html, or else a folder; there the file is named after
    what it shows: network.html, network-2024.html, network-DOCUMENT.html, network-NAME.html,
    network-ONE-OTHER.html, network-FILE.html, network-all.html. `around` and `path` take names,
    aliases or IRIs, `construct` a file with a CONSTRUCT query; for the rest see
    kg.views.network.network_of. Raises KgError where more than one view is chosen, where there is
    nothing to show, and where the page cannot be written.
    """
    chosen = {
        "--year": year is not None, "--doc": document is not None, "--around": around is not None,
        "--path": path is not None, "--construct": construct is not None, "--all": everything,
    }  # fmt: skip
    given = [option for option, is_given in chosen.items() if is_given]
    if len(given) > 1:
        raise KgError(f"{' and '.join(given)} are different views; give one of them")
    if around is not None:
        network, name = _around(graph, around, hops)
    elif path is not None:
        network, name = _between(graph, path)
    elif construct is not None:
        network, name = network_of(graph, construct=_read(construct)), construct.stem
    else:
        network = network_of(graph, year=year, document=document, everything=everything)
        name = "all" if everything else document or (str(year) if year else "")
    return write_network(network, target if target.suffix == ".html" else target / _name(name))


def _around(graph: Graph, name: str, hops: int) -> tuple[Network, str]:
    from kg.query.search import resolve  # noqa: PLC0415

    found = resolve(graph, name)
    return network_of(graph, around=found.iri, hops=hops), found.label


def _between(graph: Graph, ends: tuple[str, str]) -> tuple[Network, str]:
    from kg.query.search import resolve  # noqa: PLC0415

    first, last = (resolve(graph, end) for end in ends)
    return network_of(graph, path=(first.iri, last.iri)), f"{first.label}-{last.label}"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise KgError(f"cannot read {file}: {reason}; give a file with a CONSTRUCT query") from None


def _name(shown: str) -> str:
    plain = _NOT_IN_NAME.sub("-", shown).strip("-.")[:60]
    return f"network-{plain}.html" if plain else "network.html"
