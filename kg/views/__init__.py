"""Views of the graph for the browser: pages that open from file:// and ask nothing of anyone."""

from kg.views.write import write_view

__all__ = ["write_view"]
