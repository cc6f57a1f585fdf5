// Alt-click on a word: the file and the line of its source, shown, copied, and opened in the editor. Only in `pecia serve`.
"use strict";

(() => {
  const FIRST = 0x100000;
  const MARK = /\u{100100}([\u{100000}-\u{1000FF}]+)\u{100101}/gu;
  const ADDED = "#pecia-live, #pecia-where, [popover], dialog, script, style, template, button, select, textarea, svg, [hidden]";
  const words = document.getElementById("pecia-live-words").content.querySelector("p").dataset;

  // The letters of an element as one string, without white space and without what scripts add; and how many come before a place.
  function letters(element, node, offset) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let found = "";
    let before = -1;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.parentElement.closest(ADDED) === null) {
        before = text === node ? (found + text.data.slice(0, offset)).replace(/\s+/g, "").length : before;
        found += text.data;
      } else if (text === node) {
        before = found.replace(/\s+/g, "").length;
      }
    }
    return { found: found.replace(/\s+/g, ""), before };
  }

  // The place whose mark is the last before some letters; the marks themselves don't count.
  function placeAt(text, before) {
    let last = null;
    let marks = 0;
    for (const match of text.matchAll(MARK)) {
      if (last && match.index - marks > before) {
        break;
      }
      marks += match[0].length;
      last = match[1];
    }
    const bytes = last && Uint8Array.from([...last], (each) => each.codePointAt(0) - FIRST);
    const [, path, line] = /^(.*):(\d+)$/.exec(bytes ? new TextDecoder().decode(bytes) : "") ?? [];
    return path ? { path, line: Number(line) } : null;
  }

  // Where the word at a point of the window stands in the source.
  async function find(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y) ?? null;
    const range = caret ? null : document.caretRangeFromPoint?.(x, y);
    const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
    const around = (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("main [id], main");
    const answer = around && await fetch(`/.pecia/lines?page=${encodeURIComponent(location.pathname)}`);
    if (!answer?.ok) {
      return null;
    }
    const marked = new DOMParser().parseFromString(await answer.text(), "text/html");
    const same = marked.getElementById(around.id);
    const here = letters(around, node, offset);
    return same && placeAt(letters(same, null, 0).found, Math.max(0, here.before));
  }

  function tell(text, x, y) {
    document.getElementById("pecia-where")?.remove();
    const box = Object.assign(document.createElement("p"), { id: "pecia-where", textContent: text });
    box.setAttribute("role", "status");
    box.style.left = `${Math.max(8, Math.min(x, innerWidth * 0.6))}px`;
    box.style.top = `${Math.max(8, Math.min(y + 16, innerHeight - 48))}px`;
    document.body.append(box);
  }

  // Show, copy and open a line.
  async function open(path, line, x, y) {
    const place = `${path}:${line}`;
    tell(place, x, y);
    const copied = await navigator.clipboard.writeText(place).then(() => words.copied, () => "");
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch("/.pecia/open", { method: "POST", headers, body: JSON.stringify({ path, line }) });
    const { address, opened, failed } = await answer.json();
    if (address) {
      location.href = address;
    }
    const said = [copied, opened || address ? words.opened : "", failed ? `${words.unopened} ${failed}` : ""].filter(Boolean);
    tell(said.length ? `${place} – ${said.join(", ")}` : place, x, y);
  }
  globalThis.peciaWhere = open;

  document.addEventListener("click", async (event) => {
    if (!event.altKey || !event.target.closest("main")) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const { clientX, clientY } = event;
    const place = await find(clientX, clientY);
    if (place) {
      await open(place.path, place.line, clientX, clientY);
    } else {
      tell(words.none, clientX, clientY);
    }
  }, true);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && document.getElementById("pecia-where")?.remove());
})();
