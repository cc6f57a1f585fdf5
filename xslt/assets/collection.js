// A reader's collection of documents, kept in the browser, and its bibliography in one file.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const ALLOWED = new Set(["I", "B", "SPAN"]);

  // The place of a collection in the browser's store: one for each edition, of which a site may have several.
  const key = (root) => `pecia:collection:${new URL(root || "./", location.href).href}`;

  pecia.kept = (root) => {
    try {
      const found = JSON.parse(localStorage.getItem(key(root)) ?? "[]");
      return Array.isArray(found) ? found : [];
    } catch {
      return [];
    }
  };

  pecia.keep = (root, items) => {
    try {
      localStorage.setItem(key(root), JSON.stringify(items));
      return true;
    } catch {
      return false;
    }
  };

  // The style that the reader chose the last time; one who lets nothing be stored chooses anew on each page.
  pecia.chosen = {
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
        // Nothing is kept.
      }
    },
  };

  // How a document is cited in each style, by its own page's section.
  pecia.entries = (section) => Object.fromEntries([...section.querySelectorAll("details[data-style]")].map((each) => [
    each.dataset.style,
    { name: each.querySelector("summary").textContent, html: each.querySelector("dd bdi")?.innerHTML ?? "" },
  ]));

  // What the store holds may come from elsewhere: of it come text, italics, bold and small capitals only.
  pecia.cleaned = (html) => {
    const source = document.createElement("template");
    source.innerHTML = html;
    const copy = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        return document.createTextNode(node.data);
      }
      const made = ALLOWED.has(node.nodeName) ? document.createElement(node.nodeName) : document.createDocumentFragment();
      if (node.nodeName === "SPAN" && node.className === "small-caps") {
        made.className = "small-caps";
      }
      made.append(...[...node.childNodes].filter(({ nodeType }) => nodeType < 4).map(copy));
      return made;
    };
    return copy(source.content);
  };

  // Offer some text as a file.
  pecia.save = (name, type, content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const page = document.getElementById("p:collection");
  if (page) {
    pecia.faces();
    shown(page);
  }

  // The page of the collection.
  function shown(page) {
    const list = page.querySelector("ol");
    const styles = page.querySelector("select");
    const row = page.querySelector("template");
    const told = page.querySelector("output");
    let items = pecia.kept("");

    function choose() {
      const known = new Map(items.flatMap(({ entries }) => Object.entries(entries)).map(([short, { name }]) => [short, name]));
      styles.replaceChildren(...[...known].map(([short, name]) => new Option(name, short)));
      styles.value = known.has(pecia.chosen.style) ? pecia.chosen.style : ([...known.keys()][0] ?? "");
    }

    const entry = (item) => pecia.cleaned((item.entries[styles.value] ?? Object.values(item.entries)[0])?.html ?? item.title);
    const plain = (item) => entry(item).textContent.replace(/\s+/g, " ").trim();

    function show() {
      const order = new Intl.Collator(undefined, { ignorePunctuation: true });
      items.sort((one, other) => order.compare(plain(one), plain(other)));
      list.replaceChildren(...items.map((item) => {
        const made = document.createElement("li");
        made.append(row.content.cloneNode(true));
        made.querySelector(".entry").append(entry(item));
        const link = made.querySelector("a");
        link.href = `${encodeURIComponent(item.id)}.html`;
        link.textContent = item.title;
        const button = made.querySelector("button");
        button.setAttribute("aria-label", `${button.textContent}: ${item.title}`);
        button.addEventListener("click", () => {
          items = items.filter(({ id }) => id !== item.id);
          pecia.keep("", items);
          show();
        });
        return made;
      }));
      page.classList.toggle("empty", !items.length);
    }

    // Documents that were chosen from a list: their own pages tell how they are cited.
    async function complete() {
      const found = items.filter(({ entries }) => !Object.keys(entries).length);
      while (found.length) {
        await Promise.all(found.splice(0, 6).map(async (item) => {
          try {
            const answer = await fetch(`${encodeURIComponent(item.id)}.html`);
            const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
            item.entries = pecia.entries(body.querySelector("#p\\:cite"));
          } catch {
            // From a disk no page can be read: the document is shown by its title.
          }
        }));
        pecia.keep("", items);
      }
      choose();
      show();
    }

    async function taken(button) {
      const { ending, type, format } = button.dataset;
      told.textContent = "";
      try {
        const texts = await Promise.all(items.map(async ({ id }) => {
          const answer = await fetch(`${encodeURIComponent(id)}${ending}`);
          if (!answer.ok) {
            throw new Error(String(answer.status));
          }
          return answer.text();
        }));
        pecia.save(`bibliography${ending}`, type, joined(texts, format));
      } catch {
        told.textContent = told.dataset.failed;
      }
    }

    styles.addEventListener("change", show);
    page.querySelector("[data-deed='text']").addEventListener("click", () => {
      pecia.save("bibliography.txt", "text/plain;charset=utf-8", `${items.map(plain).join("\n\n")}\n`);
    });
    page.querySelector("[data-deed='empty']").addEventListener("click", () => {
      items = [];
      pecia.keep("", items);
      show();
    });
    for (const button of page.querySelectorAll("button[data-format]")) {
      button.addEventListener("click", () => taken(button));
    }
    choose();
    show();
    page.hidden = false;
    if (location.protocol !== "file:" && items.some(({ entries }) => !Object.keys(entries).length)) {
      complete();
    }
  }

  // Several files of a format as one.
  function joined(texts, format) {
    if (format === "csl") {
      return `${JSON.stringify(texts.flatMap((each) => JSON.parse(each)), null, 2)}\n`;
    }
    if (format === "endnote" || format === "mods") {
      return merged(texts.map((each) => new DOMParser().parseFromString(each, "application/xml")), format);
    }
    return texts.map((each) => each.replace(/[\r\n]+$/, "")).join("\n\n") + "\n";
  }

  // Records of XML in one document.
  function merged(documents, format) {
    const [first, ...others] = documents;
    let around = first.querySelector("records");
    if (format === "mods") {
      const { namespaceURI } = first.documentElement;
      const only = first.documentElement;
      around = first.createElementNS(namespaceURI, "modsCollection");
      first.replaceChild(around, only);
      around.append(only);
    }
    for (const other of documents.slice(1)) {
      around.append(...[...(other.querySelector("records")?.children ?? [other.documentElement])].map((each) => first.importNode(each, true)));
    }
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(first.documentElement)}\n`;
  }
})();
