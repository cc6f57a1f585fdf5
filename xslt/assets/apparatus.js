// The readings of a place, opened beside its lemma; the list after the text stays.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  if (!text || !HTMLElement.prototype.showPopover) {
    return;
  }
  const GAP = 6;
  const shown = document.createElement("div");
  shown.id = "p:readings";
  shown.className = "readings";
  shown.popover = "auto";
  shown.tabIndex = -1;
  shown.setAttribute("role", "dialog");
  let marker = null;

  // A copy without ids, of which each place has one.
  function copied(node) {
    const made = node.cloneNode(true);
    for (const each of [made, ...made.querySelectorAll("[id]")]) {
      each.removeAttribute("id");
    }
    return made;
  }

  // Below the marker, or above it where there is no room.
  function place() {
    const box = marker.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const isAbove = box.bottom + GAP + shown.offsetHeight > innerHeight && box.top > innerHeight / 2;
    shown.style.left = `${Math.max(8, Math.min(box.left, width - shown.offsetWidth - 8))}px`;
    shown.style.top = `${isAbove ? Math.max(8, box.top - GAP - shown.offsetHeight) : box.bottom + GAP}px`;
  }

  function open(from, entry) {
    marker = from;
    const content = copied(entry);
    const way = content.querySelector("[role='doc-backlink'], .tei-app-way");
    way.removeAttribute("role");
    way.setAttribute("href", from.getAttribute("href"));
    shown.replaceChildren(...content.childNodes);
    shown.setAttribute("aria-label", from.getAttribute("aria-label"));
    shown.lang = entry.closest("[lang]")?.lang ?? "";
    shown.showPopover();
    place();
    shown.focus({ preventScroll: true });
  }

  text.addEventListener("click", (event) => {
    const from = event.target.closest(".tei-app-marker");
    const entry = from && document.getElementById(decodeURIComponent(from.hash.slice(1)));
    if (entry && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(from, entry);
    }
  });
  shown.addEventListener("click", ({ target }) => {
    if (target.closest("a[href^='#']")) {
      shown.hidePopover();
    }
  });
  shown.addEventListener("toggle", ({ newState }) => {
    marker?.setAttribute("aria-expanded", newState === "open");
    if (newState === "closed" && (document.activeElement === document.body || shown.contains(document.activeElement))) {
      marker?.focus({ preventScroll: true });
    }
  });
  addEventListener("resize", () => shown.matches(":popover-open") && place());
  addEventListener("scroll", () => shown.matches(":popover-open") && place(), { passive: true });
  function dress() {
    for (const each of text.querySelectorAll(".tei-app-marker:not([role])")) {
      each.setAttribute("role", "button");
      each.setAttribute("aria-haspopup", "dialog");
      each.setAttribute("aria-expanded", "false");
    }
  }
  dress();
  if (text.querySelector("[data-from], [data-within]")) {
    pecia.load("passages").then(dress);
  }
  document.querySelector("main").append(shown);
})();
