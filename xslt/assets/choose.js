// Boxes beside the documents of a list, by which a reader chooses some: they are the reader's collection.
"use strict";

(() => {
  const bar = document.getElementById("p:choose");
  if (!bar) {
    return;
  }
  const [button, all] = bar.querySelectorAll("button");
  const ways = bar.querySelector("span");
  const { root } = bar.dataset;
  const BOX = "input.tick";
  const boxes = () => [...document.querySelectorAll(`[data-choose] ${BOX}`)];

  // Whether the reader is choosing, for as long as the window is open.
  const choosing = {
    get on() {
      try {
        return sessionStorage.getItem("pecia:choosing") === "yes";
      } catch {
        return false;
      }
    },
    set on(value) {
      try {
        sessionStorage.setItem("pecia:choosing", value ? "yes" : "");
      } catch {
        // Then it is asked again on each page.
      }
    },
  };

  function count() {
    const { length } = pecia.kept(root);
    bar.querySelector(".collection-count").textContent = length ? `(${length})` : "";
  }

  // Put documents into the collection, or take them out.
  function keep(changed) {
    const others = new Set(changed.map(({ value }) => value));
    const added = changed.filter(({ checked }) => checked).map((box) => ({ id: box.value, title: box.ariaLabel, entries: {} }));
    const items = pecia.kept(root);
    const known = new Map(items.map((item) => [item.id, item]));
    const stay = items.filter(({ id }) => !others.has(id) || added.some((item) => item.id === id));
    if (!pecia.keep(root, [...stay, ...added.filter(({ id }) => !known.has(id))])) {
      for (const box of changed) {
        box.checked = known.has(box.value);
      }
    }
    count();
  }

  // A box for each document that has none yet.
  function offer() {
    const kept = new Set(pecia.kept(root).map(({ id }) => id));
    for (const line of document.querySelectorAll(`[data-choose] > li:not(:has(> ${BOX}))`)) {
      const link = line.querySelector("a[href]");
      const [, name] = /([^/]*)\.html$/.exec(new URL(link?.href ?? "", location.href).pathname) ?? [];
      if (name) {
        const box = Object.assign(document.createElement("input"), { type: "checkbox", className: "tick", value: decodeURIComponent(name) });
        box.ariaLabel = [link, line.querySelector(".date, .about")].map((each) => each?.textContent.trim()).filter(Boolean).join(", ");
        box.checked = kept.has(box.value);
        box.addEventListener("change", () => keep([box]));
        line.prepend(box);
      }
    }
  }

  function show() {
    const { on } = choosing;
    button.setAttribute("aria-pressed", String(on));
    all.hidden = ways.hidden = !on;
    if (on) {
      offer();
      count();
    } else {
      boxes().forEach((box) => box.remove());
    }
  }

  button.addEventListener("click", () => {
    choosing.on = !choosing.on;
    show();
  });
  all.addEventListener("click", () => {
    const found = boxes();
    const isAll = found.every(({ checked }) => checked);
    for (const box of found) {
      box.checked = !isAll;
    }
    keep(found);
  });
  const watch = new MutationObserver(() => choosing.on && offer());
  for (const list of document.querySelectorAll("[data-choose]")) {
    watch.observe(list, { childList: true });
  }
  bar.hidden = false;
  show();
})();
