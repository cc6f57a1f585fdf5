// The smaller search, for a site without a server: it reads the texts themselves, which come as scripts, and finds words
// by their beginning, without regard to accents; where nothing is found, words that are written alike.
"use strict";

(() => {
  const AROUND = 90; // characters of an excerpt on each side
  const MOST = 20; // words that are marked in a document

  // A text as it is compared: letter by letter, so that places in both are the same.
  const fold = (text) => text.replace(/[A-Z]|\P{ASCII}/gu, (sign) => {
    const plain = sign.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === sign.length ? plain : sign;
  });

  // The letters of a word, between which vowel signs and other marks may stand.
  const letters = (word) => [...word.replace(/\p{M}/gu, "")].join("\\p{M}*");

  // A word is found at the beginning of one; of writing without spaces, anywhere; a phrase whatever stands between its words.
  function pattern({ text }, { whole = false } = {}) {
    const words = fold(text.normalize("NFC")).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    const inside = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
    const end = whole || words.length > 1 ? "(?![\\p{L}\\p{N}])" : "[\\p{L}\\p{M}\\p{N}]*";
    return new RegExp(`${inside ? "" : "(?<![\\p{L}\\p{N}])"}${words.map(letters).join("[^\\p{L}\\p{N}]+")}${inside ? "" : end}`, "gu");
  }

  pecia.opened = async (table) => {
    const texts = new Map();
    pecia.given.texts = (rows) => rows.forEach(([number, id, title, date, text, pages]) => {
      const shown = text.normalize("NFC");
      texts.set(number, { id, title, date, text: shown, pages, folded: fold(shown), heading: fold(title.normalize("NFC")) });
    });
    await Promise.all(table.texts.map((name) => pecia.loaded(`search/${name}`)));
    const names = table.documents.map((row) => fold([...row[5].map((n) => table.facets.person[n]), ...row[6].map((n) => table.facets.place[n])].join(" ")));
    let vocabulary;
    let alike = [];

    function search(patterns) {
      const found = new Map();
      for (const [number, each] of texts) {
        const scores = patterns.map((one) => (each.heading.match(one)?.length ?? 0) * 8 + (names[number].match(one)?.length ?? 0) * 2
          + Math.min(each.folded.match(one)?.length ?? 0, 20));
        if (scores.every(Boolean)) found.set(number, { score: scores.reduce((sum, one) => sum + one, 0), patterns });
      }
      return found;
    }

    // Words that differ from one in a letter, or, if it is long, in two.
    function similar({ text, phrase }) {
      vocabulary ??= new Set([...texts.values()].flatMap(({ folded, heading }) => `${heading} ${folded}`.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));
      const word = fold(text.normalize("NFC"));
      const most = word.length > 7 ? 2 : 1;
      return phrase || word.length < 4 ? [] : [...vocabulary].filter((other) => Math.abs(other.length - word.length) <= most && distance(word, other) <= most);
    }

    async function find(words) {
      const found = search(words.map((word) => pattern(word)));
      alike = [];
      if (found.size) return found;
      const others = words.map((word) => {
        const own = pattern(word);
        return [...texts.values()].some(({ folded, heading }) => `${heading} ${folded}`.search(own) >= 0) ? [] : similar(word);
      });
      alike = [...new Set(others.flat())];
      return alike.length ? search(words.map((word, n) => (others[n].length
        ? new RegExp(others[n].map((text) => pattern({ text }, { whole: true }).source).join("|"), "gu") : pattern(word)))) : found;
    }

    async function row(number, { patterns = [] }) {
      const { id, title, date, text, folded, pages } = texts.get(number);
      const places = patterns.flatMap((one) => [...folded.matchAll(one)].map((match) => [match.index, match.index + match[0].length]))
        .sort(([one], [other]) => one - other);
      return { title, date, url: `${encodeURIComponent(id)}.html`, hits: hits(text, places, pages) };
    }

    return { find, row, similar: () => alike.slice(0, 6).join(", ") };
  };

  // The pages with hits, each with an excerpt.
  function hits(text, places, pages) {
    const words = [...new Set(places.map(([start, end]) => text.slice(start, end)))].slice(0, MOST);
    const found = new Map();
    for (const place of places) {
      const [, address, label] = pages.findLast(([at]) => at <= place[0]) ?? [0, "", ""];
      const page = found.get(address) ?? { address, label, words, places: [] };
      page.places.push(place);
      found.set(address, page);
    }
    return [...found.values()].map((page) => ({ ...page, excerpt: excerpt(text, page.places) }));
  }

  function excerpt(text, places) {
    const first = places[0][0];
    const start = first <= AROUND ? 0 : text.indexOf(" ", first - AROUND) + 1;
    const end = first + AROUND >= text.length ? text.length : text.lastIndexOf(" ", first + AROUND);
    const pieces = start ? [["… ", false]] : [];
    let at = start;
    for (const [from, to] of places.filter(([, last]) => last <= end)) {
      if (from >= at) {
        pieces.push([text.slice(at, from), false], [text.slice(from, to), true]);
        at = to;
      }
    }
    return [...pieces, [text.slice(at, Math.max(end, at)), false], ...(end < text.length ? [[" …", false]] : [])];
  }

  // How many letters must be exchanged, added or left out to make one word of another.
  function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let n = 1; n <= one.length; n += 1) {
      const next = [n];
      for (let m = 1; m <= other.length; m += 1) {
        next.push(Math.min(next[m - 1] + 1, row[m] + 1, row[m - 1] + (one[n - 1] !== other[m - 1])));
      }
      row = next;
    }
    return row[other.length];
  }
})();
