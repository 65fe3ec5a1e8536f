/* The paragraph around a quote, unfolded in its place: the quote stays marked within it. */
(function () {
  /** Puts the paragraph around the quote's own words, or takes it away again. */
  function toggle(figure, button, known) {
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    figure.classList.toggle("unfolded", open);
    const quote = figure.querySelector("blockquote");
    if (!open) { quote.replaceChildren(...figure.kgFolded); return; }
    const [paragraph, from, to, before, after] = known.contexts[Number(figure.dataset.within)];
    const sentences = known.paragraphs[paragraph];
    const [lead, mark, rest] = parts(quote);
    figure.kgFolded = [...quote.childNodes];
    quote.replaceChildren(
      kgSite.element("span", "around", sentences.slice(0, from).join("")),
      before + (before ? lead.replace(/^…/, "") : lead), mark, (after ? rest.replace(/…$/, "") : rest) + after,
      kgSite.element("span", "around", sentences.slice(to).join("")));
  }

  /** Returns what a quote holds: the text before the mark, a copy of the mark, the text after it. */
  function parts(quote) {
    const mark = quote.querySelector("mark");
    const text = (node) => (node ? node.textContent : "");
    return [text(mark.previousSibling), mark.cloneNode(true), text(mark.nextSibling)];
  }

  let known = null; // of the page that is shown

  kgSite.whenShown(() => { known = null; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-whole]");
    if (!button) return;
    known = known || JSON.parse(document.querySelector("main script.page-contexts").textContent);
    toggle(button.closest("figure"), button, known);
  });
})();
