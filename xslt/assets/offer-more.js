// What offers to cite or to share beside paragraphs and selected text.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const tools = document.getElementById("p:cite-tools");
  const here = document.getElementById("p:cite-here");
  const quoting = document.getElementById("p:selected");
  const { cite, place } = pecia.offered;
  let selected = null;
  let near = null;

  // The button beside the paragraph over which the pointer is, below its number.
  function beside(target) {
    const paragraph = target?.closest("p[data-n][id], .tei-p[data-n][id], .tei-ab[data-n][id]");
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
  }
  text.addEventListener("pointerover", ({ target }) => beside(target));
  beside([...text.querySelectorAll(":hover")].at(-1));
  here.addEventListener("click", () => cite(near));

  // The buttons beside selected text.
  let waiting = 0;
  function soon() {
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
  }
  document.addEventListener("selectionchange", soon);
  soon();
  quoting.addEventListener("pointerdown", (event) => event.preventDefault());
  document.getElementById("p:cite-selection").addEventListener("click", () => cite(() => pecia.passage(selected)));
  document.getElementById("p:share-selection").addEventListener("click", async () => {
    await pecia.load("places", "share").catch(() => undefined);
    pecia.shareSelection?.(selected);
  });
})();
