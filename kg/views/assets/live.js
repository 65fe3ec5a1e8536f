/* On a page that a server gives: what is next to an entry is fetched when somebody wants to see it. It
   becomes part of the page as if it had been held back: shown while a neighbour of it is expanded. */
(function () {
  const { model, state, words } = kgView;
  const NEAR = 70; // distance of what is fetched from what it is next to, in the drawing's units
  const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // turns by this angle never fall on each other
  const source = document.body.dataset.source;
  const fetched = new Set();

  /** Returns the style of a type or relation, which is taken over from an answer if it is new. */
  function known(list, style) {
    const mine = list.find(({ key }) => key === style.key);
    if (!mine) list.push(style);
    return mine || style;
  }

  /** Returns the number of a document on this page. */
  function sourceOf(given) {
    const mine = model.sources.find(({ key }) => key === given.id);
    if (mine) return mine.id;
    model.sources.push({ ...given, statements: 0, key: given.id, id: model.sources.length, year: given.date.slice(0, 4) });
    return model.sources.length - 1;
  }

  /** Puts a new entry into the layouts that came with the page: on a spiral around `at`. */
  function place(at, turn) {
    const [far, angle] = [NEAR * Math.sqrt(1 + turn / 4), turn * GOLDEN];
    for (const { x, y, room, left } of Object.values(model.layouts).filter(Boolean)) {
      x.push(x[at] + far * Math.cos(angle));
      y.push(y[at] + far * Math.sin(angle));
      if (room) { room.push(Infinity); left.push(0); }
    }
  }

  /** Returns a function that gives an answer's evidence the numbers of this page. */
  function renumbered(answer) {
    const [passages, sources] = [model.details().passages.length, answer.sources.map(sourceOf)];
    model.details().passages.push(...answer.passages);
    return ([passage, a, b, document, ...rest]) => [passage + passages, a, b, document < 0 ? -1 : sources[document], ...rest];
  }

  function addEntries(answer, at) {
    answer.types.forEach((style) => known(model.types, style));
    const held = new Set(answer.held);
    const fresh = answer.nodes.iri.map((_, id) => id).filter((id) => !held.has(id) && !model.byIri.has(answer.nodes.iri[id]));
    if (model.entries.length + fresh.length > model.first) throw new Error(words.say("tooMany"));
    fresh.forEach((id, turn) => {
      model.addEntry(model.entryOf(answer, id, model.entries.length));
      place(at, turn);
    });
  }

  /** Adds the statements of an answer whose two ends are here. */
  function addEdges(answer, said) {
    const { from, to, relation, claims } = answer.edges;
    const styles = answer.relations.map((style) => known(model.relations, style));
    const ids = answer.nodes.iri.map((iri) => (model.byIri.has(iri) ? model.byIri.get(iri).id : null));
    const keyOf = (a, b, style) => `${a} ${b} ${style.key}`;
    const there = new Set(model.edges.map((edge) => keyOf(edge.from, edge.to, edge.relation)));
    from.forEach((start, at) => {
      const [a, b, style] = [ids[start], ids[to[at]], styles[relation[at]]];
      if (a === null || b === null || there.has(keyOf(a, b, style))) return;
      const mine = claims[at].map(said);
      model.addEdge(a, b, style, mine);
      for (const id of new Set(mine.map((claim) => claim[3]))) if (id >= 0) model.sources[id].statements += 1;
    });
  }

  function add(answer, at) {
    const said = renumbered(answer);
    const before = model.entries.length;
    addEntries(answer, at);
    for (const entry of model.entries.slice(before)) {
      entry.own.facts = entry.facts.map((fact) => ({ ...fact, claims: fact.claims.map(said) }));
    }
    addEdges(answer, said);
    state.grown();
  }

  /** Fetches what is next to an entry; says where the details stand why nothing came. */
  async function fetchAround(id) {
    try {
      const answer = await fetch(`${source}?of=${encodeURIComponent(model.entries[id].iri)}`);
      if (!answer.ok) throw new Error(await answer.text());
      add(await answer.json(), id);
      fetched.add(id);
    } catch (error) {
      const note = words.say("notFetched", { reason: error.message });
      document.getElementById("panel").append(kgView.elements.element("p", { class: "note", role: "alert", text: note }));
    }
  }

  /** Fetches again what the address says was expanded, one after the other: one may lead to the next. */
  async function reopen() {
    const address = location.hash;
    const keys = source ? (new URLSearchParams(address.slice(1)).get("open") || "").split(".") : [];
    for (const key of keys.filter(Boolean)) {
      const id = model.idFor(key);
      if (id !== null && id < model.first) await fetchAround(id);
    }
    if (!fetched.size) return;
    history.replaceState(null, "", address);
    state.recall();
  }

  kgView.live = {
    fetch: fetchAround,
    reopen,
    /** Tells whether the server may know more of an entry's neighbours than the page. */
    mayKnow: (id) => Boolean(source) && !fetched.has(id),
  };
})();
