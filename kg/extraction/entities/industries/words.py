"""The word lists of ontology/lexicon/industries.toml: each in its order, and as a set."""

from __future__ import annotations

import re
from functools import partial

from kg.extraction import lexicon

words = partial(lexicon.word_list, "industries")
word_set = partial(lexicon.word_set, "industries")

ANNOUNCES = re.compile("产业(?:链|集群)?(?:分别)?(?:是|为|包括|有|即)?：")  # before a list of them
