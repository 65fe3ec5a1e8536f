"""Named queries: their files, and that every one runs and answers what its header promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from kg.errors import KgError
from kg.graph.store import Graph
from kg.query.named import NamedQuery, Parameter, named_queries, named_query, parameter_values
from kg.query.result import Rows, Triples, Value

Row = dict[str, Value]
Ask = Callable[..., list[Row]]
_QUERIES = named_queries()
_HEADER = """# title@zh: 题
# title@en: Title
# description@zh: 述
# description@en: Description
# group: test
# answer: {answer}
# param {parameter}

SELECT * {{ ?s ?p ?o }}
"""


@pytest.fixture(scope="module")
def ask(seeds: Graph) -> Ask:
    """Return a function that answers a named query with rows."""

    def answer(name: str, **given: str) -> list[Row]:
        query = named_query(name)
        return list(seeds.rows(query.sparql, parameter_values(seeds, query, given)).dicts())

    return answer


def test_named_queries_cover_what_is_asked_first() -> None:
    groups = {query.group for query in _QUERIES}
    assert len(_QUERIES) >= 30
    assert {"responsibility", "collaboration", "targets", "projects", "documents"} <= groups
    assert {"industries-and-parks", "evidence", "quality"} <= groups


@pytest.mark.parametrize("query", _QUERIES, ids=lambda query: query.name)
def test_query_answers_as_its_header_says(query: NamedQuery, seeds: Graph) -> None:
    bindings = parameter_values(seeds, query)
    start = perf_counter()
    answer = seeds.query(query.sparql, bindings)
    if query.answer == "rows":
        assert isinstance(answer, Rows)
        assert len(set(answer.variables)) == len(answer.variables)
        found = list(answer)
        assert found or query.name in ("targets-without-year",)
    elif query.answer == "graph":
        assert isinstance(answer, Triples)
        assert list(answer)
    else:
        assert answer is True
    assert perf_counter() - start < 3  # a second is far more than any of them takes when alone


@pytest.mark.parametrize("query", _QUERIES, ids=lambda query: query.name)
def test_quotes_stand_where_rows_say(
    query: NamedQuery, seeds: Graph, texts: dict[str, str]
) -> None:
    if query.answer != "rows":
        return
    rows = seeds.rows(query.sparql, parameter_values(seeds, query))
    if not {"document", "start", "quote"} <= set(rows.variables):
        return
    for row in rows.dicts():
        if row["quote"] is not None:
            text, start, quote = texts[str(row["document"])], row["start"], str(row["quote"])
            assert isinstance(start, int)
            assert text[start : start + len(quote)] == quote


def test_query_has_both_languages() -> None:
    for query in _QUERIES:
        assert set(query.title) == set(query.description) == {"zh", "en"}
        assert query.title["en"].isascii()


def test_unknown_query_offers_the_nearest() -> None:
    with pytest.raises(KgError, match="did you mean departments-by-lead"):
        named_query("department-by-leads")


def test_unknown_parameter_names_those_there_are(seeds: Graph) -> None:
    with pytest.raises(KgError, match="no parameter 'office'; it has: department"):
        parameter_values(seeds, named_query("department-tasks"), {"office": "x"})


def test_year_that_is_no_number_is_refused(seeds: Graph) -> None:
    with pytest.raises(KgError, match="year is year: '今年' is no whole number"):
        parameter_values(seeds, named_query("targets-of-year"), {"year": "今年"})


def test_query_file_without_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.rq").write_text("# title@zh: 题\n\nASK {}\n", encoding="utf-8")
    with pytest.raises(KgError, match=r"broken\.rq: the header lacks title@en"):
        named_queries(tmp_path)


@pytest.mark.parametrize(
    ("answer", "parameter", "message"),
    [("table", "x: text", "answer 'table'"), ("rows", "x: number = 1", "kind 'number'")],
)
def test_query_file_with_unknown_kind_is_refused(
    tmp_path: Path, answer: str, parameter: str, message: str
) -> None:
    text = _HEADER.format(answer=answer, parameter=parameter)
    (tmp_path / "broken.rq").write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=message):
        named_queries(tmp_path)


def test_parameters_are_read_from_the_header(tmp_path: Path) -> None:
    text = _HEADER.format(answer="rows", parameter="s: entity = 市科技局\n# param o: text")
    (tmp_path / "own.rq").write_text(text, encoding="utf-8")
    (query,) = named_queries(tmp_path)
    assert query.parameters == (
        Parameter("s", "entity", "市科技局"),
        Parameter("o", "text", None),
    )


# What follows was read in the texts.


def test_task_units_are_those_in_the_bracket(ask: Ask) -> None:
    rows = ask("task-units", task="加快传统产业提质升级")
    assert [row["name"] for row in rows if row["role"] == "lead"] == ["市工业和信息化局"]
    assert {row["name"] for row in rows if row["role"] == "responsible"} == {
        "市发展改革委", "市自然资源和规划局", "市生态环境局", "市应急管理局", "市数据局",
    }  # fmt: skip


def test_department_tasks_name_what_the_bureau_leads(ask: Ask) -> None:
    led = {row["number"]: row["title"] for row in ask("department-tasks") if row["role"] == "lead"}
    assert led == {
        "附件3/二/(一)/1": "大力实施“4+4科创工程”",
        "附件3/二/(二)/1": "体系化布局重大科技攻关项目",
        "附件3/二/(二)/2": "持续加强基础研究和相关应用研究",
        "附件3/二/(二)/3": "突出高能级平台创新引领作用",
        "附件3/二/(三)/1": "增加高质量科技供给",
        "附件3/二/(三)/3": "强化企业科技创新主体地位",
        "附件3/二/(三)/4": "促进科技成果转化应用",
        "附件3/二/(四)/1": "促进区域创新协调发展",
        "附件3/二/(四)/2": "积极融入全球和区域创新网络",
    }


def test_departments_by_lead_starts_with_the_planning_commission(ask: Ask) -> None:
    rows = ask("departments-by-lead")
    leads = [row["leads"] for row in rows]
    assert rows[0]["name"] == "市发展改革委"
    assert leads == sorted(leads, reverse=True)  # type: ignore[type-var]
    assert next(row["leads"] for row in rows if row["name"] == "市科技局") == 9


def test_departments_never_leading_do_not_lead(ask: Ask) -> None:
    never = {row["name"] for row in ask("departments-never-leading")}
    assert {"市税务局", "衡阳海关", "市审计局"} <= never
    assert not never & {row["name"] for row in ask("departments-by-lead")}


def test_tasks_without_lead_list_their_units(ask: Ask) -> None:
    rows = {row["number"]: row["units"] for row in ask("tasks-without-lead")}
    assert (
        rows["附件1/二/(一)/6"] == 5
    )  # （市市场监督管理局、人民银行…，市发展改革委…按职责分工负责）
    assert "附件1/二/(一)/1" not in rows


def test_campaign_tasks_have_leads_and_units(ask: Ask) -> None:
    rows = ask("campaign-tasks", campaign="产业育新培强攻坚")
    units = {(row["number"], row["role"]): row["units"] for row in rows}
    assert units["附件2/二/(四)/2", "lead"] == "市发展改革委"
    assert units["附件2/二/(四)/2", "responsible"] == "市能源局"
    assert units["附件2/二/(四)/3", "lead"] == "市委组织部"


def test_tasks_with_several_leads_name_all(ask: Ask) -> None:
    rows = {row["number"]: row["names"] for row in ask("tasks-with-several-leads")}
    assert rows["附件1/二/(二)/3"] == "市发展改革委、市财政局"
    assert set(str(rows["附件3/二/(四)/2"]).split("、")) == {"市科技局", "市商务局", "市教育局"}


def test_partners_share_tasks_and_one_leads(ask: Ask) -> None:
    rows = {row["name"]: row for row in ask("department-partners", department="市能源局")}
    assert rows["市发展改革委"]["tasks"] == rows["市发展改革委"]["partnerLeads"] == 1


def test_task_forces_have_their_offices(ask: Ask) -> None:
    offices = {row["name"]: row["office"] for row in ask("task-forces")}
    assert offices["内需扩量提效攻坚工作专班"] == "市发展改革委"
    assert offices["产业育新培强攻坚工作专班"] == "市工业和信息化局"
    assert offices["改革开放重点攻坚工作专班"] == "市商务局"


def test_task_force_members_have_roles(ask: Ask) -> None:
    rows = ask("task-force-members", taskforce="内需扩量提效攻坚工作专班")
    deputies = {row["name"] for row in rows if row["role"] == "副召集人"}
    members = {row["name"] for row in rows if row["role"] == "成员单位"}
    assert deputies == {"市发展改革委", "市商务局"}
    assert {"市科技局", "市医保局", "市邮政管理局", "市数据局"} <= members
    assert len(members) == 25


def test_gdp_growth_has_goals_and_facts(ask: Ask) -> None:
    rows = [row for row in ask("gdp-growth") if row["place"] == "衡阳市"]
    told = {(row["year"], row["kind"], row["figure"]) for row in rows}
    assert (2018, "fact", "8.5%") in told
    assert (2019, "goal", "8.5%左右") in told
    assert (2025, "goal", "6%左右") in told


def test_targets_of_year_hold_the_main_goals(ask: Ask) -> None:
    rows = ask("targets-of-year", year="2019")
    told = {(row["indicator"], row["figure"].replace(" ", "")) for row in rows}  # type: ignore[union-attr]
    assert ("固定资产投资", "12%以上") in told
    assert {row["kind"] for row in rows} == {"goal", "fact"}  # the half-year's results are facts
    assert not {row["indicator"] for row in ask("targets-of-year", year="1900")}


def test_department_targets_stand_in_its_tasks(ask: Ask) -> None:
    rows = ask("department-targets")
    told = {(row["role"], row["indicator"], row["figure"], row["comparator"]) for row in rows}
    assert ("lead", "高新技术企业", "1200家", ">") in told
    assert ("lead", "企业上云", "5000家", "=") in told


def test_goals_and_facts_are_of_one_place(ask: Ask) -> None:
    rows = ask("goals-and-facts")
    told = {(r["indicator"], r["factYear"], r["fact"], r["goalYear"], r["goal"]) for r in rows}
    assert ("一般公共预算收入", 2018, "5.03%", 2019, "7.5%左右") in told
    assert all(row["place"] for row in rows)


def test_largest_sums_are_in_order(ask: Ask) -> None:
    amounts = [float(str(row["amount"])) for row in ask("largest-sums")]
    assert amounts[0] >= 2100  # 达2100亿元
    assert amounts == sorted(amounts, reverse=True)


def test_documents_disagree_only_in_one(ask: Ask) -> None:
    digest_only = {row["name"] for row in ask("only-in-one")}
    assert "鄱湖高铁新城" in digest_only  # the report itself has 酃湖


def test_mentions_show_the_words_around(ask: Ask) -> None:
    rows = ask("mentions", thing="南华大学")
    assert all("南华大学" in str(row["context"]) for row in rows)
    assert {row["document"] for row in rows} == {"seven-campaigns-2025", "yanfeng-plan-2021"}


def test_sections_with_words_are_the_lowest(ask: Ask) -> None:
    rows = ask("sections-with-words", words="一刻钟便民生活圈")
    assert "附件1/二/(一)/5" in {row["number"] for row in rows}
    assert all("一刻钟便民生活圈" in str(row["context"]) for row in rows)


def test_a_text_parameter_is_a_text_whatever_it_holds(ask: Ask) -> None:
    assert ask("indicator-over-time", words='"} ?s ?p ?o . # \\') == []
