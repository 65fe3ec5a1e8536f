/* The legend: says what shapes and lines mean, and hides or shows them at a click; documents, years and
   confidence below it. */
(function () {
  const { model, state, words } = kgView;
  const { element, sign, stroke } = kgView.elements;
  const place = document.getElementById("filters");
  const opened = new Map([["types", true], ["relations", true], ["documents", false]]);

  function counts(items, of) {
    const found = new Map();
    for (const item of items) found.set(of(item), (found.get(of(item)) || 0) + 1);
    return found;
  }

  /** Returns how many entries and relations there are of each kind. */
  const counted = () => [counts(model.entries, (entry) => entry.type), counts(model.edges, (edge) => edge.relation.key)];
  let [ofType, ofRelation] = counted();

  function button(field, key, text, icon, number) {
    return element(
      "button",
      { type: "button", class: "filter", "aria-pressed": String(!state.now[field].has(key)), "data-key": field + key, onclick: () => state.toggle(field, key) },
      icon,
      element("span", { class: "name", dir: "auto", text }),
      number === undefined ? null : element("span", { class: "degree", text: String(number) }),
    );
  }

  function group(name, buttons) {
    const details = element("details", { class: "filter-group", open: opened.get(name), ontoggle: (event) => opened.set(name, event.target.open) },
      element("summary", { text: words.say(name) }),
      element("div", { role: "group", "aria-label": words.say(name) }, ...buttons));
    return details;
  }

  function documents() {
    const years = [...new Set(model.sources.map((source) => source.year))].filter(Boolean).sort();
    const chips = element("div", { class: "chips", role: "group", "aria-label": words.say("years") },
      ...(years.length > 1 ? years.map((year) => button("hiddenYears", year, year, null)) : []));
    const list = model.sources.map((source) => button("hiddenSources", String(source.id), source.title, null, source.statements));
    return [chips, ...list];
  }

  /** Returns the slider of the least confidence, in percent; moving it is one step of undo per stop. */
  function slider() {
    const output = element("output", { text: state.now.sure + "%" });
    return element("label", { class: "slider" }, element("span", { text: words.say("sure") }),
      element("input", {
        type: "range", min: "0", max: "100", step: "5", value: String(state.now.sure), id: "sure", "data-key": "sure",
        oninput: (event) => { output.textContent = event.target.value + "%"; },
        onchange: (event) => state.change((view) => { view.sure = Number(event.target.value); }),
      }), output);
  }

  function draw() {
    const focused = document.activeElement && document.activeElement.dataset.key;
    const types = model.types.map((type) => button("hiddenTypes", type.key, words.pick(type), sign(type), ofType.get(type.key)));
    const relations = model.relations.map((relation) => button(
      "hiddenRelations", relation.key, words.pick(relation), stroke(relation), ofRelation.get(relation.key)));
    place.replaceChildren(group("types", types), group("relations", relations),
      ...(model.sources.length ? [group("documents", documents())] : []), slider());
    const again = focused && [...place.querySelectorAll("[data-key]")].find((b) => b.dataset.key === focused);
    if (again) again.focus();
  }

  state.listen((change) => {
    if (change === "grown") [ofType, ofRelation] = counted();
    if (change === "view" || change === "language") draw();
  });

  kgView.filters = { start: draw };
})();
