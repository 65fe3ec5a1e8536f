"""Results for the tools of a notebook: pandas, networkx, rdflib. Imported when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.graph.vocabulary import PREFIXES
from kg.query.value import Iri, Value

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

    from kg.query.result import Row

_SHOWN = 20


def frame(columns: Sequence[str], rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as a data frame; raises KgError where pandas is not installed."""
    try:
        import pandas as pd  # noqa: PLC0415
    except ImportError:
        raise KgError("pandas is not installed; run: pip install 'policy-kg[notebook]'") from None
    by_column = zip(*rows, strict=True) if rows else ((),) * len(columns)
    made = {
        name: pd.Series(cells, dtype=_dtype(cells), name=name)
        for name, values in zip(columns, by_column, strict=True)
        for cells in (_floats(values),)
    }
    return pd.DataFrame(made, columns=list(columns))


def _floats(values: Iterable[Value]) -> list[Any]:
    return [float(value) if isinstance(value, Decimal) else value for value in values]


def _dtype(values: Sequence[Any]) -> str:
    """Return the column's type: Int64, float64, boolean, or object where it holds anything else."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "Int64"
    return "float64" if kinds and kinds <= {int, float} else "object"


def html_table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return the first rows as an HTML table; every text is escaped."""
    shown = list(islice(rows, _SHOWN + 1))
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(value))}</td>" for value in row) + "</tr>"
        for row in shown[:_SHOWN]
    )
    more = "<p>… and more rows</p>" if len(shown) > _SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Value) -> str:
    if isinstance(value, Iri):
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace):
                return f"{prefix}:{value.removeprefix(namespace)}"
    return "" if value is None else str(value)


def network(triples: Iterable[tuple[Value, Value, Value]]) -> nx.MultiDiGraph[str]:
    """Return triples between things as edges, and the rest as attributes of nodes."""
    import networkx as nx  # noqa: PLC0415

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, predicate, object_ in triples:
        name = _local(str(predicate))
        if isinstance(object_, Iri):
            made.add_edge(str(subject), str(object_), key=str(predicate), relation=name)
        else:
            made.add_node(str(subject), **{name: object_})
    return made


def _local(iri: str) -> str:
    """Return what stands after the last # or / of an IRI."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def rdflib_graph(ntriples: bytes) -> rdflib.Graph:
    """Return N-Triples as an rdflib graph with the common prefixes."""
    import rdflib  # noqa: PLC0415

    made = rdflib.Graph().parse(data=ntriples, format="nt")
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    return made
