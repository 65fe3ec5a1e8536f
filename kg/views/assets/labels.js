/* Labels as on a map: of the same size at every zoom, the most important first, none over another or
   over a node. */
(function () {
  const SIZE = 12;
  const LEAST = 10.5;
  const TALL = 0.52; // half the height of a line of hanzi, with the least room between two lines
  const CELL = 64;
  const BRIEF = [11, 7]; // characters kept where the whole does not fit
  const widths = new Map();

  /** Returns a book of taken boxes in a grid, so that each label is compared with its neighbours only. */
  function takenBoxes() {
    const cells = new Map();
    const each = (box, visit) => {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) {
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) {
          if (visit(x * 65536 + y)) return true;
        }
      }
      return false;
    };
    const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      add: (box) => void each(box, (key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
        return false;
      }),
      free: (box, { id, over }) => !each(box, (key) => (cells.get(key) || [])
        .some((other) => other.id !== id && !(over && other.dot) && overlaps(box, other))),
    };
  }

  function widthOf(context, text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      context.font = font;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  /** Returns the box of a label beside its node (or inside, for a disc), in CSS pixels of the canvas. */
  function boxOf(item, width) {
    const gap = item.radius + 5;
    const left = item.inside ? item.x - width / 2 : item.side === "left" ? item.x - gap - width : item.x + gap;
    return {
      left: left - 2,
      right: left + width + 2,
      top: item.y - item.size * TALL,
      bottom: item.y + item.size * TALL,
      x: left,
    };
  }

  /** Draws the labels of `items` (most important first) beside the `dots` and returns the boxes drawn. */
  function draw(context, items, dots, look) {
    const taken = takenBoxes();
    const drawn = [];
    for (const dot of dots) {
      const half = Math.max(Math.min(dot.radius, 7) - 1, 1);
      taken.add({ id: dot.id, dot: true, left: dot.x - half, right: dot.x + half, top: dot.y - half, bottom: dot.y + half });
    }
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const item of items) {
      const font = `${item.strong ? 600 : 400} ${item.size}px ${look.font}`;
      const found = roomFor(context, item, font, taken, look);
      if (!found) continue;
      taken.add(found.box);
      drawn.push({ ...found.box, id: item.id, text: found.text, font, item });
    }
    context.lineWidth = 3.5;
    context.strokeStyle = look.halo;
    // All halos before all words, so that none eats into the line above it.
    for (const label of drawn) if (!label.item.inside) write(context, label, "strokeText");
    for (const label of drawn) {
      context.fillStyle = label.item.soft ? look.soft : look.text;
      write(context, label, "fillText");
    }
    return drawn;
  }

  function write(context, { text, font, x, item }, how) {
    context.font = font;
    context[how](text, x, item.y + 0.5);
  }

  /** Returns the text and the box of a label, on the other side or cut short where it must, or null. */
  function roomFor(context, item, font, taken, look) {
    if (item.x < 0 || item.x > look.width || item.y < 0 || item.y > look.height) return null;
    const sides = item.both ? [item, { ...item, side: item.side === "left" ? "right" : "left" }] : [item];
    const texts = [...new Set([item.text, ...BRIEF.map((length) => brief(item.text, length))])];
    const choices = texts.flatMap((text) => sides.map((side) => ({ text, box: boxOf(side, widthOf(context, text, font)) })));
    const inside = choices.filter(({ box }) => box.left >= 0 && box.right <= look.width);
    const free = inside.find(({ box }) => item.always || taken.free(box, item));
    return free || (item.always ? choices[0] : null);
  }

  /** Returns the first characters (code points) of a long label. */
  function brief(text, length) {
    const characters = Array.from(text);
    return characters.length > length + 1 ? characters.slice(0, length).join("") + "…" : text;
  }

  kgView.labels = {
    /** Returns the size of labels that stand `step` CSS pixels apart: lines may be close, as in a list. */
    sizeFor: (step) => Math.min(SIZE, Math.max(LEAST, Math.round(step * 9) / 10)),
    /** Tells whether labels `step` CSS pixels apart are worth drawing; a random few say nothing. */
    worth: (step) => step >= LEAST / 2,
    draw,
    /** Returns the width in CSS pixels of a label. */
    measure: (context, text, look) => widthOf(context, text, `400 ${SIZE}px ${look.font}`),
  };
})();
