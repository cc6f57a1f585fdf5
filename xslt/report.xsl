<?xml version="1.0" encoding="UTF-8"?>
<!-- What is wrong with texts, as one page that stands alone: by rule, by document, then each problem. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="https://pecia.example/ns" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:output method="html" version="5" encoding="UTF-8" indent="no" html-version="5"/>

  <xsl:key name="rule" match="rule" use="@name"/>
  <xsl:key name="problem" match="problem" use="@rule"/>

  <xsl:variable name="severities" as="xs:string+" select="'error', 'warning', 'note'"/>

  <xsl:template match="report" as="element()">
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="Pecia {@version}"/>
        <title>What Pecia found: {f:counted(.)}</title>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <header>
          <h1>What Pecia found</h1>
          <p class="sum"><xsl:sequence select="f:number(@files, 'file')"/> checked: <strong>{f:counted(.)}</strong>.</p>
          <xsl:if test="@ignored != '0'">
            <p>{f:number(@ignored, 'more problem')}: ignored, as the documents themselves say.</p>
          </xsl:if>
        </header>
        <main>
          <xsl:choose>
            <xsl:when test="problem | file">
              <nav aria-label="Parts of this page">
                <ul>
                  <li><a href="#by-rule">By rule</a></li>
                  <li><a href="#by-file">By file</a></li>
                  <li><a href="#problems">Each problem</a></li>
                  <li><a href="#rules">What the rules mean</a></li>
                </ul>
              </nav>
              <xsl:call-template name="by-rule"/>
              <xsl:call-template name="by-file"/>
              <xsl:call-template name="problems"/>
              <xsl:call-template name="rules"/>
            </xsl:when>
            <xsl:otherwise>
              <p class="none">Nothing is wrong with these texts, as far as Pecia can tell.</p>
            </xsl:otherwise>
          </xsl:choose>
        </main>
        <footer>
          <p>Made by Pecia {@version}. An error is what can't be right; a warning, what is probably wrong; a note,
            something to know.</p>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- The summaries. -->

  <xsl:template name="by-rule" as="element()">
    <section id="by-rule" aria-labelledby="by-rule-title">
      <h2 id="by-rule-title">By rule</h2>
      <div class="wide" tabindex="0" role="region" aria-label="Problems by rule">
        <table>
          <caption>How often each rule is broken, the most frequent first</caption>
          <thead>
            <tr><th scope="col">Rule</th><th scope="col">What is wrong</th><th scope="col">Kind</th>
              <th scope="col" class="n">Problems</th><th scope="col" class="n">Files</th></tr>
          </thead>
          <tbody>
            <xsl:for-each select="rule">
              <tr>
                <th scope="row"><a href="#rule-{@name}"><code>{@name}</code></a></th>
                <td>{@title}</td>
                <td><xsl:sequence select="f:kind(@severity)"/></td>
                <td class="n">{f:grouped(@count)}</td>
                <td class="n">{f:grouped(@files)}</td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="by-file" as="element()">
    <section id="by-file" aria-labelledby="by-file-title">
      <h2 id="by-file-title">By file</h2>
      <div class="wide" tabindex="0" role="region" aria-label="Problems by file">
        <table>
          <caption>The files with problems</caption>
          <thead>
            <tr><th scope="col">File</th><th scope="col" class="n">Errors</th>
              <th scope="col" class="n">Warnings</th><th scope="col" class="n">Notes</th></tr>
          </thead>
          <tbody>
            <xsl:for-each select="file">
              <tr>
                <th scope="row"><xsl:call-template name="file-link"/></th>
                <td class="n">{f:grouped(@errors)}</td>
                <td class="n">{f:grouped(@warnings)}</td>
                <td class="n">{f:grouped(@notes)}</td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="file-link" as="element()">
    <xsl:choose>
      <xsl:when test="problem"><a href="#file-{position()}">{@path}</a></xsl:when>
      <xsl:otherwise><span>{@path}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The problems. -->

  <xsl:template name="problems" as="element()">
    <section id="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">Each problem</h2>
      <xsl:call-template name="filter"/>
      <xsl:for-each select="file">
        <xsl:if test="problem">
          <section class="file {distinct-values(problem/@rule)}" aria-labelledby="file-{position()}">
            <h3 id="file-{position()}">{@path}</h3>
            <ol class="problems">
              <xsl:apply-templates select="problem"/>
            </ol>
          </section>
        </xsl:if>
      </xsl:for-each>
      <xsl:variable name="left-out" as="xs:integer" select="sum(rule/xs:integer(@count)) - count(file/problem)"/>
      <xsl:if test="$left-out gt 0">
        <p>{f:number(string($left-out), 'more problem')} of rules that are broken very often: not shown here.</p>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="filter" as="element()?">
    <xsl:if test="rule[2]">
      <details class="filter">
        <summary>Show one rule only</summary>
        <fieldset>
          <legend>Which problems are shown below</legend>
          <label><input type="radio" name="shown" id="all" checked="checked"/> All</label>
          <xsl:for-each select="rule">
            <label><input type="radio" name="shown" id="only-{@name}"/> {@name} <span class="n">({f:grouped(@count)})</span></label>
          </xsl:for-each>
        </fieldset>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template match="problem" as="element()">
    <li class="{@rule} {@severity}">
      <p class="place">
        <xsl:sequence select="f:kind(@severity)"/>
        <xsl:text> </xsl:text>
        <a href="#rule-{@rule}"><code>{@rule}</code></a>
        <xsl:if test="@line != '0'">
          <xsl:text> </xsl:text>
          <span class="where">line {@line}<xsl:if test="@column != '0'">, column {@column}</xsl:if></span>
        </xsl:if>
        <xsl:apply-templates select="where"/>
      </p>
      <xsl:apply-templates select="message, excerpt, hint"/>
    </li>
  </xsl:template>

  <xsl:template match="where" as="item()+">
    <xsl:text>, </xsl:text>
    <span class="where">{.}</span>
  </xsl:template>

  <xsl:template match="message | hint" as="element()">
    <p class="{local-name()}">{.}</p>
  </xsl:template>

  <xsl:template match="excerpt" as="element()">
    <pre tabindex="0" role="region" aria-label="Line {../@line} of {../../@path}, problem {f:order(..)}"><code dir="ltr"><xsl:apply-templates/></code></pre>
  </xsl:template>

  <xsl:template match="at" as="element()">
    <mark>{.}</mark>
  </xsl:template>

  <xsl:function name="f:order" as="xs:integer">
    <xsl:param name="problem" as="element(problem)"/>
    <xsl:sequence select="count($problem/preceding-sibling::problem) + 1"/>
  </xsl:function>

  <!-- The rules, as the documentation explains them. -->

  <xsl:template name="rules" as="element()">
    <section id="rules" aria-labelledby="rules-title">
      <h2 id="rules-title">What the rules mean</h2>
      <xsl:for-each select="rule">
        <section class="rule" aria-labelledby="rule-{@name}">
          <h3 id="rule-{@name}"><code>{@name}</code>: {@title}</h3>
          <xsl:if test="*">
            <details>
              <summary>Explanation<span class="hidden"> of {@name}</span></summary>
              <xsl:apply-templates select="*"/>
            </details>
          </xsl:if>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="inline" as="node()*">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="softbreak" as="text()">
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="hardbreak" as="element()">
    <br/>
  </xsl:template>

  <xsl:template match="paragraph" as="element()">
    <p><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="fence | code_block" as="element()">
    <pre class="example" tabindex="0" role="region" aria-label="Example {count(preceding-sibling::*) + 1} of {ancestor::rule/@name}"><code>{.}</code></pre>
  </xsl:template>

  <xsl:template match="code_inline" as="element()">
    <code>{.}</code>
  </xsl:template>

  <xsl:template match="link" as="element()">
    <a href="{@href}"><xsl:apply-templates/></a>
  </xsl:template>

  <xsl:template match="bullet_list" as="element()">
    <ul><xsl:apply-templates/></ul>
  </xsl:template>

  <xsl:template match="ordered_list" as="element()">
    <ol><xsl:apply-templates/></ol>
  </xsl:template>

  <xsl:template match="list_item" as="element()">
    <li><xsl:apply-templates/></li>
  </xsl:template>

  <xsl:template match="heading" as="element()">
    <h4><xsl:apply-templates/></h4>
  </xsl:template>

  <xsl:template match="table | thead | tbody | tr | th | td | em | strong | blockquote" as="element()">
    <xsl:element name="{local-name()}"><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <!-- Words and numbers. -->

  <xsl:function name="f:kind" as="element()">
    <xsl:param name="severity" as="xs:string"/>
    <span class="kind {$severity}">{$severity}</span>
  </xsl:function>

  <xsl:function name="f:counted" as="xs:string">
    <xsl:param name="counted" as="element()"/>
    <xsl:variable name="said" as="xs:string*"
        select="for $each in $severities, $count in string($counted/@*[local-name() = $each || 's'])
          return if ($count = '0') then () else f:number($count, $each)"/>
    <xsl:sequence select="if (exists($said)) then string-join($said, ', ') else 'no problems'"/>
  </xsl:function>

  <xsl:function name="f:number" as="xs:string">
    <xsl:param name="count" as="xs:string"/>
    <xsl:param name="noun" as="xs:string"/>
    <xsl:sequence select="f:grouped($count) || ' ' || $noun || (if ($count = '1') then '' else 's')"/>
  </xsl:function>

  <xsl:function name="f:grouped" as="xs:string">
    <xsl:param name="count" as="xs:string"/>
    <xsl:sequence select="format-number(xs:integer($count), '#,##0')"/>
  </xsl:function>

  <!-- How it looks: as the pages of an edition do (assets/pecia.css), with what a table of problems needs. -->

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
