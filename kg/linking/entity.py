"""Entities: what the mentions of one document name, with the reasons why names are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extraction.facts import EntityType, Extraction, Mention


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a document names.

    `key` is what its IRI is made of: a normal form that depends on the name, the document's place
    and ontology/ alone, never on other documents, so that the same name gives the same IRI.
    """

    type: EntityType
    key: str
    name: str  # the fullest form printed in the document
    aliases: tuple[str, ...]  # other forms printed in the document
    mentions: tuple[Mention, ...]  # in text order
    reasons: tuple[str, ...] = ()  # why two names are one: rule, data, definition in the text
    scope: str | None = None  # the place whose department it is, for place-scoped names
    negatives: tuple[str, ...] = ()  # names that the data say are never this one


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of one document, and which mention names which."""

    extraction: Extraction
    entities: tuple[Entity, ...]
    by_mention: Mapping[Mention, Entity]
