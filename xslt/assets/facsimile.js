// The images of the pages beside the text, in step with it. Zoom and pan are OpenSeadragon's, loaded when they are asked for.
"use strict";

(() => {
  const section = document.getElementById("p:facsimile");
  if (!section) {
    pecia.facsimile = ({ href }) => location.assign(href);
    return;
  }
  const text = document.getElementById("p:text");
  const root = document.documentElement;
  const WIDTH = 1200;
  const leaves = [...section.querySelectorAll("ol > li")].map((item) => ({
    item,
    ...item.dataset,
    place: document.getElementById(item.dataset.at),
    zones: [...(item.querySelector("template")?.content.children ?? [])],
  }));
  const placed = leaves.filter(({ place }) => place);
  let panel = null;
  let current = null;
  let viewer = null;
  let opener = null;
  let overview = null;
  let isHeld = false;
  let waiting = 0;

  const part = (name) => panel.querySelector(name);
  const button = (name) => part(`[data-do="${name}"]`);

  // Stays with a leaf that was chosen while the text scrolls to it.
  function hold() {
    isHeld = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      isHeld = false;
    }, 300);
  }

  // The leaf of the page that is being read: the last that begins above the upper third of the window.
  function follow() {
    if (!panel || !placed.length || overview) {
      return;
    }
    if (isHeld) {
      hold();
      return;
    }
    const start = innerWidth > panel.offsetWidth ? 0 : panel.getBoundingClientRect().bottom;
    const line = start + (innerHeight - start) / 3;
    let low = 0;
    let high = placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placed[middle].place.getBoundingClientRect().top <= line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    show(placed[Math.max(0, low - 1)]);
  }

  // The address of a leaf's image; of a service (IIIF) that names none, one of a size that it offers.
  async function address(leaf) {
    const { image, service } = leaf;
    if (image || !service) {
      return image;
    }
    try {
      const info = await (await fetch(`${service}/info.json`)).json();
      const offered = info.sizes?.find(({ width }) => width >= WIDTH);
      const isThird = JSON.stringify(info["@context"] ?? "").includes("/3/");
      const isBare = JSON.stringify(info.profile ?? "").includes("level0");
      const whole = isThird ? "max" : "full";
      const width = offered?.width ?? Math.min(WIDTH, info.width);
      leaf.isFlat = isBare && !info.tiles && !info.sizes;
      const size = isBare ? (offered ? `${offered.width},${isThird ? offered.height : ""}` : whole) : `${width},`;
      return `${service}/full/${size}/0/default.jpg`;
    } catch {
      return `${service}/full/max/0/default.jpg`;
    }
  }

  // Says in the image's place that it isn't there.
  function fail(leaf, words) {
    if (leaf === current && panel) {
      viewer?.end();
      viewer = null;
      const said = document.createElement("p");
      said.className = "missing";
      said.textContent = words;
      part(".sheet").replaceChildren(said);
      part("[role='status']").textContent = words;
      allow(false);
    }
  }

  // A leaf's image as it is, its zones upon it.
  async function plain(leaf) {
    const frame = document.createElement("div");
    const image = new Image();
    frame.className = "frame";
    image.alt = leaf.label;
    image.addEventListener("error", () => fail(leaf, panel?.dataset.failed));
    image.addEventListener("load", () => {
      frame.style.setProperty("--ratio", image.naturalWidth / image.naturalHeight);
      for (const [zone, [left, top, width, height]] of boxes(leaf, image.naturalWidth, image.naturalHeight)) {
        Object.assign(zone.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
        frame.append(zone);
      }
    });
    image.addEventListener("dblclick", () => zoom(2));
    frame.append(image);
    leaf.plain = await address(leaf);
    if (leaf === current && panel && !viewer) {
      part(".sheet").replaceChildren(frame);
      image.src = leaf.plain;
    }
  }

  // The zones of a leaf as links, each with its box in parts of the image's width and height.
  function boxes(leaf, width, height) {
    return leaf.zones.map((zone) => {
      const made = zone.cloneNode(true);
      const box = zone.dataset.box.split(" ").map(Number);
      made.addEventListener("click", () => reach(made));
      for (const [event, isLit] of [["pointerenter", true], ["focus", true], ["pointerleave", false], ["blur", false]]) {
        made.addEventListener(event, () => {
          for (const each of text.querySelectorAll(`[data-facs~="${CSS.escape(zone.dataset.zone)}"]`)) {
            each.classList.toggle("zone-lit", isLit);
          }
        });
      }
      return [made, "pixels" in zone.dataset ? box.map((each, n) => each / (n % 2 ? height : width)) : box];
    });
  }

  // The text of a zone comes into view.
  function reach(zone) {
    fill(false);
    hold();
    const found = document.getElementById(decodeURIComponent(zone.hash.slice(1)));
    found?.scrollIntoView({ block: "center" });
  }

  // Shows a leaf.
  function show(leaf) {
    if (leaf === current) {
      return;
    }
    current = leaf;
    overview = null;
    button("all").setAttribute("aria-pressed", "false");
    const number = leaves.indexOf(leaf);
    part("select").selectedIndex = number;
    button("back").disabled = number === 0;
    button("on").disabled = number === leaves.length - 1;
    part("[role='status']").textContent = leaf.label;
    const own = leaf.item.querySelector(":scope > a:last-of-type");
    const link = part(".said a");
    const isThere = Boolean(leaf.image ?? leaf.service);
    link.hidden = !isThere;
    allow(isThere);
    if (!isThere) {
      fail(leaf, leaf.item.querySelector(".missing").textContent);
      return;
    }
    link.href = own.href;
    link.textContent = own.textContent.trim() || decodeURIComponent(own.pathname.split("/").at(-1));
    if (viewer) {
      viewer.show(leaf);
    } else {
      plain(leaf);
    }
  }

  // Lets an image be enlarged, or not.
  function allow(isThere) {
    button("in").disabled = !isThere;
    button("out").disabled = button("whole").disabled = !viewer || !isThere;
  }

  // The image in a viewer, which is loaded when it is asked for.
  async function enlarge() {
    await pecia.load("vendor/openseadragon/openseadragon.min", "zoom");
    if (viewer || !panel) {
      return;
    }
    const element = part(".sheet");
    element.replaceChildren();
    viewer = pecia.zoom({ element, label: panel.dataset.zoom, current: () => current, boxes, fail: (leaf) => fail(leaf, panel?.dataset.failed) });
    allow(true);
    await viewer.opened;
  }

  async function zoom(by) {
    if (!viewer) {
      await enlarge();
    }
    viewer?.by(by);
  }

  // Shows all images instead of one, or again the one that was shown.
  async function survey() {
    await pecia.load("overview");
    if (!panel || overview) {
      show(overview);
      return;
    }
    viewer?.end();
    viewer = null;
    overview = current;
    current = null;
    allow(false);
    button("all").setAttribute("aria-pressed", "true");
    pecia.overview({ element: part(".sheet"), leaves, current: overview, choose });
  }

  // Fills the window with the image, or leaves room for the text.
  function fill(isFull) {
    panel.classList.toggle("fill", isFull);
    button("fill").setAttribute("aria-pressed", isFull);
  }

  // Shows a leaf, and the text of its page.
  function choose(number) {
    show(leaves[number]);
    hold();
    leaves[number].place?.scrollIntoView({ block: "start" });
  }

  const deeds = {
    back: () => choose(part("select").selectedIndex - 1),
    on: () => choose(part("select").selectedIndex + 1),
    all: survey,
    in: () => zoom(1.5),
    out: () => zoom(1 / 1.5),
    whole: () => viewer?.whole(),
    fill: () => fill(!panel.classList.contains("fill")),
    close,
  };

  // Lights the zones of the text under the pointer or with the focus.
  function light({ target }) {
    const zones = target.closest("[data-facs]")?.dataset.facs.split(" ") ?? [];
    for (const zone of panel.querySelectorAll(".zone")) {
      zone.classList.toggle("lit", zones.includes(zone.dataset.zone));
    }
  }

  function escaped(event) {
    if (event.key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], :popover-open")) {
      if (panel.classList.contains("fill")) {
        fill(false);
      } else {
        close();
      }
    }
  }

  function close() {
    viewer?.end();
    viewer = current = overview = null;
    panel.remove();
    panel = null;
    root.classList.remove("beside-open", "facsimile-open");
    removeEventListener("scroll", follow);
    removeEventListener("resize", follow);
    removeEventListener("keydown", escaped);
    text.removeEventListener("pointerover", light);
    text.removeEventListener("focusin", light);
    opener.setAttribute("aria-expanded", "false");
    opener.focus({ preventScroll: true });
  }

  function open() {
    panel = section.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
    part("select").append(...leaves.map(({ label }) => new Option(label)));
    part("select").addEventListener("change", (event) => choose(event.target.selectedIndex));
    panel.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());
    const read = scrollY > 0 ? document.elementFromPoint(text.getBoundingClientRect().left + 9, innerHeight / 3) : null;
    document.querySelector("main").after(panel);
    root.classList.add("beside-open", "facsimile-open");
    read?.scrollIntoView({ block: "center", behavior: "instant" });
    addEventListener("scroll", follow, { passive: true });
    addEventListener("resize", follow);
    addEventListener("keydown", escaped);
    text.addEventListener("pointerover", light);
    text.addEventListener("focusin", light);
    opener.setAttribute("aria-expanded", "true");
    show(placed[0] ?? leaves[0]);
    follow();
    panel.focus({ preventScroll: true });
  }

  // Called by the button among the tools, which opens and closes, and by the link beside a page's marker, which shows its image.
  pecia.facsimile = (asked) => {
    const isButton = asked.id === "p:facsimile-button";
    const isOpen = Boolean(panel);
    opener = isButton || !isOpen ? asked : opener;
    if (isOpen && isButton) {
      close();
      return;
    }
    if (!isOpen) {
      open();
    }
    if (!isButton) {
      const page = placed.findLast(({ place }) => place.contains(asked) || place.compareDocumentPosition(asked) & Node.DOCUMENT_POSITION_FOLLOWING);
      choose(leaves.indexOf(page ?? current));
    }
  };
})();
