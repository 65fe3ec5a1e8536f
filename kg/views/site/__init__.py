"""The static site: linked pages for every thing, document and figure of a graph."""

from kg.views.site.site import Site, page_for
from kg.views.site.write import write_single_file, write_site

__all__ = ["Site", "page_for", "write_single_file", "write_site"]
