"""The words that a plain text writes for figures: in brackets what stands here, and what it says of itself."""

from lxml import etree

from words.choices import plain_text
from words.marks import children, name
from words.source import Walk


class FigureWalk(Walk):
    """The part of the walk for a plain text that treats figures."""

    def tei_figure(self, figure: etree._Element) -> None:
        """Show what a figure says of itself in brackets, then what else it holds."""
        said = [child for child in children(figure) if name(child) in {"head", "figDesc"}]
        said += [desc for image in children(figure) for desc in children(image) if is_image_desc(desc)]
        self.bracketed("figure", figure, said)
        self.out.block()
        self.text(figure.text, figure, edge=True)
        for child in children(figure):
            if child not in said and name(child) not in {"graphic", "media", "binaryObject"}:
                self.out.block()
                self.element(child)
            self.text(child.tail, figure, edge=True)

    def tei_graphic(self, graphic: etree._Element) -> None:
        """Show that an image stands here, unless it is the image of the page itself."""
        parent = graphic.getparent()
        if parent is None or name(parent) not in {"surface", "zone", "sourceDoc", "pb"}:
            kind = "figure" if name(graphic) == "graphic" else "media"
            self.bracketed(kind, graphic, [child for child in children(graphic) if name(child) == "desc"])

    def tei_notatedMusic(self, music: etree._Element) -> None:  # noqa: N802
        """Show that music stands here."""
        self.bracketed("music", music, children(music))

    def bracketed(self, kind: str, element: etree._Element, said: list[etree._Element]) -> None:
        """Show in brackets what stands here, and what it says of itself."""
        self.out.letters(f"[{kind}", element)
        if any(plain_text(each).strip() for each in said):
            self.out.letters(":", element)
        for each in said:
            self.out.space()
            self.element(each)
            self.out.boundary = min(self.out.boundary, 1)
        self.out.boundary = 0
        self.out.letters("]", element)

    tei_media = tei_graphic


def is_image_desc(desc: etree._Element) -> bool:
    """Say whether an element is the description of an image."""
    parent = desc.getparent()
    return name(desc) == "desc" and parent is not None and name(parent) in {"graphic", "media"}
