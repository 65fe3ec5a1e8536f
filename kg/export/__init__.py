"""Writing the graph, or a part of it, for other tools."""

from kg.export.formats import FORMATS, export
from kg.export.selection import NODE_TYPES, Selection

__all__ = ["FORMATS", "NODE_TYPES", "Selection", "export"]
