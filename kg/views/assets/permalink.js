/* The view as the part of the address after #, and back: what is saved, shared, undone and redone. */
(function () {
  const { model } = kgView;
  const SEPARATOR = ".";
  const CROWD = 700; // nodes from which on columns are too full to open with
  const { keyFor: keyOf, idFor } = model;
  const idOf = (key) => (key ? idFor(key) : null);

  const SETS = { hide: "hidden", open: "open", shut: "shut", show: "extra", groups: "groups" };
  const WORDS = { types: "hiddenTypes", relations: "hiddenRelations", documents: "hiddenSources", years: "hiddenYears" };

  /** Returns a view as it is when the page opens. */
  function fresh() {
    const layered = model.layouts.layers && model.entries.length <= CROWD && !model.path.length;
    return {
      layout: model.centre !== null ? "radial" : layered ? "layers" : "force",
      anchor: model.centre,
      fold: false,
      sure: 0,
      path: model.path.length ? [...model.path] : null,
      pins: new Map(),
      hidden: new Set(), open: new Set(), shut: new Set(), extra: new Set(), groups: new Set(),
      hiddenTypes: new Set(), hiddenRelations: new Set(), hiddenSources: new Set(), hiddenYears: new Set(),
    };
  }

  /** Returns the parameters that tell `view` from a fresh one. */
  function write(view) {
    const parts = new URLSearchParams();
    const plain = fresh();
    if (view.layout !== plain.layout) parts.set("layout", view.layout);
    if (view.anchor !== plain.anchor && view.anchor !== null) parts.set("centre", keyOf(view.anchor));
    if (view.fold) parts.set("fold", "1");
    if (view.sure) parts.set("sure", String(view.sure));
    const path = (view.path || []).map(keyOf).join(SEPARATOR);
    if (path !== (plain.path || []).map(keyOf).join(SEPARATOR)) parts.set("path", path);
    for (const [name, field] of Object.entries(SETS)) {
      if (view[field].size) parts.set(name, [...view[field]].sort((a, b) => a - b).map(keyOf).join(SEPARATOR));
    }
    for (const [name, field] of Object.entries(WORDS)) {
      if (view[field].size) parts.set(name, [...view[field]].sort().join("~"));
    }
    const pins = [...view.pins].map(([id, [x, y]]) => [keyOf(id), Math.round(x), Math.round(y)].join("_"));
    if (pins.length) parts.set("pin", pins.join(SEPARATOR));
    return parts;
  }

  const list = (text) => (text ? text.split(SEPARATOR).map(idOf).filter((id) => id !== null) : []);

  /** Returns the view that parameters describe; what they say of things not on this page is left out. */
  function read(parts) {
    const view = fresh();
    const layout = parts.get("layout");
    if (layout === "force" || layout === "radial" || (layout === "layers" && model.layouts.layers)) view.layout = layout;
    const anchor = idOf(parts.get("centre"));
    if (anchor !== null) view.anchor = anchor;
    view.fold = parts.get("fold") === "1";
    view.sure = Math.min(100, Math.max(0, Number(parts.get("sure")) || 0));
    if (parts.has("path")) {
      const ends = list(parts.get("path")).filter((id) => id < model.first);
      view.path = ends.length === 2 ? ends : null;
    }
    for (const [name, field] of Object.entries(SETS)) view[field] = new Set(list(parts.get(name)));
    for (const [name, field] of Object.entries(WORDS)) {
      view[field] = new Set((parts.get(name) || "").split("~").filter(Boolean));
    }
    for (const pin of (parts.get("pin") || "").split(SEPARATOR)) {
      const [key, x, y] = pin.split("_");
      if (idOf(key) !== null && Number.isFinite(Number(x) + Number(y))) view.pins.set(idOf(key), [Number(x), Number(y)]);
    }
    return view;
  }

  kgView.permalink = { fresh, write, read };
})();
