// What is on every page: the one name under which scripts know each other, and the way to those that a reader asks for.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const assets = document.currentScript.src.replace(/[^/]*$/, "");
  const loading = new Map();

  // The address of the site's first folder.
  pecia.root = new URL("..", assets).href;

  // What a page with such a number is called in CSL.
  pecia.pageLabel = (number) => (/^\d+[rv]\w?$/.test(number) ? "folio" : "page");

  // Kept when the page is there.
  pecia.ready = new Promise((resolve) => {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", resolve, { once: true });
    } else {
      resolve();
    }
  });

  // Load scripts, `name` for assets/name.js, and stylesheets, `name.css`: each once, scripts in their order, also from a disk. Gives
  // a promise that is kept when all have run.
  pecia.load = (...names) => Promise.all(names.map((name) => {
    if (!loading.has(name)) {
      loading.set(name, begun(name));
    }
    return loading.get(name);
  }));

  function begun(name) {
    const isStyle = name.endsWith(".css");
    const made = document.createElement(isStyle ? "link" : "script");
    if (isStyle) {
      made.rel = "stylesheet";
      made.href = assets + name;
    } else {
      made.async = false;
      made.src = `${assets}${name}.js`;
    }
    return new Promise((resolve, reject) => {
      made.addEventListener("load", resolve);
      made.addEventListener("error", () => {
        loading.delete(name);
        made.remove();
        reject(new Error(`${name} couldn't be loaded`));
      });
      document.head.append(made);
    });
  }

  // Where a search led to a document, the words that it found are marked.
  if (new URLSearchParams(location.search).has("highlight")) {
    pecia.load("marks.css", "marks");
  }

  // A link with data-load is a button where there are scripts: what it names is loaded, and pecia.NAME of the last, assets/NAME.js,
  // does what was asked for. Where it can't be loaded, the link leads to what it leads to without scripts.
  for (const button of document.querySelectorAll("a[data-load]")) {
    const names = button.dataset.load.split(" ");
    button.setAttribute("role", "button");
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      try {
        await pecia.load(...names);
      } catch {
        location.assign(button.href);
        return;
      }
      pecia[names.at(-1)](button);
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        button.click();
      }
    });
  }
})();
