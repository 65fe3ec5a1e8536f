"""Reading files: encodings, and files that are no texts."""

from pathlib import Path

import pytest

from kg.documents.reader import read_file
from kg.errors import KgError

_TEXT = "衡政办发〔2025〕3号\r\n一、总体目标\n按照市委、市政府工作部署，聚焦全年工作重点。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_read_file_gives_the_decoded_text_with_its_line_ends(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(_TEXT.encode(encoding))
    assert read_file(path) == _TEXT


def test_read_file_reads_big5_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = (
        "臺北市政府為推動產業發展，特訂定本計畫，加強各機關之協調與聯繫，並鼓勵民間參與投資。" * 5
    )
    path.write_bytes(text.encode("big5"))
    assert read_file(path) == text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.txt", b"\x7fELF\x00\x01\x02", "binary"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("a.txt", b"PK\x03\x04abc", "zip"),
        ("a.txt", "市".encode("utf-16") + b"\x00", "utf-16"),
        ("a.docx", b"PK\x03\x04abc", "only .txt and .md"),
    ],
)
def test_read_file_refuses_in_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KgError) as error:
        read_file(path)
    assert said in str(error.value)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_read_file_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="No such file"):
        read_file(tmp_path / "none.txt")
