// Shows a page anew when it has changed, as the reader had it, and what is wrong. Only `pecia serve` adds it to pages.
"use strict";

(() => {
  const version = document.currentScript.dataset.version;
  const place = `pecia ${location.pathname}`;
  const address = `/.pecia/events?page=${encodeURIComponent(location.pathname)}&version=${version}`;
  const words = document.getElementById("pecia-live-words").content;
  const PLACE = /^(\S.*?):(\d+)(?=(?::\d+)?: )/;
  const all = (selector) => [...document.querySelectorAll(selector)];
  let events = null;
  let shown = "";

  // What the reader did with the page: how far down, what stands open, the switches.
  function state() {
    const top = all("main [id]").find((each) => each.getBoundingClientRect().top >= 0);
    return {
      left: scrollX,
      top: scrollY,
      near: top && { id: top.id, top: top.getBoundingClientRect().top },
      open: all("details").map((each) => each.open),
      fields: all("input, select, textarea").map(({ id, value, checked }) => ({ id, value, checked })),
      pressed: all("[aria-pressed='true'][id], [aria-expanded='true'][id]").map(({ id }) => id),
      focus: document.activeElement?.id ?? "",
    };
  }

  function restore({ left, top, near, open, fields, pressed, focus }) {
    const details = all("details");
    if (details.length === open.length) {
      details.forEach((each, number) => {
        each.open = open[number];
      });
    }
    for (const { id, value, checked } of fields) {
      const field = id && document.getElementById(id);
      if (field && (field.value !== value || field.checked !== checked)) {
        Object.assign(field, { value, checked });
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    for (const id of pressed) {
      document.getElementById(id)?.matches("[aria-pressed='false'], [aria-expanded='false']") && document.getElementById(id).click();
    }
    document.getElementById(focus)?.focus({ preventScroll: true });
    scrollTo({ left, top, behavior: "instant" });
    const found = near && document.getElementById(near.id);
    if (found) {
      scrollBy({ top: found.getBoundingClientRect().top - near.top, behavior: "instant" });
    }
  }

  const before = sessionStorage.getItem(place);
  if (before !== null) {
    sessionStorage.removeItem(place);
    addEventListener("load", () => restore(JSON.parse(before)));
  }

  function reload() {
    sessionStorage.setItem(place, JSON.stringify(state()));
    location.reload();
  }

  // What is wrong: the file and the line, which a click opens, and what to do about it.
  function show(problems) {
    if (shown === problems.join("\n")) {
      return;
    }
    shown = problems.join("\n");
    document.getElementById("pecia-live")?.remove();
    if (problems.length > 0) {
      const strip = words.querySelector("section").cloneNode(true);
      strip.querySelector("div").append(...problems.map((problem) => {
        const line = document.createElement("p");
        const [whole, path, number] = PLACE.exec(problem) ?? [""];
        if (whole) {
          const button = Object.assign(document.createElement("button"), { type: "button", textContent: whole });
          button.addEventListener("click", ({ clientX, clientY }) => globalThis.peciaWhere?.(path, Number(number), clientX, clientY));
          line.append(button);
        }
        line.append(problem.slice(whole.length));
        return line;
      }));
      strip.querySelector("button").addEventListener("click", () => strip.remove());
      document.body.append(strip);
    }
  }

  // A browser has few connections for one host, so that pages that nobody sees give theirs back.
  function listen() {
    events?.close();
    events = null;
    if (document.visibilityState === "visible") {
      events = new EventSource(address);
      events.onmessage = (message) => {
        const told = JSON.parse(message.data);
        if (told.reload) {
          reload();
        } else {
          show(told.problems);
        }
      };
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
