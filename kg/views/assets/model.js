/* The network of this page: entries, edges, communities, and who stands next to whom. */
(function () {
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const { nodes, edges: lines } = data;

  /** Returns a short name for an IRI that stays the same from page to page (53 bits, cyrb53). */
  function keyOf(iri) {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < iri.length; at++) {
      const unit = iri.charCodeAt(at);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
  }

  const held = new Set(data.held);
  const entries = nodes.iri.map((iri, id) => ({
    id,
    iri,
    label: nodes.label[id],
    short: nodes.short[id] || nodes.label[id],
    typeStyle: data.types[nodes.type[id]],
    type: data.types[nodes.type[id]].key,
    aliases: nodes.aliases[id] || [],
    number: nodes.number[id] || "",
    keys: nodes.keys[id],
    size: nodes.size[id],
    facts: data.facts[id] || [],
    held: held.has(id),
    edges: [],
  }));
  const edges = lines.from.map((from, id) => ({
    id,
    from,
    to: lines.to[id],
    relation: data.relations[lines.relation[id]],
    claims: lines.claims[id],
  }));
  for (const edge of edges) {
    entries[edge.from].edges.push(edge);
    if (edge.to !== edge.from) entries[edge.to].edges.push(edge);
  }

  /* A community is an entry too, numbered after the nodes, so that it is drawn and chosen like one. */
  const communities = data.communities.map((found, at) => ({
    ...found,
    id: entries.length + at,
    names: found.names.map((id) => entries[id].short),
    edges: [],
  }));
  const communityOf = new Map();
  for (const community of communities) for (const id of community.members) communityOf.set(id, community);

  /** Returns a piece of evidence as strings: the sentence in three parts, and where it stands. */
  function evidence(claim) {
    const [passage, first, last, source, section, start, end, sure] = claim;
    const pieces = data.passages[passage];
    return {
      before: pieces.slice(0, first).join(""),
      hit: pieces.slice(first, last).join(""),
      after: pieces.slice(last).join(""),
      source: data.sources[source],
      section,
      start,
      end,
      sure,
    };
  }

  /** Returns the name of an entry in the address: short, and the same on every page of the graph. */
  const keyFor = (id) => (id < entries.length ? keyOf(entries[id].iri) : "c" + (id - entries.length));
  let idByKey = null;

  /** Returns the number of the entry that a name in the address stands for, or null. */
  function idFor(key) {
    if (!idByKey) idByKey = new Map([...entries, ...communities].map(({ id }) => [keyFor(id), id]));
    return idByKey.has(key) ? idByKey.get(key) : null;
  }

  kgView.model = {
    title: data.title,
    centre: data.centre,
    path: data.path,
    types: data.types,
    relations: data.relations,
    sources: data.sources.map((source, id) => ({ ...source, id, year: source.date.slice(0, 4) })),
    layouts: data.layouts,
    entries,
    edges,
    communities,
    communityOf,
    evidence,
    byIri: new Map(entries.map((entry) => [entry.iri, entry])),
    keyFor,
    idFor,
    relationByKey: new Map(data.relations.map((relation) => [relation.key, relation])),
    /** Returns the node or community with this number. */
    entry: (id) => (id < entries.length ? entries[id] : communities[id - entries.length]),
    /** Returns the entry at the other end of an edge. */
    other: (edge, id) => entries[edge.from === id ? edge.to : edge.from],
  };
})();
