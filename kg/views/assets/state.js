/* What is chosen, filtered, opened and pinned; whoever draws it listens. It stands in the URL, and
   every change of the view can be undone. */
(function () {
  const { model, words, permalink } = kgView;
  const MOST = 200; // steps that can be undone
  const listeners = [];
  const past = [];
  const future = [];
  const now = { chosen: null, link: null, hovered: null, query: "", pathFrom: null, ...permalink.fresh() };

  /** Tells every listener what changed: "chosen", "hovered", "view", "query", "language", and "grown" where a live page has fetched more. */
  function tell(change) {
    for (const listener of listeners) listener(change);
  }

  const written = () => permalink.write(now).toString();

  /** Changes the view; the step can be undone. */
  function change(alter) {
    const before = written();
    alter(now);
    if (written() === before) return;
    past.push(before);
    if (past.length > MOST) past.shift();
    future.length = 0;
    remember();
    tell("view");
  }

  function step(from, to) {
    if (!from.length) return;
    to.push(written());
    Object.assign(now, permalink.read(new URLSearchParams(from.pop())));
    remember();
    tell("view");
  }

  /** Chooses an entry; where the view does not show it for being held, folded or closed, it is brought out. */
  function choose(id) {
    if (id === now.chosen && now.link === null) return;
    if (id !== null && now.pathFrom !== null && id !== now.pathFrom && id < model.first) return connect(now.pathFrom, id);
    if (id !== null) kgView.scene.bringOut(id);
    Object.assign(now, { chosen: id, link: null });
    remember();
    tell("chosen");
  }

  /** Chooses a line of the drawing. */
  function chooseLink(link) {
    Object.assign(now, { chosen: null, link });
    remember();
    tell("chosen");
  }

  /** Shows the shortest paths between two entries. */
  function connect(from, to) {
    now.pathFrom = null;
    change((view) => { view.path = [from, to]; });
    Object.assign(now, { chosen: null, link: null });
    remember();
    tell("chosen");
  }

  function startPath(id) {
    now.pathFrom = id;
    tell("chosen");
  }

  function hover(id) {
    if (id === now.hovered) return;
    now.hovered = id;
    tell("hovered");
  }

  function search(query) {
    now.query = query;
    tell("query");
  }

  function toggle(field, key) {
    change((view) => { if (!view[field].delete(key)) view[field].add(key); });
  }

  function speak(english) {
    if (english === words.isEnglish()) return;
    words.setEnglish(english);
    remember();
    tell("language");
  }

  function remember() {
    const parts = permalink.write(now);
    if (words.isEnglish()) parts.set("lang", "en");
    if (now.chosen !== null && now.chosen < model.first) parts.set("entity", model.entries[now.chosen].iri);
    const hash = parts.toString();
    if (hash === location.hash.slice(1)) return;
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  /** Takes over the view that the URL describes, before anything is drawn. */
  function load() {
    Object.assign(now, permalink.read(new URLSearchParams(location.hash.slice(1))));
  }

  /** Takes over all that the URL says; what is the case already is not drawn again. */
  function recall() {
    const parts = new URLSearchParams(location.hash.slice(1));
    const entry = model.byIri.get(parts.get("entity"));
    const view = permalink.read(parts);
    if (permalink.write(view).toString() !== written()) {
      Object.assign(now, view);
      tell("view");
    }
    speak(parts.get("lang") === "en");
    choose(entry ? entry.id : null);
  }

  kgView.state = {
    ...{ choose, chooseLink, connect, startPath, hover, search, speak, load, recall, change, toggle, remember },
    listen: (listener) => listeners.push(listener),
    grown: () => { tell("grown"); tell("view"); },
    undo: () => step(past, future),
    redo: () => step(future, past),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    reset: () => change((view) => Object.assign(view, permalink.fresh())),
    now,
  };
})();
