"""The administrative divisions of China, from ontology/lexicon/divisions.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extraction.lexicon import read_lexicon

_NATIONS = (
    "汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|"
    "景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|"
    "保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
)
_UNMARKED = "维吾尔|哈萨克|(?<!内)蒙古|柯尔克孜|塔吉克|锡伯"  # nations written without 族
_ENDING = re.compile(
    rf"(?:(?:{_NATIONS})族|{_UNMARKED}|各族)*(?:自治区|自治州|自治县|自治旗)$|特别行政区$|[省市县区旗盟]$|地区$|新区$|林区$"
)


@dataclass(frozen=True, slots=True)
class Division:
    """A province, prefecture or county; `parent` is the full name of what governs it."""

    name: str
    short: str  # without 省, 市, 县 …; the full name where nothing would be left
    level: int  # 1 province, 2 prefecture, 3 county
    parent: str


def short_form(name: str) -> str:
    """Return the everyday form of a division's name: 湖南 for 湖南省, 黔南 for its full name."""
    short = _ENDING.sub("", name)
    return short if len(short) > 1 else name


_LEAGUE = re.compile(r"^(.)..+盟$|^([东西].)..+旗$|^(.)..+?([左右])翼?([前后中])?旗$")
_AUTONOMOUS = re.compile(r"^(.+)自治([区州县旗])$")


def abbreviation(name: str) -> str:
    """Return the everyday name of a league or banner: 锡盟, 西乌旗, 科左后旗; else nothing."""
    m = _LEAGUE.match(name)
    return "".join(g for g in m.groups() if g) + name[-1] if m else ""


def plain_forms(name: str) -> tuple[str, ...]:
    """Return an autonomous division's names without its nations: 巍山县, 临夏州, 宁夏自治区."""
    m = _AUTONOMOUS.match(name)
    if m is None:
        return ()
    short = short_form(name)
    short = m[1].removesuffix("族") if short == name else short
    autonomous = short + "自治" + m[2]
    return (autonomous,) if m[2] == "区" else (short + m[2], autonomous)


@lru_cache
def divisions() -> tuple[Division, ...]:
    """Return all divisions, provinces first, then in the order of the table."""
    found: list[Division] = []
    for province, prefectures in read_lexicon("divisions").items():
        found.append(Division(province, short_form(province), 1, ""))
        for prefecture, counties in prefectures.items():
            if prefecture and prefecture != province:
                found.append(Division(prefecture, short_form(prefecture), 2, province))
            parent = prefecture or province
            found += [Division(c, short_form(c), 3, parent) for c in counties.split()]
    return tuple(sorted(found, key=lambda d: d.level))


def governs(above: str, below: str) -> bool:
    """Return whether the second name, full or short, is of a division right under the first."""
    return any(short_form(above) == short_form(name) for name in _parents().get(below, ()))


def is_under(above: str, below: str) -> bool:
    """Return whether the second name is that of a division under the first, at any remove."""
    return any(
        short_form(above) == short_form(name) or is_under(above, name)
        for name in _parents().get(below, ())
    )


def are_peers(one: str, other: str) -> bool:
    """Return whether both names may be of divisions of one level, and neither is under the other.

    临夏, a prefecture and a county, is a peer of 定西; 长春 is none of 吉林, a province and a city.
    """
    levels = _levels()
    level = levels.get(one, frozenset()) & levels.get(other, frozenset())
    return bool(level) and not is_under(one, other) and not is_under(other, one)


@lru_cache(maxsize=1)
def provinces_of() -> dict[str, str]:
    """Return the full names of the provinces by those of their prefectures."""
    return {d.name: d.parent or d.name for d in divisions() if d.level < 3}


@lru_cache(maxsize=1)
def _levels() -> dict[str, frozenset[int]]:
    """Return the levels of the divisions that each full or short name may be of."""
    found: dict[str, frozenset[int]] = {}
    for division in divisions():
        for form in (division.name, division.short):
            found[form] = found.get(form, frozenset()) | {division.level}
    return found


@lru_cache(maxsize=1)
def _parents() -> dict[str, tuple[str, ...]]:
    """Return, by the full and short names of divisions, the full names of what governs them."""
    found: dict[str, tuple[str, ...]] = {}
    for division in divisions():
        for form in {division.name, division.short} if division.parent else ():
            found[form] = (*found.get(form, ()), division.parent)
    return found
