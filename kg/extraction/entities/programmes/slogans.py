"""What a quotation names by its own form or by the words right behind it.

Titles of fame (“中国瓷都”), numbered policies (“1310”具体部署), slogans that are made the main
thing (以“五谷丰登”为抓手), programmes with a plan of their own (“两业融合”行动方案), ways of
serving (“免申即享”), what a place is to become (“平安甲市”建设) and the titles
of firms (专精特新“小巨人”).
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    LEVEL,
    LISTING,
    NUMBER,
    QUANTITY,
    QUOTED,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list

_LONGEST_TITLE = 14  # characters inside the marks
_LONGEST_SLOGAN = 12
_ROOM = 9  # characters before a quotation with the verb that holds to it
_TITLE = range(4, 21)
_PAIRS = range(4, 12)
_COUNTED = re.compile(
    "(?:[一二两三四五六七八九][^，、。一二两三四五六七八九十大]{1,3}){2,5}"
    "|(?:[^，、。一二两三四五六七八九十大][一二两三四五六七八九]){2}"
    "|(?:[两三四五六七八九十][大项个条][^，、。一二两三四五六七八九十大]{2,3}){2,4}"
)
_ONE_COUNT = re.compile("[两三四五六七八九十](?:个|大|项|条|张|篇|种|件|场)[^，。；一]{2,6}")
_NATURE = "江河湖海山水岸溪岛峰洲湾"
_NUMERAL = re.compile(r"[一二三四五六七八九十两百千万\d]")
_CODE = re.compile(r"[\dA-Z+×·.]+|[一二三四五六七八九十两\d][^，。；]{1,8}")


def slogans(clause: Clause, text: str) -> list[Mention]:
    """Return the titles and programmes that the clause's quotations name."""
    found: list[Mention] = []
    for i, token in enumerate(clause):
        if token[2] & QUOTED and (
            mention := _title(token, text)
            or _won(clause, i, text)
            or _policy(token, text)
            or _main_thing(clause, i, text)
            or _planned(token, text)
            or _firms(clause, i, text)
            or _numbered(token, text)
            or _pledged(clause, i, text)
            or _headed(token, text)
            or _service(token, text)
            or _ideal(token, text)
        ):
            found.append(mention)
    return found


def is_title(token: Token, text: str) -> bool:
    """Return whether a quotation is a title of fame: “中国…之乡”."""
    start, end = token.start + 1, token.end - 1
    if end - start > _LONGEST_TITLE or not text.endswith(_fame_ends(), start, end):
        return False
    return _fame().fullmatch(text, start, end) is not None


def _title(token: Token, text: str) -> Mention | None:
    if not is_title(token, text):
        return None
    start, end = token.start + 1, token.end - 1
    return Mention("Honour", start, end, text[start:end], "honour:fame", 0.8)


def _won(clause: Clause, i: int, text: str) -> Mention | None:
    """Return what a verb of winning or the word 称号 makes a title: 荣获“…”称号."""
    start, end = clause[i].start + 1, clause[i].end - 1
    if end - start not in _TITLE:
        return None
    j = i - 1
    while j >= 0 and clause[j].mask & (QUOTED | LISTING | AND | NUMBER):
        j -= 1  # 获评2019年“甲”“乙”和“丙”
    before = clause[j] if j >= 0 else None
    won = before is not None and text[before.start : before.end] in _given()
    if won and text.startswith(word_list("verbs", "no_title"), end + 1):
        return None
    last = i
    while last + 1 < len(clause) and clause[last + 1].mask & (QUOTED | LISTING | AND):
        last += 1
    if not (won or _called().match(text, end + 1) or _called().match(text, clause[last].end)):
        return None
    return Mention("Honour", start, end, text[start:end], "honour:quoted", 0.8)


def _policy(token: Token, text: str) -> Mention | None:
    """Return a numbered policy with its noun: “1310”具体部署."""
    noun = _policy_nouns().match(text, token.end)
    if noun is None or not _CODE.fullmatch(text, token.start + 1, token.end - 1):
        return None
    start, end = token.start, noun.end()
    return Mention("Initiative", start, end, text[start:end], "initiative:policy", 0.95)


def _main_thing(clause: Clause, i: int, text: str) -> Mention | None:
    """Return the slogan with a numeral that stands in 以“…”为抓手."""
    start, end = clause[i].start + 1, clause[i].end - 1
    if text[start - 2 : start - 1] != "以" or end - start > _LONGEST_SLOGAN:
        return None
    if not (_NUMERAL.search(text, start, end) and _made_main().match(text, end + 1)):
        return None
    return Mention("Initiative", start, end, text[start:end], "initiative:slogan", 0.75)


def _planned(token: Token, text: str) -> Mention | None:
    """Return what a plan of action carries out: “两业融合”行动方案."""
    start, end = token.start + 1, token.end - 1
    if not text.startswith(_plans(), token.end) or not 3 <= end - start <= _LONGEST_SLOGAN:
        return None
    return Mention("Initiative", start, end, text[start:end], "initiative:planned", 0.75)


def _firms(clause: Clause, i: int, text: str) -> Mention | None:
    """Return a title of firms without its noun, counted: 国家级专精特新“小巨人”39家."""
    token = clause[i]
    if text[token.start + 1 : token.end - 1] not in _firm_titles():
        return None
    counted = i + 1 == len(clause) or bool(clause[i + 1].mask & QUANTITY)
    first = i
    while first and (
        clause[first - 1].mask & LEVEL or text.endswith("专精特新", 0, clause[first].start)
    ):
        first -= 1
    if not counted or first == i:
        return None
    start, end = clause[first].start, token.end
    return Mention("Honour", start, end, text[start:end], "honour:firms", 0.8)


def _headed(token: Token, text: str) -> Mention | None:
    """Return a programme whose last word stands within the marks: “百千万工程”, “项目突破年”."""
    start, end = token.start + 1, token.end - 1
    if end - start not in _PAIRS or not text.endswith(_heads_inside(), start, end):
        return None
    return Mention("Initiative", start, end, text[start:end], "initiative:inside", 0.7)


def _service(token: Token, text: str) -> Mention | None:
    """Return the way in which an office serves, named by what is done: “两证齐办”, “免申即享”."""
    start, end = token.start + 1, token.end - 1
    if end - start not in _PAIRS or not text.endswith(_services(), start, end):
        return None
    return Mention("Initiative", start, end, text[start:end], "initiative:service", 0.7)


def _ideal(token: Token, text: str) -> Mention | None:
    """Return what is to become of a place, with its noun: “平安滨州”建设."""
    noun = _ideals().match(text, token.start)
    if noun is None:
        return None
    return Mention("Initiative", noun.start(), noun.end(), noun[0], "initiative:ideal", 0.8)


def _numbered(token: Token, text: str) -> Mention | None:
    """Return a slogan of counted things: “一县两行”, “三去一降一补”; but not rivers and banks."""
    start, end = token.start + 1, token.end - 1
    if end - start not in _PAIRS or not _COUNTED.fullmatch(text, start, end):
        return None
    if all(c in _NATURE for c in _NUMERAL.sub("", text[start:end])):
        return None
    return Mention("Initiative", start, end, text[start:end], "initiative:numbered", 0.7)


def _pledged(clause: Clause, i: int, text: str) -> Mention | None:
    """Return what a quotation counts that is held to: 锚定“两个确保”, 抓牢“五大牵引”."""
    start, end = clause[i].start + 1, clause[i].end - 1
    if not _ONE_COUNT.fullmatch(text, start, end) or text.endswith(_things(), start, end):
        return None
    first = i
    while first and clause[first - 1].mask & (QUOTED | LISTING):
        first -= 1
    at = clause[first].start
    if _holding().search(text, max(at - _ROOM, clause[0].start), at) is None:
        return None
    return Mention("Initiative", start, end, text[start:end], "initiative:pledged", 0.7)


@lru_cache(maxsize=1)
def _holding() -> re.Pattern[str]:
    """Return the pattern of the verb before a quotation, with whom it is for: 落实惠农|“…”."""
    verbs = alternation(read_lexicon("slogans")["pledged"]["verbs"].split())
    return re.compile(f"(?:{verbs})[^，。；、的“”]{{0,5}}$")


@lru_cache(maxsize=1)
def _things() -> tuple[str, ...]:
    return tuple(read_lexicon("slogans")["pledged"]["things"].split())


@lru_cache(maxsize=1)
def _fame() -> re.Pattern[str]:
    words = read_lexicon("slogans")
    givers, ends = (alternation(words[key].split()) for key in ("givers", "ends"))
    own = alternation([w for w in words["ends"].split() if w.startswith(("之", "第一", "老"))])
    return re.compile(f"(?:{givers})[^，。；“”]{{0,10}}?(?:{ends})|[^，。；“”的]{{2,10}}(?:{own})")


@lru_cache(maxsize=1)
def _fame_ends() -> tuple[str, ...]:
    return tuple(read_lexicon("slogans")["ends"].split())


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    verbs = read_lexicon("verbs")
    known = frozenset(f"{verbs['given']} {verbs['winning']}".split())
    known = frozenset(v for v in known if "申" not in v)  # what is applied for is not given yet
    return (known | {"获", "获得", "被誉为", "获授", "素有", "享有"}) - {"创建", "争创", "创成"}


@lru_cache(maxsize=1)
def _called() -> re.Pattern[str]:
    """Return the pattern of what calls quotations titles: 等荣誉称号, 两个奖牌."""
    honours = alternation(read_lexicon("slogans")["honours"].split())
    return re.compile(f"(?:等)?(?:[两三四五六七八九十][个项块])?(?:{honours})")


@lru_cache(maxsize=1)
def _policy_nouns() -> re.Pattern[str]:
    return re.compile(alternation(read_lexicon("slogans")["policies"].split()))


@lru_cache(maxsize=1)
def _made_main() -> re.Pattern[str]:
    roles = alternation(read_lexicon("slogans")["roles"].split())
    return re.compile(f"为(?:重要|主要|总|根本|有力|核心)?(?:{roles})")


@lru_cache(maxsize=1)
def _plans() -> tuple[str, ...]:
    return tuple(read_lexicon("slogans")["plans"].split())


@lru_cache(maxsize=1)
def _heads_inside() -> tuple[str, ...]:
    return tuple(read_lexicon("slogans")["inside"].split())


@lru_cache(maxsize=1)
def _services() -> tuple[str, ...]:
    return tuple(read_lexicon("slogans")["services"].split())


@lru_cache(maxsize=1)
def _ideals() -> re.Pattern[str]:
    words = read_lexicon("slogans")
    ideals, kinds = (alternation(words[key].split()) for key in ("ideals", "kinds"))
    return re.compile(f"“(?:{ideals})(?!{kinds})[^“”，。；、]{{2,4}}”(?:建设|创建)")


@lru_cache(maxsize=1)
def _firm_titles() -> frozenset[str]:
    return frozenset(read_lexicon("slogans")["firms"].split())
