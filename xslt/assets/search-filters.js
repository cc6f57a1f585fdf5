// The filters of the search: persons, places, volumes, years, languages, kinds, and a range of dates.
"use strict";

(() => {
  // Where a document's row of the table has the numbers of its values.
  const COLUMNS = { volume: 2, kind: 3, language: 4, person: 5, place: 6 };
  const FACETS = ["person", "place", "volume", "year", "language", "kind"];
  const ALL = new Set(["person", "place"]); // of these a document must have every value that is chosen; else any
  const FEW = 12;
  const MANY = 60;

  // The first and the last day that a date may mean, as texts that sort: `1939` is all of that year.
  const first = (date) => (date ? date.padEnd(10, "-01-01".slice(-(10 - date.length) || 6)) : "");
  const last = (date) => (date ? (date.length >= 10 ? date : `${date}-99-99`.slice(0, Math.max(10, date.length))) : "");

  // A date as a reader may write it, or nothing: 1939, 1939-5, 12.5.1939.
  function written(text) {
    const day = text.trim().match(/^(\d{1,2})\.(\d{1,2})\.(\d{3,4})$/);
    const parts = day ? [day[3], day[2], day[1]] : text.trim().match(/^(\d{3,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/)?.slice(1);
    return (parts ?? []).filter(Boolean).map((part, n) => part.padStart(n ? 2 : 4, "0")).join("-");
  }

  const ends = (row) => [first(row[0]), last(row[1] || row[0])];

  function years(row) {
    if (!/^\d{4}/.test(row[0])) return [];
    const [from, to] = [row[0], row[1] || row[0]].map((date) => Number(date.slice(0, 4)));
    return Array.from({ length: Math.min(Math.max(to - from, 0), 99) + 1 }, (_, n) => String(from + n));
  }

  const values = (table, facet, number) => (facet === "year" ? years(table.documents[number])
    : table.documents[number][COLUMNS[facet]].map((value) => table.facets[facet][value]));

  // What is chosen: whether a document fits, also without regard to one filter.
  function chosen(table, given) {
    const wanted = Object.fromEntries(FACETS.map((facet) => [facet, given.getAll(facet)]));
    const [from, to] = [first(written(given.get("from") ?? "")), last(written(given.get("to") ?? ""))];
    const fitting = {};
    for (const facet of FACETS.filter((each) => wanted[each].length)) {
      fitting[facet] = (number) => {
        const own = values(table, facet, number);
        return wanted[facet][ALL.has(facet) ? "every" : "some"]((value) => own.includes(value));
      };
    }
    if (from || to) {
      fitting.range = (number) => {
        const [begin, end] = ends(table.documents[number]);
        return Boolean(begin) && (!from || end >= from) && (!to || begin <= to);
      };
    }
    const fits = (number, but) => Object.entries(fitting).every(([facet, test]) => facet === but || test(number));
    return { wanted, any: Object.keys(fitting).length > 0, fits };
  }

  // A name for a value: of languages and kinds in the interface's words.
  function names(page) {
    const kinds = new Map([...page.querySelectorAll("template")].flatMap(({ content }) => [...content.querySelectorAll("data")])
      .map((each) => [each.value, each.textContent]));
    const languages = new Intl.DisplayNames([page.dataset.language], { type: "language", fallback: "code" });
    return (facet, value) => (facet === "kind" ? kinds.get(value) ?? value : facet === "language" ? named(languages, value) : value);
  }

  function named(languages, value) {
    try {
      return languages.of(value);
    } catch {
      return value;
    }
  }

  function show(page, table, given, found, choice, go) {
    const name = names(page);
    for (const group of page.querySelectorAll("[data-facet]")) {
      const { facet } = group.dataset;
      const counts = new Map(choice.wanted[facet].map((value) => [value, 0]));
      for (const number of found) {
        if (choice.fits(number, ALL.has(facet) ? "" : facet)) {
          for (const value of values(table, facet, number)) counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
      listed(group, facet, counts, choice.wanted[facet], name, go);
    }
    tags(page, given, choice, name, go);
  }

  // The values of a filter, those that are chosen first; of many only some, which the reader can narrow.
  function listed(group, facet, counts, wanted, name, go) {
    const narrow = group.querySelector(".narrow");
    const field = narrow.querySelector("input");
    const order = new Intl.Collator(undefined, { numeric: true }).compare;
    const rows = [...counts].map(([value, count]) => ({ value, count, text: name(facet, value), on: wanted.includes(value) }))
      .sort((one, other) => other.on - one.on || (facet === "year" ? 0 : other.count - one.count) || order(one.text, other.text));
    group.hidden = rows.length < 2 && !wanted.length;
    narrow.hidden = facet === "year" || rows.length <= FEW;
    const draw = () => {
      const part = folded(field.value);
      const most = facet === "year" ? rows.length : part ? MANY : FEW;
      const some = rows.filter(({ text, on }) => on || folded(text).includes(part)).slice(0, most);
      group.querySelector("ul").replaceChildren(...some.map((row) => choiceOf(row, facet, go)));
    };
    field.oninput = draw;
    draw();
  }

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function choiceOf({ value, count, text, on }, facet, go) {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = on;
    box.dataset.value = value;
    box.addEventListener("change", () => {
      go((given) => (box.checked ? given.append(facet, value) : given.delete(facet, value)));
      pecia.focused = [facet, value];
    });
    const number = document.createElement("span");
    number.className = "count";
    number.textContent = `(${count})`;
    label.append(box, ` ${text} `, number);
    item.append(label);
    if (pecia.focused?.[0] === facet && pecia.focused[1] === value) {
      pecia.focused = null;
      queueMicrotask(() => box.focus());
    }
    return item;
  }

  // What is chosen, above what is found: each can be taken back there.
  function tags(page, given, choice, name, go) {
    const line = page.querySelector(".chosen");
    const all = line.querySelector("[data-clear]");
    line.hidden = !choice.any;
    const pairs = [...FACETS, "from", "to"].flatMap((facet) => given.getAll(facet).map((value) => [facet, value]));
    line.replaceChildren(...pairs.flatMap(([facet, value]) => {
      const button = document.createElement("button");
      const text = facet === "from" ? `≥ ${value}` : facet === "to" ? `≤ ${value}` : name(facet, value);
      button.type = "button";
      button.textContent = `${text} ×`;
      button.setAttribute("aria-label", line.dataset.remove.replace("{}", text));
      button.addEventListener("click", () => go((asked) => asked.delete(facet, value)));
      return [button, " "];
    }), all);
    all.onclick = () => go((asked) => [...FACETS, "from", "to"].forEach((facet) => asked.delete(facet)));
    if (choice.any) page.querySelector(".filters").open = true;
  }

  pecia.filters = { chosen, show };
})();
