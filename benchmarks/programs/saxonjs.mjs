// Runs a compiled stylesheet over documents by SaxonJS in one process; prints the seconds of all but loading it.
// node saxonjs.mjs MODULES STYLESHEET.sef.json DOCUMENTS OUTPUT COUNT
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, stylesheet, documents, output, count] = process.argv.slice(2);
const SaxonJS = createRequire(join(resolve(modules), "here.js"))("saxon-js");
const stylesheetInternal = JSON.parse(readFileSync(stylesheet, "utf8"));
mkdirSync(output, { recursive: true });
const names = readdirSync(documents).sort().slice(0, Number(count));
const start = performance.now();
for (const name of names) {
  const sourceText = readFileSync(join(documents, name), "utf8");
  const made = SaxonJS.transform({ stylesheetInternal, sourceText, destination: "serialized" }, "sync");
  writeFileSync(join(output, name.replace(/xml$/, "html")), made.principalResult);
}
console.log((performance.now() - start) / 1000);
