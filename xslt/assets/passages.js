// The passages to which entries of an apparatus belong that stand in a list: by their ends, or by a number of the text and their lemma.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const ASIDE = "[data-made], [data-alternative], .cite-page, .tei-app-marker, .tei-note, .tei-listApp, .tei-listed, .tei-read, #p\\:notes, #p\\:apparatus";
  const MARKS = ["tei-lb", "tei-milestone", "tei-cb", "tei-pb"];
  const plain = (words) => words.normalize("NFC").replace(/\s+/g, "");

  // The words of the text between two places, as text nodes; a place without an end goes to the end of the text.
  function wordsBetween(start, end) {
    const range = document.createRange();
    start(range);
    end(range);
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const found = [];
    walker.currentNode = range.startContainer.childNodes[range.startOffset - 1] ?? range.startContainer;
    for (let node = walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode : walker.nextNode(); node; node = walker.nextNode()) {
      const at = range.comparePoint(node, 0);
      if (at > 0) {
        break;
      }
      if (at === 0 && node.data && range.comparePoint(node, node.length) <= 0 && !node.parentElement.closest(ASIDE)) {
        found.push(node);
      }
    }
    return found;
  }

  // The words of a part of the text that has a number: all in it, or up to the next but one of its kind, for a lemma may go over.
  function wordsOf(place) {
    const kind = MARKS.find((each) => place.classList.contains(each));
    if (!kind) {
      return wordsBetween((range) => range.setStartBefore(place), (range) => range.setEndAfter(place));
    }
    const all = [...text.getElementsByClassName(kind)];
    const next = all[all.indexOf(place) + 2];
    return wordsBetween((range) => range.setStartAfter(place), (range) => (next ? range.setEndBefore(next) : range.setEndAfter(text)));
  }

  // The letters and digits of text nodes, small, each with its place; whether white space or another sign goes before it.
  function signsOf(nodes) {
    const found = [];
    let isFirst = true;
    for (const node of nodes) {
      let at = 0;
      for (const sign of node.data) {
        if (/[\p{L}\p{M}\p{N}]/u.test(sign)) {
          found.push({ node, sign: sign.toLowerCase(), at, length: sign.length, isFirst });
          isFirst = false;
        } else {
          isFirst = true;
        }
        at += sign.length;
      }
    }
    return found;
  }

  // Those of some words that are a lemma, cut out of their text nodes: as it is written before whole words, and these before parts. Only letters and digits count.
  function within(nodes, lemma) {
    const places = signsOf(nodes);
    const signs = signsOf([{ data: lemma.normalize("NFC") }]);
    const starts = places.flatMap((_, n) => (signs.every(({ sign }, k) => places[n + k]?.sign === sign) ? [n] : []));
    const whole = starts.filter((n) => places[n].isFirst && (places[n + signs.length]?.isFirst ?? true));
    const alike = whole.find((n) => signs.every(({ isFirst }, k) => places[n + k].isFirst === isFirst));
    const start = alike ?? whole[0] ?? (signs.length > 1 ? starts[0] : undefined);
    if (start === undefined || !signs.length) {
      return [];
    }
    const found = places.slice(start, start + signs.length);
    return [...new Set(found.map(({ node }) => node))].map((node) => {
      const own = found.filter((each) => each.node === node);
      const end = own.at(-1).at + own.at(-1).length;
      if (end < node.length) {
        node.splitText(end);
      }
      return own[0].at > 0 ? node.splitText(own[0].at) : node;
    });
  }

  // The text nodes of an entry's passage; none where its lemma isn't found.
  function passage(entry) {
    const { from, to, within: part, lemma } = entry.dataset;
    const first = document.getElementById(from ?? part);
    if (!first) {
      return [];
    }
    if (part) {
      return lemma ? within(wordsOf(first), lemma) : [];
    }
    const last = to ? document.getElementById(to) : null;
    if (last && last !== first) {
      return wordsBetween((range) => range.setStartBefore(first), (range) => range.setEndAfter(last));
    }
    return wordsBetween((range) => range.setStartBefore(first), (range) => range.setEndAfter(marks.get(entry) && !first.textContent ? marks.get(entry) : first));
  }

  const entries = [...text.querySelectorAll("[data-from], [data-within]")];
  const marks = new Map();

  // Puts a letter behind a node, and behind the letters that stand there.
  function behind(node, marker) {
    let last = node;
    while (last.nextSibling instanceof Element && last.nextSibling.matches(".tei-app-marker")) {
      last = last.nextSibling;
    }
    last.after(marker);
  }

  // Where an entry's letter stands: after its passage, else where its part of the text begins or, if it has words, ends.
  function place(entry, marker, nodes) {
    const { from, to, within: part } = entry.dataset;
    const spot = document.getElementById(to ?? from ?? part);
    const last = nodes.at(-1);
    if (last) {
      const isWhole = last.parentElement.matches(".tei-w, .tei-seg, .tei-pc") && !last.nextSibling;
      behind(isWhole ? last.parentElement : last, marker);
    } else if (part && spot.textContent && !MARKS.some((kind) => spot.classList.contains(kind))) {
      spot.append(marker);
    } else {
      behind(spot, marker);
    }
  }

  // Has a reading other words than those of the text nodes?
  function isOther(reading, nodes) {
    const made = reading.cloneNode(true);
    made.querySelectorAll("[data-made]").forEach((one) => one.remove());
    return plain(made.textContent) !== plain(nodes.map(({ data }) => data).join(""));
  }

  // Has an entry a reading that isn't what the text has?
  function differs(entry, nodes) {
    const readings = [...entry.querySelectorAll(".tei-rdg")];
    return !nodes.length || !readings.length || readings.some((each) => isOther(each, nodes));
  }

  for (const entry of entries.filter(({ dataset: { from, to, within: part } }) => document.getElementById(to ?? from ?? part))) {
    const way = entry.querySelector(".tei-app-way");
    const known = document.getElementById(entry.id.replace(/^app:/, "appref:"));
    if (known) {
      marks.set(entry, known);
    }
    const nodes = passage(entry);
    if (known || differs(entry, nodes)) {
      const marker = known ?? document.createElement("a");
      if (way) {
        marker.className = "tei-app-marker";
        marker.id = entry.id.replace(/^(app:)?/, "appref:");
        marker.href = `#${entry.id}`;
        marker.dataset.made = "";
        marker.textContent = way.textContent;
        marker.ariaLabel = way.ariaLabel;
      }
      marks.set(entry, marker);
      place(entry, marker, nodes);
    }
  }

  // The entries of lists, each with its letter in the text; and the text nodes of its passage now.
  pecia.passages = { marks, passage, wordsBetween, isOther };
})();
