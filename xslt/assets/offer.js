// What offers to cite: buttons beside pages, paragraphs and selected text. The dialog is loaded when it is asked for.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const button = document.getElementById("p:cite-button");
  if (!button || !document.getElementById("p:citing")?.showModal) {
    return;
  }
  const DIALOG = button.dataset.load.split(" ");
  const tools = document.getElementById("p:cite-tools");
  const here = document.getElementById("p:cite-here");
  const quoting = document.getElementById("p:selected");
  let selected = null;
  let near = null;

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

  // The button beside the paragraph over which the pointer is, below its number.
  text.addEventListener("pointerover", (event) => {
    const paragraph = event.target.closest("p[data-n][id], .tei-p[data-n][id], .tei-ab[data-n][id]");
    if (!paragraph) {
      return;
    }
    near = place("paragraph", paragraph.dataset.n, paragraph.id);
    const words = here.dataset.paragraph.replace("{}", () => paragraph.dataset.n);
    here.setAttribute("aria-label", words);
    here.title = words;
    here.hidden = tools.hidden = false;
    const box = paragraph.getBoundingClientRect();
    const isWide = innerWidth - box.right > 48;
    here.style.top = `${box.top + scrollY + (isWide ? 24 : -14)}px`;
    here.style.left = `${box.right + scrollX + (isWide ? 8 : -here.offsetWidth)}px`;
  });
  here.addEventListener("click", () => cite(near));

  // The buttons beside selected text.
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (document.querySelector("dialog[open]")) {
        return;
      }
      selected = pecia.selection();
      quoting.hidden = !selected;
      if (selected) {
        tools.hidden = false;
        const box = [...getSelection().getRangeAt(0).getClientRects()].at(-1);
        quoting.style.top = `${box.bottom + scrollY + 6}px`;
        quoting.style.left = `${Math.max(8, Math.min(box.right + scrollX - quoting.offsetWidth, innerWidth - quoting.offsetWidth - 8))}px`;
      }
    }, 150);
  });
  quoting.addEventListener("pointerdown", (event) => event.preventDefault());
  document.getElementById("p:cite-selection").addEventListener("click", () => cite(() => pecia.passage(selected)));
  document.getElementById("p:share-selection").addEventListener("click", async () => {
    await pecia.load("places", "share").catch(() => undefined);
    pecia.shareSelection?.(selected);
  });

  // A reader who has kept a style or a collection sees it at once.
  try {
    if (Object.keys(localStorage).some((key) => /^pecia:(style|collection:)/.test(key))) {
      pecia.load(...DIALOG).catch(() => undefined);
    }
  } catch {
    // Nothing can be kept.
  }
})();
