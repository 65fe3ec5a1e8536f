/* Interface words in Chinese or English; the texts of documents are never translated. */
(function () {
  const KEY = "kg-language";
  const ATTRIBUTES = { enLabel: "aria-label", enPlaceholder: "placeholder" };
  let english = false;

  /** Puts the words of the current language into `root`, keeping the Chinese for the way back. */
  function translate(root) {
    for (const item of root.querySelectorAll("[data-en]")) {
      if (item.dataset.zh === undefined) item.dataset.zh = item.textContent;
      item.textContent = english ? item.dataset.en : item.dataset.zh;
    }
    for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
      const kept = name.replace("en", "zh");
      for (const item of root.querySelectorAll(name === "enLabel" ? "[data-en-label]" : "[data-en-placeholder]")) {
        if (item.dataset[kept] === undefined) item.dataset[kept] = item.getAttribute(attribute);
        item.setAttribute(attribute, item.dataset[english ? name : kept]);
      }
    }
  }

  function speak(wanted) {
    english = wanted;
    document.documentElement.lang = english ? "en" : "zh-CN";
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String((button.dataset.language === "en") === english));
    }
    translate(document);
  }

  /** The choice holds for all pages where the browser keeps it, and for this page elsewhere. */
  function remember(value) {
    try { localStorage.setItem(KEY, value); } catch { /* kept for this page alone */ }
  }

  function recalled() {
    const asked = new URLSearchParams(location.search).get("lang");
    if (asked) return asked;
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  kgSite.say = (zh, en) => (english ? en : zh);
  kgSite.startLanguage = () => {
    for (const button of document.querySelectorAll("[data-language]")) {
      button.addEventListener("click", () => {
        remember(button.dataset.language);
        speak(button.dataset.language === "en");
        kgSite.languageChanged();
      });
    }
    if (recalled() === "en") speak(true);
  };
  kgSite.languageChanged = () => {};
  kgSite.whenShown((root) => { if (english) translate(root); });
})();
