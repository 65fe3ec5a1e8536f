/* The drawing as a picture: PNG from a canvas of its own, SVG from a context that writes what it is told. */
(function () {
  const { exports: data } = kgView;
  const look = kgView.look.now;
  const SHARP = 2; // pixels of a PNG for one CSS pixel

  /** Draws all with the paper behind it, at twice the sharpness of the screen. */
  function png() {
    const canvas = document.createElement("canvas");
    canvas.width = look.width * SHARP;
    canvas.height = look.height * SHARP;
    const context = canvas.getContext("2d");
    context.fillStyle = look.halo;
    context.fillRect(0, 0, canvas.width, canvas.height);
    kgView.canvas.render(context, SHARP);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  const short = (number) => Math.round(number * 100) / 100;

  /** Returns a drawing context that keeps what is drawn as SVG elements; it knows what the page uses. */
  function recorder() {
    const measuring = document.createElement("canvas").getContext("2d");
    const parts = [];
    const saved = [];
    let [scale, dx, dy] = [1, 0, 0];
    let path = [];
    let dash = [];
    const pen = { globalAlpha: 1, fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: "12px sans-serif" };
    const at = (x, y) => `${short(x * scale + dx)} ${short(y * scale + dy)}`;
    const attributes = (pairs) => Object.entries(pairs).map(([name, value]) => ` ${name}="${data.xml(value)}"`).join("");
    const shape = (paint) => { if (path.length) parts.push(`<path${attributes({ d: path.join(""), opacity: pen.globalAlpha, ...paint })}/>`); };
    const outlined = () => ({
      fill: "none", stroke: pen.strokeStyle, "stroke-width": short(pen.lineWidth * scale),
      ...(dash.length ? { "stroke-dasharray": dash.map((n) => short(n * scale)).join(" ") } : {}),
    });
    const text = (words, x, y, paint) => {
      const [weight, size, family] = /^(\d+) ([\d.]+px) (.*)$/.exec(pen.font).slice(1);
      const place = { x: short(x * scale + dx), y: short(y * scale + dy), "dominant-baseline": "central", "font-weight": weight, "font-size": size, "font-family": family };
      parts.push(`<text${attributes({ ...place, ...paint })}>${data.xml(words)}</text>`);
    };
    return Object.assign(pen, {
      save: () => saved.push({ alpha: pen.globalAlpha, dash }),
      restore: () => { const last = saved.pop(); pen.globalAlpha = last.alpha; dash = last.dash; },
      setTransform: (a, b, c, d, e, f) => { [scale, dx, dy] = [a, e, f]; },
      translate: (x, y) => { [dx, dy] = [dx + x * scale, dy + y * scale]; },
      scale: (by) => { scale *= by; },
      setLineDash: (value) => { dash = value; },
      beginPath: () => { path = []; },
      moveTo: (x, y) => path.push("M" + at(x, y)),
      lineTo: (x, y) => path.push("L" + at(x, y)),
      bezierCurveTo: (a, b, c, d, e, f) => path.push(`C${at(a, b)} ${at(c, d)} ${at(e, f)}`),
      closePath: () => path.push("Z"),
      arc: (x, y, radius) => {
        const r = short(radius * scale);
        path.push(`M${at(x - radius, y)}A${r} ${r} 0 1 0 ${at(x + radius, y)}A${r} ${r} 0 1 0 ${at(x - radius, y)}Z`);
      },
      stroke: () => shape(outlined()),
      fill: () => shape({ fill: pen.fillStyle }),
      strokeText: (words, x, y) => text(words, x, y, { ...outlined(), "stroke-linejoin": "round" }),
      fillText: (words, x, y) => text(words, x, y, { fill: pen.fillStyle }),
      measureText: (words) => { measuring.font = pen.font; return measuring.measureText(words); },
      parts,
    });
  }

  function svg() {
    const context = recorder();
    kgView.canvas.render(context, 1);
    const { width, height } = look;
    return [`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<rect width="${width}" height="${height}" fill="${data.xml(look.halo)}"/>`, ...context.parts, "</svg>", ""].join("\n");
  }

  kgView.picture = { png, svg };
})();
