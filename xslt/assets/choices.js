// Choices among the tools of a document, kept while the reader stays: a script is loaded for each when something is chosen.
"use strict";

for (const choice of document.querySelectorAll("label[data-load]")) {
  const select = choice.querySelector("select");
  const names = choice.dataset.load.split(" ");
  const key = `pecia:${select.id}`;
  const ask = async () => {
    await pecia.load(...names);
    pecia[names.at(-1)](select);
  };
  choice.hidden = false;
  select.addEventListener("change", () => {
    try {
      sessionStorage.setItem(key, select.value);
    } catch {
      // A reader who lets nothing be stored chooses anew on each page.
    }
    ask();
  });
  try {
    const known = sessionStorage.getItem(key);
    if ([...select.options].some(({ value }) => value === known)) {
      select.value = known;
    }
  } catch {
    // As above.
  }
  if (select.value) {
    ask();
  }
}
