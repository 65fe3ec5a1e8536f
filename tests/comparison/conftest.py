"""Graphs of small invented corpora, for comparing their documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build import build
from kg.comparison.compare import compare
from kg.comparison.finding import Comparison
from kg.graph.store import open_graph

REPORT = """宜宾市政府工作报告

二、2023年工作安排

（一）推动产业升级。加快长江工业园、凌云新材料产业园、叙州高铁新城等片区开发，力争全年完成工业投资36.5亿元。新建改造城镇老旧小区120个，创建3A级旅游景区3-5家，开工建设标准厂房8万平方米。推动高县加快建设月江机械产业园和沙河豆制品产业园。

（二）完善交通网络。推进国道干线公路建设改造、高县至庆符快速通道、城南大桥等项目建设，力促金沙江公铁两用桥、三江电池产业园等项目部分投产，进一步提升综合枢纽能级。
"""
# The same, as a newspaper might print it: two figures, two names and a place are others; the rest
# is reworded, left out, or printed with other marks.
DIGEST = """产业升级开新局

本报记者 李明

【举措一】推动产业升级。加快长江工业园、凌去新材料产业园、叙州高铁新城等片区开发,力争全年完成工业投资365亿元。新建改造城镇老旧小区210个，创建3A级旅游景区3—5家，开工建设标准厂房80000平方米。推动珙县加快建设月江机械产业园和沙河豆制品产业园。

【举措二】完善交通网络。推进国道干线公路改造建设、高县至庆符快速通道、城南大桥等项目建设，力促金沙江公铁两用桥、三江电池产业园等项目部分投产，不断增强综合枢纽功能。
"""
_ENTRY = '[[document]]\nid = "{}"\ntitle = "{}"\ndate = "{}"\nkind = "{}"\nplace = "{}"\n\n'

Compare = Callable[..., Comparison]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for texts."""
    path = tmp_path / "texts"
    path.mkdir()
    return path


@pytest.fixture
def compared(folder: Path, tmp_path: Path) -> Compare:
    """Return a function that compares two texts: each with (text, date, kind, place)."""

    def run(*documents: tuple[str, str, str, str]) -> Comparison:
        entries = ""
        for id_, (text, date, kind, place) in zip("ab", documents, strict=True):
            (folder / f"{id_}.txt").write_text(text, encoding="utf-8")
            entries += _ENTRY.format(id_, f"文件{id_}", date, kind, place)
        (folder / "corpus.toml").write_text(entries, encoding="utf-8")
        build([folder], tmp_path / "graph")
        return compare(open_graph(tmp_path / "graph").rows, "a", "b")

    return run
