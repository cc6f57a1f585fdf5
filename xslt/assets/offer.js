// What offers to cite: buttons beside pages; those beside paragraphs and selected text, and the dialog, are loaded when asked for.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const button = document.getElementById("p:cite-button");
  if (!button || !document.getElementById("p:citing")?.showModal) {
    return;
  }
  const DIALOG = button.dataset.load.split(" ");
  const here = document.getElementById("p:cite-here");
  const quoting = document.getElementById("p:selected");

  // Open the dialog for what a function gives, which is called when the dialog is there; without it, go to the section.
  async function cite(what) {
    here.hidden = quoting.hidden = true;
    try {
      await pecia.load(...DIALOG);
    } catch {
      location.hash = "p:cite";
      return;
    }
    pecia.citing(what());
  }

  const place = (label, from, id) => () => pecia.place({ label, from, to: from, id });

  // A button beside each page's marker.
  for (const each of text.querySelectorAll("[role='doc-pagebreak'][data-n]")) {
    const label = pecia.pageLabel(each.dataset.n);
    const made = document.createElement("button");
    made.type = "button";
    made.className = "cite-page";
    made.setAttribute("aria-label", here.dataset[label].replace("{}", () => each.dataset.n));
    made.title = made.getAttribute("aria-label");
    made.addEventListener("click", () => cite(place(label, each.dataset.n, each.id)));
    each.before(made);
  }

  // What else is offered, beside paragraphs and selected text, is loaded when the pointer is over the text or some of it is selected.
  pecia.offered = { cite, place };
  const more = () => pecia.load("offer-more.css", "offer-more").catch(() => undefined);
  text.addEventListener("pointerover", more, { once: true });
  document.addEventListener("selectionchange", more, { once: true });

  // A reader who has kept a style or a collection sees it at once.
  try {
    if (Object.keys(localStorage).some((key) => /^pecia:(style|collection:)/.test(key))) {
      pecia.load(...DIALOG).catch(() => undefined);
    }
  } catch {
    // Nothing can be kept.
  }
})();
