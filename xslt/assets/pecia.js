// What is on every page: the one name under which scripts know each other, and the way to those that a reader asks for.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const FACES = ["latin", "greek", "cyrillic", "vietnamese"];
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
  pecia.load = (...names) => {
    pecia.faces();
    return Promise.all(names.map((name) => {
      if (!loading.has(name)) {
        loading.set(name, begun(name));
      }
      return loading.get(name);
    }));
  };

  // What comes into a page later may be in any script: it gets all parts of the text face.
  pecia.faces = () => {
    for (const name of FACES.splice(0).map((part) => `fonts-${part}.css`)) {
      if (!document.querySelector(`link[href$="${name}"]`)) {
        begun(name).catch(() => undefined);
      }
    }
  };

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

  // A table that is wider than its place can be moved by keys too.
  const moved = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) {
        target.tabIndex = 0;
      } else {
        target.removeAttribute("tabindex");
      }
    }
  });
  for (const table of document.getElementsByTagName("table")) {
    moved.observe(table);
  }

  // Where a search led to a document, the words that it found are marked.
  if (new URLSearchParams(location.search).has("highlight")) {
    pecia.load("marks.css", "marks");
  }

  // What is selected of the text, if anything is.
  pecia.selection = () => {
    const found = getSelection();
    const range = found.rangeCount && !found.isCollapsed ? found.getRangeAt(0) : null;
    const text = document.getElementById("p:text");
    return range && text?.contains(range.commonAncestorContainer) && range.toString().trim() ? range.cloneRange() : null;
  };

  // What was selected when a reader began to press a button, which may end the selection.
  let pressed = null;
  document.addEventListener("pointerdown", () => {
    pressed = pecia.selection();
  });

  // Load what a button names in data-load; pecia.NAME of the last, assets/NAME.js, does what was asked for, with what is selected. Where
  // that can't be, go to where the link leads without scripts.
  async function ask(button, names) {
    const selected = pecia.selection() ?? pressed;
    await pecia.load(...names).catch(() => undefined);
    const act = pecia[names.at(-1)] ?? (({ href }) => location.assign(href));
    act(button, selected);
  }

  const isPlain = (event) => !(event.defaultPrevented || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);

  // A link with data-load is a button where there are scripts, and so is a paragraph's number.
  for (const button of document.querySelectorAll("a[data-load]")) {
    button.setAttribute("role", "button");
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.("a[role='button']")) {
      event.preventDefault();
      event.target.click();
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("a[data-load], #p\\:text a.number");
    if (button && isPlain(event)) {
      event.preventDefault();
      ask(button, button.dataset.load?.split(" ") ?? ["places", "share"]);
    }
  });
})();
