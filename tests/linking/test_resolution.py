"""Resolution groups the mentions of one document into entities, with reasons."""

from __future__ import annotations

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import EntityType, Extraction, Mention
from kg.extraction.units.departments import find_departments
from kg.extraction.units.taskforces import find_taskforces
from kg.linking.entity import Entity, Resolution
from kg.linking.resolution import resolve


def resolved(text: str, place: str | None = "株洲市", *named: tuple[EntityType, str]) -> Resolution:
    """Resolve departments, task forces, and every occurrence of the names given by type."""
    reading = read(Document("sample", text, "sample", place=place))
    mentions = [*find_departments(reading), *find_taskforces(reading)]
    for kind, name in named:
        at = reading.text.find(name)
        while at >= 0:
            mentions.append(Mention(kind, at, at + len(name), name, "given"))
            at = reading.text.find(name, at + len(name))
    return resolve(Extraction(reading, tuple(mentions), (), (), ()))


def entity(resolution: Resolution, name: str) -> Entity:
    return next(e for e in resolution.entities if name in (e.name, *e.aliases))


def test_fullest_form_names_the_department_and_reasons_say_why() -> None:
    found = resolved("市卫健委牵头。株洲市卫生健康委员会、市卫生健康委负责。")
    department = entity(found, "市卫健委")
    assert department.name == "株洲市卫生健康委员会"
    assert department.aliases == ("市卫健委", "市卫生健康委")
    assert department.key == "株洲市卫生健康委员会"
    assert department.scope == "株洲市"
    assert len(department.mentions) == 3
    assert all("one normal form" in reason for reason in department.reasons)
    assert len(department.reasons) == 2


def test_cut_name_joins_the_only_longer_one() -> None:
    text = "（市住房公积金、市财政局负责）\n成员单位包括市住房公积金管理中心、市财政局。"
    department = entity(resolved(text), "市住房公积金")
    assert department.name == "市住房公积金管理中心"
    assert any("cut short" in reason for reason in department.reasons)


def test_department_with_fewer_functions_joins_only_a_single_candidate() -> None:
    one = resolved("市自然资源局审批，市自然资源和规划局备案。")
    assert entity(one, "市自然资源局").name == "市自然资源局"  # its own function, not a cut form
    merged = resolved("市文化局参加，市文化旅游局组织。")
    assert entity(merged, "市文化局").name == "市文化旅游局"
    unclear = resolved("市文化局参加，市文化旅游局、市文化体育局组织。")
    assert entity(unclear, "市文化局").name == "市文化局"


def test_city_and_province_stay_apart() -> None:
    found = resolved("省教育厅、市教育局负责。")
    assert [e.key for e in found.entities] == ["湖南省教育厅", "株洲市教育局"]


def test_definition_in_the_text_joins_two_names() -> None:
    text = "湘江科学谷创新示范带（以下简称“科学谷”）加快建设，科学谷集聚项目。"
    found = resolved(text, "株洲市", ("Park", "湘江科学谷创新示范带"), ("Park", "科学谷"))
    park = entity(found, "湘江科学谷创新示范带")
    assert "科学谷" in park.aliases
    assert any("以下简称" in reason for reason in park.reasons)


def test_short_task_force_joins_the_only_longer_one() -> None:
    found = resolved("“六大行动”总专班负责统筹，总专班办公室设在市政府办。")
    force = entity(found, "总专班")
    assert force.name == "“六大行动”总专班"


def test_types_keep_names_apart() -> None:
    found = resolved("清水湾", "株洲市", ("Place", "清水湾"), ("Project", "清水湾"))
    assert sorted(e.type for e in found.entities) == ["Place", "Project"]


def test_every_mention_has_one_entity_and_keys_are_unique() -> None:
    text = "市委、市政府部署，省委省政府要求，市发改委、市发展改革委、市商务局、市水务局落实。"
    found = resolved(text)
    assert set(found.by_mention) == set(found.extraction.mentions)
    keys = [(e.type, e.key) for e in found.entities]
    assert len(keys) == len(set(keys))
    assert resolved(text).entities == found.entities


def test_a_bare_park_is_that_of_the_place_and_says_so() -> None:
    park = entity(resolved("支持高新区扩区。", "株洲市", ("Park", "高新区")), "高新区")
    assert park.key == "株洲高新区"
    assert park.reasons == ("高新区 is 株洲高新区: a document means the one of its own place",)
    both = resolved("支持株洲高新区扩区，高新区建设公寓。", "株洲市", ("Park", "株洲高新区"))
    assert entity(both, "株洲高新区").reasons == ()


def test_park_is_one_entity_with_its_city_in_front() -> None:
    found = resolved(
        "铜陵汀溪高新区招商。汀溪高新区签约。",
        None,
        ("Park", "铜陵汀溪高新区"),
        ("Park", "汀溪高新区"),
    )
    park = entity(found, "汀溪高新区")
    assert park.name == "铜陵汀溪高新区"
    assert any("in front" in reason for reason in park.reasons)
