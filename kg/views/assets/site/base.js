/* The one name that the scripts of the site share. */
"use strict";
const kgSite = { dressers: [] };

/** Has `dress` called with every page that is shown, to make its parts work. */
kgSite.whenShown = (dress) => kgSite.dressers.push(dress);

/** Returns a new element with a class and a text; text always goes in as text. */
kgSite.element = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
