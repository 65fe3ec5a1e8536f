/* What the details show while nothing is chosen: how to read the drawing, who has most, the documents. */
(function () {
  const { model, state, scene, words } = kgView;
  const { element, stroke } = kgView.elements;
  const { link, action } = kgView.quotes;

  /** Returns the entries that stand most often at the target's end of a relation. */
  function most(relation) {
    const counts = new Map();
    for (const edge of model.edges) {
      if (edge.relation === relation && scene.passes(edge)) counts.set(edge.to, (counts.get(edge.to) || 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 6);
  }

  function ranking(relation) {
    const top = most(relation);
    if (top.length < 3 || top[0][1] < 2 || relation.stroke === "faint") return null;
    const largest = top[0][1];
    const row = ([id, n]) => {
      const bar = element("span", { class: "bar", "aria-hidden": "true" });
      bar.style.setProperty("--share", String(n / largest));
      return element("li", { class: "rank" }, link(model.entries[id]), bar, element("span", { class: "degree", text: String(n) }));
    };
    return element("section", { class: "group" },
      element("h3", {}, stroke(relation), words.say("most", { relation: words.relation(relation, false) })),
      element("ol", { class: "ranks" }, ...top.map(row)));
  }

  function hiddenEntries() {
    const ids = [...state.now.hidden];
    if (!ids.length) return null;
    return element("section", { class: "group" },
      element("h3", { text: words.say("hiddenEntries") }),
      element("ul", { class: "statements" }, ...ids.map((id) => element("li", {}, link(model.entries[id])))),
      action("showAgain", () => kgView.actions.unhide(ids)));
  }

  function content() {
    return [
      element("h2", { text: words.say("overview") }),
      element("p", { class: "note", text: words.say("howto") }),
      element("p", { class: "note keys", text: words.say("keys") }),
      hiddenEntries(),
      ...model.relations.map(ranking),
      element("section", { class: "group" },
        element("h3", { text: words.say("sources") }),
        element("ul", { class: "sources" }, ...model.sources.map((source) => element("li", {},
          element("cite", { lang: "zh-CN", dir: "auto", text: source.title }),
          element("span", { class: "path", text: source.date }))))),
    ];
  }

  kgView.overview = { content };
})();
