/* Building the document: text always goes in as text, never as markup. */
(function () {
  const SVG = "http://www.w3.org/2000/svg";
  // The shapes of the drawing (marks.js) as paths in a box of 16 × 16.
  const PATHS = {
    dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
    square: "M2.5 2.5h11v11h-11z",
    diamond: "M8 1l7 7l-7 7l-7-7z",
    triangle: "M8 2l7 12h-14z",
    triangleDown: "M1 2h14l-7 12z",
    hexagon: "M4.5 2h7l3.5 6l-3.5 6h-7l-3.5-6z",
    star: "M8 1l2 5h5l-4 3.3l1.5 5.2l-4.5-3l-4.5 3l1.5-5.2l-4-3.3h5z",
  };

  /** Returns a new element; `attributes.text` becomes its text, `on<event>` a listener. */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name === "text") made.textContent = value;
      else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** Returns the sign of a type: its shape in its colour. */
  function sign(type) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("class", "sign type-" + type.key.toLowerCase());
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", PATHS[type.shape] || PATHS.dot);
    svg.append(path);
    return svg;
  }

  /** Returns the sign of a relation: a short line drawn as in the picture. */
  function stroke(relation) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 24 8");
    svg.setAttribute("class", "stroke stroke-" + relation.stroke);
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", "M0 4h24");
    svg.append(path);
    return svg;
  }

  kgView.elements = { element, sign, stroke };
})();
