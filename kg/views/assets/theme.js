/* Light or dark: as the system has it, until somebody chooses; then on every page. Runs before the page is
   drawn, so that nothing flashes. */
(function () {
  "use strict";
  const KEY = "kg-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  function recalled() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  /** The choice holds for all pages where the browser keeps it, and for this page elsewhere. */
  function remember(theme) {
    try { localStorage.setItem(KEY, theme); } catch { /* kept for this page alone */ }
  }

  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  function mark() {
    for (const button of document.querySelectorAll("[data-theme-switch]")) button.setAttribute("aria-pressed", String(isDark()));
  }

  function tell() {
    mark();
    dispatchEvent(new Event("themechange"));
  }

  function put(theme) {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  }

  put(recalled());
  document.addEventListener("DOMContentLoaded", mark);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-switch]")) return;
    put(isDark() ? "light" : "dark");
    remember(root.dataset.theme);
    tell();
  });
  system.addEventListener("change", tell);
})();
