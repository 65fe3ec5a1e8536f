/* Puts the page together. */
(function () {
  const { model, state, scene, words, canvas, entries, filters, panel, toolbar } = kgView;

  function translate() {
    document.documentElement.lang = words.isEnglish() ? "en" : "zh-CN";
    document.title = words.pick(model.title);
    document.getElementById("title").textContent = words.pick(model.title);
    for (const item of document.querySelectorAll("[data-say]")) item.textContent = words.say(item.dataset.say);
    for (const item of document.querySelectorAll("[data-say-label]")) {
      item.setAttribute("aria-label", words.say(item.dataset.sayLabel));
    }
    document.getElementById("search").placeholder = words.say("placeholder");
    document.getElementById("lang-zh").setAttribute("aria-pressed", String(!words.isEnglish()));
    document.getElementById("lang-en").setAttribute("aria-pressed", String(words.isEnglish()));
  }

  function count() {
    const shown = model.entries.filter(({ id }) => scene.isThere(id)).length;
    const text = words.say("counts", { nodes: model.entries.length, edges: model.edges.length });
    const part = shown < model.entries.length ? " · " + words.say("shown", { shown, all: model.entries.length }) : "";
    document.getElementById("counts").textContent = text + part;
  }

  /** Takes one step back: from a path being asked for, from what is chosen, or from a path. */
  function back() {
    if (state.now.pathFrom !== null) state.startPath(null);
    else if (state.now.chosen !== null || state.now.link !== null) state.choose(null);
    else if (state.now.path) state.change((view) => { view.path = null; });
  }

  function onKey(event) {
    const typing = event.target.matches("input[type=search], textarea");
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "/" && !typing) entries.focusSearch();
    else if (event.key === "Escape") back();
    else if (command && !typing && event.key.toLowerCase() === "z") (event.shiftKey ? state.redo : state.undo)();
    else if (command && !typing && event.key.toLowerCase() === "y") state.redo();
    else return;
    event.preventDefault();
  }

  state.listen((change) => {
    if (change === "language") translate();
    if (change === "language" || change === "view" || change === "grown") count();
  });

  document.getElementById("lang-zh").addEventListener("click", () => state.speak(false));
  document.getElementById("lang-en").addEventListener("click", () => state.speak(true));
  document.addEventListener("keydown", onKey);
  window.addEventListener("hashchange", state.recall);

  /** Starts what the drawing needs. */
  function startDrawing() {
    translate();
    count();
    toolbar.start();
    canvas.start();
  }

  /** Starts what also needs the details, which stand at the end of the page. */
  function startReading() {
    filters.start();
    entries.start();
    panel.start();
    kgView.live.reopen();
    state.recall();
    if (model.centre !== null && state.now.chosen === null && !state.now.path) state.choose(model.centre);
  }

  state.load();
  if (!scene.isFiltered()) startDrawing();
  document.addEventListener("DOMContentLoaded", () => {
    if (scene.isFiltered()) startDrawing();
    startReading();
  });
})();
