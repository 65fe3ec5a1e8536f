"""Identity data: what an expert says of names is respected, and told."""

from __future__ import annotations

from kg.documents.aliases import Aliases
from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import Alias, EntityType, Extraction, Mention
from kg.linking.entity import Entity
from kg.linking.resolution import resolve


def entities(aliases: Aliases, kind: EntityType, *names: str, told: str = "") -> list[Entity]:
    """Resolve a text that has nothing but the names; `told` is a reason that all are the first."""
    text = "。".join(names)
    reading = read(Document("sample", text, "sample", place="岳阳市", aliases=aliases))
    mentions = []
    for name in names:
        at = reading.text.index(name)
        mentions.append(Mention(kind, at, at + len(name), name, "given"))
    links = tuple(Alias(m, mentions[0], told) for m in mentions[1:]) if told else ()
    found = resolve(Extraction(reading, tuple(mentions), (), (), (), links))
    return list(found.entities)


def test_alias_data_make_two_names_one_and_say_which_data() -> None:
    data = Aliases(same=(("云溪工业园", "云溪石化园"),), source="texts/aliases.toml")
    (park,) = entities(data, "Park", "云溪石化园", "云溪工业园")
    assert park.key == "云溪工业园"
    assert "云溪石化园 is 云溪工业园: alias data, texts/aliases.toml" in park.reasons


def test_alias_data_give_one_key_where_a_document_has_the_other_name_alone() -> None:
    data = Aliases(same=(("云溪工业园", "云溪石化园"),), source="texts/aliases.toml")
    (plain,) = entities(data, "Park", "云溪石化园")
    assert plain.key == "云溪工业园"
    assert plain.reasons == ("云溪石化园 is 云溪工业园: alias data, texts/aliases.toml",)


def test_names_that_are_different_stay_two_though_a_rule_makes_them_one() -> None:
    data = Aliases(different=(("凌云集团", "凌云公司"),), source="texts/aliases.toml")
    assert len(entities(Aliases(), "Enterprise", "凌云集团", "凌云公司")) == 1
    both = entities(data, "Enterprise", "凌云集团", "凌云公司")
    assert {e.key for e in both} == {"凌云集团", "凌云公司"}
    assert both[0].negatives == ("凌云公司",)


def test_a_link_in_the_text_does_not_join_what_the_data_keep_apart() -> None:
    data = Aliases(different=(("临湘县", "湘阴县"),), source="texts/aliases.toml")
    assert len(entities(Aliases(), "Place", "临湘县", "湘阴县", told="rule")) == 1
    assert len(entities(data, "Place", "临湘县", "湘阴县", told="rule")) == 2


def test_lexicon_keeps_departments_apart_that_differ_by_a_character() -> None:
    found = entities(Aliases(), "Department", "市商务局", "市水务局", told="rule")
    assert {e.name for e in found} == {"市商务局", "市水务局"}
    assert "市水务局" in next(e for e in found if e.name == "市商务局").negatives
