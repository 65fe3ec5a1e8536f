/* Tables: sort by a column, filter by words and choices, unfold the sentences, print. */
(function () {
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  const cellText = (cell) => (cell ? cell.dataset.sort ?? cell.textContent.trim() : "");

  /** Compares as numbers where both begin with one; what is empty comes last. */
  function compare(a, b, way) {
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    const x = parseFloat(a), y = parseFloat(b);
    const order = Number.isNaN(x) || Number.isNaN(y) ? collator.compare(a, b) : x - y;
    return order * way;
  }

  function sortBy(table, at) {
    const head = table.tHead.rows[0].cells[at];
    const way = head.getAttribute("aria-sort") === "descending" || !head.hasAttribute("aria-sort") && !head.dataset.down ? 1 : -1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => [cellText(row.cells[at]), place, row]);
    rows.sort((a, b) => compare(a[0], b[0], way) || a[1] - b[1]);
    body.append(...rows.map((item) => item[2]));
  }

  function makeSortable(table) {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = kgSite.element("button", "sort");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortBy(table, at));
    });
  }

  const FILTERED = "table:not(.matrix):not(.partners):not(.timeline) > tbody > tr";

  /** Says beside each heading how many of its rows are shown. */
  function count(root) {
    for (const section of root.querySelectorAll("section")) {
      const [rows, place] = [[...section.querySelectorAll(FILTERED)], section.querySelector("h2 .count")];
      if (!rows.length || !place) continue;
      const shown = rows.filter((row) => !row.hidden).length;
      place.textContent = shown === rows.length ? String(shown) : `${shown} / ${rows.length}`;
    }
  }

  /** Hides the rows of the page's tables that lack the words typed or what was chosen. */
  function filter(root) {
    const typed = root.querySelector("[data-filter]");
    const words = typed ? typed.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean) : [];
    const chosen = (name) => root.querySelector(`[data-choose="${name}"]`)?.value ?? "";
    const kind = chosen("kind"), year = chosen("year"), place = chosen("place"), role = chosen("role");
    for (const row of root.querySelectorAll(FILTERED)) {
      const text = row.textContent.normalize("NFKC").toLowerCase();
      const cells = year ? [...row.querySelectorAll("td[data-year]")].filter((cell) => cell.dataset.year === year) : [row];
      const hasKind = kind ? cells.some((cell) => cell.querySelector(".value." + kind)) : cells.length > 0;
      const part = row.querySelector(".role");
      const hasRole = !role || !part || part.classList.contains(role);
      row.hidden = !words.every((word) => text.includes(word)) || !hasKind || !hasRole || Boolean(place && row.dataset.place !== place);
    }
    count(root);
  }

  const partIn = (cell) => ["L", "R"].find((letter) => cell.classList.contains(letter)) ?? "";

  /** The matrix: the tasks of the chosen department, role and campaign, and its columns. */
  function filterMatrix(root, table) {
    const chosen = (name) => root.querySelector(`[data-choose="${name}"]`).value;
    const department = chosen("department"), role = chosen("role"), group = chosen("group");
    const typed = root.querySelector("[data-filter]").value.trim().toLowerCase();
    const column = department === "" ? -1 : Number(department) + 1;
    const used = new Set();
    let shown = 0;
    for (const row of table.querySelectorAll("tr.task")) {
      const cells = [...row.cells];
      const fits = (cell) => partIn(cell) && (!role || partIn(cell) === role);
      const parts = column < 0 ? cells.slice(1).filter(fits) : [cells[column]].filter(fits);
      const inGroup = group === "" || row.parentElement.dataset.group === group;
      row.hidden = !parts.length || !inGroup || !cells[0].textContent.toLowerCase().includes(typed);
      if (row.hidden) continue;
      shown += 1;
      cells.forEach((cell, at) => { if (at && partIn(cell)) used.add(at); });
    }
    for (const body of table.querySelectorAll("tbody[data-group]")) body.hidden = !body.querySelector("tr.task:not([hidden])");
    const all = used.size === table.tHead.rows[0].cells.length - 1;
    for (const row of table.querySelectorAll("thead tr, .totals tr, tr.task:not([hidden])")) {
      [...row.cells].forEach((cell, at) => {
        cell.hidden = at > 0 && !all && !used.has(at);
        cell.classList.toggle("chosen", at > 0 && at === column);
      });
    }
    document.getElementById("matrix-count").textContent = kgSite.say(`${shown} 项任务`, `${shown} tasks`);
  }

  function unfold(root, button) {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    for (const details of root.querySelectorAll("details.said, details.rest")) details.open = open;
  }

  kgSite.whenShown((root) => {
    for (const table of root.querySelectorAll("table.sortable")) makeSortable(table);
    const matrix = root.querySelector("table.matrix");
    const apply = matrix ? () => filterMatrix(root, matrix) : () => filter(root);
    for (const input of root.querySelectorAll("[data-filter], [data-choose]")) input.addEventListener("input", apply);
    if (matrix) { apply(); kgSite.languageChanged = apply; }
    for (const button of root.querySelectorAll("[data-unfold]")) button.addEventListener("click", () => unfold(root, button));
    for (const button of root.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  });
})();
