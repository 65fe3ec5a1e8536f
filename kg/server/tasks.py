"""What a worker can do with the graph: one function for each task of kg.server.message."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import EndpointError, KgError
from kg.server.message import Answer, Job, Refused

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.server.reply import Reply
    from kg.server.sink import Sink

Task = Callable[["Graph", Job, "Sink"], "Reply"]

# Imported when first asked for: a worker that only answers queries loads no templates.
_TASKS = {
    "sparql": ("kg.server.sparql", "answer"),
    "service": ("kg.server.sparql", "service"),
    "thing": ("kg.server.thing", "thing"),
    "view": ("kg.server.pages", "view"),
    "neighbours": ("kg.server.pages", "neighbours"),
    "page": ("kg.server.site", "page"),
    "about": ("kg.server.site", "about"),
    "search": ("kg.server.pages", "search_page"),
    "start": ("kg.server.pages", "start"),
    "dataset": ("kg.server.catalogue", "dataset"),
    "ontology": ("kg.server.catalogue", "ontology"),
    "terms": ("kg.server.terms", "terms"),
}


def perform(graph: Graph, job: Job, sink: Sink) -> Answer:
    """Do a job; return its answer, which is a refusal where the job cannot be done."""
    try:
        module, name = _TASKS[job.task]
        task: Task = getattr(import_module(module), name)
        reply = task(graph, job, sink)
        body = sink.finish()
        return Answer(reply.status, reply.type, body, reply.headers, sink.path, length=sink.length)
    except Refused as refused:
        sink.abandon()
        return refused.answer()
    except EndpointError as error:
        sink.abandon()
        return Refused(error.status, f"{BEHIND} {error.reason}").answer()
    except KgError as error:
        sink.abandon()
        return Refused(400, str(error)).answer()
    except MemoryError:
        sink.abandon()
        return Refused(507, OUT_OF_MEMORY).answer()


BEHIND = "the endpoint behind this server"  # its address does not concern those who ask
OUT_OF_MEMORY = (
    "the query needs more memory than one query may take here; ask for less: avoid joins without a "
    "shared variable, sort or group fewer rows, add a filter"
)
