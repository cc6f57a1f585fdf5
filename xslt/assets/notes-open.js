// A note is opened where the text refers to it, beside the text or over it, and closed by Esc, with a way back.
"use strict";

(() => {
  const { text, notes, references, shown, noteOf, isBeside, mark } = pecia.notes;

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
  }

  text.addEventListener("click", clicked);
  text.addEventListener("keydown", pressed);
  text.addEventListener("toggle", toggled, true);
})();
