/* Search over the whole site: names and aliases, pinyin, and the initials of pinyin. */
(function () {
  const MOST = 12;
  const SVG = "http://www.w3.org/2000/svg";
  let index = null;
  let asked = false;

  const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  /** Returns how well an entry's keys match: 3 whole, 2 at the start, 1 inside, 0 not at all. */
  function match(keys, query) {
    let best = 0;
    for (const key of keys.split(" ")) {
      if (key === query) return 3;
      if (key.startsWith(query)) best = 2;
      else if (best === 0 && key.includes(query)) best = 1;
    }
    return best;
  }

  function results(query) {
    const wanted = folded(query);
    if (!wanted || !index) return [];
    const found = [];
    index.entries.forEach((entry, at) => {
      const rank = match(entry[4], wanted);
      if (rank) found.push([rank, at, entry]);
    });
    found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    return found.map((item) => item[2]);
  }

  function sign(type) {
    const svg = document.createElementNS(SVG, "svg");
    const use = document.createElementNS(SVG, "use");
    svg.setAttribute("class", "sign type-" + type[0]);
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#sign-" + type[1]);
    svg.append(use);
    return svg;
  }

  function row(entry) {
    const type = index.types[entry[0]];
    const item = document.createElement("li");
    const link = kgSite.element("a");
    const address = entry[3];
    link.setAttribute("href", /^[#/]/.test(address) ? address : document.body.dataset.root + address);
    const name = kgSite.element("bdi", "name", entry[1]);
    const also = kgSite.element("span", "also", [kgSite.say(type[2], type[3]), entry[2]].filter(Boolean).join(" · "));
    link.append(sign(type), name, also);
    item.append(link);
    return item;
  }

  /** Loads the index when somebody first searches; it is a classic script, which file:// allows. */
  function load() {
    if (asked || index) return;
    asked = true;
    const script = document.createElement("script");
    script.src = document.body.dataset.root + "assets/search.js";
    document.head.append(script);
  }

  function show(input, list) {
    const found = results(input.value);
    const empty = !folded(input.value);
    const none = kgSite.element("li", "none", kgSite.say("没有找到。试试更短的词，或拼音首字母。", "Nothing found. Try a shorter word or pinyin initials."));
    list.replaceChildren(...(found.length || empty || !index ? found.slice(0, MOST).map(row) : [none]));
    list.hidden = empty || !index;
    document.getElementById("found-count").textContent = empty || !index ? "" : kgSite.say(`${found.length} 个结果`, `${found.length} results`);
  }

  /** Moves the focus among the box and the results by the arrow keys. */
  function walk(event, input, list) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) input.focus();
    else if (event.key === "Escape") { list.hidden = true; input.focus(); }
    else return;
    event.preventDefault();
  }

  kgSite.takeIndex = (given) => {
    index = given;
    const input = document.getElementById("search");
    if (input.value) show(input, document.getElementById("found"));
  };
  kgSite.startSearch = () => {
    const input = document.getElementById("search");
    const list = document.getElementById("found");
    const form = input.form;
    const inside = document.getElementById("search-index");
    if (inside) kgSite.takeIndex(JSON.parse(inside.textContent));
    input.addEventListener("focus", load);
    input.addEventListener("input", () => { load(); show(input, list); });
    form.addEventListener("keydown", (event) => walk(event, input, list));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first) first.click();
    });
    list.addEventListener("click", (event) => { if (event.target.closest("a")) { list.hidden = true; input.value = ""; } });
    document.addEventListener("click", (event) => { if (!form.contains(event.target)) list.hidden = true; });
    document.addEventListener("keydown", (event) => {
      const typing = /^(input|select|textarea)$/i.test(event.target.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); input.focus(); }
    });
  };
})();
