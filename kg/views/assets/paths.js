/* Shortest paths between two entries over what passes the filters, direction ignored. */
(function () {
  const { model } = kgView;
  const MOST = 5;

  /** Returns each node's distance from `start`, as far as `goal`. */
  function distances(start, goal, passes) {
    const distance = new Map([[start, 0]]);
    let ring = [start];
    while (ring.length && !distance.has(goal)) {
      const next = [];
      for (const id of ring) {
        for (const edge of model.entries[id].edges) {
          const other = model.other(edge, id).id;
          if (!passes[edge.id] || distance.has(other)) continue;
          distance.set(other, distance.get(id) + 1);
          next.push(other);
        }
      }
      ring = next;
    }
    return distance;
  }

  /** Returns up to five shortest paths between the two `ends`; a step has `from`, `to` and its `edges`. */
  function find(ends, passes) {
    if (!ends || ends[0] === ends[1]) return [];
    const [start, goal] = ends;
    const distance = distances(start, goal, passes);
    if (!distance.has(goal)) return [];
    let partial = [[]];
    for (let left = distance.get(goal); left > 0; left--) {
      partial = partial.flatMap((path) => steps(path.length ? path[0].from : goal, left - 1, distance, passes)
        .map((step) => [step, ...path])).slice(0, MOST);
    }
    return partial;
  }

  /** Returns the steps that lead to `to` from nodes at a distance of `at` from the start. */
  function steps(to, at, distance, passes) {
    const found = new Map();
    for (const edge of model.entries[to].edges) {
      const from = model.other(edge, to).id;
      if (!passes[edge.id] || distance.get(from) !== at) continue;
      if (!found.has(from)) found.set(from, { from, to, edges: [] });
      found.get(from).edges.push(edge);
    }
    return [...found.values()].sort((a, b) => a.from - b.from);
  }

  kgView.paths = {
    find,
    /** Returns the paths of the present view. */
    now: () => find(kgView.state.now.path, kgView.scene.now().passes),
  };
})();
