// The page of the search: what is asked stands in the address; what is found is filtered, counted, sorted and shown.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const page = document.getElementById("p:search");
  const form = page.querySelector("form");
  const told = document.getElementById("p:found");
  const list = page.querySelector(".results");
  const more = page.querySelector(".more");
  const STEP = 10;
  const PAUSE = 300; // milliseconds after a letter before what is typed is searched
  let asked = 0;

  const said = (name, about) => told.dataset[name].replace("{}", about);

  // A script among the files of the site.
  pecia.loaded = (source) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = resolve;
    script.onerror = () => reject(new Error(source));
    document.head.append(script);
  });

  // The words of a question: each a text and whether it is a phrase.
  pecia.words = (query) => [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]?|([^\s"“”„«»]+)/g)]
    .map(([, phrase, word]) => ({ text: (phrase ?? word).trim(), phrase: /\s/.test((phrase ?? "").trim()) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));

  function state() {
    const given = new URLSearchParams(location.search);
    return { given, query: given.get("q") ?? "", sort: given.get("sort") ?? "", shown: Number(given.get("n")) || STEP };
  }

  // Put what is asked into the address; `kept` says that the way back leads over what was there.
  function go(change, kept = true) {
    const { given } = state();
    given.delete("n");
    change(given);
    for (const [name, value] of [...given]) {
      if (!value) given.delete(name, value);
    }
    const address = `${location.pathname}${given.size ? `?${given}` : ""}`;
    if (address !== location.pathname + location.search) {
      history[kept ? "pushState" : "replaceState"](null, "", address);
    }
    show();
  }

  async function show() {
    const mine = ++asked;
    const { given, query, sort, shown } = state();
    fill(given);
    const timer = setTimeout(() => { told.textContent = said("working"); }, PAUSE);
    try {
      const table = await documents();
      const engine = await pecia.engine;
      const words = pecia.words(query);
      const found = words.length ? await engine.find(words) : new Map(table.documents.map((_, number) => [number, { score: 0 }]));
      if (mine !== asked) return;
      const chosen = pecia.filters.chosen(table, given);
      const fitting = [...found.keys()].filter((number) => chosen.fits(number));
      pecia.filters.show(page, table, given, [...found.keys()], chosen, go);
      const anything = words.length > 0 || chosen.any;
      const rows = await Promise.all(
        sorted(fitting, found, table, sort).slice(0, anything ? shown : 0).map((number) => engine.row(number, found.get(number), words)));
      if (mine !== asked) return;
      list.replaceChildren(...rows.map(result));
      more.hidden = !anything || fitting.length <= shown;
      tell(anything ? fitting.length : -1, table, engine.similar?.(words) ?? "");
    } catch (fault) {
      if (mine === asked) told.textContent = said("failed");
      throw fault;
    } finally {
      clearTimeout(timer);
    }
  }

  function tell(count, table, similar) {
    const sentences = count < 0 ? said("begin", table.documents.length.toLocaleString(page.dataset.language))
      : count === 0 ? said("none") : count === 1 ? said("one") : said("many", count.toLocaleString(page.dataset.language));
    told.textContent = similar ? `${said("similar", similar)} ${sentences}` : sentences;
  }

  // By relevance, else by the first day of the date; what has none comes last, and what is alike in reading order.
  function sorted(numbers, found, table, sort) {
    const date = (number) => table.documents[number][0];
    const by = {
      date: (one, other) => !date(one) - !date(other) || (date(one) > date(other)) - (date(one) < date(other)),
      "-date": (one, other) => !date(one) - !date(other) || (date(one) < date(other)) - (date(one) > date(other)),
    }[sort] ?? ((one, other) => found.get(other).score - found.get(one).score);
    return numbers.sort((one, other) => by(one, other) || one - other);
  }

  // A document that was found: its title, its date, and each page with a hit.
  function result({ title, url, date, hits }) {
    const item = make("li");
    const marks = new URLSearchParams();
    for (const word of new Set(hits.flatMap(({ words }) => words))) marks.append("highlight", word);
    const address = (at) => `${url}${marks.size ? `?${marks}` : ""}${at ? `#${encodeURIComponent(at).replaceAll("%3A", ":")}` : ""}`;
    const heading = make("h2");
    heading.append(link(address(hits[0]?.address ?? ""), title));
    item.append(heading);
    if (date && !title.includes(date)) item.append(make("p", "about", date));
    const places = make("ul", "hits");
    for (const hit of hits.slice(0, 3)) places.append(place(hit, address));
    if (hits.length) item.append(places);
    if (hits.length > 3) item.append(others(hits.slice(3), address));
    return item;
  }

  const label = ({ address, label: name }) => (address === "p:text" ? told.dataset.page.replace("{}", name) : name);

  function place(hit, address) {
    const item = make("li");
    if (hit.label) item.append(link(address(hit.address), label(hit)), " ");
    const excerpt = make("span", "excerpt");
    excerpt.append(...hit.excerpt.map(([text, marked]) => (marked ? make("mark", "", text) : text)));
    item.append(excerpt);
    return item;
  }

  function others(hits, address) {
    const line = make("p", "others");
    const [before, after] = told.dataset.hits.split("{}");
    line.append(before, ...hits.filter((hit) => hit.label)
      .flatMap((hit, n) => [...(n ? [", "] : []), link(address(hit.address), label(hit))]), after);
    return line;
  }

  function make(name, kind, text) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  function link(address, text) {
    const made = make("a", "", text);
    made.href = address;
    return made;
  }

  function fill(given) {
    for (const name of ["q", "sort", "from", "to"]) {
      const field = form.elements[name];
      if (document.activeElement !== field || name === "sort") field.value = given.get(name) ?? "";
    }
  }

  let table;
  const documents = () => (table ??= (async () => {
    pecia.given = { documents: (value) => { table.value = value; }, texts: () => {} };
    await Promise.all([pecia.load("search-filters"), pecia.loaded("search/documents.js")]);
    const full = location.protocol !== "file:" && table.value.bundles.length > 0;
    pecia.engine = pecia.load(`search-${full ? "full" : "small"}`).then(() => pecia.opened(table.value));
    if (!full) {
      const how = document.getElementById("p:found-how");
      how.textContent = [told.dataset.small, ...(table.value.whole ? [] : [told.dataset.part])].join(" ");
      how.hidden = false;
    }
    return table.value;
  })());

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go((given) => {
      for (const name of ["q", "from", "to"]) given.set(name, form.elements[name].value.trim());
    });
  });
  let typing;
  form.elements.q.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => go((given) => given.set("q", form.elements.q.value.trim()), false), PAUSE);
  });
  for (const name of ["sort", "from", "to"]) {
    form.elements[name].addEventListener("change", ({ target }) => go((given) => given.set(name, target.value.trim())));
  }
  more.addEventListener("click", async () => {
    const before = list.children.length;
    history.replaceState(null, "", `${location.pathname}?${(() => {
      const { given, shown } = state();
      given.set("n", String(shown + STEP));
      return given;
    })()}`);
    await show();
    list.children[before]?.querySelector("a").focus();
  });
  // A document knows by this the way back.
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) {
      try {
        sessionStorage.setItem(`pecia:search:${pecia.root}`, location.search);
      } catch { /* without it, the way back leads to the words alone */ }
    }
  });
  addEventListener("popstate", show);
  page.hidden = false;
  show();
})();
