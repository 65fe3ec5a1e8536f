"""The words by which a text says who builds and who runs a thing, as patterns."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.extraction.lexicon import alternation, read_lexicon, word_list, word_set

words = partial(word_set, "relations", "operator")
ends = partial(word_list, "relations", "operator")


@lru_cache(maxsize=1)
def actors() -> frozenset[str]:
    """Return the types of those who may build or run a work, a platform among them."""
    return words("tails") | {"Platform"}


@lru_cache(maxsize=1)
def builds() -> re.Pattern[str]:
    """Return the pattern of building and running: 投资建设, 负责具体实施, 运营."""
    how, verbs = alternation(words("how")), alternation(words("verbs"))
    return re.compile(f"(?:{how})*(?:{verbs})[“]?")


@lru_cache(maxsize=1)
def state_brand() -> re.Pattern[str]:
    """Return the pattern of the short name of a group of the state that opens its works' names."""
    brands, other = alternation(words("state_brands")), alternation(words("no_brand_after"))
    return re.compile(f"(?:{brands})(?!{other}|$)")


@lru_cache(maxsize=1)
def plans() -> re.Pattern[str]:
    """Return the pattern of a clause that goes on about its subject: 拟投资建设, 将打造."""
    return re.compile(f"(?:并|拟|将|计划|主要|分期|首期|一期|重点|全力|在此)*{builds().pattern}")


@lru_cache(maxsize=1)
def sum_paid() -> re.Pattern[str]:
    """Return the pattern of a sum that is invested, with what joins it: 、总投资12亿元的."""
    number = r"[\d.]+[余多]?[百千万亿]*(?:美|欧)?元(?:人民币)?"
    return re.compile(
        f"[、]?(?:总|拟|计划|预计|约)*投资(?:总额|规模)?(?:约|超过?|近|达到?|为)?{number}的?"
    )


@lru_cache(maxsize=1)
def openers() -> re.Pattern[str]:
    """Return the pattern of what may stand before the subject of a clause: 近日, 其中，."""
    opening = [*read_lexicon("relations")["location"]["subject_openers"], *words("openers")]
    return re.compile(alternation([w for w in opening if w]))


@lru_cache(maxsize=1)
def lies() -> tuple[str, ...]:
    """Return the verbs of lying somewhere: 位于."""
    return tuple(read_lexicon("relations")["location"]["verbs"])


@lru_cache(maxsize=1)
def jointly() -> re.Pattern[str]:
    """Return the pattern of what those do together who were named before: 联合共建, 双方共建."""
    together = alternation(words("jointly"))
    return re.compile(f"[将拟并]?(?:{together})+(?:{builds().pattern})?")


@lru_cache(maxsize=1)
def itself_again() -> re.Pattern[str]:
    """Return the pattern of the word by which a clause takes up the firm of the one before."""
    return re.compile(alternation(words("itself")))


@lru_cache(maxsize=1)
def is_told() -> re.Pattern[str]:
    """Return the pattern of what a clause tells of a firm before it says what the firm builds."""
    return re.compile(alternation(words("told")))


@lru_cache(maxsize=1)
def party_before() -> re.Pattern[str]:
    """Return the pattern that ends where the firm is named: 项目业主为, （建设单位：."""
    return re.compile(f"(?:{alternation(words('party'))})(?:为|是|：|系)?$")


@lru_cache(maxsize=1)
def by_whom() -> re.Pattern[str]:
    """Return the pattern of what stands between a work and its maker: 由, 项目由, 委托."""
    return re.compile("[^、，]{0,8}(?:由|委托|授权)")


@lru_cache(maxsize=1)
def and_others() -> re.Pattern[str]:
    """Return the pattern of what stands behind a list of makers: 等9家企业, 三方."""
    return re.compile(
        r"^(?:等[\d多两三四五六七八九十]*(?:家|户)?[^，。；、的]{0,6}?(?:企业|公司|单位|集团|院校|方)?)"
    )


@lru_cache(maxsize=1)
def by() -> re.Pattern[str]:
    """Return the pattern of a clause that says by whom what came before is built: 由, 该项目由."""
    return re.compile(f"(?:{again().pattern}|由)")


@lru_cache(maxsize=1)
def again() -> re.Pattern[str]:
    """Return the pattern that takes up the work of the sentence before: 目前，该项目由."""
    return re.compile("(?:目前，)?(?:该|此|这一|这个)?(?:项目|工程)(?:主要)?由")


@lru_cache(maxsize=1)
def pays() -> re.Pattern[str]:
    """Return the pattern of a sum that is invested, right behind the firm: 拟投资3亿元."""
    return re.compile("[^，。；]{0,8}?投资[^，。；]{0,8}元")


@lru_cache(maxsize=1)
def lets_act() -> re.Pattern[str]:
    """Return the pattern of the words that let a firm act, at their end: 支持, 引进, 由."""
    letting = [*read_lexicon("relations")["support"]["others"], *words("bringing")]
    letting += ["由", *words("together")]
    return re.compile(f"(?:{alternation(letting)})$")


@lru_cache(maxsize=1)
def is_main() -> re.Pattern[str]:
    """Return the pattern of what the firm is behind 以: 为主体."""
    return re.compile(f"为(?:{alternation(words('main'))})")


@lru_cache(maxsize=1)
def ceremony() -> re.Pattern[str]:
    """Return the pattern of a ceremony held for works: 合作签约仪式, 奠基."""
    return re.compile(f"(?:合作|集中|战略|隆重)*(?:{alternation(words('ceremonies'))})")


@lru_cache(maxsize=1)
def site() -> re.Pattern[str]:
    """Return the pattern of the part of a firm in which one stands: 生产车间; or of nothing."""
    parts = alternation(words("sites"))
    return re.compile(f"(?:[\u4e00-\u9fff]{{0,6}}(?:{parts})[内里上]?)?")
