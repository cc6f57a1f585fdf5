// Turns documents into CETEIcean's custom elements under jsdom, in one process; prints the seconds.
// node ceteicean.mjs MODULES DOCUMENTS OUTPUT COUNT
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, documents, output, count] = process.argv.slice(2);
const find = createRequire(join(resolve(modules), "here.js")).resolve;
const { JSDOM } = await import(pathToFileURL(find("jsdom")));
const { default: CETEI } = await import(pathToFileURL(find("CETEIcean")));
mkdirSync(output, { recursive: true });
const names = readdirSync(documents).sort().slice(0, Number(count));
const start = performance.now();
for (const name of names) {
  const read = new JSDOM(readFileSync(join(documents, name), "utf8"), { contentType: "text/xml" });
  const page = new JSDOM("<!DOCTYPE html><html><body></body></html>").window.document;
  const made = new CETEI({ documentObject: page }).domToHTML5(read.window.document);
  page.body.append(made);
  writeFileSync(join(output, name.replace(/xml$/, "html")), page.documentElement.outerHTML);
}
console.log((performance.now() - start) / 1000);
