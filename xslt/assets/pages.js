// The pages of the document: a bar to jump to any of them, and the page that is being read in the address.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const list = document.getElementById("p:pages");
  if (!text || !list) {
    return;
  }
  const LONG = 5;
  const CALM = 150;
  const opening = list.querySelector("ol a[href='#p:text']");
  const marks = [...text.querySelectorAll("[role='doc-pagebreak']:not(#p\\:notes *, #p\\:apparatus *, .tei-rdg *, .tei-del *)")];
  const series = [...list.querySelectorAll("ol")].map((each) => ({
    name: each.previousElementSibling?.matches(".series") ? each.previousElementSibling.textContent : "",
    pages: marks.filter((mark) => (mark.dataset.series ?? "").split(" ").includes(each.dataset.series)).map(named),
  }));
  if (opening) {
    series[0].pages.unshift({ id: text.id, mark: text, name: opening.textContent });
  }
  const pages = series[0].pages;
  const label = document.createElement("label");
  const choice = document.createElement("select");
  const slider = document.createElement("input");
  const count = document.createElement("output");
  let current = -1;

  // A page as the list names it: by its number, else by what its marker says.
  function named(mark) {
    return { id: mark.id, mark, name: mark.dataset.n ?? mark.getAttribute("aria-label") };
  }

  // All pages stand in the choice as soon as a reader wants it; before, only the one that is read.
  function fill() {
    if (choice.dataset.whole === undefined) {
      choice.dataset.whole = "";
      choice.replaceChildren(...series.flatMap(({ name, pages: all }) => {
        const options = all.map((page) => new Option(page.name, page.id));
        if (!name) {
          return options;
        }
        const group = document.createElement("optgroup");
        group.label = name;
        group.append(...options);
        return [group];
      }));
      choice.value = pages[Math.max(0, current)].id;
    }
  }

  // Show in the bar which page is read.
  function show(number) {
    const { id, name } = pages[number];
    if (choice.dataset.whole === undefined) {
      choice.replaceChildren(new Option(name, id));
    }
    choice.value = id;
    slider.value = number + 1;
    slider.setAttribute("aria-valuetext", name);
    count.textContent = `${number + 1} ${list.dataset.of} ${pages.length}`;
  }

  // The page at the line on which a reader's eyes are, a little below the top of the window; none before the first begins.
  function read() {
    const { height, bottom } = list.getBoundingClientRect();
    const held = (parseFloat(getComputedStyle(list).insetBlockStart) || 0) + height;
    const top = list.classList.contains("long") ? Math.max(0, Math.min(bottom, held)) : 0;
    const line = top + Math.min(120, (innerHeight - top) / 3);
    const seen = pages.filter(({ mark }) => mark === text || mark.getClientRects().length);
    let low = 0;
    let high = seen.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seen[middle].mark.getBoundingClientRect().top <= line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low ? pages.indexOf(seen[low - 1]) : -1;
  }

  // Name the page in the address, without a step in the history.
  function name(id) {
    const place = id && id !== text.id ? `#${encodeURIComponent(id).replace(/%3A/g, ":")}` : "";
    if (place !== location.hash) {
      try {
        history.replaceState(history.state, "", location.pathname + location.search + place);
      } catch {
        // A browser that allows no more changes keeps the address that it has.
      }
    }
  }

  // A place that somebody came to by a link stays in the address as long as it is in the window, or nearly.
  function isHeld() {
    const place = location.hash === ours ? null : document.getElementById(decoded(location.hash));
    const top = place ? place.getBoundingClientRect().top : NaN;
    return top > -innerHeight / 2 && top < innerHeight;
  }
  function decoded(hash) {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  }

  let waiting = 0;
  let isMoved = false;
  let ours = "";
  function rest() {
    const held = isHeld() ? decoded(location.hash) : "";
    const chosen = pages.findIndex(({ id }) => id === held);
    const number = chosen < 0 ? read() : chosen;
    if (isMoved && !held) {
      name(pages[number]?.id);
      ours = location.hash;
    }
    current = number;
    show(Math.max(0, number));
  }
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(rest, CALM);
  }

  // Go to a page.
  function go(id) {
    const page = series.flatMap(({ pages: all }) => all).find((each) => each.id === id);
    page.mark.scrollIntoView({ behavior: "instant", block: "start" });
    name(id);
    ours = "";
    soon();
  }

  list.dataset.of = list.querySelector("details").dataset.of;
  const summary = list.querySelector("summary");
  label.append(summary.textContent, " ", choice);
  choice.setAttribute("aria-label", summary.textContent);
  slider.type = "range";
  slider.min = 1;
  slider.max = pages.length;
  slider.setAttribute("aria-label", summary.textContent);
  list.classList.add("live");
  list.append(label, count);
  if (pages.length >= LONG) {
    list.classList.add("long");
    label.after(slider);
  }
  show(0);

  choice.addEventListener("pointerdown", fill);
  choice.addEventListener("focus", fill);
  choice.addEventListener("change", () => go(choice.value));
  slider.addEventListener("input", () => {
    const { name: words } = pages[slider.value - 1];
    slider.setAttribute("aria-valuetext", words);
    count.textContent = `${words} · ${slider.value} ${list.dataset.of} ${pages.length}`;
  });
  slider.addEventListener("change", () => go(pages[slider.value - 1].id));
  text.addEventListener("pointerover", ({ target }) => {
    const mark = target.closest?.("[role='doc-pagebreak']");
    if (mark) {
      mark.title = mark.getAttribute("aria-label");
    }
  });
  addEventListener("scroll", () => {
    isMoved = true;
    soon();
  }, { passive: true });
  soon();
})();
