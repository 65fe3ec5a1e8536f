"""The lexicon: what the extractor knows of language and institutions, from ontology/lexicon/.

Each file is TOML: tables of word lists with comments for the domain expert who edits them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.resources import ontology_folder


@lru_cache
def read_lexicon(name: str, folder: Path | None = None) -> dict[str, Any]:
    """Return the tables of ontology/lexicon/<name>.toml.

    Raises KgError with the file's name and line where it is missing or is not TOML.
    """
    path = (folder or ontology_folder() / "lexicon") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KgError(f"lexicon {path} is missing; restore it from the distribution") from None
    except tomllib.TOMLDecodeError as error:
        raise KgError(f"lexicon {path}: {error}; mend the line") from None


@cache
def word_list(lexicon: str, *keys: str) -> tuple[str, ...]:
    """Return the words under `keys` of a lexicon in their order, each file read once.

    They are printed as a list, or as one text with spaces between them.
    """
    found: Any = read_lexicon(lexicon)
    for key in keys:
        found = found[key]
    return tuple(found.split() if isinstance(found, str) else found)


@cache
def word_set(lexicon: str, *keys: str) -> frozenset[str]:
    """Return the words under `keys` of a lexicon, to look others up among them."""
    return frozenset(word_list(lexicon, *keys))


def any_word(lexicon: str, *keys: str) -> str:
    """Return a regular expression that matches any of the words under `keys` of a lexicon."""
    return alternation(word_list(lexicon, *keys))


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of `words`, longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


def lines_with(word: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of `text` that hold `word` start and end.

    A costly pattern that cannot match without such a word need be tried on these lines only.
    """
    end = 0
    while found := word.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = end if end >= 0 else len(text)
        yield start, end


def lines_with_any(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return where the lines of `text` that hold any of the `words` start and end, in text order.

    Looking for a few words one by one is much quicker than for all of them by one pattern.
    """
    lines: dict[int, int] = {}
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            lines[text.rfind("\n", 0, at) + 1] = end
            at = text.find(word, end)
    return sorted(lines.items())


def without_longer(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words less those that hold another one, with which that one stands, too."""
    known = sorted(set(words))
    return tuple(w for w in known if not any(other != w and other in w for other in known))
