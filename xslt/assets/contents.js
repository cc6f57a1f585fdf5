// The list of a whole volume beside the text: read from the file that all its pages share when a reader asks for it, also from a disk.
"use strict";

(() => {
  const lists = new Map();
  let reading = "";
  let panel;

  // Each list is a call in a file of its own: the volume's title, and [address, title, date, language] for each document.
  pecia.listed = (title, rows) => lists.set(reading, { title, rows });

  // What the button does: open the list, or close it again.
  pecia.contents = async (button) => {
    if (panel) {
      close();
      return;
    }
    try {
      await Promise.all([read(button.dataset.list), pecia.load("contents.css")]);
    } catch {
      location.assign(button.href);
      return;
    }
    open(button, lists.get(button.dataset.list));
  };

  // Read a list once.
  async function read(name) {
    if (!lists.has(name)) {
      reading = name;
      await pecia.load(`../${name}`);
    }
  }

  function open(button, list) {
    panel = document.createElement("section");
    panel.className = "volume-list";
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", list.title || button.textContent);
    panel.lang = button.closest("[lang]").lang;
    const head = document.createElement("header");
    const title = document.createElement("strong");
    title.textContent = list.title || button.textContent;
    const shut = document.createElement("button");
    shut.type = "button";
    shut.textContent = "×";
    shut.setAttribute("aria-label", button.dataset.close);
    shut.addEventListener("click", close);
    head.append(title, shut);
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = button.dataset.filter;
    field.setAttribute("aria-label", button.dataset.filter);
    const ol = document.createElement("ol");
    const items = list.rows.map((row) => item(...row));
    ol.append(...items);
    field.addEventListener("input", () => filter(items, field.value));
    panel.append(head, field, ol);
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        close();
      }
    });
    panel.opener = button;
    button.setAttribute("aria-expanded", "true");
    document.body.append(panel);
    const here = ol.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "center" });
    (here ?? field).focus({ preventScroll: true });
  }

  function close() {
    const button = panel.opener;
    panel.remove();
    panel = undefined;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  // A document of the list; the one that is read is marked.
  function item(href, title, date, language) {
    const li = document.createElement("li");
    const a = document.createElement("a");
    a.href = new URL(href, pecia.root).href;
    a.textContent = title;
    if (language) {
      a.lang = language;
    }
    if (a.pathname === location.pathname) {
      a.setAttribute("aria-current", "page");
    }
    li.append(a);
    if (date && !title.includes(date)) {
      const span = document.createElement("span");
      span.className = "date";
      span.textContent = ` ${date}`;
      li.append(span);
    }
    return li;
  }

  // Show the documents whose titles and dates hold every word.
  function filter(items, wish) {
    const words = wish.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const li of items) {
      const text = li.textContent.toLocaleLowerCase();
      li.hidden = !words.every((word) => text.includes(word));
    }
  }
})();
