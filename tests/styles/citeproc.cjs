// node citeproc.cjs MODULE ITEMS STYLE LOCALES: what citeproc-js makes of items in a style, as JSON; LOCALES is a folder.
const fs = require("fs");

const [module_, itemsFile, styleFile, locales] = process.argv.slice(2);
const CSL = require(module_);
const items = Object.fromEntries(JSON.parse(fs.readFileSync(itemsFile)).map((item) => [String(item.id), item]));
const locale = (lang) => {
  const file = `${locales}/locales-${lang}.xml`;
  return fs.readFileSync(fs.existsSync(file) ? file : `${locales}/locales-en-US.xml`, "utf8");
};
const system = { retrieveLocale: locale, retrieveItem: (id) => structuredClone({ ...items[id], id }) };
const engine = new CSL.Engine(system, fs.readFileSync(styleFile, "utf8"));
engine.opt.development_extensions.wrap_url_and_doi = false;

const made = Object.keys(items).map((id) => {
  engine.updateItems([id]);
  const entries = engine.makeBibliography();
  const cite = (cited, position = 0) => engine.makeCitationCluster([{ id, position, ...cited }]);
  return {
    bibliography: entries && entries[1].length ? entries[1][0] : "",
    note: cite({}),
    page: cite({ locator: "771", label: "page" }),
    paragraph: cite({ locator: "4", label: "paragraph" }),
    short: cite({ locator: "771-772", label: "page" }, 1),
  };
});
console.log(JSON.stringify(made));
