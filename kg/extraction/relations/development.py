"""How clearly the words around an industry's name say that somebody develops it."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.extraction.entities.industries.words import ANNOUNCES
from kg.extraction.lexicon import alternation, any_word, read_lexicon, word_list, word_set
from kg.extraction.relations.phrases import Clause, Phrase

words = partial(word_set, "relations", "industry")
_ends = partial(word_list, "relations", "industry")
any_of = partial(any_word, "relations", "industry")

NOT, PERHAPS, CLEARLY = 0, 1, 2
# 甲与乙双引擎, 甲、乙“四轮驱动”
_DRIVING = re.compile(
    "(?:、[^、，。；“]{2,8})*(?:产业)?“?[双两三四多](?:大?引擎|轮驱动|核驱动|大?支柱)"
)
_QUALITY = re.compile("等[^，。；、]{1,3}")  # A、B等高效|特色种养业
_COUNT_BEFORE = re.compile(r"\d[余多]?[家户]$")  # 集聚9家|甲|规上企业
_SUCH = ("如", "包括", "比如", "例如", "像")
_GROUPS = ("产业集群", "产业链", "产业")  # what names an industry as a whole, not a kind of goods


def develops(clause: Clause, i: int) -> int:
    """Return how clearly the clause's i-th phrase is developed: NOT, PERHAPS or CLEARLY.

    Clear is a verb before the name with nothing behind it that the name would only qualify, a verb
    of growth behind it, or a word that makes it a leading industry (以A为主导, A是支柱产业).
    """
    if _goes_on(clause, i):
        return develops(clause, i + 1)
    governed = _governed(clause, i)  # asked first, as it is the cheapest and the most usual
    return CLEARLY if governed == CLEARLY or _is_clear(clause, i) else governed


def _governed(clause: Clause, i: int) -> int:
    """Return how clearly verbs before and behind the i-th phrase tell that it is developed."""
    phrase = clause.phrases[i]
    if _is_qualifier(phrase):
        return CLEARLY if _counts_firms(phrase) else NOT
    if grows(phrase) or _is_worked_on(phrase) or _counts_firms(phrase):
        return CLEARLY
    governor = phrase.governor
    if i and _made_of().fullmatch(governor):  # 形成以甲产业|为基础的|乙产业集群
        governor = clause.phrases[i - 1].governor
    if not says_verb(governor):
        return NOT
    if i + 1 < len(clause.phrases):
        if clause.phrases[i + 1].members[0].type != "Industry":
            return PERHAPS
        if _QUALITY.fullmatch(phrase.tail):
            return CLEARLY
    return CLEARLY if _bare().match(phrase.tail) or _as_core().match(phrase.tail) else PERHAPS


def is_announced(text: str, clause: Clause) -> bool:
    """Return whether words before the clause say that it lists industries.

    十条产业链是：甲、乙, and 发展特色产业，如甲、乙.
    """
    start = clause.start
    if clause.phrases[0].lead in _SUCH:
        return _developed_kinds().search(text, max(start - 14, 0), start) is not None
    if text[max(start - 1, 0) : start] != "：":
        return False
    return ANNOUNCES.search(text, max(start - 14, 0), start) is not None


@lru_cache(maxsize=1)
def _developed_kinds() -> re.Pattern[str]:
    """Return the pattern of a clause that ends in industries without a name: 发展特色产业，."""
    return re.compile(f"(?:{any_of('verbs')})[^，。；：]{{0,8}}?(?:产业|行业|农业)[，：]$")


def _is_clear(clause: Clause, i: int) -> bool:
    """Return whether the clause says outright that the i-th phrase is of leading industries."""
    phrase = clause.phrases[i]
    led = (
        is_led(phrase)
        or made_leading(clause, i)
        or is_main(phrase)
        or _is_told_to_lead(phrase)
        or centred(phrase)
    )
    return led or leads_in(clause, i) or _heads(clause)


def _goes_on(clause: Clause, i: int) -> bool:
    """Return whether the list ends in an industry that says what its members are: A、B等丙产业."""
    if i + 1 >= len(clause.phrases) or clause.phrases[i].tail != "等":
        return False
    return clause.phrases[i + 1].members[0].type == "Industry"


def _heads(clause: Clause) -> bool:
    """Return whether the clause is an industry alone as a heading.

    茶产业：…; 一是百亿玻璃产业。; 2.装备制造，以…; as a sentence of its own, 食品加工产业集群。
    """
    phrase = clause.phrases[0]
    alone = len(clause.phrases) == 1 and len(phrase.members) == 1 and clause.after in "：，。\n"
    if not alone or phrase.tail.strip():
        return False
    lead = phrase.lead.strip()
    if _number().fullmatch(lead) is not None:
        return True
    if clause.after == "，":
        return False
    whole = clause.start == clause.sentence.start and phrase.members[0].name.endswith(_GROUPS)
    return not lead and (clause.after == "：" or whole)


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    """Return the pattern of a number that an industry follows as a heading: 一是百亿, 2.千亿级."""
    return re.compile(
        r"(?:[一二三四五六七八九十]是|（[一二三四五六七八九十\d]+）|\d+[.、])(?:[百千万]亿级?)?"
    )


@lru_cache(maxsize=1)
def _set_of_rank() -> re.Pattern[str]:
    """Return the pattern of 三大主导产业 or 5个支柱产业 behind a list, whatever is told of them."""
    plain = any_of("plain_ranks")
    ranks = f"{plain}|{any_of('set_ranks')}|[百千万]亿级?"
    numbers = r"(?:[两三四五六七八九十]大|\d+[个条大])"
    others = f"链|[^，。；]{{0,6}}?(?:{any_of('figures')}|的|企业|项目|领域)"
    return re.compile(
        f"等[^，。；、的]{{0,4}}?(?:{plain})[^，。；、的]{{0,6}}?产业(?!{others})"
        f"|等(?:一批|{numbers})[^，。；]{{0,26}}?(?:产业集群|产业群)$"
        f"|等?“?{numbers}”?[^，。；]{{0,3}}?(?:{ranks})[^，。；]{{0,2}}?产业"
    )


def _in_field(phrase: Phrase) -> bool:
    """Return whether the governor turns to a field: 主要集中在A, 专注于A."""
    return phrase.governor.endswith(_ends("fields"))


def leads_in(clause: Clause, i: int) -> bool:
    """Return whether the i-th phrase's industry is the leading one of the place behind it.

    甲产业是乙县的支柱产业 names the place in the next phrase.
    """
    if i + 1 >= len(clause.phrases) or not _is().fullmatch(clause.phrases[i].tail):
        return False
    return _of_rank().match(clause.phrases[i + 1].tail) is not None


@lru_cache(maxsize=1)
def _is() -> re.Pattern[str]:
    return re.compile(f"[^，。；、]{{0,3}}?(?:{any_of('becomes')})")


@lru_cache(maxsize=1)
def _of_rank() -> re.Pattern[str]:
    return re.compile(f"的?[^，。；、]{{0,4}}?(?:{any_of('ranks')})[^，。；、]{{0,4}}?产业")


def _is_told_to_lead(phrase: Phrase) -> bool:
    """Return whether words behind the industries say that they are, are made or are honoured as
    leading ones.
    """
    patterns = (_role(), _won(), _made_role(), _set_of_rank(), _DRIVING)
    told = any(pattern.match(phrase.tail) for pattern in patterns)
    return told or ranked_are(phrase.governor)


def ranked_are(words_before: str) -> bool:
    """Return whether the words end in 主导产业为 or the like."""
    return _ranked_are().search(words_before) is not None


@lru_cache(maxsize=1)
def _ranked_are() -> re.Pattern[str]:
    return re.compile(
        f"(?:{any_of('ranks')})[^，。；、]{{0,2}}?产业[^，。；、]{{0,3}}?(?:为|是|有|包括)$"
    )


def _is_qualifier(phrase: Phrase) -> bool:
    """Return whether the industries only tell of something else: 以A为例, A与B融合, 与A企业."""
    after = phrase.tail.startswith(_ends("not_after"))
    aside = phrase.governor.endswith(_ends("aside")) and not _in_field(phrase)
    beside = aside or _takes(phrase.governor) or (after and not _listed().match(phrase.tail))
    return beside and not _worked_on().match(phrase.tail)


@lru_cache(maxsize=1)
def _worked_on() -> re.Pattern[str]:
    """Return the pattern of 在A产业|上做文章, 在A方面持续发力 behind an industry."""
    return re.compile(
        f"等?[^，。；]{{0,8}}?[上中]?[^，。；]{{0,3}}?(?:{any_of('worked_on')})"
        f"|等[^，。；]{{0,8}}?产业(?:发展)?[上中方面]+(?:{any_of('strong')})"
    )


def _is_worked_on(phrase: Phrase) -> bool:
    return _takes(phrase.governor, "在") and _worked_on().match(phrase.tail) is not None


def grows(phrase: Phrase) -> bool:
    """Return whether words of growth stand behind the phrase: 加大|甲产业|扶持力度."""
    return phrase.tail != "" and _grows().match(phrase.tail) is not None


def says_verb(words_before: str) -> bool:
    """Return whether one of the verbs of development stands in the words."""
    return _verbs().search(words_before) is not None


def is_main(phrase: Phrase) -> bool:
    """Return whether the phrase's industries are made the leading ones.

    以A为主导…, and as the later half of such a list (以A为龙头，B为支柱的体系).
    """
    return (_takes(phrase.governor) and _main().match(phrase.tail) is not None) or (
        not phrase.governor and _later_main().match(phrase.tail) is not None
    )


def _takes(governor: str, word: str = "以") -> bool:
    """Return whether a governor ends in a word, with qualities behind it or not: 以优质|粮油.

    Members that no rule found may stand between: 以研发基地和|总部经济.
    """
    at = governor.rfind(word)
    return at >= 0 and _qualities().fullmatch(governor, at + 1) is not None


@lru_cache(maxsize=1)
def _qualities() -> re.Pattern[str]:
    words = alternation(list(read_lexicon("relations")["phrases"]["qualities"]))
    return re.compile(f"(?:[^，。；、和与及]{{2,8}}[、和与及])*(?:{words})*")


def centred(phrase: Phrase) -> bool:
    """Return whether the text turns to the industries as its leading ones.

    围绕A、B等优势产业, and 围绕A产业链 with nothing behind it that the chain would qualify.
    """
    if not phrase.governor.endswith(_ends("centring")):
        return False
    chain = not phrase.tail and phrase.members[-1].name.endswith(_GROUPS[:2])
    return chain or _leading_kind().match(phrase.tail) is not None


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(any_of("verbs"))


@lru_cache(maxsize=1)
def _grows() -> re.Pattern[str]:
    """Return the pattern of a verb of growth behind: 产业加快发展, 等传统产业提质升级."""
    kinds = any_of("kinds")
    unlike = alternation(sorted(words("figures") | words("weak")))
    figures = f"(?![^，。；]{{0,10}}?(?:{unlike}))"
    return re.compile(
        f"{figures}(?:(?:等|[两三四五六七八九十][大个]|\\d+[条个大])[^，。；]{{0,10}}?(?:{kinds}))?[^，。；、和与]{{0,4}}?(?:水平|规模|质效)?[^，。；、和与]{{0,4}}?(?:{any_of('grows')})"
    )


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    """Return the pattern of tails that leave the list the object: nothing, 等特色产业."""
    kinds = any_of("kinds")
    more = "(?:[、和及][^、，。；和等]{2,10})*"
    sets = f"\\d+[个条大类][^，。；]{{0,20}}?(?:{kinds}|集聚区|基地)"
    height = "(?:产业)?(?:聚集|集聚|发展|创新)?(?:新?高地|强[省市县区镇]|名[城县镇]|之都|之乡)"
    ends = f"{height}|{sets}|等?[^，。；]{{0,10}}?(?:{kinds})"
    return re.compile(f"{more}(?:（[^（）]*）)?(?:{ends})?等?$")


@lru_cache(maxsize=1)
def _as_core() -> re.Pattern[str]:
    """Return the pattern of what the development of an industry is made: 以发展甲产业|为重点."""
    return re.compile(f"[^，。；、]{{0,4}}?为(?:{any_of('main')}|{any_of('cores')}|主(?:线|$))")


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """Return the pattern of a list's last members that no rule found: 和劳动密集型产业."""
    together = any_of("together")
    return re.compile(f"(?:[、和及](?![^，。；]*(?:{together}))[^、，。；和等]{{2,8}})+$")


@lru_cache(maxsize=1)
def _main() -> re.Pattern[str]:
    return re.compile(
        f"[^，。；]{{0,10}}?为(?:{any_of('main')}|主(?:的|$)|核心的[^，。；]{{0,8}}产业)"
    )


@lru_cache(maxsize=1)
def _later_main() -> re.Pattern[str]:
    return re.compile(f"(?:、[^，。；、]{{2,8}}|[^，。；]{{0,8}}?产业)*为(?:{any_of('main')})的")


@lru_cache(maxsize=1)
def _leading_kind() -> re.Pattern[str]:
    """Return the pattern of 等优势产业, 三大主导产业链 behind a list."""
    ranks, kinds = any_of("ranks"), any_of("kinds")
    fields = f"[两三四五六七八九十]大[^，。；、]{{0,4}}?(?:{any_of('set_kinds')})"
    engines = f"等?新的?(?:{any_of('engines')})"
    return re.compile(
        f"[^，。；]{{0,8}}?(?:{ranks})[^，。；]{{0,4}}?(?:{kinds}|品种)|{fields}|{engines}"
    )


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    """Return the pattern of 是我市首位产业, 已成为支柱产业 behind an industry."""
    becomes, ranks = any_of("becomes"), any_of("ranks")
    return re.compile(
        f"[^，。；、]{{0,3}}?(?:{becomes})[^，。；、]{{0,16}}?(?:{ranks})(?:性|[^，。；、]{{0,4}})产业"
    )


def made_leading(clause: Clause, i: int) -> bool:
    """Return whether the i-th phrase's industries are made leading ones: 把甲产业作为主导产业来抓.

    Names may stand between 作为 and the rank.
    """
    phrase = clause.phrases[i]
    if not phrase.lead.endswith(("把", "将")):
        return False
    far = phrase.tail.startswith(("作为", "打造成", "培育成", "列为")) and any(
        later.members[0].type == "Industry" or _of_rank().search(later.tail)
        for later in clause.phrases[i + 1 :]
    )
    return far or _made_role().match(phrase.tail) is not None


def is_led(phrase: Phrase) -> bool:
    """Return whether a firm right before leads the phrase's industry: 以甲公司|为龙头的|乙产业."""
    return _led().fullmatch(phrase.lead) is not None


@lru_cache(maxsize=1)
def _led() -> re.Pattern[str]:
    return re.compile(f"(?:等[^，。；、]{{0,6}})?为(?:{any_of('leading')})的")


def _counts_firms(phrase: Phrase) -> bool:
    """Return whether the firms of an industry are counted: 甲、乙|企业9家, 集聚9家|甲|规上企业."""
    found = _firms_counted().match(phrase.tail) if "企业" in phrase.tail else None
    return found is not None and (found[1] != "" or _COUNT_BEFORE.search(phrase.lead) is not None)


@lru_cache(maxsize=1)
def _firms_counted() -> re.Pattern[str]:
    return re.compile(
        f"(?:{any_of('of_firms')}|规模以上|规上|相关|工业)*企业((?:数量)?(?:{any_of('counting')})?\\d|)"
    )


@lru_cache(maxsize=1)
def _made_of() -> re.Pattern[str]:
    """Return the pattern of what ends the words before the industry that others make up."""
    return re.compile(f"(?:产业)?为(?:{any_of('main')}|主|核心)的?")


@lru_cache(maxsize=1)
def _made_role() -> re.Pattern[str]:
    """Return the pattern of 作为主导产业来抓, 打造成支柱产业 behind a list; 将 or 把 before it."""
    ranks, kinds = any_of("ranks"), any_of("kinds")
    return re.compile(
        f"[^，。；]{{0,20}}?(?:作为|列为|定为|打造成|培育成|发展成)[^，。；]{{0,28}}?"
        f"(?:(?:{ranks})[^，。；]{{0,4}}?(?:{kinds})|(?:重点|{any_of('cores')})$"
        f"|来(?:打造|抓|发展|培育))"
    )


@lru_cache(maxsize=1)
def _won() -> re.Pattern[str]:
    """Return the pattern of an industry's title behind it: 入选国家…产业集群."""
    return re.compile(f"(?:产业)?(?:集群)?(?:分别|成功|双双|均)?(?:{any_of('wins')})")
