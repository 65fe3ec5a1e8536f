// The query editor: YASQE and YASR with what /terms.json says of this graph.
"use strict";
(async () => {
  const byId = (id) => document.getElementById(id);
  const endpoint = new URL("/sparql", location.href).href;
  const terms = await (await fetch("/terms.json")).json();
  const START = "SELECT ?department ?name (COUNT(?task) AS ?tasks) {\n" +
    "  ?task pk:ledBy ?department .\n  ?department skos:prefLabel ?name .\n" +
    "} GROUP BY ?department ?name ORDER BY DESC(?tasks)\n";

  // Prefixes that a query uses are written above it, so that it works at other endpoints too.
  const withPrefixes = (query) => {
    const declared = new Set([...query.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map((m) => m[1]));
    const bare = query.replace(/"(?:[^"\\\n]|\\.)*"|#[^\n]*|<[^>\s]*>/g, "");
    const lines = Object.entries(terms.prefixes)
      .filter(([name]) => !declared.has(name) && new RegExp(`(?:^|[^\\w?$-])${name}:`).test(bare))
      .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`);
    return lines.join("") + query;
  };

  const expand = (text) => {
    const at = text.indexOf(":");
    const namespace = at > 0 ? terms.prefixes[text.slice(0, at)] : undefined;
    return namespace ? namespace + text.slice(at + 1) : text.replace(/^<|>$/g, "");
  };

  // A completer for a list of terms: by the beginning of an IRI, or by a part of its label.
  const completer = (from, name, list) => {
    const labels = new Map(list.map((term) => [term.iri, term.labels.join(" · ")]));
    Yasqe.forkAutocompleter(from, {
      name,
      bulk: false,
      persistenceId: null,
      get: (_yasqe, token) => {
        const typed = (token && token.autocompletionString) || "";
        const part = ((token && token.string) || "").replace(/^[^:]*:/, "").toLowerCase();
        return list
          .filter((term) => term.iri.startsWith(typed) ||
            (part && term.labels.some((label) => label.toLowerCase().includes(part))))
          .map((term) => term.iri);
      },
      postprocessHints: (_yasqe, hints) => hints.map((hint) => {
        const label = labels.get(expand(hint.text));
        return label ? { ...hint, displayText: `${hint.text}  ${label}` } : hint;
      }),
    });
  };
  completer("class", "kg-class", terms.classes);
  completer("property", "kg-property", terms.properties);
  Yasqe.forkAutocompleter("prefixes", {
    name: "kg-prefixes",
    persistenceId: null,
    get: () => Object.entries(terms.prefixes).map(([name, iri]) => `${name}: <${iri}>`),
  });

  const linkTo = (query) => `${location.origin}/editor#${new URLSearchParams({ query })}`;
  const asked = () => new URLSearchParams(location.hash.slice(1)).get("query");
  const yasqe = new Yasqe(byId("query"), {
    value: asked() || withPrefixes(START),
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: (editor) => linkTo(editor.getValue()),
    showQueryButton: false,
    autocompleters: ["kg-prefixes", "kg-class", "kg-property", "variables"],
    requestConfig: { endpoint, method: "POST", acceptHeaderGraph: "text/turtle" },
  });
  const yasr = new Yasr(byId("result"), {
    persistenceId: null,
    prefixes: terms.prefixes,
    defaultPlugin: "table",
  });

  const showLinks = () => {
    const query = yasqe.getValue();
    byId("permalink").href = linkTo(query);
    for (const format of ["csv", "json"]) {
      byId(format).href = `/sparql?${new URLSearchParams({ query, format })}`;
    }
  };
  yasqe.on("change", showLinks);
  yasqe.on("queryResponse", (_yasqe, response, duration) => yasr.setResponse(response, duration));
  const run = () => {
    history.replaceState(null, "", linkTo(yasqe.getValue()));
    yasqe.query().catch(() => {}); // the result area shows what went wrong
  };
  yasqe.on("query", () => history.replaceState(null, "", linkTo(yasqe.getValue())));
  byId("run").addEventListener("click", run);
  addEventListener("hashchange", () => {
    if (asked() && asked() !== yasqe.getValue()) yasqe.setValue(asked());
  });

  // Things of the graph are shown by this server, whose addresses end as their IRIs do.
  byId("result").addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const iri = link && link.getAttribute("href");
    if (!iri || !iri.startsWith(terms.prefixes.pkr)) return;
    event.preventDefault();
    open(`/id/${encodeURI(decodeURI(iri.slice(terms.prefixes.pkr.length)))}`, "_blank", "noopener");
  });

  const select = byId("example");
  const groups = new Map();
  for (const example of terms.examples) {
    if (!groups.has(example.group)) {
      const group = document.createElement("optgroup");
      group.label = example.group;
      groups.set(example.group, group);
      select.append(group);
    }
    const option = document.createElement("option");
    option.value = example.name;
    option.textContent = example.title.zh;
    option.title = example.title.en;
    groups.get(example.group).append(option);
  }
  select.addEventListener("change", () => {
    const example = terms.examples.find((entry) => entry.name === select.value);
    if (!example) return;
    yasqe.setValue(withPrefixes(example.sparql));
    byId("description").textContent = `${example.description.zh} ${example.description.en}`;
    run();
  });
  showLinks();
  document.body.dataset.ready = "yes";
  if (asked()) run();
})();
