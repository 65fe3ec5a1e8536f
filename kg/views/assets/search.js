/* Finding entries by name, alias, pinyin and initials; the keys were made when the page was written. */
(function () {
  /** Returns `text` as keys are written: the counterpart of `folded` in kg/views/pinyin.py. */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  }

  /** Returns how well an entry matches: 0 is best, Infinity is not at all. */
  function rank(entry, wanted) {
    let best = Infinity;
    entry.keys.forEach((key, place) => {
      const at = key.indexOf(wanted);
      if (at < 0) return;
      const kind = key === wanted ? 0 : at === 0 ? 1 : 2;
      best = Math.min(best, kind * 100 + Math.min(place, 99));
    });
    return best;
  }

  /** Returns the entries that match, best first; equally good ones in the order of the page. */
  function find(entries, query) {
    const wanted = fold(query);
    if (!wanted) return [];
    return entries
      .map((entry) => ({ entry, rank: rank(entry, wanted) }))
      .filter((found) => found.rank < Infinity)
      .sort((a, b) => a.rank - b.rank || b.entry.edges.length - a.entry.edges.length || a.entry.id - b.entry.id)
      .map((found) => found.entry);
  }

  kgView.search = { find, fold };
})();
