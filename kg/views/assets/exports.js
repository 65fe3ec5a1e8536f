/* What is visible as data: CSV, Turtle and GraphML, made here and saved as a file. */
(function () {
  const { model, scene } = kgView;
  const PK = "https://w3id.org/policy-kg/ontology#";
  const ELI = "http://data.europa.eu/eli/ontology#";

  /** Returns the drawn nodes, and the edges between them that pass the filters. */
  function visible() {
    const drawn = new Set(scene.now().ids.filter((id) => id < model.first));
    return {
      entries: model.entries.filter((entry) => drawn.has(entry.id)),
      edges: model.edges.filter((edge) => scene.passes(edge) && drawn.has(edge.from) && drawn.has(edge.to)),
    };
  }

  /** Returns a cell of a table: quoted, and never read as a formula by a spreadsheet. */
  function cell(value) {
    const text = String(value);
    return '"' + (/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""') + '"';
  }

  /** Returns one line for each statement, with its sentence; an edge without one has one line too. */
  function csv() {
    const head = ["source", "source_type", "relation", "target", "target_type", "document", "section", "start", "end",
      "confidence", "words", "sentence", "source_iri", "target_iri"];
    const rows = visible().edges.flatMap((edge) => {
      const [from, to] = [model.entries[edge.from], model.entries[edge.to]];
      const said = edge.claims.filter(scene.claimPasses).map(model.evidence);
      return (said.length ? said : [null]).map((one) => [
        from.label, from.type, edge.relation.key, to.label, to.type,
        ...(one ? [one.source ? one.source.id : "", one.section, one.start, one.end, one.sure / 100, one.hit, one.before + one.hit + one.after] : ["", "", "", "", "", "", ""]),
        from.iri, to.iri]);
    });
    return "\ufeff" + [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  const iri = (text) => "<" + text.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (found) => "%" + found.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")) + ">";
  const whole = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd"); // half a character has no place in UTF-8
  const literal = (text) => JSON.stringify(whole(text)).replace(/[\u007f\u2028\u2029]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  const property = (key) => (key === "is_part_of" ? ELI : PK) + key;

  function turtle() {
    const { entries, edges } = visible();
    const lines = ["@prefix skos: <http://www.w3.org/2004/02/skos/core#> .", ""];
    for (const entry of entries) {
      const aliases = entry.aliases.map((alias) => ` ;\n  skos:altLabel ${literal(alias)}@zh`).join("");
      lines.push(`${iri(entry.iri)} a ${iri(PK + entry.type)} ;\n  skos:prefLabel ${literal(entry.label)}@zh${aliases} .`);
    }
    lines.push("");
    for (const edge of edges) {
      lines.push(`${iri(model.entries[edge.from].iri)} ${iri(property(edge.relation.key))} ${iri(model.entries[edge.to].iri)} .`);
    }
    return lines.join("\n") + "\n";
  }

  /** Returns text for XML: escaped, without characters that XML 1.0 cannot hold. */
  function xml(text) {
    const kept = String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
    return kept.replace(/[&<>"]/g, (found) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[found]);
  }

  function graphml() {
    const { entries, edges } = visible();
    const { x, y } = kgView.positions;
    const keys = [["node", "label", "string"], ["node", "type", "string"], ["node", "x", "double"], ["node", "y", "double"],
      ["edge", "relation", "string"], ["edge", "sentence", "string"]];
    const data = (key, value) => `<data key="${key}">${xml(value)}</data>`;
    const sentence = (edge) => {
      const claim = edge.claims.find(scene.claimPasses);
      const said = claim && model.evidence(claim);
      return said ? said.before + said.hit + said.after : "";
    };
    return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      ...keys.map(([of, key, type]) => `<key id="${of}-${key}" for="${of}" attr.name="${key}" attr.type="${type}"/>`),
      '<graph edgedefault="directed">',
      ...entries.map((entry) => `<node id="${xml(entry.iri)}">${data("node-label", entry.label)}${data("node-type", entry.type)}` +
        `${data("node-x", x[entry.id])}${data("node-y", y[entry.id])}</node>`),
      ...edges.map((edge) => `<edge source="${xml(model.entries[edge.from].iri)}" target="${xml(model.entries[edge.to].iri)}">` +
        `${data("edge-relation", edge.relation.key)}${data("edge-sentence", sentence(edge))}</edge>`),
      "</graph>", "</graphml>", ""].join("\n");
  }

  kgView.exports = { csv, turtle, graphml, xml };
})();
