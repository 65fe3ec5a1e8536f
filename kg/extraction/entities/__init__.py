"""All that a document names: grammar over clauses, with word classes from ontology/lexicon/."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, reduce
from operator import or_

from kg.documents.reading import Reading
from kg.extraction.collector import paused_collector
from kg.extraction.entities.events.ceremonies import ceremonies
from kg.extraction.entities.events.gatherings import begun_gatherings, gatherings
from kg.extraction.entities.events.sessions import sessions
from kg.extraction.entities.firms.acting import (
    acting_firms,
    leading_firms,
    paid_firms,
    titled_firms,
)
from kg.extraction.entities.firms.companies import (
    behind_kinds,
    bracketed_firms,
    national_firms,
    numbered_builders,
    opened_by_firms,
    shared_heads,
)
from kg.extraction.entities.firms.lists import both_firms, explained_firms, named_kinds
from kg.extraction.entities.grammar.merge import merge
from kg.extraction.entities.grammar.rarewords import with_rare_words
from kg.extraction.entities.grammar.tokens import Clause, demote, read_clauses
from kg.extraction.entities.grammar.words import (
    AFTER,
    AND,
    ANNOUNCED,
    BOOK,
    BRACKET,
    BUILD,
    COMMON,
    COUNTS_FIRMS,
    COUNTS_SET,
    DRIVE,
    ENDS_PLACE,
    ENDS_TOWN,
    ETC,
    FIRM,
    FIRM_HEAD,
    FIRM_KIND,
    FIRM_TITLE,
    GROWN,
    GROWS,
    HEAD,
    HELD,
    HOLD,
    HONOUR,
    INDUSTRY,
    LEADS,
    LIKE_SITE,
    LISTING,
    LISTS,
    PAYS,
    PLACE,
    PROGRAMME,
    QUANTITY,
    QUOTED,
    ROUTE,
    SAYS_INDUSTRY,
    SITE,
    SURE_HEAD,
    THEME,
    TRADE,
    VERB,
    WEAK,
)
from kg.extraction.entities.heads import head_names
from kg.extraction.entities.honours.designations import borne_titles, designations
from kg.extraction.entities.honours.quoted import quoted_titles
from kg.extraction.entities.honours.visions import visions
from kg.extraction.entities.industries.grown import (
    grown_industries,
    quoted_ranks,
    titled_industries,
    trades,
)
from kg.extraction.entities.industries.parks import park_industries
from kg.extraction.entities.industries.plain import plain_industries
from kg.extraction.entities.learned import elsewhere, firm_prefixes, firms_among
from kg.extraction.entities.lists.coordination import listed_names
from kg.extraction.entities.lists.rows import in_rows
from kg.extraction.entities.lists.sharedwords import with_shared_words
from kg.extraction.entities.papers import books, five_year_plans
from kg.extraction.entities.persons import persons
from kg.extraction.entities.places.named import (
    divisions_in,
    endings,
    shared_endings,
    strange_places,
    towns,
    worded_towns,
)
from kg.extraction.entities.places.waters import banks
from kg.extraction.entities.programmes.carriedout import carried_out
from kg.extraction.entities.programmes.forms import policy_forms
from kg.extraction.entities.programmes.layouts import layout_names
from kg.extraction.entities.programmes.sets import programme_sets, set_names
from kg.extraction.entities.programmes.slogans import slogans
from kg.extraction.entities.quotation import quoted_names
from kg.extraction.entities.surroundings import in_their_surroundings
from kg.extraction.entities.works.announced import announced_works
from kg.extraction.entities.works.built import built_works
from kg.extraction.entities.works.networks import networks
from kg.extraction.entities.works.schools import (
    academies,
    numbered_schools,
    of_offices,
    sharing_level,
)
from kg.extraction.entities.works.services import services
from kg.extraction.entities.works.tabled import tabled_units, with_tabled
from kg.extraction.facts import Mention
from kg.extraction.units.taskforces import find_taskforces

__all__ = ["find_entities"]

Rule = Callable[[Clause, str], list[Mention]]
# Each rule with the kinds of words without which it finds nothing.
_RULES: tuple[tuple[Rule, int], ...] = (
    (endings, ENDS_PLACE),
    (towns, ENDS_PLACE),
    (worded_towns, ENDS_TOWN),
    (shared_endings, ENDS_TOWN),
    (books, BOOK),
    (listed_names, ETC | QUANTITY | LISTING | AND),
    (head_names, HEAD),
    (bracketed_firms, BRACKET),
    (acting_firms, FIRM),
    (titled_firms, HONOUR),
    (named_kinds, FIRM_KIND),
    (both_firms, COUNTS_FIRMS),
    (leading_firms, LEADS),
    (paid_firms, BUILD),
    (built_works, SITE | LIKE_SITE),
    (gatherings, HOLD),
    (begun_gatherings, HEAD | QUOTED | HOLD),
    (designations, HONOUR),
    (plain_industries, INDUSTRY),
    (grown_industries, LISTING | AND),
    (quoted_ranks, QUOTED),
    (titled_industries, SAYS_INDUSTRY),
    (trades, WEAK | INDUSTRY),
    (programme_sets, PROGRAMME),
    (quoted_names, QUOTED),
    (slogans, QUOTED),
    (divisions_in, PLACE),
)
# … and more conditions: without a word of each of these groups of kinds either, they find nothing.
_ALSO: dict[Rule, tuple[int, ...]] = {
    shared_endings: (LISTING,),
    head_names: (SURE_HEAD | QUOTED | THEME | PROGRAMME,),
    bracketed_firms: (FIRM_HEAD,),
    titled_firms: (FIRM_TITLE,),
    leading_firms: (LISTING,),
    paid_firms: (PAYS,),
    named_kinds: (COMMON,),
    both_firms: (AND | LISTING,),
    begun_gatherings: (HELD,),
    listed_names: (
        ETC | QUANTITY | GROWN | ROUTE | COUNTS_SET | LISTS,
        ETC | LISTING | AND | COUNTS_SET | LISTS,
    ),
    grown_industries: (GROWS | ANNOUNCED,),
    quoted_ranks: (SAYS_INDUSTRY,),
    trades: (TRADE | INDUSTRY,),
    programme_sets: (COUNTS_SET,),
    built_works: (BUILD | DRIVE | SITE | AFTER | VERB,),
    titled_industries: (VERB | ETC,),
}
_CONDITIONS = tuple((rule, (needed, *_ALSO.get(rule, ()))) for rule, needed in _RULES)
_ANY = reduce(or_, (mask for _, masks in _CONDITIONS for mask in masks))


@paused_collector()
def find_entities(reading: Reading, departments: list[Mention]) -> list[Mention]:
    """Return the mentions of all types in text order: `departments`, task forces, the rest.

    Offsets are clean offsets. Mentions never cross; a place or a firm may stand in a longer name.
    """
    text = reading.text
    given = departments
    if not any(m.type == "TaskForce" for m in departments):
        given = departments + _outside(find_taskforces(reading), departments)
    units = tabled_units(text, given)
    given = given + [u for u in units if u.type == "Department"]
    read = read_clauses(text, [(m.start, m.end) for m in given])
    strange = strange_places((c for c, kinds in read if kinds & PLACE), reading.document.place)
    found: list[Mention] = [u for u in units if u.type != "Department"]
    prefixes: list[Mention] = []
    for clause, kinds in with_rare_words(read, text):
        settled, more = clause, 0
        if strange and kinds & PLACE:
            settled, more = demote(clause, strange), LIKE_SITE  # places become unknown words
        here = _in_clause(settled, kinds | more, text)
        prefixes += firm_prefixes(settled, here, text) if here else []
        found += here
    found = shared_heads(opened_by_firms(behind_kinds(found), text), text)
    found += firms_among(prefixes, found, text)
    found += numbered_builders(text) + national_firms(text) + explained_firms(text)
    found += persons(text) + sessions(text, departments)
    found += ceremonies(found, text) + numbered_schools(found, text) + banks(text) + academies(text)
    found = of_offices(found + sharing_level(found, text), text)
    found += services(found, text) + visions(text)
    found += layout_names(found, text) + set_names(text) + carried_out(text) + borne_titles(text)
    found += policy_forms(text) + quoted_titles(text) + five_year_plans(text)
    found += announced_works(text) + networks(text)
    found += in_rows(found, text)
    found += elsewhere(found, text)
    found += park_industries(found)
    found = with_shared_words(in_their_surroundings(found, text), text)
    return merge(given, with_tabled(text, found))


@lru_cache(maxsize=1 << 14)
def _rules_for(kinds: int) -> tuple[Rule, ...]:
    """Return the rules that can find something in a clause with words of these kinds."""
    able: list[Rule] = []
    for (
        rule,
        masks,
    ) in _CONDITIONS:  # a plain loop: every other clause of a new text is of new kinds
        for mask in masks:
            if not kinds & mask:
                break
        else:
            able.append(rule)
    return tuple(able)


def _in_clause(clause: Clause, kinds: int, text: str) -> list[Mention]:
    found: list[Mention] = []
    for rule in _rules_for(kinds & _ANY):
        if names := rule(clause, text):
            found += names
    return found


def _outside(found: list[Mention], given: list[Mention]) -> list[Mention]:
    """Return the `found` mentions that are not among the `given` ones."""
    known = {(m.start, m.end) for m in given}
    return [m for m in found if (m.start, m.end) not in known]
