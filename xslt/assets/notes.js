// Notes: beside the text where there is room, else opened where the text refers to them. Without this they are the list after the text.
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

  // Show a note where the text refers to it: beside the text, or over it near the reference.
  function open(note, from) {
    shown.note = note;
    shown.from = from;
    note.tabIndex = note.tabIndex === 0 ? 0 : -1;
    if (isBeside(note)) {
      mark(note, from);
      note.scrollIntoView({ block: "nearest" });
    } else {
      note.popover = "auto";
      note.showPopover();
      put(note, from);
    }
    note.focus({ preventScroll: true });
  }

  // Put an opened note below its reference, or above where there is more room.
  function put(note, from) {
    const box = [...from.getClientRects()].at(-1);
    const { clientWidth, clientHeight } = document.documentElement;
    const isBelow = box.bottom + note.offsetHeight + 16 <= clientHeight || box.top < clientHeight / 2;
    const left = Math.max(16, Math.min(box.left - 24, clientWidth - note.offsetWidth - 16));
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${scrollY + (isBelow ? box.bottom + 8 : Math.max(8, box.top - note.offsetHeight - 8))}px`;
  }

  // Close the note and go back to where the text refers to it.
  function close() {
    const { note, from } = shown;
    shown.note = null;
    mark(null, null);
    if (note?.hasAttribute("popover")) {
      note.hidePopover();
    }
    from?.focus({ preventScroll: true });
    from?.scrollIntoView({ block: "nearest" });
  }

  // Mark a note beside the text, and its reference.
  function mark(note, from) {
    for (const each of text.querySelectorAll(".note-lit")) {
      each.classList.remove("note-lit");
    }
    note?.classList.add("note-lit");
    from?.classList.add("note-lit");
  }

  function clicked(event) {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.defaultPrevented || event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const note = noteOf(link);
    const own = link.closest("ol.notes > li");
    if (own && link.classList.contains("backlink") && (own === shown.note || isBeside(own))) {
      event.preventDefault();
      shown.from = own === shown.note ? shown.from : references.get(own)[0];
      shown.note = own;
      close();
    } else if (note && note !== own && (isBeside(note) || note.showPopover)) {
      event.preventDefault();
      open(note, link);
    } else if (own?.hasAttribute("popover")) {
      own.hidePopover();
    }
  }

  // Esc leaves a note, and so does Tab at its last link: for the keyboard it stands where the text refers to it.
  function pressed(event) {
    const note = shown.note;
    if (!note?.contains(document.activeElement)) {
      return;
    }
    const links = [...note.querySelectorAll("a[href], button, summary, audio, video, [tabindex='0']")];
    const at = document.activeElement === note ? -1 : links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Tab" && event.shiftKey && at <= 0) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab" && !event.shiftKey && at === links.length - 1) {
      close();
    }
  }

  // An opened note that is closed goes back to its place after the text.
  function toggled(event) {
    const note = event.target;
    if (event.newState === "closed" && notes.get(note.id) === note) {
      note.removeAttribute("popover");
      note.style.left = note.style.top = "";
      if (shown.note === note) {
        shown.note = null;
      }
    }
    soon();
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

  text.addEventListener("click", clicked);
  text.addEventListener("keydown", pressed);
  text.addEventListener("toggle", toggled, true);
  text.addEventListener("pointerover", pointed);
  document.addEventListener("change", soon);
  addEventListener("resize", soon);
  const watching = new ResizeObserver(soon);
  watching.observe(text);
  watching.observe(document.body);
  document.fonts?.ready.then(soon);
})();
