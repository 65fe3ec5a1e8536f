/* How entries look now: colours from the style sheet, which alone knows them. */
(function () {
  const { model, state, scene } = kgView;
  const place = document.getElementById("canvas");
  const look = {};

  /** Reads colours, font and the size of the drawing. */
  function read() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    Object.assign(look, {
      font: getComputedStyle(document.body).fontFamily,
      halo: value("--paper"),
      text: value("--ink"),
      soft: value("--ink-soft"),
      group: value("--group"),
      edge: { strong: value("--edge-strong"), thin: value("--edge"), dashed: value("--edge"), faint: value("--edge-faint") },
      edgeOn: value("--edge-on"),
      type: Object.fromEntries(model.types.map((type) => [type.key, value("--type-" + type.key.toLowerCase())])),
      width: place.clientWidth,
      height: place.clientHeight,
    });
  }

  /** Returns the ids of the chosen entry and of all that is part of it: a campaign with its tasks. */
  function core() {
    const ids = new Set(state.now.chosen === null ? [] : [state.now.chosen]);
    for (const id of ids) {
      for (const link of scene.linksOf(id)) {
        if (!link.gathered && link.relation.key === "is_part_of" && link.to === id) ids.add(link.from);
      }
    }
    return ids;
  }

  /** Returns the lines to set off: of the chosen entry, the chosen line, or the paths; or null. */
  function litLinks() {
    const { chosen, link, path } = state.now;
    if (link) return new Set([link]);
    if (chosen !== null) return new Set([...core()].flatMap((id) => scene.linksOf(id)));
    if (!path) return null;
    const on = new Set(kgView.paths.now().flatMap((steps) => steps.flatMap((step) => step.edges.map((edge) => edge.id))));
    return new Set(scene.now().links.filter(({ edges }) => edges.some((edge) => on.has(edge.id))));
  }

  /** Returns the ids of all to set off, or null where nothing is chosen. */
  function around() {
    const lit = litLinks();
    if (lit === null) return null;
    const ids = new Set([...core(), ...(state.now.path || [])]);
    for (const link of lit) ids.add(link.from).add(link.to);
    return ids;
  }

  kgView.look = { now: look, read, core, around, litLinks };
})();
