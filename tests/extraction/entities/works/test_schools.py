"""Middle schools that are called by their number."""

from __future__ import annotations

from tests.extraction.entities.naming import names


def test_numbered_school_belongs_to_its_place_or_level() -> None:
    text = "完成吉水县二中改造，支持市十一中创建示范校。"
    assert names("Institution", text) == ["吉水县二中", "市十一中"]


def test_school_of_the_railways_is_numbered() -> None:
    assert names("Institution", "铁二中完成搬迁。") == ["铁二中"]
    assert names("Institution", "地铁二中段贯通，铁三中心站开通。") == []


def test_number_before_another_word_is_no_school() -> None:
    assert names("Institution", "全市一中心两基地建成，全县三中全会精神宣讲开展。") == []


def test_houses_of_a_list_share_the_level_that_the_first_prints() -> None:
    text = "县人民医院、中医院和妇幼保健院通过复审。"
    assert names("Institution", text) == ["县人民医院", "县中医院", "县妇幼保健院"]
    assert names("Institution", "推进县人民医院、高中阶段教育和幼儿园阶段教育。") == ["县人民医院"]


def test_national_academy_is_an_institution_alone_and_with_its_institute() -> None:
    text = "与中国农科院、中科院沈阳应用生态研究所合作，中科院院士到场。"
    assert names("Institution", text) == ["中国农科院", "中科院沈阳应用生态研究所"]
    text = "推进中科院南京土壤所红壤生态试验站建设。"
    assert names("Institution", text) == ["中科院南京土壤所"]


def test_kind_of_house_is_no_institution() -> None:
    text = "建成后为综合性教学医院，招收全国大学生，属直属型附属医院。"
    assert names("Institution", text) == []
    assert names("Institution", "湘雅附属医院开诊。") == ["湘雅附属医院"]


def test_nursery_of_an_office_begins_with_whose_it_is() -> None:
    assert names("Institution", "改建市直机关实验幼儿园。") == ["市直机关实验幼儿园"]
    assert names("Institution", "迁建县政府机关幼儿园。") == ["县政府机关幼儿园"]


def test_counted_schools_are_a_designation() -> None:
    assert names("Institution", "创建省、市绿色实验学校12所。") == []
    assert names("Institution", "市绿色实验学校开学。") == ["市绿色实验学校"]


def test_institute_of_a_field_is_founded() -> None:
    text = "依托骨干企业，成立物联网产业技术研究院。"
    assert names("Institution", text) == ["物联网产业技术研究院"]
    assert names("Institution", "办好产业技术研究院。") == []


def test_house_is_named_without_where_it_stands() -> None:
    assert names("Institution", "位于潭溪镇潭溪敬老院内的养护楼。") == ["潭溪敬老院"]
    assert names("Institution", "光明科学城内的岭南理工大学启用。") == ["岭南理工大学"]
