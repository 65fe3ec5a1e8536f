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

  const SPARE = 6000; // entries that a live page may fetch in addition
  const spare = document.body.dataset.source ? SPARE : 0;
  const { types, relations } = data;
  const sources = data.sources.map((source, id) => ({ ...source, key: source.id, id, year: source.date.slice(0, 4) }));
  const first = nodes.iri.length + spare; // the number of the first community: it never changes

  let kept = null;

  /** Returns what stands behind the drawing (sentences, facts, keys of the search), read when it is first
      wanted: in a large network it is most of the page, and the drawing does not wait for it. */
  const details = () => (kept = kept || JSON.parse(document.getElementById("network-details").textContent));

  class Entry {
    /** Takes the node at `at` of `from`: this page's columns, or an answer's, which come with their details. */
    constructor(from, at, id, held) {
      const { nodes: columns } = from;
      this.id = id;
      this.iri = columns.iri[at];
      this.label = columns.label[at];
      this.short = columns.short[at] || columns.label[at];
      this.typeStyle = from === data ? types[columns.type[at]] : types.find(({ key }) => key === from.types[columns.type[at]].key);
      this.type = this.typeStyle.key;
      this.aliases = columns.aliases[at] || [];
      this.number = columns.number[at] || "";
      this.size = columns.size[at];
      this.held = held;
      this.edges = [];
      this.own = from === data ? null : { keys: columns.keys[at], facts: from.facts[at] || [] };
    }

    get keys() { return this.own ? this.own.keys : details().keys[this.id]; }
    get facts() { return this.own ? this.own.facts : details().facts[this.id] || []; }
  }

  class Edge {
    constructor(id, from, to, relation, said) {
      Object.assign(this, { id, from, to, relation, said });
    }

    get claims() { return this.said || details().claims[this.id]; }
  }

  const entries = [];
  const edges = [];
  const byIri = new Map();

  function addEntry(entry) {
    entries.push(entry);
    byIri.set(entry.iri, entry);
  }

  function addEdge(from, to, relation, said) {
    const edge = new Edge(edges.length, from, to, relation, said);
    edges.push(edge);
    entries[from].edges.push(edge);
    if (to !== from) entries[to].edges.push(edge);
  }

  const held = new Set(data.held);
  nodes.iri.forEach((_, id) => addEntry(new Entry(data, id, id, held.has(id))));
  lines.from.forEach((from, at) => addEdge(from, lines.to[at], relations[lines.relation[at]], null));

  /* A community is an entry too, numbered after the nodes, so that it is drawn and chosen like one. */
  const communities = data.communities.map((found, at) => ({
    ...found,
    id: first + at,
    names: found.names.map((id) => entries[id].short),
    edges: [],
  }));
  const communityOf = new Map();
  for (const community of communities) for (const id of community.members) communityOf.set(id, community);

  /** Returns a piece of evidence as strings: the sentence in three parts, and where it stands. */
  function evidence(claim) {
    const [passage, first, last, source, section, start, end, sure] = claim;
    const pieces = details().passages[passage];
    return {
      before: pieces.slice(0, first).join(""),
      hit: pieces.slice(first, last).join(""),
      after: pieces.slice(last).join(""),
      source: sources[source],
      section,
      start,
      end,
      sure,
    };
  }

  /** Returns the name of an entry in the address: short, and the same on every page of the graph. */
  const keyFor = (id) => (id < first ? keyOf(entries[id].iri) : "c" + (id - first));
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
    types,
    relations,
    sources,
    first,
    details,
    layouts: data.layouts,
    entries,
    edges,
    communities,
    communityOf,
    evidence,
    byIri,
    entryOf: (answer, at, id) => new Entry(answer, at, id, true),
    addEdge,
    addEntry: (entry) => { addEntry(entry); idByKey = null; },
    keyFor,
    idFor,
    relationByKey: new Map(relations.map((relation) => [relation.key, relation])),
    /** Returns the node or community with this number. */
    entry: (id) => (id < first ? entries[id] : communities[id - first]),
    /** Returns the entry at the other end of an edge. */
    other: (edge, id) => entries[edge.from === id ? edge.to : edge.from],
  };
})();
