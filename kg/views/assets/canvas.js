/* The drawing on a canvas of our own: lines, nodes, labels, and what the pointer does to them. */
(function () {
  const { model, state, scene, positions, labels, words, camera, lines, marks } = kgView;
  const look = kgView.look.now;
  const REACH = 12; // CSS pixels around a node that still count as on it
  const LINE_REACH = 6; // and around a line
  const COSTLY = 12; // milliseconds of a frame from which on a moving picture is a shifted copy
  const REST = 90; // milliseconds without movement after which it is drawn anew
  const MOST_LABELS = 600;
  const MEASURED = 60; // labels measured for the margins: the longest
  const MARGIN = { layers: 0.3, radial: 0.22, force: 0.15 }; // most of the width that labels take on a side
  const count = model.first;
  const place = document.getElementById("canvas");
  const canvas = document.createElement("canvas");
  const copy = { canvas: document.createElement("canvas"), at: null };
  let enlarged = 1; // how much larger nodes are drawn where everything is far away at first
  let boxes = [];
  let asked = false;
  let moving = false;
  let cost = 0;
  let painted = null; // what part of the drawing the canvas shows; null where something in it has moved
  let rest = 0;

  const rarity = new Map(model.types.map((type) => [type.key, model.entries.filter((e) => e.type === type.key).length]));
  const weight = new Map([...model.entries]
    .sort((a, b) => rarity.get(a.type) - rarity.get(b.type) || b.edges.length - a.edges.length || a.id - b.id)
    .map((entry, at) => [entry.id, at]));
  /* The best connected, whose labels may stand over other nodes where these are crowded. */
  const important = new Set([...model.entries].sort((a, b) => b.edges.length - a.edges.length || a.id - b.id).slice(0, 40).map(({ id }) => id));
  const isLayered = () => state.now.layout === "layers";

  /** Tells whether an entry is a landmark, whose label stays: a root at the left, or a community. */
  const landmark = (id) => id >= count || (isLayered() && positions.left[id] === 1);

  /** Returns the text of a label: of a community its best connected members, of others their name. */
  function textOf(id) {
    if (id < count) {
      const behind = scene.now().behind.get(id);
      return model.entries[id].short + (behind ? ` +${behind}` : "");
    }
    const { names } = model.communities[id - count];
    return `${names[0]} ${scene.now().behind.get(id)}`;
  }

  /** Returns how urgent the label of an entry is: 0 the chosen, 1 the hovered, 2 what is next to it, 3 others. */
  function urgency(near) {
    const { chosen, hovered, path } = state.now;
    return (id) => (id === chosen || (path && chosen === null && path.includes(id)) ? 0 : id === hovered ? 1 : near && near.has(id) ? 2 : 3);
  }

  const isSeen = (spot) => spot.x > -REACH && spot.y > -REACH && spot.x < look.width + REACH && spot.y < look.height + REACH;

  function spots() {
    const { scale } = camera.now;
    return scene.now().ids
      .map((id) => ({ id, radius: marks.radiusOf(id, enlarged) * scale, ...camera.toScreen(positions.x[id], positions.y[id]) }))
      .filter(isSeen);
  }

  /** Returns the labels to draw, the most important first. */
  function labelled(near, seen) {
    const urgent = urgency(near);
    const { scale } = camera.now;
    const worth = ({ id, radius }) => (id >= count ? radius > 9 : landmark(id) || labels.worth(positions.room(id) * scale));
    return seen
      .filter((spot) => urgent(spot.id) < 3 || (worth(spot) && (!near || landmark(spot.id))))
      .sort((a, b) => urgent(a.id) - urgent(b.id) || Number(landmark(b.id)) - Number(landmark(a.id)) || (weight.get(a.id) ?? a.id) - (weight.get(b.id) ?? b.id))
      .slice(0, MOST_LABELS)
      .map((spot) => ({
        ...spot,
        text: textOf(spot.id),
        side: positions.left[spot.id] ? "left" : "right",
        inside: spot.id >= count,
        size: labels.sizeFor(positions.room(spot.id) * scale),
        strong: urgent(spot.id) < 2 || landmark(spot.id),
        soft: near !== null && urgent(spot.id) === 3,
        always: urgent(spot.id) < 2,
        both: state.now.layout === "force" || urgent(spot.id) < 2,
        over: !isLayered() && important.has(spot.id),
      }));
  }

  /** Draws everything with a context that takes CSS pixels times `ratio`; returns the labels' boxes. */
  function render(context, ratio) {
    const { scale, x, y } = camera.now;
    const near = kgView.look.around();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.translate(look.width / 2, look.height / 2);
    context.scale(scale, scale);
    context.translate(-x, -y);
    lines.draw(context, scale, look, kgView.look.litLinks());
    marks.draw(context, scale, enlarged, look, near);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const seen = spots();
    return labels.draw(context, labelled(near, seen), seen.filter(({ id }) => id < count), look);
  }

  const ratio = () => Math.min(window.devicePixelRatio || 1, 2);

  function clear(context) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
  }

  function paint() {
    asked = false;
    const context = canvas.getContext("2d");
    if (moving && cost > COSTLY && painted) { shift(context); return; }
    const start = performance.now();
    clear(context);
    boxes = render(context, ratio());
    cost = performance.now() - start;
    painted = { ...camera.now };
    copy.at = null;
  }

  /** Keeps a copy of the picture, to be shifted while it moves. */
  function keep() {
    copy.canvas.width = canvas.width;
    copy.canvas.height = canvas.height;
    copy.canvas.getContext("2d").drawImage(canvas, 0, 0);
    copy.at = painted;
  }

  function shift(context) {
    if (!copy.at) keep();
    const zoom = camera.now.scale / copy.at.scale;
    const spot = camera.toScreen(copy.at.x, copy.at.y);
    clear(context);
    context.setTransform(zoom, 0, 0, zoom, (spot.x - (look.width / 2) * zoom) * ratio(), (spot.y - (look.height / 2) * zoom) * ratio());
    context.drawImage(copy.canvas, 0, 0);
  }

  function ask() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(paint);
  }

  /** Draws while the picture is being moved, and once more, sharp, when it rests. */
  function glide() {
    moving = true;
    clearTimeout(rest);
    rest = setTimeout(() => { moving = false; ask(); }, REST);
    ask();
  }

  /** Returns the entry at a point of the drawing: on its label, or nearest to it, or null. */
  function entryAt(px, py) {
    const on = boxes.find((b) => px >= b.left && px <= b.right && py >= b.top && py <= b.bottom);
    if (on) return on.id;
    let [best, least] = [null, REACH];
    for (const spot of spots()) {
      const far = Math.hypot(spot.x - px, spot.y - py) - spot.radius + (spot.id >= count ? REACH - 1 : 0);
      if (far < least) [best, least] = [spot.id, far];
    }
    return best;
  }

  /** Returns the room in CSS pixels that labels need around the nodes. */
  function margins(ids, places, first, last) {
    const context = canvas.getContext("2d");
    let [left, right] = [16, 16];
    const outer = ids.filter((id) => id < count && Math.min(places.x[id] - first, last - places.x[id]) <= 200);
    const longest = outer.map((id) => [textOf(id).length, id]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).slice(0, MEASURED);
    for (const [, id] of longest) {
      const [fromLeft, fromRight] = [places.x[id] - first, last - places.x[id]];
      const width = labels.measure(context, textOf(id), look) + 24;
      if (positions.left[id]) left = Math.max(left, fromLeft < 200 ? width : 0);
      else if (fromRight < 200) right = Math.max(right, width);
    }
    const most = look.width * MARGIN[state.now.layout];
    return { left: Math.min(left, most), right: Math.min(right, most), top: 20, bottom: 20 };
  }

  /** Shows everything that is drawn; columns are spread over the width there is. */
  function fit() {
    positions.stretch(1);
    const places = positions.target();
    positions.setSides(places.x);
    const { ids } = scene.now();
    const reach = (id) => (id >= count ? marks.radiusOf(id, 1) : 0);
    let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const id of ids) {
      [x0, x1] = [Math.min(x0, places.x[id] - reach(id)), Math.max(x1, places.x[id] + reach(id))];
      [y0, y1] = [Math.min(y0, places.y[id] - reach(id)), Math.max(y1, places.y[id] + reach(id))];
    }
    if (!ids.length) [x0, x1, y0, y1] = [0, 1, 0, 1];
    const edge = margins(ids, places, x0, x1);
    const wide = Math.max(look.width - edge.left - edge.right, 60);
    const high = Math.max(look.height - edge.top - edge.bottom, 60);
    const layered = isLayered();
    const scale = Math.min(high / Math.max(y1 - y0, 120), layered ? 3 : wide / Math.max(x1 - x0, 120), 3);
    const spread = layered && x1 > x0 ? wide / scale / (x1 - x0) : 1;
    positions.stretch(spread);
    enlarged = Math.max(1, 0.75 / scale);
    camera.look(scale, ((x0 + x1) / 2) * spread + (edge.right - edge.left) / 2 / scale, (y0 + y1) / 2 + (edge.bottom - edge.top) / 2 / scale);
  }

  /** Moves the chosen entry into sight where it is outside. */
  function reveal(id) {
    const spot = camera.toScreen(positions.x[id], positions.y[id]);
    if (spot.x > 40 && spot.x < look.width - 40 && spot.y > 30 && spot.y < look.height - 30) return;
    camera.look(camera.now.scale, positions.x[id], positions.y[id]);
  }

  function resize() {
    if (!place.clientWidth || (place.clientWidth === look.width && place.clientHeight === look.height)) return;
    measure();
    fit();
    positions.settle();
    paint();
  }

  function measure() {
    kgView.look.read();
    canvas.width = Math.round(look.width * ratio());
    canvas.height = Math.round(look.height * ratio());
  }

  /** Draws what a change of the view made of it, the way there as a movement. */
  function changeView(refit) {
    if (refit) fit();
    positions.move(ask, ask);
    ask();
  }

  function click(px, py, event) {
    const id = entryAt(px, py);
    if (id !== null && event.shiftKey && state.now.chosen !== null && id < count) state.connect(state.now.chosen, id);
    else if (id !== null && id >= count && id === state.now.chosen) state.toggle("groups", id);
    else if (id !== null) state.choose(id);
    else {
      const { x, y } = camera.toWorld(px, py);
      const link = lines.at(x, y, LINE_REACH / camera.now.scale, kgView.look.litLinks());
      if (link) state.chooseLink(link);
      else state.choose(null);
    }
  }

  const pointer = {
    click,
    moved: glide,
    grab: (px, py) => { const id = entryAt(px, py); return id !== null && id < count ? id : null; },
    drag: (id, { x, y }) => { positions.put(id, x, y); painted = null; glide(); },
    drop: (id) => state.change((view) => view.pins.set(id, [Math.round(positions.x[id]), Math.round(positions.y[id])])),
    hover: (px, py) => {
      const id = entryAt(px, py);
      canvas.classList.toggle("over", id !== null);
      state.hover(id);
    },
  };

  function name() {
    canvas.setAttribute("aria-label", words.say("pictureText"));
  }

  let drawnLayout = null;

  function heed(change) {
    if (change === "view") {
      const refit = drawnLayout !== state.now.layout;
      drawnLayout = state.now.layout;
      changeView(refit);
    }
    if (change === "chosen") {
      if (state.now.chosen !== null) reveal(state.now.chosen);
      ask();
    }
    if (change === "grown") {
      kgView.look.read();
      drawnLayout = null; // what has come may lie outside of what is seen
    }
    if (change === "hovered") ask();
    if (change === "language") name();
  }

  function start() {
    canvas.setAttribute("role", "img");
    name();
    place.append(canvas);
    measure();
    drawnLayout = state.now.layout;
    fit();
    positions.settle();
    paint();
    performance.mark("drawn");
    camera.listen(canvas, pointer);
    canvas.addEventListener("pointerleave", () => state.hover(null));
    new ResizeObserver(resize).observe(place);
    addEventListener("themechange", () => { kgView.look.read(); ask(); });
    const zoom = (factor) => { camera.zoom(factor); glide(); };
    document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
    document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
    document.getElementById("zoom-fit").addEventListener("click", () => { fit(); positions.settle(); ask(); });
    state.listen(heed);
  }

  kgView.canvas = {
    start,
    render,
    element: canvas,
    /** Returns where an entry is drawn, in CSS pixels of the canvas. */
    positionOf: (id) => camera.toScreen(positions.x[id], positions.y[id]),
    entryAt,
    paint,
  };
})();
