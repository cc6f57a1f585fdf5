<!-- Calendars: which one a date is in, and what a Julian day is called in ours (TEI Guidelines 14.4.3). -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="https://pecia.example/functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <!-- The names of the Julian calendar. -->
  <xsl:variable name="f:old-style" static="yes" as="xs:string" select="'julian|julien|giulian|juliano|юлиан|old.?style|alte[rn]? stil|vieux style|стар(ый|ого) стил'"/>

  <!-- What a date says of its calendar: the names to which it points, and how the header describes these. -->
  <xsl:function name="f:calendar-words" as="xs:string">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="named" as="xs:string*" select="$date/(@datingMethod, @calendar) ! tokenize(.)"/>
    <xsl:sequence select="string-join(($named, $named[starts-with(., '#')] ! key('id', substring(., 2), root($date))/normalize-space()), ' ')"/>
  </xsl:function>

  <!-- A Julian day as the Gregorian day that it was, from the reform of 1582 on: what is older is called by its Julian day
       everywhere, and a month or a year has no other name. -->
  <xsl:function name="f:gregorian" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="iso" as="xs:string?" select="f:iso($value)[matches(., '^\d{4}-\d\d-\d\d$')][. gt '1582-10-04']"/>
    <xsl:variable name="parts" as="xs:integer*" select="tokenize($iso, '-') ! xs:integer(.)"/>
    <xsl:variable name="century" as="xs:integer?" select="($parts[1] - (if ($parts[2] lt 3) then 1 else 0)) idiv 100"/>
    <xsl:sequence select="if (empty($iso)) then $value
        else string(xs:date(substring($iso, 1, 8) || '01')
            + xs:dayTimeDuration('P' || ($parts[3] - 1 + $century - $century idiv 4 - 2) || 'D'))"/>
  </xsl:function>
</xsl:stylesheet>
