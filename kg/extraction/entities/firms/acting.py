"""Firms told by what they do: 支持甲乙食品在丙镇建设…, 丁戊生物科技年产5万吨…项目."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.extraction.entities.grammar.tokens import Clause, Token, is_capacity
from kg.extraction.entities.grammar.words import (
    AND,
    BOOK,
    BOUNDARY,
    CHANGE,
    COMMON,
    FIRM,
    HEAD,
    HONOUR,
    INDUSTRY,
    LISTING,
    NUMBER,
    PLACE,
    QUOTED,
    VERB,
    WORKS,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_set

_words = partial(word_set, "works")

_LONGEST = 14
_REACH = 16  # characters after the verb in which the title stands
_ALONE = 6  # characters of a firm's short name without a known word in it
_NO_FIRM = HEAD | WORKS | CHANGE | NUMBER | QUOTED | BOOK | AND  # what no short name has


def acting_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firms without a firm's head (公司) that act, or whose plant follows their name."""
    found: list[Mention] = []
    for i, token in enumerate(clause[:-1]):
        if not (token[2] & FIRM and i) or clause[i + 1][2] & FIRM:
            continue
        first = _first(clause, i)
        if first is None:
            continue
        start, end = clause[first][0], token[1]
        if end - start <= _LONGEST and _acts(clause, first, i, text):
            name = text[start:end]
            found.append(Mention("Enterprise", start, end, name, "enterprise:acts", 0.75))
    return found


def titled_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firms that win a title which only firms have: 甲乙帘子布成为“瞪羚”企业."""
    found: list[Mention] = []
    for i in [i for i, token in enumerate(clause) if token[2] & HONOUR]:
        start, end, _, _ = clause[i]
        wins = i and text[start:end] in _words("wins")
        if wins and _title().search(text, end, min(clause[-1].end, end + _REACH)):
            found += _subjects(clause, i, text) or _of_place(clause[:i], text)
    return found


def _of_place(tokens: Clause, text: str) -> list[Mention]:
    """Return the firm of a place and a trade that stands alone before its title: 甲山|电控|获评."""
    trade = len(tokens) == 2 and tokens[0].mask & PLACE and tokens[1].mask & (FIRM | INDUSTRY)
    if not trade or tokens[1].mask & LISTING:
        return []
    start, end = tokens[0].start, tokens[1].end
    return [Mention("Enterprise", start, end, text[start:end], "enterprise:titled", 0.7)]


_REPRESENT = re.compile("为代表的[^，。；、]{0,8}(?:企业|公司)")  # 甲股份、乙新材|为代表的本土企业


def leading_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firms that lead a field: 以甲乙、丙丁为龙头, 以甲乙、丙丁为代表的企业."""
    found: list[Mention] = []
    if not _leads().search(text, clause[0].start, clause[-1].end):
        return found
    opened = -1
    for i, token in enumerate(clause):
        if not token[2] & VERB or token[1] - token[0] > 1:
            continue
        start = token[0]
        if text[start] == "以":
            opened = i
        elif text[start] == "为" and opened >= 0 and _leads().match(text, start):
            firms = _subjects(clause, i, text, shortest=2)
            others = sum(bool(t.mask & LISTING) for t in clause[opened:i])
            found += firms if len(firms) > others else []
        elif opened < 0 and text[start] == "为" and _REPRESENT.match(text, start):
            firms = _subjects(clause, i, text, shortest=2)
            others = max(sum(bool(t.mask & LISTING) for t in clause[:i]), 1)
            found += firms if len(firms) > others else []
    return found


def paid_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firm by which works are built: …项目由甲乙资源投资建设."""
    found: list[Mention] = []
    for i, (start, end, mask, _) in enumerate(clause):
        if end - start > 1 or not mask & VERB or text[start] != "由":
            continue
        last = i + 1
        while last < len(clause) and not clause[last].mask & (VERB | BOUNDARY):
            last += 1
        if last == i + 1 or last == len(clause) or not _pays().match(text, clause[last].start):
            continue
        if mention := _short_name(clause[i + 1 : last], text, 3):
            found.append(mention)
    return found


def paying_words() -> tuple[str, ...]:
    """Return what a firm does by which works are built."""
    return tuple(read_lexicon("works")["pays"].split())


@lru_cache(maxsize=1)
def _pays() -> re.Pattern[str]:
    return re.compile(alternation([*paying_words()]))


def _subjects(clause: Clause, verb: int, text: str, shortest: int = 3) -> list[Mention]:
    """Return the listed names of firms that stand right before the verb."""
    found: list[Mention] = []
    last = first = verb
    while first and not clause[first - 1].mask & (VERB | BOUNDARY & ~LISTING):
        first -= 1
        if first == 0 or clause[first - 1].mask & (VERB | BOUNDARY):
            if mention := _short_name(clause[first:last], text, shortest):
                found.append(mention)
            first -= first > 0 and bool(clause[first - 1].mask & LISTING)
            last = first
    return found


def short_firm(tokens: Clause, text: str, shortest: int) -> list[Mention]:
    """Return the firm that the tokens name by themselves, where they may be one."""
    mention = _short_name(tokens, text, shortest)
    return [mention] if mention else []


def _short_name(tokens: Clause, text: str, shortest: int) -> Mention | None:
    """Return the firm that the tokens name, if they are a name of its own: 长光|卫星."""
    if not tokens or any(t.mask & _NO_FIRM and not t.mask & FIRM for t in tokens):
        return None
    if any(t.mask & PLACE for t in tokens[1:]):
        return None
    start, end = tokens[0].start, tokens[-1].end
    own = any(not t.mask and t.end - t.start > 1 for t in tokens)
    corporate = bool(tokens[-1].mask & FIRM) and not tokens[0].mask & (PLACE | FIRM)
    if not shortest <= end - start <= _LONGEST or not (own or (corporate and len(tokens) == 2)):
        return None
    if len(tokens) == 1 and end - start > _ALONE:
        return None
    return Mention("Enterprise", start, end, text[start:end], "enterprise:titled", 0.75)


def leading_words() -> tuple[str, ...]:
    """Return words of which every clause has one that tells that firms lead a field."""
    leading = read_lexicon("works")["leading"].split()
    return tuple(f"为{word}" for word in (*leading, "代表的", "主的"))


@lru_cache(maxsize=1)
def _leads() -> re.Pattern[str]:
    leading = alternation(read_lexicon("works")["leading"].split())
    kinds = alternation(read_lexicon("heads")["lists"]["Enterprise"].split())
    return re.compile(f"为(?:{leading})|为(?:代表|主)的[^，。；、]{{0,14}}?(?:{kinds})")


def firm_titles() -> tuple[str, ...]:
    """Return the words of titles that only firms win."""
    return tuple(read_lexicon("works")["firm_titles"].split())


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    return re.compile(alternation([*firm_titles()]))


def _is_tail(token: Token) -> bool:
    """Return whether the word may end a firm's name: 食品, 生物, 科技."""
    return bool(token.mask & FIRM)


def _first(clause: Clause, tail: int) -> int | None:
    """Return the first token of the firm's name, None where no word of its own is in it."""
    i = tail
    while i and _is_tail(clause[i - 1]):
        i -= 1
    own = i - 1
    if i + 1 == tail and (own < 0 or clause[own].mask & BOUNDARY) and not clause[i].mask & COMMON:
        return i  # two such words, of which the first is no everyday word: 精工|科技
    if own < 0 or clause[own].mask or not 2 <= clause[own].end - clause[own].start <= 6:
        return None
    before = clause[own - 1] if own else None
    return own - 1 if before is not None and before.mask & PLACE else own


def _acts(clause: Clause, first: int, tail: int, text: str) -> bool:
    """Return whether the words around say that the name is a firm's."""
    after, end = clause[tail + 1], clause[tail].end
    if is_capacity(after, text) or _does().match(text, end) or _owns(clause[tail], text):
        return True
    lets, acts = _words("lets"), _words("acts")
    if clause[first].mask & FIRM:
        return False
    before = clause[first - 1] if first else None
    let = before is not None and text[before.start : before.end] in lets
    does = text[after.start : after.end] in acts and not after.mask & HEAD
    trade = after.mask & AND and text[clause[tail].start : end] in _words("products")
    return let and does and not trade  # 推动甲乙装备|与丙丁装备融合: two trades


def _owns(tail: Token, text: str) -> bool:
    """Return whether what follows is a firm's own: 的三条柔性生产线, 董事长.

    A plant right behind a product is named after that: 盖板玻璃|生产线.
    """
    has = _has().match(text, tail.end)
    if has is None:
        return False
    product = text[tail.start : tail.end] in _words("products")
    return not (product and has[1] in _words("plants") and text[tail.end] != "的")


@lru_cache(maxsize=1)
def _has() -> re.Pattern[str]:
    """Return the pattern of what only a firm has: 的三条柔性生产线, 生产车间."""
    words = [*read_lexicon("works")["has"].split(), *_words("plants")]
    return re.compile(f"的?[^，。；、]{{0,6}}?({alternation(words)})")


@lru_cache(maxsize=1)
def _does() -> re.Pattern[str]:
    """Return the pattern of what only firms do or have: 拟投资3亿元, 与甲大学共建, “乙中心”."""
    partners = alternation(read_lexicon("works")["partners"].split())
    joins = alternation(read_lexicon("works")["joins"].split())
    heads = alternation(read_lexicon("works")["heads_up"].split())
    told = alternation(read_lexicon("works")["is_firm"].split())
    houses = alternation(read_lexicon("organisations")["firms"]["own_houses"])
    return re.compile(
        r"(?:拟|计划|将|已|累计|预计|追加|再)*投资(?:约|超过?|近)?\d"
        f"|是(?:{told})|是[^，。；、]{{0,14}}?引进的(?:[^，。；、]{{0,6}}?)(?:项目|企业)"
        f"|(?:{partners})[^，。；、]{{2,20}}?(?:{joins})|(?:{heads})"
        f"|“[^“”，。]{{4,30}}(?:{houses})”"
    )
