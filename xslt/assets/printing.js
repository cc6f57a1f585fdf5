// Prints the page by its button, and gives it to print.html where that can't read it: from a disk.
"use strict";

(() => {
  const button = document.getElementById("p:print");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // What is folded is printed open, and folded again. What each sheet names as the page's address, where the edition doesn't say it.
  let folded = [];
  addEventListener("afterprint", () => {
    for (const each of folded.splice(0)) {
      each.open = false;
    }
  });
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("#p\\:text details:not([open]), .details details:not([open])")];
    for (const each of folded) {
      each.open = true;
    }
    if (location.protocol !== "file:") {
      document.documentElement.dataset.address ||= location.href.replace(/[?#].*/s, "");
    }
  });

  addEventListener("message", ({ source, data }) => {
    if (data === "pecia:page" && source === parent && location.protocol === "file:") {
      source.postMessage({ page: document.documentElement.outerHTML }, "*");
    }
  });
})();
