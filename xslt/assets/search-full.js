// The full search: Pagefind's index of each language is asked for each word; what they say is put together by document.
"use strict";

(() => {
  const LENGTH = 24; // words of an excerpt
  const MOST = 20; // forms of words that a document marks

  // An index of a language: its own module, since each has a program of its own, which knows the language's endings.
  async function open([name, hashes]) {
    const base = new URL(`pagefind/${name}/`, location.href).href;
    const module = await import(`${base}pagefind.js`);
    await module.options({ basePath: base, baseUrl: "/", noWorker: true });
    await module.init();
    return { module, number: new Map(hashes.map(([number, hash]) => [hash, number])), hash: new Map(hashes), data: new Map() };
  }

  pecia.opened = async (table) => {
    const bundles = await Promise.all(table.bundles.map(open));

    // The documents that have every word, each with its score and what each index says of it.
    async function find(words) {
      const answers = await Promise.all(words.map(async ({ text, phrase }) => {
        const found = new Map();
        const said = await Promise.all(bundles.map(({ module }) => module.search(phrase ? `"${text}"` : text)));
        said.forEach(({ results }, n) => results.forEach((result) => {
          const number = bundles[n].number.get(result.id);
          const row = found.get(number) ?? { score: 0, parts: [] };
          row.score = Math.max(row.score, result.score);
          row.parts.push({ bundle: bundles[n], result, phrase: phrase && text });
          found.set(number, row);
        }));
        return found;
      }));
      const [one, ...others] = answers;
      return new Map([...one].filter(([number]) => others.every((each) => each.has(number))).map(([number]) => [number, {
        score: answers.reduce((sum, each) => sum + each.get(number).score, 0),
        parts: answers.flatMap((each) => each.get(number).parts),
      }]));
    }

    // What an index has of a document. Only a result gives it: where no word was asked for, all documents are results.
    async function data(bundle, number, result) {
      if (!bundle.data.has(number)) {
        bundle.all ??= result ? null : bundle.module.search(null).then(({ results }) => new Map(results.map((each) => [each.id, each])));
        const one = result ?? (await bundle.all).get(bundle.hash.get(number));
        bundle.data.set(number, one.data().then(({ url, content, meta, anchors }) => ({ url, words: content.split(/\s+/), meta, anchors })));
      }
      return bundle.data.get(number);
    }

    async function row(number, { parts = [] }) {
      const own = parts.length ? parts : [{ bundle: bundles.find(({ hash }) => hash.has(number)) }];
      const read = await Promise.all(own.map(async (part) => ({ ...part, data: await data(part.bundle, number, part.result) })));
      const { url, meta } = read[0].data;
      return { title: meta.title, date: meta.date, url: url.replace(/^\//, ""), hits: parts.length ? hits(read) : [] };
    }

    return { find, row };
  };

  // The pages with hits, in order: of an index that has only passages, those that the others don't know.
  function hits(parts) {
    const pages = new Map();
    const bundles = new Set(parts.map(({ bundle }) => bundle));
    for (const bundle of [...bundles].sort((one, other) => other.data.size - one.data.size)) {
      const mine = parts.filter((part) => part.bundle === bundle);
      const { words, anchors } = mine[0].data;
      const turns = anchors.filter(({ id }) => id.includes("|")).sort((one, other) => one.location - other.location);
      const locations = [...new Set(mine.flatMap(({ result }) => result.words))].filter((at) => at < words.length).sort((a, b) => a - b);
      const forms = locations.map((at) => bare(words[at])).filter(Boolean);
      const phrases = mine.map(({ phrase }) => phrase).filter(Boolean);
      const marked = phrases.length && phrases.length === mine.length ? phrases : [...new Set(forms.concat(phrases))].slice(0, MOST);
      for (const at of locations) {
        const turn = turns.findLast(({ location }) => location <= at);
        const [address, label] = turn ? split(turn.id) : ["", ""];
        if (!pages.has(address) || pages.get(address).bundle === bundle) {
          const page = pages.get(address) ?? { bundle, address, label, words: marked, at: [] };
          page.at.push(at);
          pages.set(address, page);
        }
      }
      for (const page of pages.values()) page.excerpt ??= excerpt(words, page.at);
    }
    return [...pages.values()];
  }

  function split(id) {
    const bar = id.indexOf("|");
    return [id.slice(0, bar), decodeURIComponent(id.slice(bar + 1))];
  }

  const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

  // Some words round the first hit of a page, in pieces: each a text, and whether it is what was looked for.
  function excerpt(words, at) {
    const start = Math.max(0, at[0] - LENGTH / 3);
    const pieces = words.slice(start, start + LENGTH).map((word, n) => [word, at.includes(Math.floor(start) + n)]);
    const spaced = pieces.flatMap(([word, marked], n) => (n ? [[" ", false], [word, marked]] : [[word, marked]]));
    return [...(start > 0 ? [["… ", false]] : []), ...spaced, ...(start + LENGTH < words.length ? [[" …", false]] : [])];
  }
})();
