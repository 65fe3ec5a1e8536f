"""What the rules by head share: a mention made of a name."""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.names import Name
from kg.extraction.facts import EntityType, Mention

LONGEST = 30  # characters; a longer stretch is a clause that hides a verb, not a name
_ADDED = re.compile(
    r"（(?:[一二三四]期|\d{4}年?(?:[—–\-~～至]\d{4}年?)?|[^（），；。、]{1,12}[段站线期]|[一-鿿]{2,3}(?<![县镇乡村]))）"
)
# A phase or a section right behind the name of works: …项目|1期, …铁路|甲至乙段.
SECTION = re.compile(
    r"[1-6一二三四五六]期(?:工程|项目)?"
    r"|[一-鿿]{2,4}(?:[至到—-][一-鿿]{2,5})?段(?=[、，。；：（\n]|[均已正在于将计拟]|建设|工程|项目|进|建成|通车|开工|完工|工可|可研|前期|施工|主体|全线|顺利|全面|加快|实现|完成|累计|贯通)"
)
Found = Mention | None


def make(kind: EntityType, name: Name, text: str, rule: str, confidence: float) -> Found:
    if not 2 <= name.end - name.start <= LONGEST:
        return None
    return Mention(kind, name.start, name.end, text[name.start : name.end], rule, confidence)


def behind_bracket(text: str, end: int) -> int:
    """Return where the short complement in brackets ends that follows a name's `end`, if any."""
    m = _ADDED.match(text, end)
    return m.end() if m else end


def with_bracket(mention: Mention, text: str) -> Mention:
    """Return the mention with a short complement in brackets: …活动（湖南）, …高铁（衡柳段）."""
    end = behind_bracket(text, mention.end)
    if end == mention.end:
        return mention
    name = text[mention.start : end]
    return Mention(mention.type, mention.start, end, name, mention.rule, mention.confidence)


def bracketed(mention: Found, text: str) -> Found:
    """Return the mention with its section or phase, and a short complement in brackets."""
    if mention is None:
        return None
    if mention.type == "Project" and (more := SECTION.match(text, mention.end)):
        name = text[mention.start : more.end()]
        sure = mention.confidence
        mention = Mention("Project", mention.start, more.end(), name, mention.rule, sure)
    return with_bracket(mention, text)
