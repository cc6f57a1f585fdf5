// What a reader asks for by a link that is a button with a script: its script is loaded then, and does it.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const assets = new URL(".", document.currentScript.src);
  const loaded = {};
  const load = pecia.load ?? ((name) => (loaded[name] ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, assets);
    script.addEventListener("load", done);
    script.addEventListener("error", failed);
    document.head.append(script);
  })));
  for (const button of document.querySelectorAll("a[data-load]")) {
    button.setAttribute("role", "button");
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      await load(button.dataset.load);
      pecia[button.dataset.load](button);
    });
    button.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        button.click();
      }
    });
  }
})();
