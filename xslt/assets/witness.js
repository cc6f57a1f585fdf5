// The text of a witness: in the place of each lemma stands its reading, which the apparatus has; where it lacks text, none does.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const STOPS = ".tei-lacunaStart, .tei-lacunaEnd, .tei-witStart, .tei-witEnd";

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
    made.querySelectorAll("[data-made]").forEach((each) => each.closest(STOPS) ?? each.remove());
    for (const each of [made, ...made.querySelectorAll("[id]")]) {
      each.removeAttribute("id");
    }
    made.classList.replace("tei-rdg", "tei-read");
    return made;
  }

  // The reading of a witness that an entry has and the text hasn't.
  const other = (entry, witness) => (witness && entry && !attests(entry, witness) ? readingOf(entry, witness) : null);

  // In the place of a lemma that stands in its entry.
  function replace(app, marker, witness) {
    const lemma = app.querySelector(":scope > .tei-lem");
    const reading = other(document.getElementById(decodeURIComponent(marker.hash.slice(1))), witness);
    if (lemma) {
      lemma.hidden = Boolean(reading);
    }
    if (lemma && reading) {
      marker.before(words(reading, witness));
    }
  }

  // Words of the text that aren't read now.
  function hide(nodes) {
    for (const node of nodes) {
      const made = document.createElement("span");
      made.className = "tei-unread";
      made.hidden = true;
      node.replaceWith(made);
      made.append(node);
    }
  }

  // Takes back what was done for another witness.
  function restore() {
    text.querySelectorAll(".tei-read").forEach((each) => each.parentElement.closest(".tei-read") ?? each.remove());
    for (const made of text.querySelectorAll(".tei-unread")) {
      const { parentNode } = made;
      made.replaceWith(...made.childNodes);
      parentNode.normalize();
    }
  }

  // Where in the text a witness begins, ends or has a hole: also what an entry of the apparatus says of it.
  function stops(witness) {
    const { marks } = pecia.passages;
    return [...text.querySelectorAll(STOPS)].filter((each) => attests(each, witness) && !each.closest(".tei-read")).map((each) => {
      const entry = each.closest("[id^='app:']");
      const marker = entry && (marks.get(entry) ?? document.getElementById(entry.id.replace(/^app:/, "appref:")));
      return { at: marker ?? each, isStart: each.matches(".tei-lacunaStart, .tei-witEnd") };
    }).sort((a, b) => (a.at.compareDocumentPosition(b.at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  // Hides what a witness lacks: from where a hole begins to where it ends, and before its beginning.
  function lack(witness) {
    const found = stops(witness);
    const { wordsBetween } = pecia.passages;
    found.forEach(({ at, isStart }, n) => {
      if (isStart) {
        const end = found[n + 1]?.at;
        hide(wordsBetween((range) => range.setStartAfter(at), (range) => (end ? range.setEndBefore(end) : range.setEndAfter(text))));
      } else if (n === 0) {
        hide(wordsBetween((range) => range.setStart(text, 0), (range) => range.setEndBefore(at)));
      }
    });
  }

  pecia.witness = async ({ value: witness }) => {
    await pecia.load("passages");
    const { marks, passage, isOther } = pecia.passages;
    restore();
    for (const marker of text.querySelectorAll(".tei-app-marker")) {
      const app = marker.closest(".tei-app");
      if (app) {
        replace(app, marker, witness);
      }
    }
    for (const [entry, marker] of marks) {
      const reading = other(entry, witness);
      const nodes = reading ? passage(entry) : [];
      if (nodes.length && isOther(reading, nodes)) {
        hide(nodes);
        marker.before(words(reading, witness));
      }
    }
    if (witness) {
      lack(witness);
    }
  };
})();
