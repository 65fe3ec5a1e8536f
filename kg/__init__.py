"""A knowledge-graph explorer for Chinese government policy documents.

>>> import kg
>>> graph = kg.open(".kg/graph")
>>> rows = graph.rows("SELECT ?task { ?task pk:ledBy ?who }")
>>> len(list(rows))
1

The parts are imported when they are asked for: `import kg` itself costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph.store import open_graph as open  # noqa: A004 - kg.open, as one says it
    from kg.query.value import Iri, Text

__all__ = ["Iri", "KgError", "Text", "open"]

_PLACES = {
    "open": ("kg.graph.store", "open_graph"),
    "KgError": ("kg.errors", "KgError"),
    "Iri": ("kg.query.value", "Iri"),
    "Text": ("kg.query.value", "Text"),
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
