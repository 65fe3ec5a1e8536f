/* The page's data as triples of the graph; kg/graph/vocabulary.py says what stands where. */
(function () {
  const PK = "https://w3id.org/policy-kg/ontology#";
  const NAMESPACES = {
    pk: PK,
    dct: "http://purl.org/dc/terms/",
    oa: "http://www.w3.org/ns/oa#",
    prov: "http://www.w3.org/ns/prov#",
    rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    rs: "http://www.w3.org/2001/sw/DataAccess/tests/result-set#",
    skos: "http://www.w3.org/2004/02/skos/core#",
    xsd: "http://www.w3.org/2001/XMLSchema#",
  };
  const expand = (name) => name.replace(/^(\w+):/, (_, prefix) => NAMESPACES[prefix]);
  const iri = (value) => ({ iri: value });
  const term = (name) => iri(expand(name));
  const text = (value) => ({ text: value });
  const zh = (value) => ({ text: value, lang: "zh" });
  const typed = (value, type) => ({ text: String(value), type: expand(type) });

  /** Collects triples; what is empty is left out, what stands twice is kept once. */
  function collector() {
    const found = new Map();
    return {
      found,
      add(subject, predicate, object) {
        if (object.iri === "" || object.text === "") return;
        const triple = [subject, expand(predicate), object];
        found.set(JSON.stringify(triple), triple);
      },
    };
  }

  function addQuotes(data, add) {
    for (const [id, source, start, end, quote] of data.quotes || []) {
      const selector = id + "/selector";
      add(id, "oa:hasSource", iri(source));
      add(id, "oa:hasSelector", iri(selector));
      add(selector, "oa:start", typed(start, "xsd:integer"));
      add(selector, "oa:end", typed(end, "xsd:integer"));
      add(selector, "oa:exact", text(quote));
    }
  }

  function addNames(data, add) {
    for (const [id, type, label, aliases, number] of data.things || []) {
      if (type) add(id, "rdf:type", term("pk:" + type));
      add(id, "skos:prefLabel", zh(label));
      for (const alias of aliases) add(id, "skos:altLabel", zh(alias));
      if (number) add(id, "pk:number", text(number));
    }
    for (const [id, name, title] of data.documents || []) {
      add(id, "dct:identifier", text(name));
      add(id, "dct:title", zh(title));
    }
  }

  function addClaims(data, add) {
    for (const [id, subject, predicate, object, role, rule, confidence, quote] of data.claims || []) {
      add(subject, "pk:" + predicate, iri(object));
      add(id, "rdf:type", term("pk:Claim"));
      add(id, "rdf:subject", iri(subject));
      add(id, "rdf:predicate", term("pk:" + predicate));
      add(id, "rdf:object", iri(object));
      add(id, "pk:role", text(role));
      add(id, "pk:rule", text(rule));
      add(id, "pk:confidence", typed(confidence, "xsd:decimal"));
      add(id, "pk:evidence", iri(data.quotes[quote][0]));
    }
  }

  function addFigures(data, add) {
    for (const row of data.figures || []) {
      const [id, indicator, name, number, value, value2, unit, comparator, change, year, as, scope, section, quote] = row;
      add(id, "rdf:type", term("pk:Target"));
      add(id, "pk:indicator", iri(indicator));
      for (const [key, words] of Object.entries({ indicatorText: name, numberText: number, unit, comparator, change, goalOrFact: as, scope })) {
        add(id, "pk:" + key, text(words));
      }
      add(id, "pk:value", value ? typed(value, "xsd:decimal") : text(""));
      add(id, "pk:value2", value2 ? typed(value2, "xsd:decimal") : text(""));
      add(id, "pk:year", year ? typed(year, "xsd:gYear") : text(""));
      add(id, "pk:inSection", iri(section));
      add(id, "pk:evidence", iri(data.quotes[quote][0]));
    }
  }

  function addReports(data, add) {
    for (const [id, project, status, year, as, quote] of data.reports || []) {
      add(id, "rdf:type", term("pk:StatusReport"));
      add(id, "pk:project", iri(project));
      add(id, "pk:status", text(status));
      add(id, "pk:year", year ? typed(year, "xsd:gYear") : text(""));
      add(id, "pk:goalOrFact", text(as));
      add(id, "pk:evidence", iri(data.quotes[quote][0]));
    }
  }

  function addFindings(data, add) {
    for (const [id, kind, trend, reason, first, second] of data.findings || []) {
      const isDevelopment = kind === "development";
      add(id, "rdf:type", term(isDevelopment ? "pk:Development" : "pk:Discrepancy"));
      add(id, "pk:kind", text(isDevelopment ? "" : kind));
      add(id, "pk:trend", text(trend));
      if (isDevelopment) add(id, "pk:reason", text(reason));
      for (const [name, [says, thing, quote]] of Object.entries({ first, second })) {
        const side = data.quotes[quote][0];
        add(id, "pk:" + name, iri(side));
        add(id, "pk:evidence", iri(side));
        add(side, "pk:says", text(says));
        add(side, "pk:names", iri(thing));
      }
    }
  }

  /** The rows of an answer, in the vocabulary of the W3C for the results of queries. */
  function addTable(data, add) {
    if (!data.table) return;
    add("_:answer", "rdf:type", term("rs:ResultSet"));
    for (const column of data.table.columns) add("_:answer", "rs:resultVariable", text(column));
    data.table.rows.forEach((row, at) => {
      const solution = `_:row${at}`;
      add("_:answer", "rs:solution", iri(solution));
      row.forEach((value, column) => {
        if (!value) return;
        const binding = `${solution}c${column}`;
        add(solution, "rs:binding", iri(binding));
        add(binding, "rs:variable", text(data.table.columns[column]));
        add(binding, "rs:value", text(value));
      });
    });
  }

  /** Returns the triples that the page's data stand for. */
  kgSite.triplesOf = (data) => {
    const { found, add } = collector();
    for (const part of [addNames, addClaims, addFigures, addReports, addFindings, addQuotes, addTable]) part(data, add);
    return [...found.values()];
  };
  kgSite.namespaces = NAMESPACES;
})();
