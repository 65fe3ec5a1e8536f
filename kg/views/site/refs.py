"""How pages name and link what they speak of."""

from __future__ import annotations

import hashlib

from kg.views.site.content import Ref
from kg.views.site.corpus import Corpus, Span
from kg.views.site.naming import Link, page_name
from kg.views.site.quoting import Quote, Quoting

TARGETS = "targets"


class Refs:
    """Makes references and quotes for all pages of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.quoting = Quoting(corpus)
        self._made: dict[str, Ref] = {}

    def __call__(self, iri: str) -> Ref:
        """Return the reference to a thing, section or document."""
        if iri not in self._made:
            self._made[iri] = self._ref(iri)
        return self._made[iri]

    def section(self, iri: str) -> Ref:
        """Return the reference to a section's place in the reader, also where it is a campaign."""
        section = self.corpus.sections[iri]
        kind = "Task" if section.is_task else "Section"
        return Ref(section.label, kind, self.quoting.section(iri))

    def quote(self, span: Span, marked: str = "") -> Quote:
        """Return the sentence around `span`; see Quoting.quote."""
        return self.quoting.quote(span, marked)

    def campaign(self, section: str) -> Ref:
        """Return the topmost section above one that says more than 附件, or the document.

        Where that section plans a campaign, it is the campaign.
        """
        path = self.corpus.path(section)
        named = [iri for iri in path if self.corpus.sections[iri].label.strip() != "附件"]
        if len(named) > 1:
            return self(self.corpus.plans.get(named[-1], named[-1]))
        known = self.corpus.sections.get(section)
        return self(known.document if known else section)

    def _ref(self, iri: str) -> Ref:
        corpus = self.corpus
        if iri in corpus.sections and iri not in corpus.things:
            return self.section(iri)
        if (text := corpus.documents.get(iri)) is not None:
            return Ref(text.title, "PolicyDocument", Link(page_name(iri)))
        thing = corpus.things.get(iri)
        if thing is None:
            return Ref(iri, "Other", None)
        if thing.type == "Indicator":
            return Ref(thing.label, thing.type, Link(TARGETS, indicator_anchor(iri)))
        return Ref(thing.label, thing.type, Link(page_name(iri)))


def indicator_anchor(iri: str) -> str:
    """Return the place of an indicator on the board of targets."""
    return "i" + hashlib.blake2b(iri.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
