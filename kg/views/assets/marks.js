/* The nodes of the drawing: each type in its shape and colour, all of one look in one stroke of the pen. */
(function () {
  const { model, state, scene, positions } = kgView;
  const FADED = 0.22;
  const count = model.first;
  const SHAPES = {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
    triangle: [[0, -1.2], [1.2, 0.9], [-1.2, 0.9]],
    triangleDown: [[0, 1.2], [1.2, -0.9], [-1.2, -0.9]],
    hexagon: [[-0.55, -1], [0.55, -1], [1.1, 0], [0.55, 1], [-0.55, 1], [-1.1, 0]],
    star: Array.from({ length: 10 }, (_, at) => {
      const [turn, reach] = [(at * Math.PI) / 5 - Math.PI / 2, at % 2 ? 0.55 : 1.35];
      return [reach * Math.cos(turn), reach * Math.sin(turn)];
    }),
  };

  function outline(context, shape, x, y, radius) {
    const corners = SHAPES[shape];
    if (!corners) {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, Math.PI * 2);
      return;
    }
    corners.forEach(([dx, dy], at) => {
      if (at) context.lineTo(x + dx * radius, y + dy * radius);
      else context.moveTo(x + dx * radius, y + dy * radius);
    });
    context.closePath();
  }

  /** Returns the radius of an entry in the drawing's units; `enlarged` where everything is far away. */
  function radiusOf(id, enlarged) {
    if (id >= count) return model.communities[id - count].radius;
    return Math.min(model.entries[id].size, Math.max(0.48 * positions.room(id), 2)) * enlarged;
  }

  /** Returns what is drawn by type, and by whether it is set off. */
  function sorted(near) {
    const found = new Map();
    for (const id of scene.now().ids) {
      if (id >= count) continue;
      const key = model.entries[id].type + (near && !near.has(id) ? " faded" : "");
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(id);
    }
    return found;
  }

  function drawGroups(context, scale, look, near) {
    for (const id of scene.now().ids) {
      if (id < count) continue;
      context.globalAlpha = near && !near.has(id) ? 0.4 : 1;
      context.beginPath();
      outline(context, "dot", positions.x[id], positions.y[id], radiusOf(id, 1));
      context.fillStyle = look.group;
      context.fill();
      context.lineWidth = (id === state.now.chosen ? 3 : 1.2) / scale;
      context.strokeStyle = id === state.now.chosen ? look.text : look.edgeOn;
      context.stroke();
    }
  }

  /** Draws all nodes, faded ones first, the chosen one with a border. */
  function draw(context, scale, enlarged, look, near) {
    context.save();
    drawGroups(context, scale, look, near);
    const groups = [...sorted(near)].sort(([a], [b]) => Number(b.endsWith(" faded")) - Number(a.endsWith(" faded")));
    for (const [key, ids] of groups) {
      const [type, faded] = key.split(" ");
      const { shape } = model.types.find((style) => style.key === type);
      context.globalAlpha = faded ? FADED : 1;
      context.beginPath();
      for (const id of ids) outline(context, shape, positions.x[id], positions.y[id], radiusOf(id, enlarged));
      context.fillStyle = look.type[type] || look.text;
      context.fill();
    }
    context.globalAlpha = 1;
    for (const id of [state.now.chosen, state.now.pathFrom, ...(state.now.path || []), ...state.now.pins.keys()]) {
      if (id !== null && id < count && scene.isDrawn(id)) border(context, id, scale, enlarged, look);
    }
    context.restore();
  }

  function border(context, id, scale, enlarged, look) {
    const pinned = state.now.pins.has(id) && id !== state.now.chosen;
    context.beginPath();
    outline(context, model.entries[id].typeStyle.shape, positions.x[id], positions.y[id], radiusOf(id, enlarged) + 2.5 / scale);
    context.lineWidth = (pinned ? 1.2 : 2.2) / scale;
    context.strokeStyle = look.text;
    context.stroke();
  }

  kgView.marks = { draw, radiusOf };
})();
