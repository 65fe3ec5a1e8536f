"""What a document says of itself on its first lines: title, 文号, issuer, date, place, kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.clean import clean
from kg.documents.numerals import count_of, digits_of
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.jurisdictions import divisions

_HEAD = 1500  # characters looked at for the title page
_TAIL = 400  # and for a signature below the text
_FIRST_WORDS = 500  # where a text without a telling title names the place that it is about
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（【](?:19|20)\d\d[〕\]）】]第?\d{1,5}号")
_DATE = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_CHINESE_DATE = re.compile(
    r"([一二]?[一二三四五六七八九〇零○Ｏ]{3,4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?"
)
# When a web page was put up: 2024-03-05 10:11, 发布日期：2024-03-05.
_STAMP = re.compile(r"(?:[\u4e00-\u9fff]{2,4}：)?((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_HAN = r"[\u4e00-\u9fff]"
_PLACE = re.compile(
    rf"(?:{_HAN}{{2,3}}省|(?:内蒙古|新疆维吾尔|宁夏回族|广西壮族|西藏)自治区)?"
    rf"(?:{_HAN}{{2,4}}?市|{_HAN}{{2,14}}?自治州|{_HAN}{{2,4}}?(?:地区|盟))?"
    rf"(?:{_HAN}{{1,12}}?自治[县旗]|{_HAN}{{1,6}}?新区|{_HAN}{{1,4}}?[区县旗市](?![域划块间场]))?"
)
# Words that never stand in a place's name but may precede one of its endings (昨日召开的市委).
_NO_PLACE = re.compile("[的了在我本全各和与及日年月]|(?:高新|开发|工业|示范|试验|保税|园)区")
_SESSION = re.compile(rf"在({_HAN}{{2,20}}?)第{_HAN}{{1,4}}届(?:人民代表大会|人大)")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What could be read off; None where the text does not say it."""

    title: str | None
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    kind: str | None = None
    place: str | None = None


def read_title_page(text: str) -> TitlePage:
    """Return what the first lines (and a signature below the text) say of the document."""
    head = [line for line in clean(text[:_HEAD]).text.split("\n") if line]
    tail = [line for line in clean(text[-_TAIL:]).text.split("\n") if line]
    lines = _front(head) or _opening_title(head)
    number = next((m[0] for m in map(_NUMBER.search, lines) if m), None)
    title = _title(lines)
    issuer = _issuer(lines, tail, title)
    session = next((m[1] for m in map(_SESSION.search, lines) if m), None)
    place = _place(issuer) or _place(session) or _place(title)
    place = place or _province(title, number) or _first_place(head)
    return TitlePage(title, number, issuer, _date(lines, tail), _kind(title), place)


def _front(lines: list[str]) -> list[str]:
    """Return the lines before the first paragraph or numbered heading, but at most a dozen."""
    front: list[str] = []
    for line in lines[:12]:
        if len(line) > 80 or re.match(r"一、|第一[章节条]|（一）|目录$", line):
            break
        front.append(line)
    return front


def _opening_title(lines: list[str]) -> list[str]:
    """Return the title with which a text begins that has no line breaks: …实施方案|为贯彻落实…."""
    kinds = _words()["kind"].pattern
    opening = rf"[^。；，]{{4,50}}?{kinds}(?:（[^（）]*）)?(?=为|根据|按照|各|第一章|一、|（)"
    match = re.match(opening, lines[0]) if lines else None
    return [match[0]] if match else []


@lru_cache
def _words() -> dict[str, re.Pattern[str]]:
    data = read_lexicon("outline")["titlepage"]
    return {
        "kind": re.compile(f"(?:{alternation(data['kinds'])})"),
        "issuer": re.compile(rf"(?:{alternation(data['issuers'])})"),
        "notice": re.compile(rf"^(?:{alternation(data['notices'])})"),
    }


def _kind(title: str | None) -> str | None:
    """Return the kind of document, the last one that the title names."""
    found = _words()["kind"].findall(title or "")
    return str(found[-1]) if found else None


def _title(lines: list[str]) -> str | None:
    """Return the title: the line, or lines, that name a kind of document; else the first line."""
    marked = (_NUMBER.search, _date_in, _STAMP.match, _is_address)
    plain = [line for line in lines if not any(mark(line) for mark in marked)]
    for i, line in enumerate(plain):
        if _words()["notice"].match(line):
            above = plain[i - 1] if i and _is_issuer(plain[i - 1]) else ""
            return above + line
        if _words()["kind"].search(line) and not _is_issuer(line) and not line.endswith("。"):
            return line
    rest = [line for line in plain if not _is_issuer(line)] or plain
    return rest[0] if rest and len(rest[0]) <= 60 else None


def _is_address(line: str) -> bool:
    return line.endswith(("：", "—")) or re.match(r"（[^（）]*）$|[■□]", line) is not None


def _is_issuer(line: str) -> bool:
    """Tell whether a line is nothing but the name of an authority."""
    named = len(line) <= 40 and _words()["issuer"].search(line) is not None
    named = named and not line.endswith(tuple(read_lexicon("outline")["titlepage"]["no_issuers"]))
    return named and not re.search(
        r"[。，；：、（【《\t\d]|关于|第[一二三四五六七八九十]+[届次]|[长任记]$", line
    )


def _issuer(lines: list[str], tail: list[str], title: str | None) -> str | None:
    """Return the authority: a line of its own, else what stands before 关于 in the title."""
    for line in lines + tail[-6:]:
        if _is_issuer(line):
            match = re.match(rf".*?(?:{_words()['issuer'].pattern})(?:办公室|办公厅)?", line)
            return match[0] if match else line
    before = (title or "").partition("关于")[0]
    return before if before and before != title and _words()["issuer"].search(before) else None


def _place(name: str | None) -> str | None:
    """Return the administrative place at the beginning of a name."""
    name = re.sub(r"^(?:中共|中国共产党)", "", (name or "").lstrip("（《")).replace("）", "", 1)
    if long := next((p for p in _long_places() if name.startswith(p)), None):
        return long
    match = _PLACE.match(name)
    return match[0] if match and match[0] and not _NO_PLACE.search(match[0]) else None


def _province(title: str | None, number: str | None) -> str | None:
    """Return the province that a number names where the title only says 省人民政府关于…."""
    if not number or not (title or "").startswith(("省", "自治区")):
        return None
    provinces: dict[str, str] = read_lexicon("outline")["titlepage"]["provinces"]
    return provinces.get(number[0])


def _first_place(head: list[str]) -> str | None:
    """Return the first division that the opening names in full, before a province that it names.

    Of 甲州乙县 that is 乙县, which the first name only places. A name that several divisions bear
    (鼓楼区) says nothing, nor does another document's title, nor a name of two characters, which
    may be the end of other words (开工和县区).
    """
    text = re.sub("《[^》]*》?", "", "\n".join(head)[:_FIRST_WORDS])
    table = divisions()
    ends = (m.end() for m in re.finditer("[省市县区州盟旗]", text))
    spans = [(table.place_ending_at(text, end), end) for end in ends]
    known = [(a, b) for a, b in spans if b - a > 2 and len(table.chains.get(text[a:b], ())) == 1]
    begins = dict(known)
    local = ((a, b) for a, b in known if not text.endswith(("省", "自治区"), a, b))
    start, end = next(local, known[0] if known else (0, 0))
    while end in begins:
        start, end = end, begins[end]
    return text[start:end] or None


@lru_cache
def _long_places() -> tuple[str, ...]:
    """Return the counties and banners whose names are too long to be told by their form."""
    table = read_lexicon("divisions")
    counties = (c for place in table.values() for names in place.values() for c in names.split())
    return tuple(sorted(c for c in set(counties) if len(c) > 5))


def _date(lines: list[str], tail: list[str]) -> str | None:
    """Return the date as precise as a line says: of the title page first, then of the signature."""
    dates = [d for d in map(_date_in, lines + tail[-6:]) if d]
    full = [d for d in dates if len(d) == 10]
    stamps = [_iso(*found.groups()) for found in map(_STAMP.match, lines) if found]
    return next(iter(full or dates or stamps), None)


def _date_in(line: str) -> str | None:
    """Return the date of a line that is one, or that begins with one (2019年1月8日在…上)."""
    line = line.lstrip("（—-")
    match = _DATE.match(line)
    if match is None:
        chinese = _CHINESE_DATE.match(line)
        if chinese is None:
            return None
        month, day = (str(count_of(part)) if part else None for part in chinese.groups()[1:])
        return _iso(digits_of(chinese[1]), month, day)
    return _iso(match[1], match[2], match[3]) if match[2] else None


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    parts = [year, *(p.zfill(2) for p in (month, day) if p)]
    sound = (
        len(year) == 4 and (not month or 1 <= int(month) <= 12) and (not day or 1 <= int(day) <= 31)
    )
    return "-".join(parts) if sound else None
