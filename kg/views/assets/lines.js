/* The lines of the drawing: one stroke of the pen for all that look alike, so that panning is smooth. */
(function () {
  const { scene, positions } = kgView;
  const FADED = 0.25;
  const WIDTHS = { strong: 1.3, thin: 0.6, dashed: 0.8, faint: 0.7 }; // CSS pixels, at every zoom
  const DETAIL = 2500; // lines up to which each is drawn as its relation is, and bent
  const PIECES = 12; // of a bent line, for finding it under the pointer

  /** Adds one line to the path: bent where columns are joined, straight elsewhere. */
  function trace(context, link, bent) {
    const { x, y } = positions;
    const { from, to } = link;
    context.moveTo(x[from], y[from]);
    if (!bent) {
      context.lineTo(x[to], y[to]);
      return;
    }
    const bend = (x[to] - x[from]) / 2;
    context.bezierCurveTo(x[from] + bend, y[from], x[to] - bend, y[to], x[to], y[to]);
  }

  function pen(context, links, { colour, width, alpha, dash }, scale, bent) {
    context.beginPath();
    for (const link of links) trace(context, link, bent);
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = width / scale;
    context.setLineDash(dash ? [4 / scale, 3 / scale] : []);
    context.stroke();
  }

  /** Returns how wide a line is that stands for many statements. */
  const weightOf = (link) => Math.min(link.gathered ? 6 : 3, 1 + Math.floor(Math.log2(link.edges.length)) / (link.gathered ? 1 : 2));

  /** Returns the links by how they are drawn. */
  function sorted(links, lit) {
    const found = new Map();
    for (const link of links) {
      const on = lit !== null && lit.has(link);
      const stroke = link.gathered ? "thin" : link.relation.stroke;
      const key = `${on ? 1 : 0} ${stroke} ${weightOf(link)}`;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(link);
    }
    return found;
  }

  const ORDER = ["faint", "dashed", "thin", "strong"];

  /** Draws all lines that are shown: light ones first, those that are set off last and dark. */
  function draw(context, scale, look, lit) {
    const { links } = scene.now();
    const groups = sorted(links, lit);
    const bent = positions.isBent() && links.length <= DETAIL * 2;
    const keys = [...groups.keys()].map((key) => [key, ...key.split(" ")])
      .sort((a, b) => a[1] - b[1] || ORDER.indexOf(a[2]) - ORDER.indexOf(b[2]) || a[3] - b[3]);
    context.save();
    for (const [key, on, stroke, weight] of keys) {
      pen(context, groups.get(key), {
        colour: on === "1" ? look.edgeOn : look.edge[stroke],
        width: WIDTHS[stroke] * (on === "1" ? 1.8 : 1) * Number(weight),
        alpha: on === "1" || lit === null ? 1 : FADED,
        dash: stroke === "dashed" && links.length <= DETAIL,
      }, scale, bent);
    }
    context.restore();
  }

  /** Returns the distance of a point to the piece of a line from a to b. */
  function toPiece(px, py, ax, ay, bx, by) {
    const [dx, dy] = [bx - ax, by - ay];
    const share = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(ax + dx * share - px, ay + dy * share - py);
  }

  function distance(link, px, py, bent) {
    const { x, y } = positions;
    const [ax, ay, bx, by] = [x[link.from], y[link.from], x[link.to], y[link.to]];
    if (!bent) return toPiece(px, py, ax, ay, bx, by);
    let [lastX, lastY, least] = [ax, ay, Infinity];
    for (let at = 1; at <= PIECES; at++) {
      const t = at / PIECES;
      const middle = 3 * t * t * (1 - t) + 3 * t * (1 - t) * (1 - t);
      const nextX = ax * (1 - t) ** 3 + ((ax + bx) / 2) * middle + bx * t ** 3;
      const nextY = ay * ((1 - t) ** 3 + 3 * t * (1 - t) * (1 - t)) + by * (t ** 3 + 3 * t * t * (1 - t));
      least = Math.min(least, toPiece(px, py, lastX, lastY, nextX, nextY));
      [lastX, lastY] = [nextX, nextY];
    }
    return least;
  }

  /** Returns the line nearest to a point within `reach`, one that is set off before all others, or null. */
  function at(px, py, reach, lit) {
    let [best, least] = [null, reach];
    for (const link of scene.now().links) {
      const far = distance(link, px, py, positions.isBent()) * (lit && !lit.has(link) ? 3 : 1);
      if (far < least) [best, least] = [link, far];
    }
    return best;
  }

  kgView.lines = { draw, at };
})();
