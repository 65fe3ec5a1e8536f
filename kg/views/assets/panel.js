/* The details: what is said of the chosen entry, line or path, each statement with its sentence. */
(function () {
  const { model, state, scene, words, paths } = kgView;
  const { element, sign, stroke } = kgView.elements;
  const { quote, quotes, nameOf, link, edgeItem, group, head, action } = kgView.quotes;
  const panel = document.getElementById("panel");

  function statement(edge, id) {
    const other = model.other(edge, id);
    return element("li", { "data-id": other.id },
      element("div", { class: "statement" }, link(other), other.number ? element("span", { class: "path", text: other.number }) : null),
      ...quotes(edge, other.number));
  }

  function relations(entry) {
    const groups = [];
    for (const relation of model.relations) {
      for (const outwards of [true, false]) {
        const edges = entry.edges.filter((edge) =>
          edge.relation === relation && (outwards ? edge.from : edge.to) === entry.id && scene.passes(edge));
        const items = edges.map((edge) => () => statement(edge, entry.id));
        if (items.length) groups.push(group(words.relation(relation, outwards), stroke(relation), items));
      }
    }
    return groups;
  }

  function facts(entry) {
    const items = entry.facts.map((fact) => ({ ...fact, claims: fact.claims.filter(scene.claimPasses), bare: !fact.claims.length }))
      .filter((fact) => fact.bare || fact.claims.length)
      .map((fact) => () => element("li", {},
        element("div", { class: "statement" },
          element("span", { class: "fact", text: words.pick(fact) }),
          element("strong", { dir: "auto", text: fact.value })),
        ...fact.claims.map((claim) => quote(claim, ""))));
    return items.length ? group(words.say("facts"), null, items) : null;
  }

  function about(entry) {
    const pairs = [];
    if (entry.aliases.length) pairs.push(["aliases", entry.aliases.join("、")]);
    if (entry.number) pairs.push(["number", entry.number]);
    return pairs.length
      ? element("dl", { class: "about" }, ...pairs.flatMap(([key, text]) => [
        element("dt", { text: words.say(key) }), element("dd", { dir: "auto", lang: "zh-CN", text })]))
      : null;
  }

  function details(entry) {
    const { hidden, pathFrom } = state.now;
    const filtered = !scene.isThere(entry.id) && !hidden.has(entry.id);
    return [
      head(sign(entry.typeStyle), words.pick(entry.typeStyle)),
      element("h2", { dir: "auto", lang: "zh-CN", text: nameOf(entry) }),
      filtered ? element("p", { class: "note", text: words.say("hiddenNow") }) : null,
      pathFrom === entry.id ? waiting(entry) : kgView.actions.of(entry),
      about(entry),
      facts(entry),
      ...relations(entry),
      element("p", { class: "iri", text: entry.iri }),
    ];
  }

  /** Returns what asks for the other end of a path. */
  function waiting(entry) {
    return element("div", { class: "asking", role: "status" },
      element("p", { text: words.say("pathHint", { name: nameOf(entry) }) }),
      action("cancel", () => state.startPath(null)));
  }

  function communityDetails(community) {
    const opened = state.now.groups.has(community.id);
    const members = [...community.members].sort((a, b) => model.entries[b].edges.length - model.entries[a].edges.length || a - b);
    return [
      head(null, words.say("community")),
      element("h2", { dir: "auto", text: nameOf(community) }),
      element("div", { class: "actions" },
        action(opened ? "closeCommunity" : "openCommunity", () => state.toggle("groups", community.id))),
      group(words.say("members"), null, members.map((id) => () => element("li", {}, link(model.entries[id]))), 40),
    ];
  }

  function lineDetails(line) {
    const [from, to] = [model.entry(line.from), model.entry(line.to)];
    return [
      head(line.gathered ? null : stroke(line.relation), words.say("line")),
      element("h2", { dir: "auto", text: `${nameOf(from)} — ${nameOf(to)}` }),
      group(words.say("statements", { n: line.edges.length }), null, line.edges.map((edge) => () => edgeItem(edge))),
    ];
  }

  function pathDetails(ends) {
    const found = paths.now();
    const close = head(null, words.say("path"));
    close.querySelector(".close").addEventListener("click", () => state.change((view) => { view.path = null; }));
    return [
      close,
      element("h2", { dir: "auto", text: ends.map((id) => nameOf(model.entries[id])).join(" — ") }),
      found.length ? null : element("p", { class: "note", text: words.say("pathNone") }),
      ...found.map((steps, at) => element("section", { class: "group path-group" },
        element("h3", { text: words.say("pathNumber", { n: at + 1, steps: steps.length }) }),
        element("ol", { class: "statements" }, ...steps.map((step) => edgeItem(step.edges[0]))))),
    ];
  }

  function content() {
    const { chosen, link: line, path } = state.now;
    if (line) return lineDetails(line);
    if (chosen !== null) return chosen < model.first ? details(model.entries[chosen]) : communityDetails(model.entry(chosen));
    return path ? pathDetails(path) : kgView.overview.content();
  }

  function draw() {
    const { chosen, link: line, path } = state.now;
    const at = document.activeElement && document.activeElement.dataset.action;
    panel.replaceChildren(...content().filter(Boolean));
    panel.classList.toggle("chosen", chosen !== null || line !== null || path !== null);
    const again = at && (panel.querySelector(`[data-action="${at}"]`) || panel.querySelector("[data-action]") || panel);
    if (again) again.focus();
  }

  state.listen((change) => {
    if (change === "chosen") panel.scrollTop = 0;
    if (change === "view") state.now.link = null;
    if (change === "chosen" || change === "language" || change === "view") draw();
  });

  kgView.panel = {
    start: draw,
    /** Brings the details into sight where they stand below the drawing (on a phone). */
    show: () => {
      if (matchMedia("(max-width: 820px)").matches) panel.scrollIntoView({ block: "start" });
    },
  };
})();
