<!-- What a reader may take away of a document: its files, and the ways to print it. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- The section: texts, citations, metadata, the edition's own formats, print. -->
  <xsl:function name="f:take-away" as="element(h:section)">
    <xsl:param name="document" as="element(TEI)"/>
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="files" as="element(p:file)*" select="$document/p:context/p:file"/>
    <section id="p:files" class="files">
      <xsl:sequence select="f:interface-attributes($language)"/>
      <h2>{f:word('files')}</h2>
      <dl>
        <xsl:for-each-group select="$files" group-by="f:file-group(@format)">
          <xsl:sort select="index-of(('as-text', 'citation', 'metadata', 'other-files'), current-grouping-key())"/>
          <dt>{f:word(current-grouping-key())}</dt>
          <dd><xsl:sequence select="current-group() ! f:file-link(., current-grouping-key())"/></dd>
        </xsl:for-each-group>
        <dt>{f:word('print')}</dt>
        <dd>
          <button type="button" id="p:print" class="button" hidden="">{f:word('print-page')}</button>
          <a href="{f:root($document)}print.html?id={encode-for-uri(f:id($document))}">{f:word('print-several')}</a>
        </dd>
      </dl>
    </section>
  </xsl:function>

  <!-- A link to a file, which a browser keeps rather than shows. In a group the label needn't say what the group says. -->
  <xsl:function name="f:file-link" as="element(h:a)">
    <xsl:param name="file" as="element(p:file)"/>
    <xsl:param name="group" as="xs:string"/>
    <a href="{f:url($file/@href)}" type="{$file/@type}" download="">
      <xsl:if test="$group = ('citation', 'metadata')"><xsl:attribute name="data-format" select="$file/@format"/></xsl:if>
      <xsl:value-of select="if ($group = ('citation', 'metadata')) then f:file-kind($file/@format) else f:file-label($file)"/>
    </a>
  </xsl:function>

  <!-- The group of a format. -->
  <xsl:function name="f:file-group" as="xs:string">
    <xsl:param name="format" as="xs:string"/>
    <xsl:sequence select="(map{'tei': 'as-text', 'text': 'as-text', 'diplomatic': 'as-text', 'bibtex': 'citation', 'biblatex': 'citation', 'ris': 'citation',
        'csl': 'citation', 'endnote': 'citation', 'mods': 'metadata', 'dc': 'metadata'}($format), 'other-files')[1]"/>
  </xsl:function>

  <!-- What a format is called among others of its group: what the interface's word for it has in brackets. -->
  <xsl:function name="f:file-kind" as="xs:string">
    <xsl:param name="format" as="xs:string"/>
    <xsl:sequence select="replace(f:word($format), '^.*\((.*)\)$', '$1')"/>
  </xsl:function>

  <!-- What a link to a file says: the interface's word for the format, or the label that the edition gives its own. -->
  <xsl:function name="f:file-label" as="xs:string">
    <xsl:param name="file" as="element(p:file)"/>
    <xsl:variable name="name" as="xs:string" select="replace($file/@format, '^diplomatic$', 'diplomatic-text')"/>
    <xsl:sequence select="if (f:word($name) ne $name) then f:word($name) else string(($file/@label[. ne ''], $name)[1])"/>
  </xsl:function>
</xsl:stylesheet>
