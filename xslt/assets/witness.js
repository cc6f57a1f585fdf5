// The text of a witness: in the place of each lemma stands its reading, which the apparatus after the text has.
"use strict";

(() => {
  const text = document.getElementById("p:text");

  // Does a witness attest what an element of the apparatus holds?
  const attests = (element, witness) => (element.dataset.wit ?? "").split(" ").includes(witness);

  // The reading of a witness that an entry has, if it has one that isn't part of another.
  const readingOf = (entry, witness) =>
    [...entry.querySelectorAll(".tei-rdg")].find((each) => attests(each, witness) && !each.parentElement.closest(".tei-rdg"));

  // A reading as words of the text: without its witnesses, and of entries within it with what the witness reads there.
  function words(reading, witness) {
    const made = reading.cloneNode(true);
    for (const each of made.querySelectorAll(".tei-app")) {
      const own = [...each.querySelectorAll(".tei-rdg")].find((inner) => attests(inner, witness));
      for (const inner of each.querySelectorAll(".tei-rdg, .tei-lem")) {
        if (inner !== own && !own?.contains(inner) && (own || inner.matches(".tei-rdg"))) {
          inner.remove();
        }
      }
    }
    made.querySelectorAll("[data-made]").forEach((each) => each.remove());
    for (const each of [made, ...made.querySelectorAll("[id]")]) {
      each.removeAttribute("id");
    }
    made.classList.replace("tei-rdg", "tei-read");
    return made;
  }

  pecia.witness = ({ value: witness }) => {
    for (const marker of text.querySelectorAll(".tei-app-marker")) {
      const app = marker.closest(".tei-app");
      const lemma = app.querySelector(":scope > .tei-lem");
      const entry = document.getElementById(decodeURIComponent(marker.hash.slice(1)));
      const reading = witness && entry && !attests(entry, witness) ? readingOf(entry, witness) : null;
      app.querySelectorAll(":scope > .tei-read").forEach((each) => each.remove());
      if (lemma) {
        lemma.hidden = Boolean(reading);
      }
      if (reading) {
        marker.before(words(reading, witness));
      }
    }
  };
})();
