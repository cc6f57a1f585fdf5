// In a document to which a search led: the words that it found are marked, and there is a way back to the search.
"use strict";

var pecia = globalThis.pecia ?? {};

(() => {
  const text = document.getElementById("p:text");
  const bar = document.getElementById("p:marks");
  const wanted = new URLSearchParams(location.search).getAll("highlight").slice(0, 30);
  if (!text || !bar || !wanted.length) return;

  const BLOCK = "p,div,li,dd,dt,td,th,h1,h2,h3,h4,h5,h6,blockquote,section,figure,figcaption";
  const folded = (sign) => sign.normalize("NFD").replace(/(?<=.)\p{M}/gu, "").toLowerCase();

  // The letters of the text, folded, each with its node and its place in it. What isn't the source's own is passed over,
  // so that a word over two pages is one; and of two spellings one, so that what stands round them joins it.
  const READ = "[data-made], .tei-fw, [data-alternative]";
  const WRITTEN = "[data-made], .tei-fw, .tei-choice > :not([data-alternative])";

  function letters(left) {
    const found = { text: "", nodes: [] };
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) => (
      node.parentElement.closest(left) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const mine = node.parentElement.closest(BLOCK);
      if (mine !== block) add(found, " ", null, 0);
      block = mine;
      for (let at = 0; at < node.data.length; at += 1) add(found, folded(node.data[at]), node, at);
    }
    return found;
  }

  function add(found, signs, node, at) {
    for (let n = 0; n < signs.length; n += 1) found.nodes.push([node, at]);
    found.text += signs;
  }

  const signs = (word) => [...word.replace(/\p{M}/gu, "")].join("\\p{M}*");

  function pattern() {
    const words = wanted.map((each) => ([...each].map(folded).join("").match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(signs).join("[^\\p{L}\\p{N}]+"))
      .filter(Boolean).sort((one, other) => other.length - one.length);
    const spaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(wanted.join("")) ? ["", ""]
      : ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"];
    return words.length ? new RegExp(`${spaced[0]}(?:${words.join("|")})${spaced[1]}`, "gu") : null;
  }

  // Put marks round the nodes of each place; gives the first mark of each, in the order of the text.
  function mark() {
    const one = pattern();
    const other = one ? [...places(one, READ), ...places(one, WRITTEN, "[data-alternative]")] : [];
    return other.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  function places(one, left, must) {
    const found = letters(left);
    return [...found.text.matchAll(one)].map((match) => pieces(found.nodes.slice(match.index, match.index + match[0].length)))
      .filter((parts) => !must || parts.some(({ node }) => node.parentElement.closest(must)))
      .reverse().map((parts) => parts.reverse().map(wrapped).pop()).filter(Boolean).reverse();
  }

  function pieces(nodes) {
    const parts = [];
    for (const [node, at] of nodes) {
      const last = parts.at(-1);
      if (node && last?.node === node) last.end = at + 1;
      else if (node) parts.push({ node, start: at, end: at + 1 });
    }
    return parts;
  }

  function wrapped({ node, start, end }) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const made = document.createElement("mark");
    made.className = "found";
    range.surroundContents(made);
    return made;
  }

  const marks = mark();
  const line = document.importNode(bar.content.firstElementChild, true);
  const back = line.querySelector("a");
  back.href += kept() ?? `?${new URLSearchParams({ q: wanted.join(" ") })}`;
  const status = line.querySelector("[data-marks]");
  text.before(line);
  status.textContent = status.dataset.marks.replace("{}", marks.length);

  function kept() {
    try {
      return sessionStorage.getItem(`pecia:search:${pecia.root}`);
    } catch {
      return null;
    }
  }

  // Where only the source's own look has the word, that is switched on.
  const look = document.getElementById("p:diplomatic");
  if (look && marks.length && marks.every((each) => each.closest("[data-alternative]"))) look.click();

  const shown = () => marks.filter((each) => each.getClientRects().length);
  let now = -1;
  function show(number) {
    const some = shown();
    if (!some.length) return;
    now = (number + some.length) % some.length;
    marks.forEach((each) => each.classList.toggle("now", each === some[now]));
    some[now].scrollIntoView({ block: "center" });
  }

  // The first place on the page to which the address leads, else the first of all.
  function begin() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const after = target && target !== text ? shown().findIndex((each) => target.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
    show(Math.max(after, 0));
  }

  for (const button of line.querySelectorAll("button")) {
    button.hidden = !marks.length && button.value !== "0";
    button.addEventListener("click", () => (button.value === "0" ? end() : show(now + Number(button.value))));
  }

  function end() {
    for (const each of text.querySelectorAll("mark.found")) each.replaceWith(...each.childNodes);
    text.normalize();
    history.replaceState(null, "", location.pathname + location.hash);
    line.remove();
    document.getElementById("p:main").focus();
  }

  requestAnimationFrame(() => requestAnimationFrame(begin));
})();
