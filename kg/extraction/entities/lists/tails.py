"""What a list ends in (等重大产业项目) and where its items begin."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    CHANGE,
    COMMON,
    DECOR,
    HARD,
    HEAD,
    INDUSTRY,
    LEVEL,
    LISTING,
    NO_INDUSTRY,
    NUMBER,
    PLACE,
    PLURAL,
    QUANTITY,
    QUOTED,
    THEME,
    VERB,
    WEAK,
)
from kg.extraction.facts import EntityType
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.organs import trie_pattern

_TAIL_REACH = 6  # tokens after 等 in which the list's common head may stand
_PASSED = DECOR | THEME | LEVEL | COMMON | WEAK | INDUSTRY | QUANTITY | QUOTED | PLURAL | PLACE
_LEADERS = tuple(read_lexicon("works")["arriving"].split())
_SIZES = QUANTITY | DECOR  # 等5亿元、10亿元级项目
# Who pays for the projects of a list is no item of it: 等9个|企业投资|项目.
_PAID = re.compile(
    rf"(?:\d+[个项])?(?:{alternation(read_lexicon('works')['names']['payers'].split())})"
    r"类?(?:投资|资本)?类?(?:项目|工程)"
)
# Of several kinds at once: 等一批|铝材、面料项目.
_OF_KINDS = re.compile(
    r"(?:一批|\d+[个项])(?![^，。；]*?企业)[^，。；、的]{2,8}(?:、[^，。；、的]{2,8}){1,3}?项目"
)
# What is said of industries only, behind 等: 国际领先的行业, 六大特色板块, 新增长引擎, with a
# verb as a quality 高效特色种养业; the word may stand far behind (一批具有竞争力的产业群).
_OF_INDUSTRIES = re.compile(
    r"(?:一批|\d+个|[两三四五六七八九十]大)[^，。；、\n]{0,24}的[^，。；、\n]{0,10}"
    r"(?:产业集群|产业群|产业链)(?=$|[，。；\n])"
    r"|[^，。；、\n的]{2,12}的(?:新兴|优势|特色|主导)?(?:产业|行业|赛道|产业集群)(?=$|[，。；\n发])"
    r"|(?:[两三四五六七八九十]大|\d+个)?(?:特色|优势|主导|支柱)(?:产业)?(?:板块|基地)"
    r"|[^，。；、的\n]{0,9}(?:主导|支柱|特色|优势|首位)产业(?=$|[，。；为])"
    r"|[^，。；、（]{0,6}（[^（）]{1,8}）产业"
    r"|(?:新的?)?(?:增长引擎|增长点|引擎|动能)(?=$|[，。；\n])"
    r"|(?:高效|优质|高产|特优)[^，。；、的]{0,6}?(?:种养|种植业|养殖业|农业|产业|品种|作物|农产品)"
)
# A relative clause that tells of firms: 等成长性好的行业龙头企业, 等掌握核心技术的中小企业.
_OF_FIRMS = re.compile(
    r"(?:一批)?(?:[^，。；、\n的等]{2,16}的、?){1,2}[^，。；、\n的]{0,8}(?:企业|公司)(?=$|[，。；\n做恢加提开扩转发走成稳])"
)
_AS = ("为", "为主的", "的", "作为")


@lru_cache
def _tails() -> dict[str, EntityType]:
    """Return what a list may end in, with the type of its items."""
    heads = read_lexicon("heads")["lists"]
    tails: dict[str, EntityType] = {w: k for k, words in heads.items() for w in words.split()}
    for word in read_lexicon("industries")["list_tails"].split():
        tails.setdefault(word, "Industry")
    return tails


def kind_after(clause: Clause, etc: int, text: str) -> tuple[EntityType | None, str]:
    """Return the type that the words after 等 give and the word that gives it, or None."""
    told = _told_at_once(text, clause[etc].end)
    if told is None and etc + 1 == len(clause):
        return None, ""
    return told or _kind_in(clause, etc, text)


def _told_at_once(text: str, end: int) -> tuple[EntityType | None, str] | None:
    """Return what the words right behind 等, which ends at `end`, tell whatever follows them."""
    if text.startswith(_LEADERS, end) or _OF_FIRMS.match(text, end):
        return "Enterprise", ""
    if _PAID.match(text, end) or _OF_KINDS.match(text, end):
        return "Project", "项目"
    return ("Industry", "产业集群") if tells_industries(text, end) else None


def tells_industries(text: str, at: int) -> bool:
    """Return whether the words at `at`, behind 等, are said of industries only."""
    return _OF_INDUSTRIES.match(text, at) is not None


def _kind_in(clause: Clause, etc: int, text: str) -> tuple[EntityType | None, str]:
    """Return the type that the first tokens after 等 give, and the word that gives it."""
    kind: EntityType | None = None
    tails, tail, unknown = _tails(), "", False
    made_main = text.startswith("为", clause[etc].end)  # 等为主导|的|产业体系
    passed = 0  # where words end that say how far the items are
    for i, token in enumerate(clause[etc + 1 : etc + 1 + _TAIL_REACH], etc + 1):
        first = token.start == clause[etc].end
        if (first or made_main) and token.mask & VERB and text[token.start : token.end] in _AS:
            continue
        passed = passed if kind else _after_state(text, token.start, passed)
        if token.end <= passed or (token.mask & LISTING and clause[i - 1].mask & _SIZES):
            continue
        here = tails.get(text[token.start : token.end].strip("“”")) or _by_ending(token, text)
        if token.mask & NUMBER if kind is None else _ranks(kind, here, token):
            continue
        if kind is not None and (here is None or kind == "Enterprise"):
            break  # A、B等企业|产业转移 is about firms
        if here is None and _stops(token):
            break
        unknown = unknown or not token.mask
        if here:
            kind, tail = here, _tail_at(token, text)
    return (None, "") if unknown and kind == "Enterprise" else (kind, tail)


def _ranks(kind: EntityType, here: EntityType | None, token: Token) -> bool:
    """Return whether a token only ranks what industries are part of: A等制造业|重点|产业链."""
    return kind == "Industry" and here is None and bool(token.mask & (DECOR | THEME))


def _stops(token: Token) -> bool:
    """Return whether a token that names no kind ends the search for one."""
    other = bool(token.mask) and not token.mask & (_PASSED | HEAD)
    return other or bool(token.mask & VERB and not token.mask & PLURAL)


def _tail_at(token: Token, text: str) -> str:
    """Return the word that gives the kind; 细分 before it says that industries are meant."""
    start = token.start - 2 if text.endswith("细分", 0, token.start) else token.start
    return text[start : token.end]


def _after_state(text: str, at: int, passed: int) -> int:
    """Return where the words end that say how far the items are, if they begin at `at`."""
    state = _states().match(text, at)
    return state.end() if state else passed


@lru_cache(maxsize=1)
def _states() -> re.Pattern[str]:
    """Return the pattern of how far or large the items are: 等|在建|项目, 等一批|大|集团."""
    return re.compile(f"(?:{trie_pattern(read_lexicon('works')['states'].split())})的?|[大强新优]")


def _by_ending(token: Token, text: str) -> EntityType | None:
    """Return the type that a head's own last words give: 消费集聚区 is a 集聚区."""
    if token.mask & (HEAD | INDUSTRY | COMMON):
        for length in (4, 3, 2):
            kind = _tails().get(text[max(token.start, token.end - length) : token.end])
            if kind:
                return kind
    return None


def trim(tokens: Clause, kind: EntityType) -> Clause:
    """Return the tokens without a verb or decoration in front: 衡南县发展|高端制造."""
    never = HARD | NO_INDUSTRY if kind == "Industry" else HARD
    if kind not in ("Initiative", "Event", "Platform", "Honour"):
        verbs = [i for i, t in enumerate(tokens[:-1]) if t.mask & never and not t.mask & INDUSTRY]
        if verbs and verbs[-1] > 0:
            tokens = tokens[verbs[-1] + 1 :]
    first = 0
    while (
        first < len(tokens)
        and tokens[first].mask & (DECOR | AND | QUANTITY)
        and not tokens[first].mask & (INDUSTRY | PLACE)
    ):
        first += 1
    if (
        first < len(tokens) - 1
        and tokens[first].mask & WEAK
        and first == 0
        and not tokens[0].mask & INDUSTRY
    ):
        first += 1
    if kind == "Industry" and first < len(tokens) - 1 and tokens[first].mask & CHANGE:
        first += 1  # 改造提升|铸造
    return tokens[first:]
