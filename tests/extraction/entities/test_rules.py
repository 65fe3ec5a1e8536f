"""Rules are asked only of clauses with the words that they need; left out, they miss nothing."""

from __future__ import annotations

import pytest

from kg.extraction import entities
from kg.extraction.entities.grammar.rarewords import with_rare_words
from kg.extraction.entities.grammar.tokens import read_clauses

from .test_samples import PLACES, SAMPLES

SENTENCES = """
全县十大产业链是：新型材料、智能家电、生物医药、现代种业。
发展特色产业，如黄桃、蓝莓、黑木耳等。形成以黄桃、蓝莓为主导的产业体系。
主导产业为食品加工、纺织服装。重点发展电子信息、装备制造和生物医药。
做强食品加工、纺织服装、装备制造3大产业，围绕食品、纺织“两大产业”招商。
该项目由聚盛资源投资建设。永安电子成为“瞪羚”企业。形成以聚盛、恒瑞新材为龙头的集群。
引进投资3亿元的永安储能项目、投资2亿元的长丰电子项目。
永安科技（湖南）有限公司落户先锋、天马山、雁峰街道。朱日和镇、西北湾镇建设特色小镇。
实施生态保护修复重大工程，推进“五个一”试点，打好蓝天、碧水、净土三大保卫战。
"""


@pytest.mark.parametrize("sample", [*sorted(PLACES), ""])
def test_rules_that_are_left_out_of_a_clause_find_nothing_in_it(sample: str) -> None:
    text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8") if sample else SENTENCES
    for clause, kinds in with_rare_words(read_clauses(text, []), text):
        asked = entities._rules_for(kinds & entities._ANY)
        left_out = (rule for rule, _ in entities._RULES if rule not in asked)
        assert [m for rule in left_out for m in rule(clause, text)] == []
