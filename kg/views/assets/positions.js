/* Where everything stands: layers and force came with the page, rings are laid around one entry here.
   Positions only move from one given place to the next. */
(function () {
  const { model, state } = kgView;
  const all = model.first + model.communities.length;
  const FIRST_RING = 320; // what is next to the middle has the most room
  const RING = 150;
  const ARC = 22;
  const LASTS = 320; // milliseconds of a change of layout
  const MOST_MOVED = 3000; // nodes up to which a change is shown as a movement
  const x = new Float64Array(all);
  const y = new Float64Array(all);
  const left = new Uint8Array(all);
  let stretch = 1;
  let goal = null;

  /** Returns the places of one layout, without pins. */
  function given(layout) {
    if (layout === "radial") return rings();
    const { x: xs, y: ys } = model.layouts[layout];
    const scale = layout === "layers" ? stretch : 1;
    const places = { x: new Float64Array(all), y: new Float64Array(all) };
    for (let id = 0; id < xs.length; id++) [places.x[id], places.y[id]] = [xs[id] * scale, ys[id]];
    for (const { id, x: cx, y: cy } of model.communities) [places.x[id], places.y[id]] = [cx, cy];
    return places;
  }

  /** Returns the entry that rings are laid around. */
  function anchor() {
    const { ids, around } = kgView.scene.now();
    const wanted = state.now.anchor;
    if (wanted !== null && ids.includes(wanted)) return wanted;
    return ids.reduce((best, id) => ((around.get(id) || []).length > (around.get(best) || []).length ? id : best), ids[0]);
  }

  /** Returns what is drawn by its distance from `centre`; what is not connected comes last. */
  function byDistance(centre) {
    const { ids, around } = kgView.scene.now();
    const seen = new Set([centre]);
    const found = [[centre]];
    while (found[found.length - 1].length) {
      const next = [];
      for (const id of found[found.length - 1]) {
        for (const link of around.get(id) || []) {
          const other = link.from === id ? link.to : link.from;
          if (!seen.has(other)) { seen.add(other); next.push(other); }
        }
      }
      found.push(next);
    }
    const rest = ids.filter((id) => !seen.has(id));
    return [...found.filter((ring) => ring.length), ...(rest.length ? [rest] : [])];
  }

  const rank = (id) => (id < model.first ? model.types.indexOf(model.entries[id].typeStyle) * 1e6 + id : id);

  /** Returns the mean direction of an entry's neighbours that have one. */
  function bearing(id, angle) {
    let [across, down] = [0, 0];
    for (const link of kgView.scene.linksOf(id)) {
      const known = angle.get(link.from === id ? link.to : link.from);
      if (known !== undefined) { across += Math.cos(known); down += Math.sin(known); }
    }
    return (Math.atan2(down, across) + Math.PI * 2.5) % (Math.PI * 2);
  }

  function rings() {
    const places = { x: Array.from(x), y: Array.from(y) };
    if (!kgView.scene.now().ids.length) return places;
    const layers = byDistance(anchor());
    const angle = new Map();
    let radius = 0;
    layers.forEach((ring, number) => {
      radius = number ? Math.max(radius + (number === 1 ? FIRST_RING : RING), (ring.length * ARC) / (Math.PI * 2)) : 0;
      const ordered = number < 2
        ? [...ring].sort((a, b) => rank(a) - rank(b))
        : ring.map((id) => [bearing(id, angle), id]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, id]) => id);
      ordered.forEach((id, at) => {
        const turn = ((at + 0.5) / ordered.length) * Math.PI * 2 - Math.PI / 2;
        if (number) angle.set(id, turn);
        places.x[id] = radius * Math.cos(turn);
        places.y[id] = radius * Math.sin(turn);
      });
    });
    return places;
  }

  function target() {
    const places = given(state.now.layout);
    for (const [id, [px, py]] of state.now.pins) [places.x[id], places.y[id]] = [px, py];
    return places;
  }

  function arrive(places) {
    for (let id = 0; id < all; id++) [x[id], y[id]] = [places.x[id], places.y[id]];
    setSides(places.x);
  }

  /** Says on which side of its node each label stands, where the nodes stand at `xs`. */
  function setSides(xs) {
    const { layout } = state.now;
    for (let id = 0; id < all; id++) {
      left[id] = layout === "radial" ? Number(xs[id] < -1) : layout === "layers" && id < model.entries.length ? model.layouts.layers.left[id] : 0;
    }
  }

  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches || kgView.scene.now().ids.length > MOST_MOVED;

  /** Moves everything to where the view wants it; calls `draw` on the way and `done` there. */
  function move(draw, done) {
    const to = target();
    goal = to;
    if (still()) { arrive(to); done(); return; }
    const from = { x: Array.from(x), y: Array.from(y) };
    const start = performance.now();
    const frame = (time) => {
      if (goal !== to) return;
      const share = Math.min(1, Math.max(0, (time - start) / LASTS));
      const eased = share * share * (3 - 2 * share);
      for (let id = 0; id < all; id++) {
        x[id] = from.x[id] + (to.x[id] - from.x[id]) * eased;
        y[id] = from.y[id] + (to.y[id] - from.y[id]) * eased;
      }
      if (share === 1) { arrive(to); done(); } else { draw(); requestAnimationFrame(frame); }
    };
    setSides(to.x);
    requestAnimationFrame(frame);
  }

  kgView.positions = {
    x, y, left, move, setSides,
    settle: () => { goal = null; arrive(target()); },
    /** Returns where everything will stand at the end of a movement. */
    target,
    put: (id, px, py) => { [x[id], y[id]] = [px, py]; },
    stretch: (value) => { stretch = value; },
    isBent: () => state.now.layout === "layers",
    /** Returns the distance of an entry to the next one in its column; Infinity outside of columns. */
    room: (id) => (state.now.layout === "layers" && id < model.first ? model.layouts.layers.room[id] : Infinity),
  };
})();
