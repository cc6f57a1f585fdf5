<?xml version="1.0" encoding="UTF-8"?>
<!-- What is wrong with texts, as one page that stands alone: by rule, by document, then each problem. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="https://pecia.example/ns" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:include href="report/style.xsl"/>

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

</xsl:stylesheet>
