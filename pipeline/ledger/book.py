"""The ledger: what the builds before made of what, so that only what changed is made again.

A result may be used again if every part of its key is what it was: the source and all else that was read or looked for,
the settings, the stylesheets with their imports, the program; and if the published files that belong to it are still
there, untouched. Nothing is believed because of a file's time alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.asked import Asked, Now
from pipeline.assets import own_folder
from pipeline.because import FORMAT, GONE, NEW, OTHER, SOURCE
from pipeline.edition import SITE, Edition
from pipeline.hashes import Hashes
from pipeline.ledger import keys
from pipeline.ledger.place import tidy
from pipeline.ledger.store import Name, Row, Store
from pipeline.making import CitePage, DocumentPage, Made, Page
from pipeline.message import Output, Survey, Surveyed, Validated
from pipeline.ours import files_in
from pipeline.rule import Selection
from pipeline.searching import Indexed
from pipeline.takeover import Signature, intact
from pipeline.thumbnail import Thumbnail

Parts = Mapping[str, Any]
NOTHING = keys.digest(())


@dataclass(slots=True)
class Ledger:
    """What is known of an edition and its site when a build begins, and what the build adds."""

    edition: Edition
    store: Store
    hashes: Hashes
    now: Now
    """What the edition's files answer now."""
    rows: Mapping[Name, Row]
    outputs: Mapping[str, Signature]
    """The published files as the ledger knows them."""
    available: frozenset[str]
    """Those that are still there as they were."""
    common: Parts
    """The parts of every key of this build."""
    formats: Mapping[str, str]
    """A hash of what makes each format."""
    record: str
    """A hash of what makes records."""
    judging: str
    """A hash of what judges."""
    files: frozenset[str]
    """The stylesheets that were looked at."""
    made: dict[Name, tuple[Parts, Any]] = field(default_factory=dict)
    """The rows that this build adds."""
    used: set[Name] = field(default_factory=set)
    """The rows that are kept."""
    site: str = ""
    """A hash of what makes the sitemap and the feed."""
    menu: str = ""
    """A hash of the menu that every page has."""
    known_ids: dict[str, bytes] = field(default_factory=dict)
    """Each file's ids, JSON."""

    def judged(self, path: str) -> Validated | None:
        """Give a file's verdict, if it would be the same again."""
        name = ("judged", path, "")
        row = self.rows.get(name)
        if row is None or changed(row.parts, self.judging_parts()) or not self.holds(row.parts["asked"]):
            return None
        self.used.add(name)
        verdict: Validated = row.load()
        return verdict

    def keep_verdict(self, verdict: Validated) -> None:
        """Keep a verdict that was made now."""
        self.keep(("judged", verdict.path, ""), self.judging_parts() | {"asked": verdict.asked}, verdict)

    def judging_parts(self) -> dict[str, Any]:
        return {"pecia": self.common["pecia"], "rules": self.judging}

    def surveyed(self, path: str, variant: str, *, drafts: bool) -> "Known":
        """Give what is known of a file's documents: all, or which formats must be made again.

        `drafts` says whether drafts are published; if they aren't, their files needn't be there.
        """
        name = ("surveyed", path, variant)
        row = self.rows.get(name)
        if row is None:
            return Known(None, None, self.first())
        wanted = self.survey_parts()
        different = changed(row.parts, wanted)
        others = tuple(each for each in different if not each.startswith(FORMAT))
        if others or not self.holds(row.parts["asked"]):
            old: Survey | None = None if different else row.load()[0]
            return Known(None, None, (*others, *self.changed_files(row)), old)
        survey: Survey
        survey, self.known_ids[path] = row.load()
        shown = [d for d in survey.documents if drafts or d.record.status != "draft"]
        gone = [o for d in shown for o in d.outputs if o.format in self.formats and not self.is_there(o)]
        again = {each.removeprefix(FORMAT) for each in different} | {output.format for output in gone}
        reasons = (*different, *(GONE + o.name for o in gone if FORMAT + o.format not in different))
        if again and survey.failed:
            return Known(None, None, reasons)
        if not again:
            self.used.add(name)
        return Known(survey, tuple(sorted(again)), reasons)

    def changed_files(self, row: Row) -> tuple[str, ...]:
        """Give the files that don't answer any more what they answered."""
        return tuple(SOURCE + each.path for each in row.parts["asked"] if not self.holds([each]))

    def first(self) -> tuple[str, ...]:
        """Say why something is made of which nothing is known."""
        return (OTHER if self.store.renewed else NEW,)

    def last_good(self, path: str, variant: str) -> tuple[Survey, bytes] | None:
        """Give what a file was when it could be built last, with its ids, and keep it for the next build."""
        name = ("surveyed", path, variant)
        if (row := self.rows.get(name)) is None:
            return None
        self.used.add(name)
        self.made.pop(name, None)
        good: tuple[Survey, bytes] = row.load()
        return good

    def keep_survey(self, survey: Survey, ids: bytes, variant: str) -> None:
        """Keep what was found in a file now; `ids` are its ids, JSON."""
        self.known_ids[survey.path] = ids
        self.hashes.learn(survey.used)
        parts = self.survey_parts() | {"asked": survey.asked}
        self.keep(("surveyed", survey.path, variant), parts, (survey, ids))

    def survey_parts(self) -> dict[str, Any]:
        own = {FORMAT + f.name: self.formats[f.name] for f in self.edition.formats if f.needs == "nothing"}
        return {**self.common, "record.xsl": self.record, **own}

    def page(self, page: Page) -> Made | None:
        """Give what came of a page, if it would be the same again."""
        name = ("page", page.name, "")
        row = self.rows.get(name)
        if row is None or changed(row.parts, self.page_parts(page)):
            return None
        made: Made = row.load()
        if made.failed or not all(self.is_there(output) for output in made.outputs):
            return None
        if made.problems and row.parts["at"] != getattr(page, "version", ""):
            return None
        self.used.add(name)
        return made

    def why_page(self, page: Page) -> tuple[str, ...]:
        """Say why a page is made again: the parts of its key that changed, or the published files that are gone."""
        row = self.rows.get(("page", page.name, ""))
        if row is None:
            return self.first()
        gone = [GONE + output.name for output in row.load().outputs if not self.is_there(output)]
        other = row.parts["at"] != getattr(page, "version", "")
        return tuple(changed(row.parts, self.page_parts(page)) or gone or ["at"] * other)

    def keep_page(self, page: Page, made: Made) -> None:
        """Keep a page that was made now."""
        self.keep(("page", page.name, ""), self.page_parts(page) | {"at": getattr(page, "version", "")}, made)

    def page_parts(self, page: Page) -> dict[str, Any]:
        own = {FORMAT + f.name: self.formats[f.name] for f in self.edition.formats if f.needs == "neighbours"}
        announced = {"site.xsl": self.site} if page.name.endswith(".xml") else {}
        return {**self.common, **own, **announced, **self.own_parts(page), "menu": self.menu}

    def own_parts(self, page: Page) -> Parts:
        """Give the parts of a page's key that are its own."""
        if isinstance(page, CitePage):
            return {"page": keys.digest(page.whole, page.files), **self.own_parts(page.specimen)}
        if not isinstance(page, DocumentPage):
            return {"page": keys.digest(page)}
        return {
            "text": f"{page.digest} {page.kept}",
            "previous document": keys.known(page.previous),
            "next document": keys.known(page.next),
            "volume": keys.known((page.volume, page.whole)),
            "documents around": keys.digest(page.near),
            "letters": keys.digest(page.letters) if any(page.letters) else NOTHING,
            "register entries": keys.digest(page.entries) if page.entries else NOTHING,
            "links": keys.digest(page.targets) if page.targets else NOTHING,
            "versions": keys.digest(page.versions) if page.versions else NOTHING,
            "thumbnails": keys.digest(page.thumbnails) if page.thumbnails else NOTHING,
        }

    def whole(self, name: str, key: str) -> Output | None:
        """Give a file of the whole edition, if it would be the same again."""
        row = self.rows.get(("whole", name, ""))
        if row is None or row.parts["of"] != key or not self.is_there(output := row.load()):
            return None
        self.used.add(("whole", name, ""))
        found: Output = output
        return found

    def keep_whole(self, output: Output, key: str) -> None:
        """Keep a file of the whole edition that was made now."""
        self.keep(("whole", output.name, ""), {"of": key}, output)

    def search(self, key: str) -> Indexed | None:
        """Give what the search of the edition is made of, if it would be the same again."""
        found: Indexed | None = self.again(("search", "", ""), key, lambda made: made.outputs)
        return found

    def keep_search(self, found: Indexed, key: str) -> None:
        """Keep what was made for the search now."""
        self.keep(("search", "", ""), {"of": key}, found)

    def thumbnail(self, path: str, key: str) -> Thumbnail | None:
        """Give what came of an image of which a thumbnail is wanted, if it would be the same again."""
        found: Thumbnail | None = self.again(
            ("thumbnail", path, ""), key, lambda made: [made.output] if made.output else []
        )
        return found

    def keep_thumbnail(self, path: str, key: str, thumbnail: Thumbnail) -> None:
        """Keep what came of an image now."""
        self.keep(("thumbnail", path, ""), {"of": key}, thumbnail)

    def keep(self, name: Name, parts: Parts, value: object) -> None:
        self.made[name] = parts, value
        self.used.add(name)

    def looked_at(self) -> set[str]:
        """Give the paths of all that the results of this build depend on, relative to the edition or absolute."""
        own = {f"xslt/{Path(file).name}" for file in self.files if not Path(file).is_relative_to(self.edition.root)}
        asked = {each.path for name in self.used for each in self.parts_of(name).get("asked", ())}
        styles = {name for name, _ in self.edition.styles if name.endswith(".csl")}
        folder = own_folder(self.edition)
        assets = {f"xslt/assets/{name}" for name in files_in(folder)} if folder else set()
        return {"edition.toml", *own, *self.files, *asked, *styles, *assets}

    def parts_of(self, name: Name) -> Parts:
        return self.made[name][0] if name in self.made else self.rows[name].parts

    def again(self, name: Name, key: str, outputs: Callable[[Any], Iterable[Output]]) -> Any:  # noqa: ANN401
        """Give what was kept under a name, if its key is the same and all its files are there; else nothing."""
        row = self.rows.get(name)
        if row is None or row.parts["of"] != key:
            return None
        made = row.load()
        if not all(self.is_there(output) for output in outputs(made)):
            return None
        self.used.add(name)
        return made

    def is_there(self, output: Output) -> bool:
        """Tell whether a published file is there, untouched."""
        return output.name in self.available and self.outputs[output.name].sha256 == output.sha256

    def holds(self, asked: Iterable[Asked]) -> bool:
        """Tell whether all that was read and looked for is what it was."""
        return self.now.still(asked)

    def ids(self, path: str) -> bytes:
        """Give a file's ids: JSON; nothing where it has none."""
        return self.known_ids.get(path, b"")

    def save(self, outputs: Mapping[str, Signature]) -> None:
        """Write what this build made; `outputs` are all published files."""
        rows = {name: (o.sha256, o.size, o.mtime_ns, o.inode) for name, o in outputs.items()}
        self.store.save(
            made=self.made, used=self.used, hashes=self.hashes.found, outputs=rows
        )  # fmt: skip
        self.store.close()
        if self.store.file:
            tidy(self.store.file)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file's documents."""

    survey: Survey | None
    formats: tuple[str, ...] | None
    """The formats that must be made again; none where all is there."""
    reasons: tuple[str, ...]
    """The parts of the key that changed."""
    old: Survey | None = None
    """What the file was, where only its source changed: documents in it may be as they were."""


@dataclass(frozen=True, slots=True)
class Before:
    """What is known at once of the builds before: the file, not yet its rows, and the content keys."""

    store: Store
    hashes: Hashes

    def changed(self) -> bool:
        """Tell whether a source is surely new or another than the last build knew."""
        known = self.hashes.known
        return bool(known) and any(
            self.hashes.of(path) != known.get(path, ("", ""))[1] for path in self.hashes.signatures
        )


def before(
    edition: Edition, file: Path | None, signatures: Mapping[str, str] | None = None, *, paranoid: bool = False
) -> Before:
    """Begin to open the ledger of an edition; `file` is where it lies, `paranoid` believes no file's times.

    `signatures` are those of the sources, if somebody looked at them already.
    """
    store = Store(file, keys.code())
    return Before(store, Hashes(edition.root, store.hashes(), signatures, paranoid=paranoid))


def opened(edition: Edition, selection: Selection, known: Before, *, paranoid: bool = False) -> Ledger:
    """Open the ledger of an edition and its site; `paranoid` believes no file's times."""
    store, hashes = known.store, known.hashes
    stylesheets = keys.Stylesheets(edition, hashes.of)
    outputs = {name: Signature(*row) for name, row in store.outputs().items()}
    common = {"pecia": keys.code(), "settings": keys.settings(edition, (*keys.APART, *keys.JUDGING))}
    site = stylesheets.of(SITE) if edition.base_url else ""
    return Ledger(
        edition,
        store,
        hashes,
        Now(edition.root, hashes.of),
        store.rows(),
        outputs,
        intact(edition.output, outputs, paranoid=paranoid),
        common,
        {made.name: stylesheets.format(made) for made in edition.formats},
        stylesheets.record(),
        keys.judging(edition, selection, stylesheets.of(keys.GUESSED)),
        frozenset(stylesheets.files),
        site=site,
    )


def changed(before: Parts, now: Parts) -> list[str]:
    """Give the parts of a key that aren't what they were."""
    return [name for name, value in now.items() if before.get(name) != value]


def merged(old: Survey, new: Survey, formats: Sequence[str]) -> Survey | None:
    """Put formats that were made again into what was known; nothing where the source isn't the same."""
    if new.used != old.used:
        return None
    before = {d.number: d for d in old.documents}
    if [d.number for d in new.documents] != list(before) or any(
        d.record.id != before[d.number].record.id for d in new.documents
    ):
        return None
    return replace(new, documents=tuple(with_old(d, before[d.number], formats) for d in new.documents))


def with_old(new: Surveyed, old: Surveyed, formats: Sequence[str]) -> Surveyed:
    """Add to a document the files that weren't made again."""
    kept = tuple(output for output in old.outputs if output.format not in formats)
    return replace(new, outputs=(*new.outputs, *kept))
