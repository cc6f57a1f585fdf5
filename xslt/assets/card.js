// The card of a person, a place … beside its name: what the register says, from a file that is loaded when it is asked for.
"use strict";

(() => {
  const [GRACE, GAP] = [300, 6];
  const known = new Map();
  let card = null;
  let name = null; // the link whose card is open, or is asked for
  let timer = 0;

  // Called by the script that has a card.
  pecia.card = (html) => {
    document.currentScript.card = html;
  };

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

  // Open the card of a name; `enter` says that the reader goes into it, and doesn't only look. Fails where there is no card.
  pecia.openCard = async (link, enter) => {
    if (link === name && isOpen()) {
      if (enter) {
        card.focus({ preventScroll: true });
      }
      return;
    }
    close();
    name = link;
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
  };

  // The element that shows cards. When it closes, the focus goes back to the name if it was in the card.
  function made() {
    const element = document.createElement("div");
    Object.assign(element, { id: "p:card", popover: "auto", tabIndex: -1 });
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-labelledby", "p:card-name");
    element.addEventListener("beforetoggle", (event) => {
      if (event.newState === "closed") {
        const opened = document.querySelector("main a[aria-haspopup='dialog'][aria-expanded='true']");
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

  // A card that a mouse has opened stays while the mouse is on it or on its name, or the focus is in it.
  document.addEventListener("pointerover", (event) => {
    clearTimeout(timer);
    if (event.pointerType === "mouse" && name && !name.contains(event.target) && !card?.contains(event.target)) {
      timer = setTimeout(() => card?.contains(document.activeElement) || close(), GRACE);
    }
  });
})();
