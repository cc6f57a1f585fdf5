// Notes: beside the text where there is room. Without this they are the list after the text; assets/notes-open.js opens one.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const section = document.getElementById("p:notes");
  if (!text || !section) {
    return;
  }
  const GAP = 10;
  const LEAST = 180;
  const MOST = 300;
  const FROM_TEXT = 44;
  const FAR = 1500;
  const TALL = 280;
  const label = section.querySelector(":scope > .note-of");
  const notes = new Map([...section.querySelectorAll("ol.notes > li")].map((note) => [note.id, note]));
  const references = new Map([...notes.values()].map((note) => [note, []]));
  const shown = { note: null, from: null };

  const noteOf = (link) => {
    try {
      return notes.get(decodeURIComponent(link.hash.slice(1)));
    } catch {
      return undefined;
    }
  };
  for (const link of text.querySelectorAll("a[href^='#']:not(.backlink)")) {
    const note = noteOf(link);
    if (note && !note.contains(link)) {
      references.get(note).push(link);
    }
  }

  // How wide a note beside the text can be, in pixels: up to the window's edge, or to what else has opened there.
  function room() {
    const { left, right } = text.getBoundingClientRect();
    const isRight = getComputedStyle(text).direction === "ltr";
    let free = isRight ? document.documentElement.clientWidth - right : left;
    for (const other of document.querySelectorAll(".beside, [data-beside], .version-other")) {
      const box = other.getBoundingClientRect();
      if (box.width && (isRight ? box.right > right : box.left < left)) {
        free = Math.min(free, Math.max(0, isRight ? box.left - right : left - box.right));
      }
    }
    return Math.min(MOST, free - FROM_TEXT - 16);
  }

  // Where each note begins, so that none lies on another: its own place, or below the note before. A tall one takes what is free,
  // and scrolls.
  function settled(size) {
    text.style.setProperty("--note-size", `${size}px`);
    section.classList.add("side-notes");
    const top = text.getBoundingClientRect().top;
    const rows = [];
    // All places are read before anything changes: else the browser lays the page out again for each note.
    const places = [...references].map(([note, links]) => [note, links, links.map((link) => link.getClientRects()[0]).find((each) => each)]);
    for (const [note, links, box] of places) {
      note.classList.toggle("placed", Boolean(box));
      note.classList.toggle("unseen", !box && links.length > 0);
      if (box) {
        rows.push({ note, wanted: box.top - top });
      }
    }
    section.classList.toggle("alone", [...notes.values()].every((note) => note.className.match(/\b(placed|unseen)\b/)));
    rows.sort((one, other) => one.wanted - other.wanted);
    if (label && rows.length && section.classList.contains("alone")) {
      rows.unshift({ note: label, wanted: rows[0].wanted - label.offsetHeight - GAP / 2 });
    }
    const bottom = text.offsetHeight;
    for (const { note } of rows) {
      note.style.maxBlockSize = "";
    }
    const heights = rows.map(({ note }) => note.offsetHeight);
    let end = 0;
    rows.forEach((row, number) => {
      row.at = Math.max(row.wanted, end);
      const free = (rows[number + 1]?.wanted ?? bottom) - row.at - GAP;
      row.height = Math.min(heights[number], Math.max(TALL, free));
      row.isLong = row.height < heights[number];
      end = row.at + row.height + GAP;
    });
    return { rows, end };
  }

  // Put the notes beside the text, or leave them after it where there is no room or they would drift too far from their places.
  function place() {
    const size = room();
    const { rows, end } = size >= LEAST ? settled(size) : { rows: [], end: 0 };
    const isBeside = rows.length > 0 && rows.every(({ at, wanted }) => at - wanted < FAR);
    if (!isBeside) {
      section.classList.remove("side-notes", "alone");
    }
    for (const { note, at, height, isLong } of rows) {
      note.style.insetBlockStart = isBeside ? `${Math.round(at)}px` : "";
      note.style.maxBlockSize = isBeside && isLong ? `${Math.floor(height)}px` : "";
      note.classList.toggle("long", isBeside && isLong);
      if (isBeside && isLong) {
        note.tabIndex = 0;
      }
    }
    text.style.minBlockSize = isBeside ? `${Math.ceil(end)}px` : "";
  }

  let waiting = 0;
  function soon() {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(place);
  }

  const isBeside = (note) => section.classList.contains("side-notes") && note.classList.contains("placed");

  // Mark a note beside the text, and its reference.
  function mark(note, from) {
    for (const each of text.querySelectorAll(".note-lit")) {
      each.classList.remove("note-lit");
    }
    note?.classList.add("note-lit");
    from?.classList.add("note-lit");
  }

  // What opens a note is loaded when the first is asked for.
  pecia.notes = { text, notes, references, shown, noteOf, isBeside, mark };
  async function first(event) {
    const link = event.target.closest("a[href^='#']");
    const isPlain = !(event.defaultPrevented || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (link && isPlain && (noteOf(link) || link.closest("ol.notes > li"))) {
      event.preventDefault();
      text.removeEventListener("click", first);
      await pecia.load("notes-open").catch(() => undefined);
      link.click();
    }
  }

  function pointed(event) {
    const link = event.target.closest?.("a[href^='#']");
    const note = link && noteOf(link);
    if (note && isBeside(note) && !note.contains(link)) {
      mark(note, link);
    } else if (!shown.note) {
      mark(null, null);
    }
  }

  text.addEventListener("click", first);
  text.addEventListener("toggle", soon, true);
  text.addEventListener("pointerover", pointed);
  document.addEventListener("change", soon);
  addEventListener("resize", soon);
  const watching = new ResizeObserver(soon);
  watching.observe(text);
  watching.observe(document.body);
  document.fonts?.ready.then(soon);
})();
