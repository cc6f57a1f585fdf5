// The card of a person, a place … beside its name: by pointing at the name with a mouse, by touching it, by Enter. A click of
// the mouse follows the link, as without this script.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const kinds = document.currentScript.dataset.kinds.split(" ");
  const main = document.querySelector("main");
  if (!main || !HTMLElement.prototype.showPopover) {
    return;
  }
  const [DELAY, GRACE, GAP] = [350, 300, 6];
  const known = new Map();
  let card = null;
  let name = null; // the link whose card is open, or is asked for
  let timer = 0;
  let pointer = "mouse";

  // Called by the script that has the card.
  pecia.card = (html) => {
    document.currentScript.card = html;
  };

  // The link to an entry's page in which something stands.
  function named(target) {
    const link = target.closest?.("main a[href]");
    const steps = link?.getAttribute("href").split("/") ?? [];
    return steps.length === 2 && kinds.includes(steps[0]) && steps[1].endsWith(".html") ? link : null;
  }

  // Load a card, once.
  function loaded(link) {
    const address = link.href.replace(/\.html$/, ".js");
    if (!known.has(address)) {
      known.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.onload = () => (script.card ? resolve(script.card) : reject(new Error(address)));
        script.onerror = () => reject(new Error(address));
        script.src = address;
        document.head.append(script);
      }));
    }
    return known.get(address);
  }

  const isOpen = () => card?.matches(":popover-open") ?? false;

  function close() {
    name = null;
    if (isOpen()) {
      card.hidePopover();
    }
  }

  // Open the card of a name; `enter` says that the reader goes into it, and doesn't only look.
  async function open(link, enter) {
    close();
    name = link;
    try {
      const html = await loaded(link);
      if (name !== link) {
        return;
      }
      card ??= made();
      card.innerHTML = html;
      card.querySelector(".more a").href = link.href;
      card.showPopover({ source: link });
      link.setAttribute("aria-expanded", "true");
      place(link);
      if (enter) {
        card.focus({ preventScroll: true });
      }
    } catch {
      if (enter) {
        location.href = link.href;
      }
    }
  }

  // The element that shows cards. When it closes, the focus goes back to the name if it was in the card.
  function made() {
    const element = document.createElement("div");
    Object.assign(element, { id: "p:card", popover: "auto", tabIndex: -1 });
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-labelledby", "p:card-name");
    element.addEventListener("beforetoggle", (event) => {
      if (event.newState === "closed") {
        const opened = main.querySelector("a[aria-expanded='true']");
        opened?.setAttribute("aria-expanded", "false");
        if (element.contains(document.activeElement)) {
          opened?.focus({ preventScroll: true });
        }
      }
    });
    element.addEventListener("keydown", leave);
    document.body.append(element);
    return element;
  }

  // Tab goes on from the name after the last link of the card, and back to the name before the first.
  function leave(event) {
    const links = [...card.querySelectorAll("a[href]")];
    const here = document.activeElement;
    if (event.key === "Tab" && (event.shiftKey ? here === card || here === links[0] : here === links.at(-1))) {
      if (event.shiftKey) {
        event.preventDefault();
      }
      close();
    }
  }

  // Put the card below the name, or above it where there is no room.
  function place(link) {
    const rect = link.getClientRects()[0];
    const { clientWidth, clientHeight } = document.documentElement;
    const { offsetWidth: width, offsetHeight: height } = card;
    const start = getComputedStyle(link).direction === "rtl" ? rect.right - width : rect.left;
    const left = Math.max(GAP, Math.min(start, clientWidth - width - GAP));
    const isBelow = rect.bottom + GAP + height <= clientHeight || rect.top < GAP + height;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(isBelow ? rect.bottom + GAP : rect.top - GAP - height) + scrollY}px`;
  }

  for (const link of main.querySelectorAll("a[href]")) {
    if (named(link)) {
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
    }
  }

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
  }, true);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") {
      return;
    }
    clearTimeout(timer);
    const link = named(event.target);
    if (link && (link !== name || !isOpen())) {
      timer = setTimeout(open, DELAY, link, false);
    } else if (!link && name && !card?.contains(event.target)) {
      timer = setTimeout(() => card?.contains(document.activeElement) || close(), GRACE);
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
