/* The list beside the drawing: every entry, or what a search finds; for keyboard and screen reader too. */
(function () {
  const { model, state, scene, search, words } = kgView;
  const FIRST = 300; // entries listed at once; a list of 20,000 would make the page slow
  const { element, sign } = kgView.elements;
  const list = document.getElementById("entries");
  const field = document.getElementById("search");
  let all = sorted();
  let active = null; // the id of the option that the keyboard is on
  let most = FIRST;

  function sorted() {
    const order = new Map(model.types.map((type, at) => [type.key, at]));
    return [...model.entries].sort((a, b) => order.get(a.type) - order.get(b.type) || a.id - b.id);
  }

  /** Returns what is listed: all that is there, or what a search finds, also where it is held back. */
  function listed() {
    if (!state.now.query.trim()) return all.filter((entry) => scene.isThere(entry.id));
    return search.find(all, state.now.query).filter((entry) => scene.isThere(entry.id) || entry.held);
  }

  /** Returns the alias through which a search found the entry, if its own name would not do. */
  function foundAs(entry) {
    const wanted = search.fold(state.now.query);
    if (!wanted || search.fold(entry.label).includes(wanted)) return null;
    return entry.aliases.find((alias) => search.fold(alias).includes(wanted)) || null;
  }

  function option(entry) {
    const alias = foundAs(entry);
    return element(
      "li",
      { role: "option", id: "entry-" + entry.id, "data-id": entry.id, "aria-selected": String(entry.id === state.now.chosen), tabindex: "-1" },
      sign(entry.typeStyle),
      element("span", { class: "name", dir: "auto", text: entry.label || words.say("unnamed") }),
      alias ? element("span", { class: "alias", dir: "auto", text: alias }) : null,
      element("span", { class: "hidden", text: words.pick(entry.typeStyle) }),
      element("span", { class: "degree", "aria-hidden": "true", text: String(entry.edges.length) }),
    );
  }

  function draw() {
    const found = listed();
    const searching = Boolean(state.now.query.trim());
    document.getElementById("entries-title").textContent = words.say(searching ? "results" : "entries");
    document.getElementById("entries-count").textContent = String(found.length);
    list.replaceChildren(...found.slice(0, most).map(option));
    if (found.length > most) list.append(element("li", { role: "option", class: "rest", "aria-selected": "false", tabindex: "-1", text: words.say("more", { n: found.length - most }) }));
    if (!found.length) list.append(element("li", { class: "none", role: "presentation", text: words.say("none") }));
    active = document.getElementById("entry-" + active) ? active : found.length ? found[0].id : null;
    mark();
  }

  /** Keeps one option in the tab order, and the chosen one marked. */
  function mark() {
    for (const item of list.querySelectorAll("[data-id]")) {
      const id = Number(item.dataset.id);
      item.tabIndex = id === active ? 0 : -1;
      item.setAttribute("aria-selected", String(id === state.now.chosen));
    }
  }

  function go(item) {
    if (!item) return;
    if (item.dataset.id) {
      active = Number(item.dataset.id);
      mark();
    }
    item.focus();
  }

  /** Lists as many again, and goes on at the first of them. */
  function listMore() {
    const next = most;
    most *= 4;
    draw();
    go(list.children[next]);
  }

  function pick(item) {
    if (!item.dataset.id) { listMore(); return; }
    active = Number(item.dataset.id);
    state.choose(active);
  }

  function onKey(event) {
    const item = event.target.closest("[role=option]");
    if (!item) return;
    const moves = {
      ArrowDown: () => item.nextElementSibling,
      ArrowUp: () => item.previousElementSibling,
      Home: () => list.firstElementChild,
      End: () => list.lastElementChild,
    };
    if (event.key === "ArrowUp" && !item.previousElementSibling) field.focus();
    else if (moves[event.key]) go(moves[event.key]());
    else if (event.key === "Enter" || event.key === " ") pick(item);
    else return;
    event.preventDefault();
  }

  function start() {
    list.addEventListener("keydown", onKey);
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (!item) return;
      pick(item);
      if (item.dataset.id) kgView.panel.show();
    });
    list.addEventListener("pointerover", (event) => {
      const item = event.target.closest("[role=option]");
      state.hover(item && item.dataset.id ? Number(item.dataset.id) : null);
    });
    list.addEventListener("pointerleave", () => state.hover(null));
    field.addEventListener("input", () => state.search(field.value));
    field.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        go(list.querySelector("[role=option]"));
      }
    });
    document.getElementById("search-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("[data-id]");
      if (first) state.choose(Number(first.dataset.id));
    });
    draw();
  }

  state.listen((change) => {
    if (change === "grown") all = sorted();
    if (change === "query") most = FIRST;
    if (change === "query" || change === "view" || change === "language") draw();
    if (change !== "chosen") return;
    if (state.now.chosen !== null && document.getElementById("entry-" + state.now.chosen)) active = state.now.chosen;
    mark();
    const item = document.getElementById("entry-" + state.now.chosen);
    if (item) list.scrollTo({ top: item.offsetTop - list.clientHeight / 2 });
  });

  kgView.entries = { start, focusSearch: () => { field.focus(); field.select(); } };
})();
