/* What the view shows: which nodes are there, which one stands for which, and the lines between them.
   A node that is folded, or part of something closed, is represented by what it is part of. */
(function () {
  const { model, state } = kgView;
  const count = model.first;
  const GONE = -1;
  let scene = null;

  const claimPasses = (claim, view) => {
    const source = model.sources[claim[3]];
    return claim[7] >= view.sure && !(source && (view.hiddenSources.has(String(source.id)) || view.hiddenYears.has(source.year)));
  };

  const isFiltered = (view) => Boolean(view.hiddenRelations.size || view.hiddenSources.size || view.hiddenYears.size || view.sure);

  /** Tells whether a statement passes the filters; one without evidence always does. */
  function edgePasses(edge, view) {
    if (view.hiddenRelations.has(edge.relation.key)) return false;
    return !edge.claims.length || edge.claims.some((claim) => claimPasses(claim, view));
  }

  /** Returns which nodes are there at all: not filtered, not hidden, not held back. */
  function present(passes, view) {
    const filtered = isFiltered(view);
    const onPath = new Set(kgView.paths.find(view.path, passes).flatMap((path) => path.map((step) => step.to)).concat(view.path || []));
    const there = new Uint8Array(count);
    for (const { id, type, held, edges } of model.entries) {
      const wanted = !held || view.extra.has(id) || onPath.has(id) ||
        edges.some((edge) => passes[edge.id] && view.open.has(model.other(edge, id).id));
      const stranded = filtered && edges.length && !edges.some((edge) => passes[edge.id]);
      there[id] = wanted && !stranded && !view.hiddenTypes.has(type) && !view.hidden.has(id) ? 1 : 0;
    }
    return there;
  }

  /** Lets what is part of a closed entry, and what hangs on it alone, be represented by it. */
  function close(stands, passes, view) {
    for (const root of view.shut) {
      if (stands[root] !== root) continue;
      const inside = new Set([root]);
      for (const id of inside) {
        for (const edge of model.entries[id].edges) {
          if (edge.relation.key === "is_part_of" && edge.to === id && passes[edge.id]) inside.add(edge.from);
        }
      }
      for (const { id, edges } of model.entries[root].edges.map((edge) => model.other(edge, root))) {
        if (edges.every((edge) => !passes[edge.id] || model.other(edge, id).id === root)) inside.add(id);
      }
      for (const id of inside) if (id !== root && stands[id] !== GONE) stands[id] = root;
    }
  }

  /** Lets each leaf be represented by the one node that it hangs on. */
  function fold(stands, passes, view) {
    const next = model.entries.map(() => new Set());
    model.edges.forEach((edge) => {
      const [a, b] = [stands[edge.from], stands[edge.to]];
      if (!passes[edge.id] || a === GONE || b === GONE || a === b) return;
      next[a].add(b);
      next[b].add(a);
    });
    const leaves = model.entries.filter(({ id }) => stands[id] === id && next[id].size === 1 && id !== view.anchor);
    for (const { id } of leaves) {
      const [stem] = next[id];
      if (next[stem].size > 1 && !view.open.has(stem) && !view.extra.has(id)) stands[id] = stem;
    }
    for (const { id } of model.entries) if (stands[id] >= 0 && stands[stands[id]] >= 0) stands[id] = stands[stands[id]];
  }

  function gather(stands, view) {
    for (const { id } of model.entries) {
      const community = model.communityOf.get(id);
      if (stands[id] !== GONE && community && !view.groups.has(community.id)) stands[id] = community.id;
    }
  }

  /** Returns the lines between representatives, each with the statements that it stands for. */
  function linksOf(stands, passes) {
    const links = new Map();
    const all = count + model.communities.length;
    const rank = new Map(model.relations.map((relation, at) => [relation, at]));
    for (const edge of model.edges) {
      const [from, to] = [stands[edge.from], stands[edge.to]];
      if (!passes[edge.id] || from === GONE || to === GONE || from === to) continue;
      const gathered = from >= count || to >= count;
      const [a, b] = gathered && from > to ? [to, from] : [from, to];
      const key = (a * all + b) * (model.relations.length + 1) + (gathered ? 0 : rank.get(edge.relation) + 1);
      const link = links.get(key);
      if (link) link.edges.push(edge);
      else links.set(key, { from: a, to: b, relation: edge.relation, gathered, edges: [edge] });
    }
    return [...links.values()];
  }

  function build() {
    const view = state.now;
    const filtered = isFiltered(view);
    const passes = model.edges.map((edge) => !filtered || edgePasses(edge, view));
    const there = present(passes, view);
    const stands = Int32Array.from(there, (is, id) => (is ? id : GONE));
    close(stands, passes, view);
    if (view.fold) fold(stands, passes, view);
    if (model.communities.length) gather(stands, view);
    const behind = new Map();
    stands.forEach((by, id) => { if (by !== GONE && by !== id) behind.set(by, (behind.get(by) || 0) + 1); });
    const shown = model.entries.filter(({ id }) => stands[id] === id).map(({ id }) => id);
    const groups = model.communities.filter(({ id }) => behind.has(id)).map(({ id }) => id);
    const links = linksOf(stands, passes);
    return { passes, there, stands, behind, ids: [...shown, ...groups], links, around: neighboursOf(links) };
  }

  function neighboursOf(links) {
    const around = new Map();
    for (const link of links) {
      for (const id of [link.from, link.to]) {
        if (!around.has(id)) around.set(id, []);
        around.get(id).push(link);
      }
    }
    return around;
  }

  const now = () => (scene = scene || build());

  /** Changes the view so that an entry is drawn, where only folding, closing or holding hides it. */
  function bringOut(id) {
    const { there, stands } = now();
    if (id >= count || stands[id] === id) return;
    state.change((view) => {
      if (!there[id] && model.entries[id].held) view.extra.add(id);
      const by = stands[id];
      if (by >= count) view.groups.add(by);
      else if (by >= 0) { view.shut.delete(by); view.open.add(by); }
      else if (model.communityOf.has(id)) view.groups.add(model.communityOf.get(id).id);
    });
  }

  state.listen((change) => { if (change === "view" || change === "grown") scene = null; });

  kgView.scene = {
    now,
    bringOut,
    claimPasses: (claim) => claimPasses(claim, state.now),
    passes: (edge) => now().passes[edge.id],
    /** Tells whether an entry passes the filters and is not held back, be it drawn itself or represented. */
    isThere: (id) => id >= count || now().there[id] === 1,
    isDrawn: (id) => (id >= count ? now().behind.has(id) : now().stands[id] === id),
    /** Tells whether the view asks for statements of some kind only. */
    isFiltered: () => isFiltered(state.now),
    linksOf: (id) => now().around.get(id) || [],
    /** Returns how many neighbours of an entry the view does not draw. */
    undrawn: (id) => new Set(model.entries[id].edges.map((edge) => model.other(edge, id).id)
      .filter((other) => now().stands[other] !== other)).size,
  };
})();
