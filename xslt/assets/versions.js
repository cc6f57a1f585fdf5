// The versions of a text: one at a time, or side by side in step, each paragraph beside what belongs to it.
"use strict";

(() => {
  const root = document.documentElement;
  const text = document.getElementById("p:text");
  const switching = document.getElementById("p:versions");
  const NARROW = matchMedia("(max-width: 56rem)");
  const { idOf, blocks, matched, rowsOf } = pecia.rows;
  const outer = [...text.querySelectorAll("[data-version]")].filter((each) => !each.parentElement.closest("[data-version]"));
  const own = [...new Set(outer.map((each) => each.parentElement))].map((parent) => outer.filter((each) => each.parentElement === parent));
  let pairs = [];
  let frame = null;

  // Sets what belongs together on one line. All places are read first, then each version is moved down where it must wait.
  function align() {
    for (const block of text.parentElement.querySelectorAll("[data-moved]")) {
      block.style.paddingBlockStart = "";
      delete block.dataset.moved;
    }
    if (NARROW.matches) {
      pairs.forEach(stacked);
      return;
    }
    for (const { versions, rows } of pairs) {
      gridded(versions);
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
        Object.assign(child.style, { gridArea: "", order: "" });
      }
      set[0].parentElement.classList.remove("versions-beside");
      for (const version of set) {
        version.hidden = false;
      }
    }
    for (const part of document.querySelectorAll(".version-part")) {
      part.style.order = "";
      part.classList.remove("version-part", "version-first");
    }
    const wrapped = text.parentElement;
    if (wrapped.id === "p:both") {
      wrapped.replaceWith(text);
    }
    removeEventListener("scroll", follow);
    frame = null;
  }

  // Puts versions beside each other, and the others of their parent's children each on a row of its own.
  function gridded(versions) {
    let row = 1;
    let line = 0;
    for (const child of versions[0].parentElement.children) {
      const column = versions.indexOf(child) + 1;
      line ||= column ? row++ : 0;
      Object.assign(child.style, { order: "", gridArea: column ? `${line} / ${column} / auto / auto` : `${row++} / 1 / auto / -1` });
    }
  }

  // The parts of a version that follow each other: of a division that holds some of its blocks, what is in it.
  function parts(element, found) {
    return [...element.children].flatMap((child) => {
      const isOuter = child.matches("section, .tei-text, .tei-body, .tei-front, .tei-back, .tei-group");
      return isOuter && [...found].some((block) => block !== child && child.contains(block)) ? parts(child, found) : [child];
    });
  }

  // Puts what belongs together beneath each other on a narrow screen: each part of the first version, then those of the others.
  function stacked({ versions, rows }) {
    if (!rows.length) {
      return;
    }
    const { length } = versions;
    const lists = versions.map((version, k) => parts(version, new Set(rows.map((row) => row[k]).filter(Boolean))));
    for (const child of versions[0].parentElement.children) {
      const isBefore = child.compareDocumentPosition(versions[0]) & Node.DOCUMENT_POSITION_FOLLOWING;
      Object.assign(child.style, { gridArea: "", order: versions.includes(child) ? "" : isBefore ? -1 : (lists[0].length + 1) * length });
    }
    versions.forEach((version, k) => {
      let order = k;
      lists[k].forEach((part, n) => {
        const row = k ? rows.find((each) => each[k] && part.contains(each[k])) : null;
        const first = row ? lists[0].findIndex((each) => each.contains(row[0])) : k ? -1 : n;
        order = first < 0 ? order : Math.max(order, first * length + k);
        part.style.order = order;
        part.classList.add("version-part");
        part.classList.toggle("version-first", k === 0);
      });
    });
  }

  // Puts versions side by side, or row by row.
  function columns(versions) {
    const parent = versions[0].parentElement;
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
    columns([text, found]);
    align();
  }

  function choose(value) {
    const { dataset, text: title } = switching.selectedOptions[0];
    keeping(() => {
      undo();
      if (value === "beside") {
        own.forEach((set) => columns(set));
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
