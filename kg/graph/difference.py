"""Replacing a named graph by changing only what is different.

Most edits of a text leave most of what it says as it was, and what is not touched need not be
written, nor sorted into the store's tables again.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

_MOST = 0.5  # of a graph; where more is gone, removing all at once is faster


def replace_graph(store: Store, graph: str, nquads: bytes) -> bytes:
    """Remove what the graph has and `nquads` has not; return the quads that are to be added.

    `nquads` are N-Quads of this graph alone, one a line as kg.graph.quads writes them.
    """
    name = NamedNode(graph)
    raw = store.dump(format=RdfFormat.N_TRIPLES, from_graph=name) or b""
    end = f" {name} .".encode()
    old = {line.removesuffix(b" .") + end for line in raw.splitlines()}
    new = nquads.splitlines()
    gone = old.difference(new)
    if len(gone) > _MOST * len(old):
        store.remove_graph(name)
        return nquads
    for quad in parse(b"\n".join(sorted(gone)), format=RdfFormat.N_QUADS, lenient=True):
        assert isinstance(quad, Quad)
        store.remove(quad)
    added = [line for line in new if line not in old]
    return b"".join(line + b"\n" for line in added)
