// Cites the document, a page or paragraph of it, or a passage that the reader has selected.
"use strict";

(() => {
  const section = document.getElementById("p:cite");
  const dialog = document.getElementById("p:citing");
  const text = document.getElementById("p:text");
  if (!section || !dialog?.showModal || !text) {
    return;
  }
  const part = (name) => document.getElementById(`p:citing-${name}`);
  const [places, styles, forms, shown, done, address] = ["place", "style", "form", "text", "done", "address"].map(part);
  const tools = document.getElementById("p:cite-tools");
  const here = document.getElementById("p:cite-here");
  const quoting = document.getElementById("p:cite-selection");
  const { id, title, root } = section.dataset;
  const WHOLE = { label: "", from: "", to: "", quote: "", link: pecia.link("") };
  const MANY = 500;
  let chosen = WHOLE;
  let known = null;
  let selected = null;
  let near = null;

  const stored = {
    get style() {
      try {
        return localStorage.getItem("pecia:style") ?? "";
      } catch {
        return "";
      }
    },
    set style(value) {
      try {
        localStorage.setItem("pecia:style", value);
      } catch {
        // A reader who lets nothing be stored chooses anew on each page.
      }
    },
  };

  const style = () => section.querySelector(`details[data-style="${CSS.escape(styles.value)}"]`);
  const named = ({ label, from, to }) => `${here.dataset[label].replace(/^\S+ /, "")} ${pecia.range(from, to, "")}`;

  // A form of the citation in the style that is chosen: as nodes, with the place in it; nothing where the style has none. A place
  // that is all of the document's pages is named once.
  function form(name) {
    const found = (label) => style().querySelector(`template[data-form="${name}"][data-label="${label}"]`);
    const isAll = pecia.range(chosen.from, chosen.to, "") === section.dataset.pages;
    const template = chosen.label && ((isAll && found(`${chosen.label} all`)) || found(chosen.label));
    const whole = style().querySelector(`dd[data-form="${name}"] bdi`);
    if (!template) {
      return whole?.cloneNode(true);
    }
    const made = document.createElement("span");
    made.append(template.content.cloneNode(true));
    for (const place of made.querySelectorAll(".place")) {
      const before = (chosen.from === chosen.to ? place.dataset.one : place.dataset.many) ?? "";
      place.replaceWith(before + pecia.range(chosen.from, chosen.to, chosen.label === "page" ? style().dataset.range : ""));
    }
    made.normalize();
    return made;
  }

  // Show the citation that is chosen. An entry of a bibliography names no place.
  function show() {
    const isWhole = !chosen.label && !chosen.quote;
    for (const option of forms.options) {
      option.disabled = (option.value === "entry" && !isWhole) || !form(option.value);
    }
    if (!forms.value || forms.selectedOptions[0].disabled) {
      forms.value = [...forms.options].find((option) => !option.disabled)?.value ?? "note";
    }
    const { open, close } = style().dataset;
    const cited = form(forms.value);
    shown.replaceChildren(...(chosen.quote ? [`${open}${chosen.quote}${close} `] : []), ...(cited ? cited.childNodes : []));
    address.href = chosen.link;
    address.textContent = chosen.link.replace(/:~:text=.*/s, "…");
    done.textContent = "";
    beside();
    collected();
  }

  // The command that cites the place where the citation is a file of BibTeX.
  function beside() {
    const line = part("beside");
    const template = section.querySelector(`:scope > template[data-label="${chosen.label}"]`);
    if (!line) {
      return;
    }
    line.hidden = !template;
    const code = line.querySelector("code");
    code.replaceChildren(...(template ? template.content.cloneNode(true).childNodes : []));
    const number = pecia.range(chosen.from, chosen.to, "").replace(/[#$%&_{}]/g, "\\$&").replace(/–/g, "--");
    code.querySelector(".place")?.replaceWith(/[[\]]/.test(number) ? `{${number}}` : number);
  }

  // Whether the document is in the reader's collection, and how many are.
  function collected() {
    const button = part("keep");
    const items = pecia.kept(root);
    button.dataset.add ??= button.textContent;
    button.textContent = items.some((item) => item.id === id) ? button.dataset.kept : button.dataset.add;
    for (const count of document.querySelectorAll(".collection-count")) {
      count.textContent = items.length ? `(${items.length})` : "";
    }
    document.getElementById("p:collection-link")?.toggleAttribute("hidden", !items.length);
  }

  function collect() {
    const items = pecia.kept(root);
    const others = items.filter((item) => item.id !== id);
    const entries = Object.fromEntries([...section.querySelectorAll("details[data-style]")].map((each) => [
      each.dataset.style,
      { name: each.querySelector("summary").textContent, html: each.querySelector("dd bdi")?.innerHTML ?? "" },
    ]));
    const isKept = pecia.keep(root, others.length < items.length ? others : [...items, { id, title, entries }]);
    collected();
    done.textContent = isKept ? "" : done.dataset.failed;
  }

  // Put something on the clipboard, as text and as HTML.
  async function copy(plain, html) {
    const done = () => told(true);
    try {
      const parts = { "text/plain": new Blob([plain], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(parts)]);
      done();
    } catch {
      told(byCommand(plain, html));
    }
  }

  // The older way, for browsers that refuse the other.
  function byCommand(plain, html) {
    let isCopied = false;
    const give = (event) => {
      event.clipboardData.setData("text/plain", plain);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
      isCopied = true;
    };
    document.addEventListener("copy", give, { once: true });
    document.execCommand("copy");
    document.removeEventListener("copy", give);
    return isCopied;
  }

  function told(isCopied) {
    done.textContent = "";
    setTimeout(() => {
      done.textContent = isCopied ? done.dataset.copied : done.dataset.failed;
    }, 50);
  }

  function copyCited() {
    const more = chosen.quote ? chosen.link : "";
    const link = document.createElement("a");
    link.href = more;
    link.textContent = more;
    const plain = shown.textContent.replace(/\s+/g, " ").trim();
    copy(more ? `${plain}\n${more}` : plain, more ? `${shown.innerHTML}<br>${link.outerHTML}` : shown.innerHTML);
  }

  // The places that can be chosen. Of very many paragraphs only the one that was chosen in the text is listed.
  function list() {
    known ??= pecia.places();
    const paragraphs = known.filter(({ label }) => label === "paragraph");
    const rows = known.filter(({ label }) => label !== "paragraph" || paragraphs.length <= MANY);
    places.append(...rows.map((row) => new Option(named(row), row.id)));
  }

  function open(what) {
    if (places.options.length === 1) {
      list();
    }
    chosen = what;
    for (const option of [...places.options].filter(({ value }) => value === "passage")) {
      option.remove();
    }
    if (what.quote || (what.id && ![...places.options].some(({ value }) => value === what.id))) {
      const name = what.quote ? `“${what.quote.slice(0, 40)}${what.quote.length > 40 ? "…" : ""}”` : named(what);
      places.add(new Option(name, "passage"));
    }
    places.value = what.quote ? "passage" : (what.id ?? "");
    if (places.selectedIndex < 0) {
      places.value = "passage";
    }
    here.hidden = quoting.hidden = true;
    show();
    dialog.showModal();
  }

  const ofRow = (row) => ({ ...row, quote: "", link: pecia.link(row.id) });

  function passage() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    return range && text.contains(range.commonAncestorContainer) ? pecia.passage(range) : null;
  }

  places.addEventListener("change", () => {
    const row = known.find((each) => each.id === places.value);
    chosen = places.value === "passage" ? (selected ?? near ?? WHOLE) : row ? ofRow(row) : WHOLE;
    show();
  });
  styles.addEventListener("change", () => {
    stored.style = styles.value;
    reveal();
    show();
  });
  forms.addEventListener("change", show);
  part("copy").addEventListener("click", copyCited);
  part("link").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = chosen.link;
    link.textContent = title;
    copy(chosen.link, link.outerHTML);
  });
  part("keep").addEventListener("click", collect);
  part("beside")?.querySelector("button").addEventListener("click", () => {
    const code = part("beside").querySelector("code");
    copy(code.textContent, code.outerHTML);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest(".close")) {
      dialog.close();
    }
  });

  const button = document.getElementById("p:cite-button");
  button.addEventListener("pointerdown", () => {
    selected = passage() ?? null;
  });
  button.addEventListener("click", (event) => {
    event.preventDefault();
    selected = passage() ?? selected;
    open(selected ?? WHOLE);
  });
  button.setAttribute("role", "button");
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      button.click();
    }
  });

  // A button beside each page's marker.
  for (const each of text.querySelectorAll("[role='doc-pagebreak'][data-n]")) {
    const label = /^\d+[rv]\w?$/.test(each.dataset.n) ? "folio" : "page";
    const made = document.createElement("button");
    made.type = "button";
    made.className = "cite-page";
    made.setAttribute("aria-label", `${here.dataset[label]} ${each.dataset.n}`);
    made.title = made.getAttribute("aria-label");
    made.addEventListener("click", () => open(ofRow({ label, from: each.dataset.n, to: each.dataset.n, id: each.id })));
    each.before(made);
  }

  // The button beside the paragraph over which the pointer is.
  text.addEventListener("pointerover", (event) => {
    const paragraph = event.target.closest("p[data-n][id], .tei-p[data-n][id], .tei-ab[data-n][id]");
    if (!paragraph) {
      return;
    }
    near = ofRow({ label: "paragraph", from: paragraph.dataset.n, to: paragraph.dataset.n, id: paragraph.id });
    const words = `${here.dataset.paragraph} ${paragraph.dataset.n}`;
    here.setAttribute("aria-label", words);
    here.title = words;
    here.hidden = tools.hidden = false;
    const box = paragraph.getBoundingClientRect();
    const isWide = innerWidth - box.right > 48;
    here.style.top = `${box.top + scrollY - (isWide ? 0 : 14)}px`;
    here.style.left = `${box.right + scrollX + (isWide ? 8 : -here.offsetWidth)}px`;
  });
  here.addEventListener("click", () => open(near));

  // The button beside selected text.
  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (dialog.open) {
        return;
      }
      selected = passage();
      quoting.hidden = !selected;
      if (selected) {
        tools.hidden = false;
        const box = [...getSelection().getRangeAt(0).getClientRects()].at(-1);
        quoting.style.top = `${box.bottom + scrollY + 6}px`;
        quoting.style.left = `${Math.max(8, Math.min(box.right + scrollX - quoting.offsetWidth, innerWidth - quoting.offsetWidth - 8))}px`;
      }
    }, 150);
  });
  quoting.addEventListener("pointerdown", (event) => event.preventDefault());
  quoting.addEventListener("click", () => open(selected ?? WHOLE));

  // The section shows the style that the reader chose the last time.
  function reveal() {
    for (const each of section.querySelectorAll("details[data-style]")) {
      each.open = each.dataset.style === styles.value;
    }
  }
  if ([...styles.options].some(({ value }) => value === stored.style)) {
    styles.value = stored.style;
    reveal();
  }
  collected();
})();
