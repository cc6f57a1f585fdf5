// Links to share: the document's, a paragraph's, that of selected text. They are copied, or given to what the system shares with.
"use strict";

(() => {
  const text = document.getElementById("p:text");
  const button = document.getElementById("p:share");
  const said = document.getElementById("p:shared");
  const LONG = 4000;
  let selected = null;
  let waiting = 0;

  // Say that a link was copied, or that it can't be: to whoever sees and to whoever hears.
  function tell(isDone) {
    said.textContent = "";
    setTimeout(() => {
      said.textContent = isDone ? said.dataset.copied : said.dataset.failed;
    }, 50);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      said.textContent = "";
    }, LONG);
  }

  async function copy(link) {
    try {
      await navigator.clipboard.writeText(link);
      tell(true);
    } catch {
      tell(copyByCommand(link));
    }
  }

  // The older way, for browsers that refuse the other.
  function copyByCommand(link) {
    let isCopied = false;
    document.addEventListener("copy", (event) => {
      event.clipboardData.setData("text/plain", link);
      event.preventDefault();
      isCopied = true;
    }, { once: true });
    document.execCommand("copy");
    return isCopied;
  }

  // What is selected of the text, if anything is.
  function selection() {
    const found = getSelection();
    const range = found.rangeCount && !found.isCollapsed ? found.getRangeAt(0) : null;
    return range && text.contains(range.commonAncestorContainer) && range.toString().trim() ? range.cloneRange() : null;
  }

  // The link of selected words, else of the document.
  async function linkOf(range) {
    await pecia.load("places");
    return (range && pecia.passage(range)?.link) || pecia.link("");
  }

  async function share(range) {
    const link = await linkOf(range).catch(() => button.href);
    if (!navigator.share) {
      await copy(link);
      return;
    }
    try {
      await navigator.share({ title: document.title, url: link });
    } catch (fault) {
      if (fault.name !== "AbortError") {
        await copy(link);
      }
    }
  }

  const isPlain = (event) => !(event.button || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
  button.setAttribute("role", "button");
  button.addEventListener("pointerdown", () => {
    selected = selection();
  });
  button.addEventListener("click", (event) => {
    if (isPlain(event)) {
      event.preventDefault();
      share(selection() ?? selected);
      selected = null;
    }
  });
  button.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      button.click();
    }
  });
  document.getElementById("p:share-selection")?.addEventListener("click", async () => copy(await linkOf(selection())));

  // A paragraph's number copies its link, and puts it into the address.
  text.addEventListener("click", async (event) => {
    const number = event.target.closest(".number");
    if (number && isPlain(event)) {
      event.preventDefault();
      try {
        history.replaceState(history.state, "", number.hash);
      } catch {
        // A browser that allows no more changes keeps the address that it has.
      }
      await pecia.load("places").catch(() => undefined);
      await copy(pecia.link?.(decodeURIComponent(number.hash.slice(1))) ?? number.href);
    }
  });
})();
