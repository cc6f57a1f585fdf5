"""Images: those that aren't there, and one that is shown for two pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.validate.finding import Finding
from pipeline.validate.paging import Break, images_between
from pipeline.validate.subject import Subject
from pipeline.validate.wording import quoted
from pipeline.xml import Element
from pipeline.xml.names import TEI, is_relative

FEW = 3
"""How many images of a file that aren't there are told one by one."""
_SHOWING = tuple(f"{{{TEI}}}{tag}" for tag in ("graphic", "media"))
_POINTING = frozenset(("facs", "url"))
Pages = list[tuple[int, Break]]


def images_are_there(subject: Subject) -> Iterator[Finding]:
    """Look for images beside the text that aren't in the edition (`image-missing`), told once where they are many."""
    seen: dict[str, tuple[Element, str]] = {}
    missing: list[str] = []
    for element, attribute, token in shown(subject):
        if token not in seen and is_relative(token):
            seen[token] = element, attribute
            if is_spaced(attribute, token) or not subject.ways.has_file(token, element):
                missing.append(token)
    if len(missing) > FEW:
        element, attribute = seen[missing[0]]
        message = f"{len(missing)} of {len(seen)} images aren't in the edition; the first is {quoted(missing[0])}."
        yield Finding("image-missing", element, message, "Copy them into the edition, or correct the paths.", attribute)
        return
    for token in missing:
        element, attribute = seen[token]
        if is_spaced(attribute, token):
            message = f"The name {quoted(token)} has spaces in it, so it isn't one name."
            hint = f"Write “{token.replace(' ', '%20')}”."
            yield Finding("image-missing", element, message, hint, attribute)
            continue
        message = f"The image {quoted(token)} isn't in the edition."
        yield Finding("image-missing", element, message, "Copy it into the edition, or correct the path.", attribute)


def is_spaced(attribute: str, token: str) -> bool:
    """Tell whether spaces stand in a name where they part several names."""
    return attribute == "facs" and " " in token


def names(facs: str) -> list[str]:
    """Give the names of images in @facs: several, or one in which spaces stand, as only the last has an ending."""
    tokens = facs.split()
    several = len(tokens) > 1 and "." in tokens[-1] and not any("." in each or "#" in each for each in tokens[:-1])
    return [" ".join(tokens)] if several else tokens


def shown(subject: Subject) -> Iterator[tuple[Element, str, str]]:
    """Give every pointer to an image or a recording, with its element and attribute."""
    for element in subject.having(_POINTING):
        if (facs := element.get("facs")) and str(element.tag).startswith(f"{{{TEI}}}"):
            for token in names(facs):
                yield element, "facs", token
        if element.tag in _SHOWING and (url := element.get("url", "").strip()):
            yield element, "url", url


def images_are_shown_once(subject: Subject) -> Iterator[Finding]:
    """Look for an image that is shown for two pages (`image-twice`).

    Two pages in a row may stand on one image: an opening. It is a slip if the image after next follows. Where most
    images are shown for several pages, it is a habit.
    """
    by_image: defaultdict[tuple[str, str], Pages] = defaultdict(list)
    order: dict[str, list[str]] = {}
    for each in subject.breaks:
        row = order.setdefault(each.series, [])
        if each.image and each.text:
            by_image[each.series, each.image].append((len(row), each))
        row.append(each.image)
    several = {key: pages for key, pages in by_image.items() if len({each.text for _, each in pages}) > 1}
    if len(several) * 2 > len(by_image):
        return
    for (series, image), pages in several.items():
        if not is_opening(pages) or is_slip(pages, order[series]):
            yield twice(image, pages)


def is_opening(pages: Pages) -> bool:
    """Tell whether pages are two that follow each other."""
    return len(pages) == 2 and pages[1][0] == pages[0][0] + 1  # noqa: PLR2004 - left and right


def is_slip(pages: Pages, images: Sequence[str]) -> bool:
    """Tell whether the image that should come second is left out: 11, 12, 12, 14."""
    first = pages[0][0]
    before, here, after = (images[n] if 0 <= n < len(images) else "" for n in (first - 1, first, first + 2))
    return (images_between(before, here), images_between(here, after)) == (1, 2)


def twice(image: str, pages: Pages) -> Finding:
    (_, first), (_, second) = pages[0], next(row for row in pages if row[1].text != pages[0][1].text)
    message = f"Pages {quoted(first.text)} and {quoted(second.text)} show the same image, {quoted(image)}."
    return Finding("image-twice", second.element, message, "Point to the image of each page.", "facs")
