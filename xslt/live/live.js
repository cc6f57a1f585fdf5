// Shows a page anew when it has changed, where the reader was, and what is wrong. Only `pecia serve` adds it to pages.
"use strict";

(() => {
  const version = document.currentScript.dataset.version;
  const place = `pecia ${location.pathname}`;
  const address = `/.pecia/events?page=${encodeURIComponent(location.pathname)}&version=${version}`;
  let events = null;

  const before = sessionStorage.getItem(place);
  if (before !== null) {
    const [left, top] = before.split(" ").map(Number);
    sessionStorage.removeItem(place);
    addEventListener("load", () => scrollTo({ left, top, behavior: "instant" }));
  }

  function reload() {
    sessionStorage.setItem(place, `${scrollX} ${scrollY}`);
    location.reload();
  }

  function show(problems) {
    document.getElementById("pecia-live")?.remove();
    if (problems.length > 0) {
      const strip = document.createElement("pre");
      strip.id = "pecia-live";
      strip.setAttribute("role", "status");
      strip.textContent = problems.join("\n");
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
