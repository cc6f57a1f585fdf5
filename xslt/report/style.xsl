<?xml version="1.0" encoding="UTF-8"?>
<!-- How a report looks: as the pages of an edition do (assets/pecia.css), with what a table of problems needs. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xpath-default-namespace="https://pecia.example/ns" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:template name="style" as="text()*">
    <xsl:text expand-text="no">
:root { color-scheme: light dark;
  --text-face: "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", P052, "Noto Serif", Cambria, Georgia, serif;
  --interface-face: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --code-face: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --paper: #fffdf9; --shade: #f5f1e8; --ink: #1f1c18; --quiet: #625c52; --rule: #d9d2c3; --link: #1b4f8f;
  --error: #9b1c1c; --warning: #7a4b00; --note: #1b4f8f; --mark: #fbe3a0; }
@media (prefers-color-scheme: dark) { :root { --paper: #17181a; --shade: #212327; --ink: #e7e3da; --quiet: #aaa497;
  --rule: #3c3f45; --link: #9fc3f7; --error: #ff9d92; --warning: #f2c46d; --note: #9fc3f7; --mark: #5c4d12; } }
*, ::before, ::after { box-sizing: border-box; }
html { font: 100%/1.55 var(--text-face); background: var(--paper); color: var(--ink); text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1.25rem 3rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; text-wrap: balance; margin-block: 2em 0.6em; }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.8vw, 2.125rem); margin-block: 0 0.3em; }
h2 { font-size: 1.375rem; padding-block-start: 0.75rem; border-block-start: 1px solid var(--rule); }
h3 { font-size: 1.0625rem; }
p { margin-block: 0.35rem; }
a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.16em; }
:focus-visible { outline: 0.15rem solid var(--link); outline-offset: 0.15rem; border-radius: 0.1rem; }
:target { background: var(--mark); }
code, pre { font-family: var(--code-face); font-size: 0.875rem; }
.sum { font-size: 1.125rem; }
nav, table, .place, .hint, footer, .filter, summary { font-family: var(--interface-face); font-size: 0.875rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; min-width: 60%; }
caption { text-align: start; color: var(--quiet); padding-block-end: 0.35rem; }
th, td { text-align: start; vertical-align: baseline; padding: 0.3rem 1.25rem 0.3rem 0; border-block-end: 1px solid var(--rule); font-weight: 400; }
thead th { color: var(--quiet); }
th code { white-space: nowrap; }
.n { text-align: end; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.kind { overflow-wrap: normal;  font-family: var(--interface-face); font-weight: 600; }
.kind.error { color: var(--error); } .kind.warning { color: var(--warning); } .kind.note { color: var(--note); }
.filter { margin-block: 0 1rem; }
summary { cursor: pointer; color: var(--link); padding-block: 0.2rem; }
fieldset { display: flex; flex-wrap: wrap; gap: 0.35rem 1.25rem; border: 1px solid var(--rule); border-radius: 0.25rem; padding: 0.5rem 0.9rem 0.8rem; }
legend { color: var(--quiet); }
label { display: inline-flex; gap: 0.35rem; align-items: center; min-block-size: 1.5rem; }
label .n { color: var(--quiet); }
input { accent-color: var(--link); }
.file h3 { margin-block: 1.75rem 0.5rem; }
.problems { list-style: none; margin: 0; padding: 0; }
.problems > li { margin-block: 0 1.4rem; padding-inline-start: 0.9rem; border-inline-start: 0.2rem solid var(--note); break-inside: avoid; }
.problems > .error { border-color: var(--error); } .problems > .warning { border-color: var(--warning); }
.where { color: var(--quiet); }
.message { font-size: 1.0625rem; }
.hint::before { content: "→ " / ""; color: var(--quiet); }
pre { margin-block: 0.4rem; padding: 0.45rem 0.75rem 0.5rem; background: var(--shade); border-radius: 0.2rem; overflow-x: auto; line-height: 1.5; white-space: pre; overflow-wrap: normal; }
.problems pre { padding-block-end: 1.15rem; }
mark { position: relative; background: var(--mark); color: inherit; }
mark::after { content: "▲" / ""; position: absolute; inset-inline-start: 0; inset-block-start: 1.45em; font-size: 0.7rem; line-height: 1; color: var(--error); }
.warning mark::after { color: var(--warning); } .note mark::after { color: var(--note); }
.rule h3 { margin-block: 1rem 0.2rem; }
details > :not(summary) { max-width: 44rem; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-block-start: 3rem; padding-block-start: 0.75rem; border-block-start: 1px solid var(--rule); color: var(--quiet); }
@media (max-width: 40rem) { th, td { padding-inline-end: 0.6rem; } th code { white-space: normal; overflow-wrap: normal; } .wide td:not(.n) { min-inline-size: 7.5rem; overflow-wrap: break-word; } }
@media print {
  :root { --paper: #fff; --shade: #f4f4f4; --ink: #000; --quiet: #444; --rule: #999; --link: #000; --error: #000; --warning: #000; --note: #000; --mark: #ddd; }
  html { font-size: 10pt; } body { max-width: none; padding: 0; } @page { margin: 2cm; }
  nav, .filter { display: none; } a { text-decoration: none; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; } h2, h3, .place { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
</xsl:text>
    <xsl:for-each select="rule">
      <xsl:text>body:has(#only-{@name}:checked) :is(.file, .problems > li):not(.{@name}) {{ display: none; }}&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
