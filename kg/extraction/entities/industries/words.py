"""The word lists of ontology/lexicon/industries.toml: each in its order, and as a set."""

from __future__ import annotations

from functools import partial

from kg.extraction import lexicon

words = partial(lexicon.word_list, "industries")
word_set = partial(lexicon.word_set, "industries")
