// What belongs together in the versions of a text: by what points to what, by ids, by numbers, else by order.
"use strict";

(() => {
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

  // The rows of several versions: what belongs to each block of the first.
  function rowsOf(versions) {
    const [first, ...others] = versions;
    const found = others.map((other) => new Map(matched(first, other)));
    return blocks(first).map((each) => [each, ...found.map((map) => map.get(each))]).filter((row) => row.some((each, n) => n && each));
  }

  pecia.rows = { idOf, blocks, matched, rowsOf };
})();
