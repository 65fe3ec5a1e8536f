"""Clean text: one form for punctuation and spacing, with a way back to the original offsets.

Rules match on the clean text only; evidence is always given in offsets of the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.documents.columns import with_tabs
from kg.documents.document import Span
from kg.documents.linebreaks import broken_lines

# One character for one character, so that these replacements never move an offset.
_MARKS = dict(zip(",;!?():", "，；！？（）：", strict=True))
_HALF_WIDTH = {
    code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()
}
_ODD = {
    ord(a): b
    for a, b in zip("％＋－／．＝＜＞＆｡\f\v\u2028\u2029", "%+-/.=<>&。\n\n\n\n", strict=True)
}
_SMALL = {ord(a): b for a, b in zip("﹐﹑﹒﹔﹕﹖﹗﹙﹚", "，、.；：？！（）", strict=True)}
_SPACES = dict.fromkeys([0xA0, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
# PDF fonts map some characters to the radicals block, which looks the same and matches nothing.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_TABLE = _HALF_WIDTH | _ODD | _SMALL | _SPACES | _RADICALS

_REPLACED = {chr(code): replacement for code, replacement in _TABLE.items()}
_REPLACE = re.compile(f"[{''.join(map(re.escape, _REPLACED))}]")

# It begins with one class of characters, so that the search can skip all others.
_INVISIBLE = r"\u200b-\u200d\u2060\ufeff\u00ad\r"
_DROPPED = re.compile(
    rf"[ ，{_INVISIBLE}](?:"
    r"(?<= ) *"  # typesetting
    rf"|(?<=[{_INVISIBLE}])[{_INVISIBLE}]*"
    r"|(?<=\d，)(?=\d{3}(?!\d)))"  # 1,234
)
_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_RATIO_COLON = re.compile(r"：(?<=\d：)(?=\d)")
# Straight quotation marks around Chinese words, a pair on one line: "甲乙"行动.
_STRAIGHT = re.compile(r'"(?=[^"\n]*[\u4e00-\u9fff])([^"\n]{1,60})"')
_OLD_BREAK = re.compile(r"\r(?!\n)")
# A full stop typed as "." behind a word; behind a numeral it belongs to a heading's number.
_TYPED_STOP = re.compile(
    r"\.(?<=[\u4e00-\u9fff）”》%]\.)(?<![一二三四五六七八九十]\.)(?=\s|$|[\u4e00-\u9fff（“《])|\.(?=\n|$)"
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """`text` is the clean form; `span` leads back to the original."""

    text: str
    _starts: tuple[int, ...]  # clean offsets at which the shift changes
    _shifts: tuple[int, ...]  # original = clean + shift

    def original(self, offset: int) -> int:
        """Return the original offset of the clean character at `offset`."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """Return the original span that the clean range start..end was read from."""
        return Span(self.original(start), self.original(end - 1) + 1)

    def way_forth(self) -> Callable[[int], int]:
        """Return the function from an original offset to the first clean one at it or behind it."""
        firsts = [start + shift for start, shift in zip(self._starts, self._shifts, strict=True)]
        ends = (*self._starts[1:], len(self.text))

        def forth(offset: int) -> int:
            piece = max(bisect_right(firsts, offset) - 1, 0)
            return min(max(offset - self._shifts[piece], self._starts[piece]), ends[piece])

        return forth


def clean(text: str) -> CleanText:
    """Return `text` with unified punctuation, without a PDF's spaces and with mended lines.

    Tabs stay, because they part the cells of tables; tables that are printed otherwise get them
    (see kg.documents.columns). Where a line break stands inside a sentence
    or a heading (see kg.documents.linebreaks) the lines become one.
    """
    even = _OLD_BREAK.sub("\n", text) if "\r" in text else text
    printed = even
    for mark, full in _MARKS.items():  # the usual ones, with no call for each
        even = even.replace(mark, full)
    even = _RATIO_COLON.sub(":", _REPLACE.sub(lambda m: _REPLACED[m[0]], even))
    if '"' in even:
        even = _STRAIGHT.sub(r"“\1”", even)
    if "。" not in even:
        even = _TYPED_STOP.sub("。", even)
    even = with_tabs(even, printed)
    gaps = [m.span() for m in _DROPPED.finditer(even) if not _parts_words(even, *m.span())]
    broken = broken_lines(even)
    if broken:
        gaps = _merged([*gaps, *broken])
    return _without(even, gaps)


def _parts_words(text: str, start: int, end: int) -> bool:
    """Tell whether spaces stand between two Latin words or figures, where they mean something."""
    return (
        text[start] == " "
        and start > 0
        and end < len(text)
        and text[start - 1] in _WORD
        and text[end] in _WORD
    )


def _merged(gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the gaps sorted, with those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(gaps):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(text: str, gaps: Iterable[tuple[int, int]]) -> CleanText:
    """Return `text` less the sorted, disjoint `gaps`."""
    pieces, starts, shifts = [], [0], [0]
    position, length = 0, 0
    for start, end in gaps:
        pieces.append(text[position:start])
        length += start - position
        if length == starts[-1]:
            shifts[-1] = end - length
        else:
            starts.append(length)
            shifts.append(end - length)
        position = end
    pieces.append(text[position:])
    return CleanText("".join(pieces), tuple(starts), tuple(shifts))
