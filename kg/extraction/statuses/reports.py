"""A status told of the members of a list: which of them can have it, how surely, goal or fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.reading import Reading
from kg.extraction.confidence import weigh
from kg.extraction.facts import Mention, Status, StatusReport
from kg.extraction.relations.phrases import Clause, Phrase
from kg.extraction.statuses.tense import is_signed, status_tense
from kg.extraction.statuses.words import before_pattern, data, listed, projects_pattern, status_told
from kg.extraction.tense import tense_at

# How often each was right on the development gold with its own mentions.
CONFIDENCE = {
    "status.after": 0.95,
    "status.doing": 0.95,
    "status.before": 0.8,
    "status.later": 0.8,
    "status.occasion": 0.8,
    "status.headed": 0.8,
}


_BUILT = ("建设", "打造")
# Where works are, not what is built: 甲河、乙河等|水系治理工程.
_WHERE = re.compile("等(?:重点|主要|中小)?(?:地|区域|流域|河|水系|湖|城市|县|市|镇|乡|村)")


@dataclass(frozen=True, slots=True)
class Told:
    """A status and what told it."""

    status: Status
    rule: str
    word: str


def of_members(
    reading: Reading, phrase: Phrase, told: Told, evidence: tuple[int, int], at: int
) -> Iterator[StatusReport]:
    """Yield the status `told` at `at` for each member that can have it."""
    start, end = evidence
    tense = tense_at(reading, at)
    goal_or_fact, year = status_tense(told.status, phrase, tense.goal_or_fact, tense.year, reading)
    begun = goal_or_fact == "fact" and told.word in data("fact")["building"]
    begun = begun and not is_signed(phrase, reading)
    status: Status = "under_construction" if begun else told.status
    if begun and told.word in data("fact")["built"] and _is_over(year, reading):
        status = "completed"  # what a list of last year's achievements says was newly built
    for member in phrase.members:
        if can_have(member, phrase) and _fits(member, told):
            yield StatusReport(
                member, status, year, goal_or_fact, start, end, told.rule,
                weigh(told.rule, CONFIDENCE[told.rule], member),
            )  # fmt: skip


def _is_over(year: int | None, reading: Reading) -> bool:
    """Return whether the year was over when the document was written."""
    return year is not None and reading.document.year is not None and year < reading.document.year


@lru_cache(maxsize=1)
def kinds_of_works() -> frozenset[str]:
    return frozenset([*data("types")["always"], *data("types")["built"]])


def tells(clause: Clause) -> bool:
    """Return whether a clause may tell a status: it names works, or a list that goes on."""
    for phrase in clause.phrases:
        if "等" in phrase.tail:
            return True
        for member in phrase.members:
            if _is_built(member):
                return True
    return False


def _is_built(mention: Mention) -> bool:
    if mention.type == "Place":
        return mention.name.endswith(listed("types", "quarters"))
    return mention.type in kinds_of_works()


def can_have(mention: Mention, phrase: Phrase) -> bool:
    """Return whether a mention of that type can have a status here."""
    if _is_built(mention):
        return True
    types = data("types")
    if mention.type == "Enterprise" and any(m.type in types["always"] for m in phrase.members):
        return True  # 甲煤业、乙矿加快建设
    if mention.type not in types["in_lists"] or not phrase.tail.startswith("等"):
        return False
    division = mention.rule == "place:table" or mention.name.endswith(listed("types", "divisions"))
    if mention.type == "Place" and (division or _WHERE.match(phrase.tail)):
        return False
    return projects_pattern().match(phrase.tail) is not None


def verb_before(governor: str) -> Told | None:
    """Return the status that the verb before a phrase tells, by the order of the classes."""
    matches = list(before_pattern().finditer(governor))
    if not matches or governor.endswith(listed("strict", "made")):
        return None
    best = min(matches, key=lambda m: str(m.lastgroup))
    if best[0] in data("strict")["works"] and not governor.endswith(best[0]):
        return None  # 支持企业参与|甲项目
    status, word = status_told("before", best), best[0]
    if status == "under_construction" and governor.endswith(_BUILT):
        word = _BUILT[0]  # 加快建设|甲中心 tells as much as 加快|甲中心|建设
    return Told(status, "status.before", word)


def _fits(mention: Mention, told: Told) -> bool:
    """Return whether so weak a telling is enough for a mention of that type."""
    strict = data("strict")
    if mention.name.endswith(listed("strict", "never")):
        return False
    if told.word in strict["titles"] and mention.name.startswith(("国家", "全国", "省")):
        return False  # a title to be won
    if mention.type in data("types")["always"]:
        return True
    if told.word in strict["works"] or (told.status, told.rule) == ("planned", "status.after"):
        return False  # what is agreed on is a project; a park is where it comes to
    if told.rule != "status.before":
        return True
    built = told.status in strict["built"] or told.word in data("doing")["words"]
    return built and mention.type in data("types")["built"]
