// The versions of a text: one at a time, or side by side in step, each paragraph beside what belongs to it.
"use strict";

(() => {
  const root = document.documentElement;
  const text = document.getElementById("p:text");
  const switching = document.getElementById("p:versions");
  const NARROW = matchMedia("(max-width: 56rem)");
  const outer = [...text.querySelectorAll("[data-version]")].filter((each) => !each.parentElement.closest("[data-version]"));
  const own = [...new Set(outer.map((each) => each.parentElement))].map((parent) => outer.filter((each) => each.parentElement === parent));
  let pairs = [];
  let frame = null;

  const idOf = (element) => element.id || element.dataset.id || "";

  // What stands on a line of its own in a version and says to what it belongs: by what it points to, its id, its number.
  function blocks(version) {
    const named = version.querySelectorAll("[data-corresp], [data-row], [id], [data-id]");
    return [...named].filter((each) => !getComputedStyle(each).display.startsWith("inline") && !each.closest("#p\\:notes, #p\\:apparatus"));
  }

  // The blocks of two versions that belong together, in the order of the first.
  function matched(first, second) {
    const [a, b] = [blocks(first), blocks(second)];
    const index = (list, key) => {
      const found = new Map();
      for (const each of list) {
        for (const name of [key(each)].flat()) {
          if (name && !found.has(name)) {
            found.set(name, each);
          }
        }
      }
      return found;
    };
    const corresp = (each) => each.dataset.corresp?.split(" ") ?? [];
    const number = (each) => each.dataset.row && `${each.classList[0]} ${each.dataset.row}`;
    const firstOf = (map, names) => names.map((name) => map.get(name)).find(Boolean);
    const [ids, pointing, numbers] = [index(b, idOf), index(b, corresp), index(b, number)];
    const real = (each) => (idOf(each).includes(":") ? "" : idOf(each));
    let found = a.map((each) => [each, firstOf(ids, corresp(each)) ?? pointing.get(real(each)) ?? ids.get(real(each))]);
    if (!found.some(([, other]) => other)) {
      found = a.map((each) => [each, numbers.get(number(each))]);
    }
    if (!found.some(([, other]) => other)) {
      const paragraphs = (list) => list.filter((each) => each.matches(".tei-p, .tei-ab, .tei-lg"));
      const [left, right] = [paragraphs(a), paragraphs(b)];
      found = left.length === right.length ? left.map((each, n) => [each, right[n]]) : [];
    }
    let last = null;
    return found.filter(([, other]) => {
      const isNext = other && (!last || Boolean(last.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING));
      last = isNext ? other : last;
      return isNext;
    });
  }

  // Sets what belongs together on one line. All places are read first, then each version is moved down where it must wait.
  function align() {
    for (const block of text.parentElement.querySelectorAll("[data-moved]")) {
      block.style.paddingBlockStart = "";
      delete block.dataset.moved;
    }
    for (const { versions, rows } of pairs) {
      if (NARROW.matches) {
        break;
      }
      const tops = rows.map((row) => row.map((each) => each && each.getBoundingClientRect().top));
      const paddings = rows.map((row) => row.map((each) => each && parseFloat(getComputedStyle(each).paddingBlockStart)));
      const shifts = versions.map(() => 0);
      rows.forEach((row, n) => {
        const line = Math.max(...row.map((each, k) => (each ? tops[n][k] + shifts[k] : -Infinity)));
        row.forEach((each, k) => {
          const lack = each ? line - tops[n][k] - shifts[k] : 0;
          if (lack > 0.5) {
            each.style.paddingBlockStart = `${paddings[n][k] + lack}px`;
            each.dataset.moved = "";
            shifts[k] += lack;
          }
        });
      });
    }
  }

  // The rows of several versions: what belongs to each block of the first.
  function rowsOf(versions) {
    const [first, ...others] = versions;
    const found = others.map((other) => new Map(matched(first, other)));
    return blocks(first).map((each) => [each, ...found.map((map) => map.get(each))]).filter((row) => row.some((each, n) => n && each));
  }

  // The block of a version that is read now: the first that ends below the upper quarter of the window.
  const read = (version) => blocks(version).find((each) => each.getBoundingClientRect().bottom > innerHeight / 4);

  // Keeps the reader's place over a change.
  function keeping(change) {
    const version = own.flat().find((each) => !each.hidden && each.getBoundingClientRect().bottom > 0);
    const block = scrollY > 0 && version && read(version);
    const partners = block ? own.find((set) => set.includes(version)).filter((each) => each !== version)
      .map((other) => matched(version, other).findLast(([each]) => each === block || each.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING)?.[1]) : [];
    change();
    [block, ...partners].find((each) => each && !each.closest("[hidden]"))?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  // Takes back what side by side needs.
  function undo() {
    pairs = [];
    align();
    root.classList.remove("versions-open");
    for (const set of own) {
      for (const child of set[0].parentElement.children) {
        child.style.gridArea = "";
      }
      set[0].parentElement.classList.remove("versions-beside");
      for (const version of set) {
        version.hidden = false;
      }
    }
    const wrapped = text.parentElement;
    if (wrapped.id === "p:both") {
      wrapped.replaceWith(text);
    }
    removeEventListener("scroll", follow);
    frame = null;
  }

  // Puts the children of an element beside each other where they are versions, and each of the others on a row of its own.
  function columns(parent, versions) {
    let row = 1;
    let line = 0;
    for (const child of parent.children) {
      const column = versions.indexOf(child) + 1;
      line ||= column ? row++ : 0;
      child.style.gridArea = column ? `${line} / ${column} / auto / auto` : `${row++} / 1 / auto / -1`;
    }
    parent.style.setProperty("--versions", versions.length);
    parent.classList.add("versions-beside");
    root.classList.add("versions-open");
    pairs.push({ versions, rows: rowsOf(versions) });
  }

  // The text of another page, without its notes; its links lead to that page.
  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) {
      throw new Error(address);
    }
    const other = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = other.getElementById("p:text");
    found.querySelectorAll("#p\\:notes, #p\\:apparatus, script, template").forEach((each) => each.remove());
    for (const each of [found, ...found.querySelectorAll("[id]")]) {
      each.dataset.id = each.id;
      each.removeAttribute("id");
    }
    for (const link of found.querySelectorAll("a[href^='#']")) {
      link.href = address + link.getAttribute("href");
    }
    found.lang = found.lang || other.documentElement.lang;
    found.dir = found.dir || other.documentElement.dir || "ltr";
    found.className = "version-other";
    return found;
  }

  // The whole page of another version; it follows the text by the places to which this one points.
  function framed(address, title) {
    frame = document.createElement("iframe");
    frame.className = "version-other";
    frame.src = address;
    frame.title = title;
    addEventListener("scroll", follow, { passive: true });
    return frame;
  }

  function follow() {
    const block = blocks(text).findLast((each) => (each.dataset.corresp || !idOf(each).includes(":")) && each.getBoundingClientRect().top < innerHeight / 3);
    const place = block?.dataset.corresp?.split(" ")[0] ?? block?.id;
    if (place && frame && frame.dataset.place !== place) {
      frame.dataset.place = place;
      frame.contentWindow.location.replace(`${frame.src.split("#")[0]}#${place}`);
    }
  }

  // Puts another page's version beside the text.
  async function other(address, title) {
    pecia.load("tei-more.css", "renditions.css").catch(() => undefined);
    const found = location.protocol === "file:" ? framed(address, title) : await fetched(address).catch(() => framed(address, title));
    if (switching.value !== address) {
      return;
    }
    const both = document.createElement("div");
    both.id = "p:both";
    text.replaceWith(both);
    found.dataset.beside = "";
    both.append(text, found);
    columns(both, [text, found]);
    align();
  }

  function choose(value) {
    const { dataset, text: title } = switching.selectedOptions[0];
    keeping(() => {
      undo();
      if (value === "beside") {
        own.forEach((set) => columns(set[0].parentElement, set));
      } else if (value && !("page" in dataset)) {
        for (const set of own.filter((each) => each.some((version) => version.dataset.version === value))) {
          for (const version of set) {
            version.hidden = version.dataset.version !== value;
          }
        }
      }
      align();
    });
    if ("page" in dataset) {
      other(value, title);
    }
  }

  // A link to a place in a version that isn't shown shows it.
  function reveal() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const version = place?.closest("[data-version][hidden]");
    if (version) {
      switching.value = version.dataset.version;
      choose(switching.value);
      place.scrollIntoView();
    }
  }

  // What belongs together is lit together.
  function light({ target }) {
    const row = pairs.flatMap(({ rows }) => rows).findLast((each) => each.some((block) => block?.contains(target)));
    for (const each of document.querySelectorAll(".row-lit")) {
      each.classList.remove("row-lit");
    }
    row?.forEach((each) => each?.classList.add("row-lit"));
  }

  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width !== width) {
      width = contentRect.width;
      align();
    }
  }).observe(document.querySelector("main"));
  document.fonts?.ready.then(align);
  document.querySelector("main").addEventListener("load", align, true);
  document.querySelector("main").addEventListener("pointerover", light);
  addEventListener("hashchange", reveal);

  pecia.versions = () => {
    choose(switching.value);
    reveal();
  };
})();
