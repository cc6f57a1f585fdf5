// Links to share: the document's, a paragraph's, that of selected text. They are copied, or given to what the system shares with.
"use strict";

(() => {
  const said = document.getElementById("p:shared");
  const LONG = 4000;
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

  // A paragraph's number copies its link, and puts it into the address.
  async function number({ hash, href }) {
    try {
      history.replaceState(history.state, "", hash);
    } catch {
      // A browser that allows no more changes keeps the address that it has.
    }
    await copy(pecia.link?.(decodeURIComponent(hash.slice(1))) ?? href);
  }

  // The link of selected words is copied.
  pecia.shareSelection = (range) => copy(pecia.passage(range)?.link ?? pecia.link(""));

  // Share what a button stands for: a paragraph, else selected words, else the document.
  pecia.share = async (button, selected) => {
    if (button.matches(".number")) {
      await number(button);
      return;
    }
    const link = (selected && pecia.passage(selected)?.link) || pecia.link("");
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
  };
})();
