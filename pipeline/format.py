"""The formats: each is one output of a document, a stylesheet and the ending of a file name."""

from dataclasses import dataclass

from pipeline.crossing import crossing


@crossing
@dataclass(frozen=True, slots=True)
class Format:
    """One output of a document."""

    name: str
    """What `edition.toml` and `pecia formats` call it."""
    ending: str
    """What follows the document's id in the file's name, with its dot."""
    stylesheet: str
    """The stylesheet's file name in `xslt/`; empty for the document's own TEI."""
    media_type: str
    """The Internet media type (RFC 6838) that links to the file name."""
    label: str
    """What a reader sees on the link."""
    needs: str = "nothing"
    """`nothing` beside the document itself, or `neighbours`: the other documents and the register."""
    parameters: tuple[tuple[str, str], ...] = ()
    """The stylesheet's parameters, by name."""

    def file_name(self, document_id: str) -> str:
        """Give the name of a document's file in this format."""
        return document_id + self.ending

    @property
    def is_citation(self) -> bool:
        """Whether it is one of the citations that `citations.xsl` can make at once."""
        return self.stylesheet in CITATIONS and self.stylesheet == f"{self.name}.xsl" and not self.parameters


FORMATS = (
    Format("html", ".html", "html.xsl", "text/html", "Reading page", needs="neighbours"),
    Format("text", ".txt", "text.xsl", "text/plain", "Plain text"),
    Format(
        "diplomatic",
        ".diplomatic.txt",
        "text.xsl",
        "text/plain",
        "Plain text, diplomatic",
        parameters=(("view", "diplomatic"),),
    ),
    Format("bibtex", ".bib", "bibtex.xsl", "application/x-bibtex", "BibTeX"),
    Format("biblatex", ".biblatex.bib", "biblatex.xsl", "application/x-bibtex", "BibLaTeX"),
    Format("ris", ".ris", "ris.xsl", "application/x-research-info-systems", "RIS"),
    Format("csl", ".csl.json", "csl.xsl", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    Format("endnote", ".endnote.xml", "endnote.xsl", "application/xml", "EndNote XML"),
    Format("mods", ".mods.xml", "mods.xsl", "application/mods+xml", "MODS"),
    Format("dc", ".dc.xml", "dc.xsl", "application/xml", "Dublin Core"),
    Format("tei", ".xml", "", "application/tei+xml", "TEI-XML"),
)
"""Every format that ships. A new one is one stylesheet and one row here."""
CITATIONS = ("bibtex.xsl", "biblatex.xsl", "ris.xsl", "csl.xsl", "endnote.xsl", "mods.xsl", "dc.xsl")
"""The stylesheets of the citations that `citations.xsl` makes at once, in its order."""
