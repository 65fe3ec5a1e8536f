/* Pieces of the details: sentences, links to entries, lists whose tail opens. */
(function () {
  const { model, state, scene, words } = kgView;
  const { element, sign } = kgView.elements;
  const FIRST = 8; // statements of a group shown at once

  /** Returns a sentence with its words marked, and where it stands. */
  function quote(claim, path) {
    const said = model.evidence(claim);
    const section = said.section === path ? "" : said.section;
    return element("figure", { class: "quote" },
      element("blockquote", { lang: "zh-CN", dir: "auto" }, said.before, element("mark", { text: said.hit }), said.after),
      element("figcaption", {},
        element("cite", { lang: "zh-CN", text: said.source ? said.source.title : "" }),
        section ? element("span", { class: "place", lang: "zh-CN", text: section }) : null,
        element("span", { class: "place", text: `${words.say("characters")} ${said.start}–${said.end}` }),
        said.sure < 100 ? element("span", { class: "place", text: words.say("sureness", { n: said.sure }) }) : null));
  }

  /** Returns the sentences of an edge that pass the filters. */
  function quotes(edge, path) {
    if (!edge.claims.length) return [element("p", { class: "note bare", text: words.say("noEvidence") })];
    return edge.claims.filter(scene.claimPasses).map((claim) => quote(claim, path));
  }

  /** Returns the name of an entry or a community. */
  function nameOf(entry) {
    if (!entry.members) return entry.label || words.say("unnamed");
    return words.say("communityOf", { names: entry.names.join("、"), n: entry.members.length });
  }

  /** Returns a button that leads to another entry. */
  function link(entry) {
    return element("button", {
      type: "button",
      class: "link",
      onclick: () => { state.choose(entry.id); document.getElementById("panel").focus(); },
      onpointerenter: () => state.hover(entry.id),
      onpointerleave: () => state.hover(null),
    }, entry.typeStyle ? sign(entry.typeStyle) : null, element("span", { dir: "auto", text: nameOf(entry) }));
  }

  /** Returns an edge as a sentence of its own: who, the relation, whom, and why. */
  function edgeItem(edge) {
    return element("li", {},
      element("div", { class: "triple" }, link(model.entries[edge.from]),
        element("span", { class: "relation", text: words.relation(edge.relation, true) }), link(model.entries[edge.to])),
      ...quotes(edge, ""));
  }

  /** Returns a list whose tail opens at a click; `items` make their elements when they are shown. */
  function listOf(items, first = FIRST) {
    const list = element("ul", { class: "statements" }, ...items.slice(0, first).map((make) => make()));
    const rest = items.slice(first);
    if (!rest.length) return [list];
    const more = element("button", {
      type: "button",
      class: "more",
      text: words.say("more", { n: rest.length }),
      onclick: () => {
        const added = rest.map((make) => make());
        list.append(...added);
        more.remove();
        const target = added[0].querySelector("button");
        if (target) target.focus();
      },
    });
    return [list, more];
  }

  function group(title, icon, items, first) {
    return element("section", { class: "group" },
      element("h3", {}, icon, title, " ", element("span", { class: "count", text: String(items.length) })),
      ...listOf(items, first));
  }

  /** Returns the head of the details: what kind of thing it is, and a way back. */
  function head(icon, text) {
    return element("div", { class: "panel-head" },
      element("p", { class: "type" }, icon, text),
      element("button", { type: "button", class: "close", "aria-label": words.say("close"), title: words.say("close"), text: "×", onclick: () => state.choose(null) }));
  }

  /** Returns a button among those that act on what is chosen. */
  const action = (key, onclick, values) => element("button", { type: "button", class: "action", "data-action": key, text: words.say(key, values), onclick });

  kgView.quotes = { quote, quotes, nameOf, link, edgeItem, listOf, group, head, action };
})();
