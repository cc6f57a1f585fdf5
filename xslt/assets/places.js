// Where in a document something stands: its page, paragraph or line, and the link that opens there.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const BREAK = "[role='doc-pagebreak']";
  const BLOCK = "p, li, h1, h2, h3, h4, h5, h6, blockquote, dd, dt, td, th, figcaption, .tei-l, .tei-p, .tei-ab, .tei-head, section, div";
  const MADE = "[data-made], .noteref, .tei-facs, .tei-line-number, button, template, script";
  const WORDS = 4;
  const SHORT = 60;
  const text = document.getElementById("p:text");
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

  // The last of some elements, in the order of the text, that stands before a place.
  function lastBefore(elements, node, offset) {
    const place = document.createRange();
    place.setStart(node, offset);
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place.comparePoint(elements[middle], 0) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return elements[low - 1];
  }

  // The number of the page on which a place stands, as it is printed; "" where nobody says it. What stands after the text, a
  // note or an entry of the apparatus, has the page of its anchor, unless a page begins in it.
  function pageAt(node, offset) {
    const note = elementOf(node).closest("#p\\:notes li, #p\\:apparatus li");
    const breaks = (note ?? text).querySelectorAll(note ? BREAK : `${BREAK}[data-turns]`);
    const found = lastBefore(breaks, node, offset);
    return (found ? found.dataset.n : (note ?? text).dataset.page) ?? "";
  }

  // The stretches of text of a range that are the document's own words; `run` is the same where nothing lies between.
  function stretches(range) {
    const root = range.commonAncestorContainer;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    let run = 0;
    let block = null;
    for (let node = root.nodeType === Node.TEXT_NODE ? root : walker.nextNode(); node; node = walker.nextNode()) {
      if (range.intersectsNode(node) && text.contains(node)) {
        const start = node === range.startContainer ? range.startOffset : 0;
        const end = node === range.endContainer ? range.endOffset : node.length;
        const parent = node.parentElement;
        if (parent.closest(MADE) || parent.checkVisibility?.() === false) {
          run += node.data.trim() ? 1 : 0;
        } else if (start < end) {
          const own = parent.closest(BLOCK);
          run += own === block ? 0 : 1;
          const joint = own === block || !found.length ? "" : own.matches(".tei-l") && block.matches(".tei-l") ? " / " : " ";
          found.push({ node, start, end, run, joint, words: node.data.slice(start, end) });
          block = own;
        }
      }
    }
    return found;
  }

  // The place of the first word of a stretch, or behind the last.
  const firstWord = ({ node, start, words }) => [node, start + words.search(/\S/)];
  const lastWord = ({ node, start, words }) => [node, start + words.trimEnd().length];

  // The numbered paragraph or line in which a place stands.
  function numbered(place, kind) {
    return elementOf(place).closest(kind === "line" ? ".tei-l[data-n]" : "p[data-n], .tei-p[data-n], .tei-ab[data-n]");
  }

  // What a passage is cited by: its pages, else its lines, else its paragraphs, from the first word to the last.
  function locate(first, last) {
    const pages = [pageAt(...first), pageAt(...last)];
    if (pages[0] && pages[1]) {
      return { label: pecia.pageLabel(pages[0]) === pecia.pageLabel(pages[1]) ? pecia.pageLabel(pages[0]) : "page", from: pages[0], to: pages[1] };
    }
    for (const label of ["line", "paragraph"]) {
      const ends = [numbered(first[0], label), numbered(last[0], label)];
      if (ends[0] && ends[1]) {
        return { label, from: ends[0].dataset.n, to: ends[1].dataset.n };
      }
    }
    return { label: "", from: "", to: "" };
  }

  // What is selected of the text: its words, where they stand, and the link to them; nothing where no word is.
  pecia.passage = (range) => {
    const found = stretches(range).filter(({ words }) => words.trim());
    if (!found.length) {
      return null;
    }
    const all = stretches(range);
    const quote = all.map(({ joint, words }) => joint + words).join("").replace(/\s+/g, " ").trim();
    const first = firstWord(found[0]);
    const last = lastWord(found.at(-1));
    const anchor = elementOf(found[0].node).closest("#p\\:text [id]");
    return { ...locate(first, last), quote, link: pecia.link(anchor?.id ?? "", fragment(all)) };
  };

  // A text fragment (https://wicg.github.io/scroll-to-text-fragment/) that finds the words again: all of them where they are
  // few, else the first and the last. What isn't the document's own may stand between these, but not in them.
  function fragment(all) {
    const pieces = runs(all);
    const texts = pieces.map((run, number) => whole(run, pieces[number - 1], pieces[number + 1]));
    const told = texts.filter((words) => words);
    if (!told.length) {
      return "";
    }
    const isShort = told.length === 1 && (told[0].length <= SHORT || told[0].split(" ").length <= 2 * WORDS);
    const begin = isShort ? told[0] : told[0].split(" ").slice(0, WORDS).join(" ");
    const end = isShort ? "" : told.at(-1).split(" ").slice(-WORDS).join(" ");
    const [before, after] = isOnce(begin) ? ["", ""] : around(pieces[texts.indexOf(told[0])], pieces[texts.lastIndexOf(told.at(-1))]);
    return [before && `${encoded(before)}-`, encoded(begin), encoded(end), after && `-${encoded(after)}`].filter((each) => each).join(",");
  }

  const flat = (words) => words.replace(/\s+/g, " ");

  // Do words stand in the page only once, so that a browser finds them where they were?
  function isOnce(words) {
    const page = flat(document.body.innerText).toLowerCase();
    const first = page.indexOf(words.toLowerCase());
    return page.indexOf(words.toLowerCase(), first + 1) < 0;
  }

  // Some words before a run and after another, as far as they follow without a break.
  function around([first], end) {
    const last = end.at(-1);
    const before = flat(first.node.data.slice(0, first.start + first.words.search(/\S/))).split(" ");
    const after = flat(last.node.data.slice(last.start + last.words.trimEnd().length)).split(" ");
    return [before.at(-1) === "" ? before.slice(-WORDS).join(" ").trim() : "", after[0] === "" ? after.slice(1, WORDS).join(" ") : ""];
  }

  function runs(all) {
    const found = [];
    for (const each of all) {
      if (found.at(-1)?.[0].run === each.run) {
        found.at(-1).push(each);
      } else {
        found.push([each]);
      }
    }
    return found;
  }

  // The whole words of a run: a browser doesn't find a part of a word, whether a reader or a page's end has cut it.
  function whole(run, before, after) {
    const [first, last] = [run[0], run.at(-1)];
    const outside = [
      first.node.data.slice(0, first.start) || (first.joint ? "" : before?.at(-1).words),
      last.node.data.slice(last.end) || (after?.[0].joint ? "" : after?.[0].words),
    ];
    let words = run.map((each) => each.words).join("");
    if (/[\p{L}\p{N}]$/u.test(outside[0] ?? "") && /^[\p{L}\p{N}]/u.test(words)) {
      words = words.replace(/^\S+/, "");
    }
    if (/^[\p{L}\p{N}]/u.test(outside[1] ?? "") && /[\p{L}\p{N}]$/u.test(words)) {
      words = words.replace(/\S+$/, "");
    }
    return words.replace(/\s+/g, " ").trim();
  }

  const encoded = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

  // The address of this page, down to an element and some words of it.
  pecia.link = (id, words = "") => {
    const page = document.querySelector("link[rel='canonical']")?.href ?? location.href.replace(/#.*/s, "");
    const place = id ? encodeURIComponent(id).replace(/%3A/g, ":") : "";
    return page + (place || words ? `#${place}` : "") + (words ? `:~:text=${words}` : "");
  };

  // A place as it is cited, with the link that opens there.
  pecia.place = (row) => ({ ...row, quote: "", link: pecia.link(row.id) });

  // All places of the document that can be cited: pages, then paragraphs and lines.
  pecia.places = () => {
    const rows = [];
    if (text.dataset.page) {
      rows.push({ label: pecia.pageLabel(text.dataset.page), from: text.dataset.page, id: "p:text" });
    }
    for (const each of text.querySelectorAll(`${BREAK}[data-n]`)) {
      rows.push({ label: pecia.pageLabel(each.dataset.n), from: each.dataset.n, id: each.id, element: each });
    }
    for (const each of text.querySelectorAll("p[data-n][id], .tei-p[data-n][id], .tei-ab[data-n][id]")) {
      rows.push({ label: "paragraph", from: each.dataset.n, id: each.id, element: each });
    }
    return rows.map((row) => ({ ...row, to: row.from }));
  };

  // A place in some nodes' text, so many characters from their beginning: before or after an element, or in a text.
  function spot(node, length) {
    let left = length;
    for (const [number, child] of [...node.childNodes].entries()) {
      const own = child.textContent.length;
      if (left <= own && child.nodeType === Node.TEXT_NODE) {
        return [child, left];
      }
      if (left < own || left === 0) {
        return [node, number];
      }
      left -= own;
    }
    return [node, node.childNodes.length];
  }

  // A form of the citation in a style of a page's section, with a place where the style has a way for that, else without: an element
  // with its nodes, or nothing where the style hasn't the form. A place that `isAll` is all of the document's pages.
  pecia.cited = (style, form, { label, from, to }, isAll) => {
    const whole = style.querySelector(`dd[data-form="${form}"] bdi`);
    const found = (name) => style.querySelector(`template[data-form="${form}"][data-label="${name}"]`);
    const template = label && ((isAll && found(`${label} all`)) || found(label));
    const made = document.createElement("span");
    if (!template && !whole) {
      return null;
    }
    if (!template || template.dataset.from !== undefined) {
      made.append(...document.importNode(whole, true).childNodes);
    }
    if (template) {
      filled(made, template);
    }
    for (const place of made.querySelectorAll(".place")) {
      const before = (from === to ? place.dataset.one : place.dataset.many) ?? "";
      place.replaceWith(before + pecia.range(from, to, label === "page" ? style.dataset.range : ""));
    }
    made.normalize();
    return made;
  };

  // Put into a form what a template has for it: between its beginning and its end, or all of it.
  function filled(made, template) {
    const range = document.createRange();
    range.selectNodeContents(made);
    if (template.dataset.from !== undefined) {
      const length = made.textContent.length;
      range.setStart(...spot(made, Number(template.dataset.from)));
      range.setEnd(...spot(made, length - Number(template.dataset.to)));
      range.deleteContents();
    }
    range.insertNode(document.importNode(template.content, true));
  }

  // Two numbers as a range, in the way of a style (CSL 1.0.2, Page Ranges).
  pecia.range = (from, to, format) => {
    const plain = /^\d+$/.test(from) && /^\d+$/.test(to) && from.length === to.length && Number(from) < Number(to);
    if (from === to) {
      return from;
    }
    if (plain && /^chicago/.test(format)) {
      return `${from}–${chicago(from, to)}`;
    }
    if (plain && /^minimal/.test(format)) {
      const least = format === "minimal-two" ? 2 : 1;
      const shared = [...to].findIndex((digit, place) => digit !== from[place]);
      return `${from}–${to.slice(Math.min(shared, Math.max(to.length - least, 0)))}`;
    }
    return `${from}–${to}`;
  };

  // The second number as Chicago has it (18th edition, 9.63).
  function chicago(from, to) {
    for (let power = 2; power < to.length; power += 1) {
      const unit = 10 ** power;
      if (Math.floor(from / unit) === Math.floor(to / unit)) {
        return Number(from) <= 100 || from % 100 === 0 ? to : String(to % unit);
      }
    }
    return to;
  }
})();
