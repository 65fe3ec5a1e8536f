/* The page's data as files: CSV for spreadsheets, JSON-LD and Turtle for other tools. */
(function () {
  const HEAD = ["kind", "subject", "relation", "object", "year", "goal_or_fact", "document", "start", "end", "quote", "confidence", "subject_iri", "object_iri", "iri"];

  /** A cell that a spreadsheet takes for text, never for a formula. */
  function cell(value) {
    const plain = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(plain) ? "'" + plain : plain;
    return /[",\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  }

  const lines = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");

  function statements(data) {
    const names = new Map((data.things || []).map((thing) => [thing[0], thing[2]]));
    const ids = new Map((data.documents || []).map((item) => [item[0], item[1]]));
    const name = (id) => names.get(id) ?? id;
    const where = (at) => { const [, source, start, end, quote] = data.quotes[at]; return [ids.get(source), start, end, quote]; };
    return [
      ...(data.claims || []).map(([id, s, p, o, , , sure, q]) => ["claim", name(s), p, name(o), "", "", ...where(q), sure, s, o, id]),
      ...(data.figures || []).map((f) => ["target", name(f[1]), f[8], f[3], f[9], f[10], ...where(f[13]), "", f[1], "", f[0]]),
      ...(data.reports || []).map(([id, p, status, year, as, q]) => ["status", name(p), "status", status, year, as, ...where(q), "", p, "", id]),
      ...(data.findings || []).flatMap(([id, kind, trend, , ...sides]) =>
        sides.map(([says, thing, q]) => ["finding", name(thing), trend || kind, says, "", "", ...where(q), "", thing, "", id])),
    ];
  }

  function csv(data) {
    if (data.table) return lines([data.table.columns, ...data.table.rows]);
    const rows = statements(data);
    if (rows.length) return lines([HEAD, ...rows]);
    return lines([["iri", "type", "name", "aliases"], ...(data.things || []).map(([id, type, label, also]) => [id, type, label, also.join("|")])]);
  }

  function jsonld(data) {
    const nodes = new Map();
    const node = (id) => { if (!nodes.has(id)) nodes.set(id, { "@id": id }); return nodes.get(id); };
    for (const [subject, predicate, object] of kgSite.triplesOf(data)) {
      const isType = predicate === kgSite.namespaces.rdf + "type";
      const key = isType ? "@type" : predicate;
      const value = isType ? object.iri : object.iri !== undefined ? { "@id": object.iri } : literal(object);
      (node(subject)[key] ||= []).push(value);
    }
    return JSON.stringify({ "@graph": [...nodes.values()] }, null, 1) + "\n";
  }

  function literal(object) {
    if (object.lang) return { "@value": object.text, "@language": object.lang };
    return object.type ? { "@value": object.text, "@type": object.type } : { "@value": object.text };
  }

  const PLAIN = /^[A-Za-z][A-Za-z0-9]*$/;

  /** A name of the vocabularies in its short form, every other IRI in full. */
  function resource(value) {
    if (value.startsWith("_:")) return value;
    for (const [prefix, namespace] of Object.entries(kgSite.namespaces)) {
      const local = value.slice(namespace.length);
      if (value.startsWith(namespace) && PLAIN.test(local)) return `${prefix}:${local}`;
    }
    return `<${value}>`;
  }

  function object(value) {
    if (value.iri !== undefined) return resource(value.iri);
    const quoted = JSON.stringify(value.text);
    return value.lang ? `${quoted}@${value.lang}` : value.type ? `${quoted}^^${resource(value.type)}` : quoted;
  }

  function turtle(data) {
    const head = Object.entries(kgSite.namespaces).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
    const said = new Map();
    for (const [subject, predicate, value] of kgSite.triplesOf(data)) {
      if (!said.has(subject)) said.set(subject, []);
      said.get(subject).push(`${resource(predicate)} ${object(value)}`);
    }
    const body = [...said].map(([subject, parts]) => `${resource(subject)} ${parts.join(" ;\n    ")} .\n`);
    return head.join("") + "\n" + body.join("");
  }

  const MAKERS = { csv: [csv, "text/csv"], jsonld: [jsonld, "application/ld+json"], ttl: [turtle, "text/turtle"] };

  function save(name, content, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const fileName = (title) => (title.replace(/[<>:"/\\|?*\s\p{C}]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 40) || "data");

  kgSite.whenShown((root) => {
    for (const button of root.querySelectorAll("[data-format]")) {
      button.addEventListener("click", () => {
        const data = JSON.parse(root.querySelector("script.page-data").textContent);
        const [make, type] = MAKERS[button.dataset.format];
        save(`${fileName(document.title)}.${button.dataset.format}`, make(data), type + ";charset=utf-8");
      });
    }
  });
})();
