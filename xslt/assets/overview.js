// All images of a document as small ones, of which the reader chooses one; an image service is asked for them in their size.
"use strict";

(() => {
  const SIZE = 240;

  // A small image of a leaf: the thumbnail, the image itself where it is the edition's own, or what the service makes of it.
  function small({ item, service }) {
    const source = item.querySelector("img")?.getAttribute("src") ?? (service && `${service}/full/!${SIZE},${SIZE}/0/default.jpg`);
    if (!source) {
      return [];
    }
    const image = new Image();
    image.alt = "";
    image.loading = "lazy";
    image.addEventListener("error", () => image.remove());
    image.src = source;
    return [image];
  }

  // Fills an element with them; `choose` is told the number of the one that is chosen.
  pecia.overview = ({ element, leaves, current, choose }) => {
    const list = document.createElement("ol");
    list.className = "overview";
    leaves.forEach((leaf, n) => {
      const button = document.createElement("button");
      button.type = "button";
      button.ariaCurrent = leaf === current ? "true" : null;
      button.append(...small(leaf), leaf.label);
      button.addEventListener("click", () => choose(n));
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    });
    element.replaceChildren(list);
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  };
})();
