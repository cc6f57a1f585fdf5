// The dialog that cites the document, a place in it, or a passage of it.
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
  const { dataset: words } = document.getElementById("p:cite-here");
  const { id, title, root } = section.dataset;
  const WHOLE = { label: "", from: "", to: "", quote: "", link: pecia.link("") };
  const MANY = 500;
  const { failed } = document.getElementById("p:shared").dataset;
  let chosen = WHOLE;
  let known = null;
  let asked = null;

  const style = () => section.querySelector(`details[data-style="${CSS.escape(styles.value)}"]`);
  const named = ({ label, from, to }) => words[`${label}Place`].replace("{}", () => pecia.range(from, to, ""));

  // A form of the citation in the style that is chosen. A place that is all of the document's pages is named once.
  const form = (name) => pecia.cited(style(), name, chosen, pecia.range(chosen.from, chosen.to, "") === section.dataset.pages);

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
    const isKept = pecia.keep(root, others.length < items.length ? others : [...items, { id, title, entries: pecia.entries(section) }]);
    collected();
    done.textContent = isKept ? "" : failed;
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
      done.textContent = isCopied ? done.dataset.copied : failed;
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

  // Cite what is selected, else the whole document.
  pecia.cite = (_button, selected) => pecia.citing(selected && pecia.passage(selected));

  // Open the dialog for a place, for a passage, or for the whole document.
  pecia.citing = (what) => {
    if (places.options.length === 1) {
      list();
    }
    chosen = asked = what ?? WHOLE;
    for (const option of [...places.options].filter(({ value }) => value === "passage")) {
      option.remove();
    }
    const isListed = [...places.options].some(({ value }) => value === (chosen.id ?? ""));
    if (chosen.quote || !isListed) {
      const name = chosen.quote ? words.quoted.replace("{}", () => `${chosen.quote.slice(0, 40)}${chosen.quote.length > 40 ? "…" : ""}`) : named(chosen);
      places.add(new Option(name, "passage"));
    }
    places.value = chosen.quote || !isListed ? "passage" : (chosen.id ?? "");
    show();
    dialog.showModal();
    part("copy").focus();
  };

  // The styles are those of the section, the files those that the page offers elsewhere.
  styles.append(...[...section.querySelectorAll("details[data-style]")].map((each) => new Option(each.querySelector("summary").textContent, each.dataset.style)));
  for (const file of document.querySelectorAll("#p\\:files a[data-format]")) {
    part("files")?.append(file.cloneNode(true), " ");
  }

  places.addEventListener("change", () => {
    const row = known.find((each) => each.id === places.value);
    chosen = places.value === "passage" ? asked : row ? pecia.place(row) : WHOLE;
    show();
  });
  styles.addEventListener("change", () => {
    pecia.chosen.style = styles.value;
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

  // The section shows the style that the reader chose the last time.
  function reveal() {
    for (const each of section.querySelectorAll("details[data-style]")) {
      each.open = each.dataset.style === styles.value;
    }
  }
  if ([...styles.options].some(({ value }) => value === pecia.chosen.style)) {
    styles.value = pecia.chosen.style;
    reveal();
  }
  collected();
})();
