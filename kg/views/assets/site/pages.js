/* Showing a page: the file's own, or in a single file the one that the address names. */
(function () {
  const main = document.getElementById("main");
  const isSingle = document.body.hasAttribute("data-single");
  let shown = null;

  function dress(root) {
    for (const dresser of kgSite.dressers) dresser(root);
    const fold = root.querySelector(".outline > .fold");
    for (const drawing of root.querySelectorAll("svg.ego")) middle(drawing.parentElement);
    if (fold && matchMedia("(max-width: 900px)").matches) fold.open = false;
  }

  /** Scrolls a drawing that is wider than the screen to its middle, where its thing stands. */
  function middle(place) {
    place.scrollLeft = (place.scrollWidth - place.clientWidth) / 2;
  }

  const words = (text) => { try { return decodeURIComponent(text); } catch { return text; } };

  /** Shows the page named in #page!anchor, then its place. */
  function route() {
    const [name, anchor] = location.hash.slice(1).split("!").map(words);
    const wanted = [...document.querySelectorAll("template[data-page]")];
    const part = wanted.find((item) => item.dataset.page === name) || wanted[0];
    if (part !== shown) {
      main.replaceChildren(part.content.cloneNode(true));
      document.title = kgSite.say(part.dataset.zh, part.dataset.enTitle);
      dress(main);
      scrollTo(0, 0);
      if (shown) main.focus({ preventScroll: true });
      shown = part;
    }
    mark(anchor ? document.getElementById(anchor) : null);
  }

  /** Marks the place that the address names; in a file of its own the browser does. */
  function mark(place) {
    for (const old of main.querySelectorAll(".target")) old.classList.remove("target");
    if (!place) return;
    place.classList.add("target");
    place.scrollIntoView({ block: "center" });
  }

  kgSite.startLanguage();
  kgSite.startSearch();
  if (isSingle) {
    addEventListener("hashchange", route);
    route();
  } else {
    dress(main);
    const place = location.hash.length > 1 && document.getElementById(words(location.hash.slice(1)));
    if (place) place.scrollIntoView({ block: "center" });
  }
})();
