"""Corpora: what corpus.toml says, what the texts say of themselves, and what is wrong."""

from pathlib import Path

import pytest

from kg.documents.corpus import read_corpus
from kg.errors import KgError

SEEDS = Path(__file__).parents[2] / "seeds"

_NOTICE = """成都市武侯区人民政府办公室
关于印发武侯区优化营商环境行动方案的通知
成武府办发〔2022〕7号

各街道办事处：
现将方案印发给你们，请认真组织实施。

成都市武侯区人民政府办公室
二〇二二年三月十二日
"""


def test_read_corpus_gives_the_seeds_by_id_with_all_that_corpus_toml_says() -> None:
    documents = read_corpus(SEEDS)
    assert [d.id for d in documents] == sorted(p.stem for p in SEEDS.glob("*.txt"))
    assert all(d.title and d.issuer and d.date and d.kind and d.place for d in documents)
    assert all(d.text == (SEEDS / str(d.source)).read_bytes().decode("utf-8") for d in documents)
    campaign = next(d for d in documents if d.id == "seven-campaigns-2025")
    assert (campaign.date, campaign.number) == ("2025-02-28", "衡政办发〔2025〕3号")


def test_read_corpus_reads_off_the_text_what_nobody_described(tmp_path: Path) -> None:
    (tmp_path / "武侯 方案(2022).txt").write_text(_NOTICE, encoding="utf-8")
    (document,) = read_corpus(tmp_path)
    assert document.id == "武侯-方案-2022"
    assert document.title == "成都市武侯区人民政府办公室关于印发武侯区优化营商环境行动方案的通知"
    assert document.issuer == "成都市武侯区人民政府办公室"
    assert document.number == "成武府办发〔2022〕7号"
    assert (document.date, document.place, document.kind) == ("2022-03-12", "成都市武侯区", "通知")


def test_read_corpus_reads_a_speech_held_at_a_session(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "政府工作报告\n2019年1月8日在衡阳市第十五届人民代表大会第五次会议上\n"
        "衡阳市人民政府市长 邓群策\n各位代表：\n一、2018年工作回顾\n",
        encoding="utf-8",
    )
    (document,) = read_corpus(tmp_path)
    assert (document.title, document.kind) == ("政府工作报告", "政府工作报告")
    assert (document.issuer, document.date, document.place) == (
        "衡阳市人民政府",
        "2019-01-08",
        "衡阳市",
    )


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[document]\nid = "a"', "line 1"),
        ('[[document]]\nid = "b"', "no file b.txt"),
        ('[[document]]\nid = "a"\nauthor = "x"', "unknown key 'author'"),
        ('[[document]]\nid = "a"\n[[document]]\nid = "a"', "described twice"),
        ('[[document]]\nid = "a"\ndate = "8.1.2019"', "not YYYY"),
        ('[[document]]\nid = "a"\ndate = "2019-13-45"', "2019-13-45"),
        ('[[document]]\nid = "a"\ndate = 2019', "not a string"),
        ('[[document]]\ntitle = "a"', "neither id nor file"),
        ('[documents]\nid = "a"', "documents"),
        (
            '[[document]]\nid = "c"\nfile = "a.txt"\n[[document]]\nid = "c"\nfile = "c.txt"',
            "both have the id",
        ),
    ],
)
def test_read_corpus_says_what_is_wrong_with_corpus_toml(
    tmp_path: Path, toml: str, said: str
) -> None:
    (tmp_path / "a.txt").write_text(_NOTICE, encoding="utf-8")
    (tmp_path / "c.txt").write_text(_NOTICE, encoding="utf-8")
    (tmp_path / "corpus.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(KgError) as error:
        read_corpus(tmp_path)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_read_corpus_refuses_a_folder_without_documents(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no documents"):
        read_corpus(tmp_path)
    with pytest.raises(KgError, match="no such folder"):
        read_corpus(tmp_path / "none")


def test_read_corpus_passes_over_a_readme(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("About these texts.", encoding="utf-8")
    (tmp_path / "a.txt").write_text(_NOTICE, encoding="utf-8")
    assert [d.id for d in read_corpus(tmp_path)] == ["a"]


def test_read_corpus_refuses_two_files_with_one_name(tmp_path: Path) -> None:
    for suffix in ("txt", "md"):
        (tmp_path / f"a.{suffix}").write_text(_NOTICE, encoding="utf-8")
    with pytest.raises(KgError, match=r"a\.md and a\.txt"):
        read_corpus(tmp_path)


@pytest.mark.parametrize(
    ("text", "title", "place", "date"),
    [
        (
            "庆安县2023年推动县域经济发展实施方案为深入落实会议精神，制定如下方案。一、总体目标。"
            "力争粮食总产量稳定在28亿斤以上，农民收入稳步增长。二、重点任务。（一）抓好生产。",
            "庆安县2023年推动县域经济发展实施方案",
            "庆安县",
            None,
        ),
        ("西乌珠穆沁旗“十四五”规划纲要\n第一章 目标\n发展。\n", None, "西乌珠穆沁旗", None),
        (
            "政府工作报告\n——2024年1月16日在桐江县第十八届人民代表大会第三次会议上\n各位代表：\n",
            "政府工作报告",
            "桐江县",
            "2024-01-16",
        ),
        (
            "我市一批重点项目集中开工\n发布日期：2024-02-19\n2月18日，参照《浙江省重大项目管理办法》，宜宾市2024年第一季度"
            "重点项目集中开工仪式在兴文县举行，总投资96亿元。\n",
            "我市一批重点项目集中开工",
            "宜宾市",
            "2024-02-19",
        ),
        (
            "一季度全市工业实现良好开局\n2023-04-21\n今年以来，平凉市工业运行平稳。\n",
            "一季度全市工业实现良好开局",
            "平凉市",
            "2023-04-21",
        ),
        (
            "第十四个五年规划纲要\n（2021年1月30日普洱市第五届人民代表大会批准）\n第一章 目标\n",
            "第十四个五年规划纲要",
            "普洱市",
            "2021-01-30",
        ),
        (
            "某县实施方案\n一、目标\n发展。\n责任单位：县财政局\n",
            "某县实施方案",
            "某县",
            None,
        ),
        (
            "打造特色农业品牌\n近年来，云南省大理白族自治州祥云县推进特色产业发展。\n",
            "打造特色农业品牌",
            "祥云县",
            None,
        ),
    ],
)
def test_read_corpus_reads_titles_places_and_dates_off_other_layouts(
    tmp_path: Path, text: str, title: str | None, place: str, date: str | None
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,) = read_corpus(tmp_path)
    assert title is None or document.title == title
    assert (document.place, document.date, document.issuer) == (place, date, None)


def test_read_corpus_takes_the_province_from_a_number_where_the_title_is_short(
    tmp_path: Path,
) -> None:
    text = "省人民政府办公厅关于推进县域商业的意见\n黔府办发〔2022〕7号\n各市、州人民政府：\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_corpus(tmp_path)[0].place == "贵州省"
