// Puts documents together to be printed, whole or some pages of each: their own pages are read, and each keeps its citation.
"use strict";

(() => {
  const page = document.getElementById("p:assembly");
  if (!page) {
    return;
  }
  pecia.faces();
  const AT_ONCE = 6;
  const PATIENCE = 20_000;
  const SILENCE = 3_000;
  const BREAK = "[role='doc-pagebreak'][data-turns]";
  const AFTER = "#p\\:apparatus, #p\\:notes";
  const INTERFACE = "script, template, style, button, dialog, nav, input, select, form, iframe, .tools, .backlink, .cite-tools, [hidden]";
  const NAMING = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];
  const assembled = document.getElementById("p:assembled");
  const [list, line, missing, told] = ["ol", "template", ".missing", "output"].map((each) => page.querySelector(each));
  const [progress, counted] = [page.querySelector("progress"), page.querySelector(".count")];
  const [gathering, printing] = page.querySelectorAll("button[data-deed]");
  const words = { gather: gathering.textContent, stop: gathering.dataset.stop };
  let stop = null;

  const address = (id) => `${encodeURIComponent(id)}.html`;
  const named = (name) => document.createElement(name);

  // The page of a document.
  async function read(id, signal) {
    const html = await (location.protocol === "file:" ? framed : fetched)(address(id), signal);
    const found = new DOMParser().parseFromString(html, "text/html");
    if (!found.getElementById("p:text")) {
      throw new Error(id);
    }
    return found;
  }

  async function fetched(url, signal) {
    const answer = await fetch(url, { signal });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.text();
  }

  // From a disk no page can be read, but shown in a frame, and asked what it holds: assets/printing.js answers.
  function framed(url, signal) {
    return new Promise((give, refuse) => {
      const frame = Object.assign(named("iframe"), { hidden: true, src: url });
      let patience = setTimeout(() => end(refuse, new Error(url)), PATIENCE);
      const hear = ({ source, data }) => {
        if (source === frame.contentWindow && typeof data?.page === "string") {
          end(give, data.page);
        }
      };
      function end(settle, value) {
        clearTimeout(patience);
        removeEventListener("message", hear);
        frame.remove();
        settle(value);
      }
      addEventListener("message", hear);
      signal?.addEventListener("abort", () => end(refuse, new Error(url)), { once: true });
      frame.addEventListener("load", () => {
        clearTimeout(patience);
        patience = setTimeout(() => end(refuse, new Error(url)), SILENCE);
        frame.contentWindow.postMessage("pecia:page", "*");
      });
      document.body.append(frame);
    });
  }

  // The pages of a text, from its beginning: what each is called, and the marker at which it begins.
  function pagesOf(text) {
    const marks = [...text.querySelectorAll(BREAK)].filter((each) => !each.closest(AFTER));
    const pages = marks.map((mark) => ({ name: mark.dataset.n ?? mark.ariaLabel ?? "", mark }));
    const before = text.ownerDocument.createRange();
    before.selectNodeContents(text);
    if (marks.length) {
      before.setEndBefore(marks[0]);
    }
    return text.dataset.page || before.toString().trim() ? [{ name: text.dataset.page ?? "", mark: null }, ...pages] : pages;
  }

  // Leave of a text what stands on some pages, with the notes and the readings to which that leads.
  function cut(text, pages, from, to) {
    const range = text.ownerDocument.createRange();
    const after = [...text.children].find((each) => each.matches(AFTER));
    if (to + 1 < pages.length) {
      range.setStartBefore(pages[to + 1].mark);
      range.setEnd(text, after ? [...text.childNodes].indexOf(after) : text.childNodes.length);
      range.deleteContents();
    }
    if (pages[from].mark) {
      range.setStart(text, 0);
      range.setEndBefore(pages[from].mark);
      range.deleteContents();
    }
    const body = [...text.children].filter((each) => !each.matches(AFTER));
    for (const each of text.querySelectorAll(":is(#p\\:notes, #p\\:apparatus) > ol > li[id]")) {
      if (!body.some((part) => part.querySelector(`a[href="#${CSS.escape(each.id)}"]`))) {
        each.remove();
      }
    }
    for (const each of [...text.querySelectorAll("p, li, ol, ul, dl, div, section, blockquote, h2, h3, h4, h5, h6")].reverse()) {
      if (!each.textContent.trim() && !each.querySelector("img, svg, math, hr, [role='doc-pagebreak']")) {
        each.remove();
      }
    }
    for (const each of text.querySelectorAll(AFTER)) {
      if (!each.querySelector("li")) {
        each.remove();
      }
    }
  }

  // How a document is cited in the style that the reader chose last, or some pages of it.
  function citation(found, id, pages) {
    const styles = [...found.querySelectorAll("#p\\:cite details[data-style]")];
    const style = styles.find(({ dataset }) => dataset.style === pecia.chosen.style) ?? styles[0];
    const made = named("p");
    made.className = "citation";
    made.lang = "en";
    const place = pages ? { label: pecia.pageLabel(pages.from), ...pages } : { label: "" };
    const cited = style && (pecia.cited(style, pages ? "note" : "entry", place) ?? style.querySelector("dd bdi")?.cloneNode(true));
    made.append(...(cited ? document.importNode(cited, true).childNodes : []));
    const where = addressOf(found, id);
    if (where && !made.textContent.includes(where)) {
      made.append(" ", where);
    }
    return made;
  }

  // Where a document's page is on the web, if it is there.
  function addressOf(found, id) {
    const here = new URL(address(id), location.href);
    return found.documentElement.dataset.address ?? (here.protocol === "file:" ? "" : here.href);
  }

  // Make the names of an article's elements its own, so that links stay within it; others lead to the document's page.
  function rename(article, id, start) {
    const known = new Set([...article.querySelectorAll("[id]")].map((each) => each.id));
    for (const each of article.querySelectorAll("[id]")) {
      each.id = start + each.id;
    }
    for (const each of article.querySelectorAll("a[href^='#']")) {
      const name = decodeURIComponent(each.getAttribute("href").slice(1));
      each.setAttribute("href", known.has(name) ? `#${start}${name}` : `${address(id)}#${name}`);
    }
    for (const name of NAMING) {
      for (const each of article.querySelectorAll(`[${name}]`)) {
        each.setAttribute(name, each.getAttribute(name).split(/\s+/).map((one) => start + one).join(" "));
      }
    }
  }

  // A document as it is printed.
  function article(found, { id, range }) {
    const text = found.getElementById("p:text");
    const pages = range && pagesOf(text);
    const isPart = pages && pages.length > 1 && (range.from > 0 || range.to < pages.length - 1);
    const place = isPart ? { from: pages[range.from].name, to: pages[range.to].name } : null;
    if (isPart) {
      cut(text, pages, range.from, range.to);
    }
    for (const each of text.querySelectorAll(AFTER)) {
      each.className = "after";
    }
    text.className = "text";
    const made = found.createElement("article");
    made.className = "printed";
    for (const name of ["lang", "dir"]) {
      if (found.documentElement.hasAttribute(name)) {
        made.setAttribute(name, found.documentElement.getAttribute(name));
      }
    }
    const head = found.querySelector("header.document");
    made.append(...(head ? [head] : []), text);
    for (const each of made.querySelectorAll(INTERFACE)) {
      each.remove();
    }
    for (const each of made.querySelectorAll("[popover]")) {
      each.removeAttribute("popover");
    }
    for (const each of made.querySelectorAll("img")) {
      each.loading = "eager";
    }
    made.append(citation(found, id, place?.from && place.to ? place : null));
    const { title } = found.documentElement.dataset;
    const day = found.querySelector("meta[name='DC.date'], meta[name='citation_publication_date']")?.content ?? "";
    return { made, title: title ?? id, day, where: addressOf(found, id) };
  }

  // A string of CSS.
  const quoted = (value) => `"${value.replace(/[\n\r\f]/g, " ").replace(/["\\]/g, "\\$&")}"`;

  // Show what was read, in the order that the reader wants, each on sheets that name it.
  function show(articles) {
    const order = document.getElementById("p:order").value;
    const compare = new Intl.Collator(undefined, { numeric: true }).compare;
    if (order) {
      const by = order === "date" ? "day" : "title";
      articles.sort((one, other) => compare(one[by] || "\uFFFF", other[by] || "\uFFFF"));
    }
    const style = named("style");
    style.textContent = articles.map(({ title, where }, number) => `@page d${number} {
      @top-right { content: ${quoted(title)} } @bottom-left { content: ${quoted(where)} } }`).join("\n");
    articles.forEach(({ made, id }, number) => {
      rename(made, id, `d${number}:`);
      made.style.page = `d${number}`;
    });
    assembled.replaceChildren(style, ...articles.map(({ made }) => document.adoptNode(made)));
  }

  // What is ticked: of each document its id, and the pages that were chosen.
  const rows = () => [...list.children].filter((row) => row.querySelector("input").checked).map((row) => {
    const [from, to] = [...row.querySelectorAll("select")].map(({ value }) => Number(value));
    const isRange = !row.querySelector("label[hidden]");
    return { id: row.dataset.id, title: row.querySelector("span").textContent, range: isRange ? { from: Math.min(from, to), to: Math.max(from, to) } : null };
  });

  function reset() {
    assembled.replaceChildren();
    printing.disabled = true;
    missing.hidden = true;
    told.textContent = "";
  }

  async function gather() {
    const wanted = rows();
    const found = [];
    const lost = [];
    reset();
    stop = new AbortController();
    const { signal } = stop;
    gathering.textContent = words.stop;
    const count = () => {
      [progress.max, progress.value] = [wanted.length, found.filter(Boolean).length + lost.length];
      counted.textContent = `${progress.value} / ${wanted.length}`;
    };
    progress.hidden = counted.hidden = false;
    count();
    const left = [...wanted.entries()];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.shift(); next && !signal.aborted; next = left.shift()) {
        const [number, row] = next;
        try {
          found[number] = { id: row.id, ...article(await read(row.id, signal), row) };
        } catch {
          lost.push(row);
        }
        count();
      }
    }));
    stop = null;
    show(found.filter(Boolean));
    tell(signal.aborted, found.some(Boolean), signal.aborted ? [] : lost);
  }

  function tell(isStopped, isThere, lost) {
    gathering.textContent = words.gather;
    progress.hidden = counted.hidden = true;
    printing.disabled = !isThere;
    told.textContent = isStopped ? told.dataset.stopped : isThere ? told.dataset.done : "";
    missing.hidden = !lost.length;
    missing.querySelector("ul").replaceChildren(...lost.map(({ title }) => Object.assign(named("li"), { textContent: title })));
  }

  // Let the reader choose pages of a document, which must be read for that.
  async function choosePages(row) {
    const button = row.querySelector("button");
    button.disabled = true;
    try {
      const found = await read(row.dataset.id);
      if (row.querySelector("span").textContent === row.dataset.id) {
        row.querySelector("span").textContent = found.documentElement.dataset.title ?? row.dataset.id;
      }
      const pages = pagesOf(found.getElementById("p:text"));
      button.hidden = pages.length < 2;
      for (const select of pages.length < 2 ? [] : row.querySelectorAll("select")) {
        select.append(...pages.map(({ name }, number) => new Option(name || "…", number)));
        select.value = select.dataset.end === "to" ? pages.length - 1 : 0;
        select.parentElement.hidden = false;
      }
    } catch {
      tell(false, false, [{ title: row.querySelector("span").textContent }]);
    }
    button.disabled = false;
  }

  // A line for each document: those that the address names, then those of the collection.
  function begin() {
    const asked = new URLSearchParams(location.search).getAll("id");
    const kept = pecia.kept("");
    const titles = new Map(kept.map(({ id, title }) => [id, title]));
    for (const id of new Set([...asked, ...kept.map((item) => item.id)])) {
      const row = named("li");
      row.dataset.id = id;
      row.append(line.content.cloneNode(true));
      row.querySelector("span").textContent = titles.get(id) ?? id;
      row.querySelector("input").checked = !asked.length || asked.includes(id);
      row.querySelector("button").addEventListener("click", () => choosePages(row));
      list.append(row);
      if (asked.includes(id)) {
        choosePages(row);
      }
    }
    page.classList.toggle("empty", !list.children.length);
    page.previousElementSibling.hidden = true;
    page.hidden = false;
  }

  page.addEventListener("change", ({ target }) => {
    if (target.closest("ol") || target.id === "p:order") {
      reset();
    }
  });
  gathering.addEventListener("click", () => (stop ? stop.abort() : gather()));
  printing.addEventListener("click", () => print());
  begin();
})();
