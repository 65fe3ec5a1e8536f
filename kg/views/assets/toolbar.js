/* The tools over the drawing: layout, folding, undo, sharing, export. */
(function () {
  const { model, state, scene, words, exports: data, picture } = kgView;
  const { element } = kgView.elements;
  const place = document.getElementById("tools");
  const LAYOUTS = ["layers", "force", "radial"].filter((layout) => layout === "radial" || model.layouts[layout]);
  const FORMATS = {
    png: { type: "image/png", make: picture.png },
    svg: { type: "image/svg+xml", make: picture.svg },
    csv: { type: "text/csv", make: data.csv },
    ttl: { type: "text/turtle", make: data.turtle },
    graphml: { type: "application/graphml+xml", make: data.graphml },
  };
  const NAMES = { png: "PNG", svg: "SVG", csv: "CSV", ttl: "Turtle", graphml: "GraphML" };

  /** Returns the tasks' topmost headings: what everything below can be put into. */
  const roots = model.entries.filter(({ id, edges }) =>
    edges.some((edge) => edge.relation.key === "is_part_of" && edge.to === id) &&
    !edges.some((edge) => edge.relation.key === "is_part_of" && edge.from === id)).map(({ id }) => id);
  const allShut = () => roots.every((id) => state.now.shut.has(id));

  function choose(layout) {
    state.change((view) => {
      view.layout = layout;
      if (layout === "radial" && state.now.chosen !== null) view.anchor = state.now.chosen;
    });
  }

  function shutAll() {
    const shut = allShut();
    state.change((view) => roots.forEach((id) => (shut ? view.shut.delete(id) : view.shut.add(id))));
  }

  const tool = (key, text, onclick, more) => element("button", { type: "button", class: "tool", "data-tool": key, text, onclick, ...more });
  const pressed = (is) => ({ "aria-pressed": String(is) });

  /** Saves one format of what is visible. */
  async function save(format) {
    const { type, make } = FORMATS[format];
    const made = await make();
    const address = URL.createObjectURL(made instanceof Blob ? made : new Blob([made], { type: type + ";charset=utf-8" }));
    const name = words.pick(model.title).replace(/[\\/:*?"<>|\u0000-\u001f]/g, "-").slice(0, 60) || "network";
    element("a", { href: address, download: `${name}.${format}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  function menu() {
    const items = Object.keys(FORMATS).map((format) => element("button", {
      type: "button", "data-format": format, text: NAMES[format],
      onclick: (event) => { event.target.closest("details").open = false; save(format); },
    }));
    const label = { class: "tool", "data-tool": "export", text: words.say("exportAs") };
    return element("details", { class: "menu" }, element("summary", label), element("div", { class: "items" }, ...items));
  }

  async function share(event) {
    const button = event.target;
    const copied = await copy(location.href);
    button.textContent = words.say(copied ? "shared" : "notShared");
    setTimeout(() => { button.textContent = words.say("share"); }, 2000);
  }

  /** Copies a text; from file:// browsers may refuse, then the old way is tried. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = element("textarea", { class: "hidden" });
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  function draw() {
    const focused = document.activeElement && document.activeElement.dataset.tool;
    const { layout, fold } = state.now;
    place.replaceChildren(
      element("div", { class: "set", role: "group", "aria-label": words.say("layout") },
        ...LAYOUTS.map((key) => tool(key, words.say(key), () => choose(key), pressed(layout === key)))),
      element("div", { class: "set" },
        tool("fold", words.say("fold"), () => state.change((view) => { view.fold = !view.fold; }), { ...pressed(fold), title: words.say("foldHint") }),
        ...(roots.length > 1 && scene.now() ? [tool("shutAll", words.say("shutAll"), shutAll, { ...pressed(allShut()), title: words.say("shutHint") })] : [])),
      element("div", { class: "set" },
        tool("undo", words.say("undo"), state.undo, { disabled: !state.canUndo() }),
        tool("redo", words.say("redo"), state.redo, { disabled: !state.canRedo() }),
        tool("reset", words.say("reset"), state.reset)),
      element("div", { class: "set" }, tool("share", words.say("share"), share)),
      menu());
    const again = focused && place.querySelector(`[data-tool="${focused}"]:not([disabled])`);
    if (again) again.focus();
  }

  document.addEventListener("click", (event) => {
    const open = place.querySelector("details[open]");
    if (open && !open.contains(event.target)) open.open = false;
  });

  state.listen((change) => { if (change === "view" || change === "language") draw(); });

  kgView.toolbar = { start: draw };
})();
