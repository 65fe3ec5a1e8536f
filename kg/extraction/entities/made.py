"""What the rules by head share: a mention made of a name."""

from __future__ import annotations

import re

from kg.extraction.entities.names import Name
from kg.extraction.facts import EntityType, Mention

LONGEST = 30  # characters; a longer stretch is a clause that hides a verb, not a name
_ADDED = re.compile(
    r"（(?:[一二三四]期|\d{4}年?(?:[—–\-~～至]\d{4}年?)?|[^（），；。、]{1,4}[段站线期]|[一-鿿]{2,3})）"
)
Found = Mention | None


def make(kind: EntityType, name: Name, text: str, rule: str, confidence: float) -> Found:
    if not 2 <= name.end - name.start <= LONGEST:
        return None
    return Mention(kind, name.start, name.end, text[name.start : name.end], rule, confidence)


def with_bracket(mention: Mention, text: str) -> Mention:
    """Return the mention with a short complement in brackets: …活动（湖南）, …高铁（衡柳段）."""
    m = _ADDED.match(text, mention.end)
    if not m:
        return mention
    name = text[mention.start : m.end()]
    return Mention(mention.type, mention.start, m.end(), name, mention.rule, mention.confidence)


def bracketed(mention: Found, text: str) -> Found:
    return with_bracket(mention, text) if mention else None
