// Names in the text open cards: a mouse that rests on one, a touch, Enter. A click of the mouse follows the link, as without
// this script. What shows the cards is loaded for the first of them.
"use strict";

(() => {
  const kinds = document.currentScript.dataset.kinds.split(" ");
  const DELAY = 350;
  let timer = 0;
  let pointer = "mouse";

  if (!HTMLElement.prototype.showPopover) {
    return;
  }

  // The link to an entry's page in which something stands.
  function named(target) {
    const link = target.closest?.("main a[href]");
    const steps = link?.getAttribute("href").replace(/^(\.\.\/)+/, "").split("/") ?? [];
    return steps.length === 2 && kinds.includes(steps[0]) && steps[1].endsWith(".html") ? link : null;
  }

  // Open the card of a name; `enter` says that the reader goes into it, and doesn't only look.
  async function open(link, enter) {
    try {
      await pecia.load("card", "cards.css");
      await pecia.openCard(link, enter);
    } catch {
      if (enter) {
        location.assign(link.href);
      }
    }
  }

  for (const link of document.querySelectorAll("main a[href]")) {
    if (named(link)) {
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
    }
  }

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
  }, true);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") {
      clearTimeout(timer);
      const link = named(event.target);
      if (link) {
        timer = setTimeout(open, DELAY, link, false);
      }
    }
  });

  document.addEventListener("click", (event) => {
    const link = named(event.target);
    const isMouse = event.detail > 0 && (event.pointerType || pointer) === "mouse";
    if (link && !isMouse && !event.defaultPrevented && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      clearTimeout(timer);
      open(link, true);
    }
  });
})();
