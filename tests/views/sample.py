"""A small network of real sentences, for the tests of views and of the page in a browser."""

from __future__ import annotations

from kg.views.model import Edge, Evidence, Fact, Network, Node, Source

SOURCE = Source("seven-campaigns-2025", "衡阳市实施“七大攻坚”总体方案", "2025-02-28")
TECH = "urn:department/市科技局"
CULTURE = "urn:department/市文旅广体局"
TASK = "urn:task/附件3/二/(二)/1"
SENTENCE = "(市科技局牵头,市发展改革委、市工业和信息化局、市财政局等按职责分工负责)"


def said(sentence: str, words: str, start: int = 100, section: str = "附件3/二/(二)/1") -> Evidence:
    """Return `sentence` as evidence with `words` marked in it."""
    at = sentence.index(words)
    end = at + len(words)
    return Evidence(
        SOURCE.id, sentence[:at], words, sentence[end:], start + at, start + end, section
    )


def sample_network() -> Network:
    """Return one campaign with two tasks, their departments and a task force."""
    campaign, culture_task = "urn:section/附件3", "urn:task/附件1/二/(一)/3"
    force = "urn:taskforce/科技创新赋能攻坚工作专班"
    scene = "(市商务局牵头,市文旅广体局、市科技局等按职责分工负责)"
    target = "力争高校技术合同成交额增长30%以上"
    nodes = (
        Node(campaign, "科技创新赋能攻坚", "Campaign", number="附件3", order=1),
        Node(
            TASK,
            "体系化布局重大科技攻关项目",
            "Task",
            number="附件3/二/(二)/1",
            order=2,
            facts=(
                Fact(
                    "高校技术合同成交额（2025年目标）",
                    "高校技术合同成交额 (goal 2025)",
                    "30%以上",
                    (said(target, "30%以上"),),
                ),
            ),
        ),
        Node(culture_task, "创新消费场景", "Task", number="附件1/二/(一)/3", order=3),
        Node(force, "科技创新赋能攻坚工作专班", "TaskForce", order=4),
        Node(TECH, "市科技局", "Department", aliases=("衡阳市科学技术局",), order=5),
        Node(CULTURE, "市文旅广体局", "Department", aliases=("市文化旅游广电体育局",), order=6),
        Node("urn:department/市商务局", "市商务局", "Department", order=7),
        Node("urn:department/市财政局", "市财政局", "Department", order=8),
    )
    members = "成员单位由市科技局、市财政局等组成"
    edges = (
        Edge(
            TASK,
            campaign,
            "is_part_of",
            (said("1.体系化布局重大科技攻关项目。", "体系化布局重大科技攻关项目"),),
        ),
        Edge(culture_task, campaign, "is_part_of", ()),
        Edge(TASK, TECH, "ledBy", (said(SENTENCE, "市科技局"),)),
        Edge(TASK, "urn:department/市财政局", "responsibleUnit", (said(SENTENCE, "市财政局"),)),
        Edge(culture_task, "urn:department/市商务局", "ledBy", (said(scene, "市商务局"),)),
        Edge(culture_task, CULTURE, "responsibleUnit", (said(scene, "市文旅广体局"),)),
        Edge(culture_task, TECH, "responsibleUnit", (said(scene, "市科技局"),)),
        Edge(force, TECH, "hasMember", (said(members, "市科技局"),)),
    )
    return Network("2025年任务与责任部门", "Tasks and departments, 2025", nodes, edges, (SOURCE,))


def hostile_network(labels: list[str]) -> Network:
    """Return a network in which every text is one of `labels`."""
    nodes = [Node(f"urn:{at}", text, "Task", aliases=(text,)) for at, text in enumerate(labels)]
    hub = Node("urn:hub", labels[0], "Department", facts=(Fact("x", "x", labels[0]),))
    edges = [
        Edge(node.id, hub.id, "ledBy", (Evidence("d", text, text, text, 1, 2, text),))
        for node, text in zip(nodes, labels, strict=True)
    ]
    source = Source("d", labels[0], "2025")
    return Network(labels[0], labels[-1], (hub, *nodes), tuple(edges), (source,))


def large_network(count: int) -> Network:
    """Return a network of `count` nodes: campaigns, their tasks, and the departments that lead."""
    campaigns, departments = max(count // 120, 2), max(count // 25, 5)
    types = ["Campaign"] * campaigns + ["Department"] * departments
    nodes = tuple(
        Node(f"urn:{at}", f"{'第' if at < campaigns else '市第'}{at}号", kind, order=at)
        for at, kind in enumerate([*types, *["Task"] * (count - len(types))])
    )
    edges = []
    for at in range(len(types), count):
        home = at % campaigns
        edges.append(Edge(f"urn:{at}", f"urn:{home}", "is_part_of"))
        for step, relation in ((0, "ledBy"), (at % 3 + 1, "responsibleUnit")):
            unit = campaigns + (home * 7 + at % 5 * step) % departments
            sentence = f"(市第{unit}号牵头负责第{at}项)"
            words = f"市第{unit}号"
            said_of = Evidence(
                SOURCE.id, "(", words, sentence[1 + len(words) :], at, at + len(words),
                confidence=0.5 + at % 50 / 100,
            )  # fmt: skip
            edges.append(Edge(f"urn:{at}", f"urn:{unit}", relation, (said_of,)))
    return Network(f"{count}个条目", f"{count} entries", nodes, tuple(edges), (SOURCE,))
