<!-- Links to share: to the document, to a paragraph; assets/share.js copies them, and those of selected text. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:p="https://pecia.example/ns" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes"
    default-mode="html">

  <!-- A paragraph's number, which is the link to it: one that the source gives is always seen, the paragraph's order on demand. -->
  <xsl:function name="f:paragraph-link" as="element(h:a)?">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:if test="f:is-paragraph($paragraph)">
      <a class="{if ($paragraph/@n[normalize-space()]) then 'number said' else 'number'}" href="#{f:address($paragraph)}" data-made="">{f:paragraph-number($paragraph)}</a>
    </xsl:if>
  </xsl:function>

  <!-- The link of the document, which a script copies or shares, and where it says that it has done so. -->
  <xsl:function name="f:share-button" as="element()+">
    <xsl:param name="document" as="element(TEI)"/>
    <a class="button" id="p:share" data-load="places share" href="{f:encoded(f:id($document))}.html">{f:word('share')}</a>
    <output id="p:shared" data-copied="{f:word('link-copied')}" data-failed="{f:word('copy-failed')}"></output>
  </xsl:function>
</xsl:stylesheet>
