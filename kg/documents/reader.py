"""Reading files: from bytes to the text that all offsets count in."""

from __future__ import annotations

import codecs
from pathlib import Path

from kg.errors import KgError

READ = (".txt", ".md")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive (docx, xlsx, odt …)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def read_file(path: Path) -> str:
    """Return exactly what the file decodes to; line ends stay as they are in the file.

    UTF-8 and UTF-16 (a byte order mark is no part of the text), GB18030 and its subsets GBK and
    GB2312 are read, other encodings where they can be told apart. Raises KgError where the file
    cannot be read, is empty, is no text, or is in an encoding that cannot be told.
    """
    if path.suffix.lower() not in READ:
        raise KgError(f"{path}: only {' and '.join(READ)} files are read; save it as plain text")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise KgError(f"{path}: {error.strerror or error}; check the path and its rights") from None
    text = _decode(path, data)
    if not text.strip():
        raise KgError(f"{path}: the file is empty; remove it or fill it")
    return text


def _decode(path: Path, data: bytes) -> str:
    """Return the text of `data`, trying the encodings from the surest to the least sure."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(path, data, encoding)
    _refuse_binary(path, data)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8" or _reads_as_chinese(text):
            return text
    return _guessed(path, data)


def _decoded(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise KgError(
            f"{path}: byte {error.start} is not {encoding}, although the file's mark says so; "
            "save it as UTF-8"
        ) from None


def _refuse_binary(path: Path, data: bytes) -> None:
    """Raise KgError where the bytes are those of a binary file."""
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise KgError(f"{path}: this is {name}, not a text; save it as plain text (UTF-8)")
    if b"\x00" in data:
        raise KgError(f"{path}: this is a binary file, not a text; save it as plain text (UTF-8)")


def _reads_as_chinese(text: str) -> bool:
    """Tell whether at least half of the letters that are not ASCII are common Chinese ones.

    Almost any bytes decode as GB18030; text in another encoding then gives rare characters.
    """
    foreign = [c for c in text if c > "\x7f"]
    if any("\x7f" < c < "\xa0" or "\ue000" <= c <= "\uf8ff" for c in foreign):
        return False
    try:
        common = sum(_is_common(c) for c in foreign)
    except UnicodeEncodeError:
        return False
    return 2 * common >= len(foreign)


def _is_common(c: str) -> bool:
    """Tell whether a character is in the first level of GB2312 or Chinese punctuation."""
    if "\u4e00" <= c <= "\u9fff":
        code = c.encode("gb18030")
        return len(code) == 2 and 0xB0 <= code[0] <= 0xD7 and code[1] >= 0xA1
    return "\u2000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef"


def _guessed(path: Path, data: bytes) -> str:
    """Return the text in the encoding that charset-normalizer finds likeliest."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (heavy, hardly ever needed)

    best = from_bytes(data).best()
    if best is None:
        raise KgError(f"{path}: the encoding cannot be told; save the file as UTF-8")
    return data.decode(best.encoding)
