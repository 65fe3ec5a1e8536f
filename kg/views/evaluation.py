"""The page of an evaluation: a table of scores, and each error where it stands in its sentence."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.evaluation.run import Evaluation, is_complete, of_every_kind, summed
from kg.evaluation.tally import BANDS, Finding
from kg.query.sentence import sentence_at

_VIEWS = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class _Error:
    """An error as the page shows it: the sentence is in three parts, the place in the middle."""

    fault: str
    text: str
    start: int | None
    before: str
    place: str
    after: str


def page_of(evaluations: Sequence[Evaluation]) -> str:
    """Return one HTML page that loads nothing and runs nothing; all text is escaped."""
    style = (_VIEWS / "assets" / "evaluation.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    environment = Environment(
        loader=FileSystemLoader(_VIEWS / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("evaluation.html.j2")
    return template.render(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'",
        style=Markup(style),
        bands=BANDS,
        total=_sum(evaluations) if len(evaluations) > 1 else None,
        documents=[_document(evaluation) for evaluation in evaluations],
    )


def _sum(evaluations: Sequence[Evaluation]) -> dict[str, object]:
    """Return the sum over the documents, with the F1 of each beside it."""
    tallies = summed(evaluations)
    kinds = [
        {
            "name": name,
            "tally": tally,
            "open": not is_complete(evaluations, name),
            "each": [e.tallies[name].f1 if name in e.tallies else None for e in evaluations],
        }
        for name, tally in tallies.items()
    ]
    return {"kinds": kinds, "every": of_every_kind(tallies)}


def _document(evaluation: Evaluation) -> dict[str, object]:
    tallies = evaluation.tallies
    kinds = [
        {
            "name": name,
            "tally": tally,
            "open": name not in evaluation.gold.complete,
            "errors": [_error(evaluation.text, finding) for finding in tally.findings],
        }
        for name, tally in tallies.items()
    ]
    return {"id": evaluation.gold.document, "kinds": kinds, "every": of_every_kind(tallies)}


def _error(text: str, finding: Finding) -> _Error:
    start, end = finding.start, finding.end
    if start is None or end is None:
        return _Error(finding.fault, finding.text, None, "", "", "")
    first, last = sentence_at(text, start, end)
    parts = (text[first:start], text[start:end], text[end:last])
    return _Error(finding.fault, finding.text, start, *parts)
