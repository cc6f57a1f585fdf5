"""Publishes a built site: what the workers staged becomes the output in one switch, or nothing changes."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.edition import MANIFEST, SHIPPED, Edition, files_of_site
from pipeline.problem import OutputError, UsageError

ASSETS = "assets"
LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@contextmanager
def staging(edition: Edition) -> Iterator[Path]:
    """Make a fresh folder beside the output, to be published or thrown away.

    Raises UsageError where the output is somebody else's folder, OutputError where nothing can be written beside it.
    """
    output = edition.output
    try:
        finish(output)
        check_ours(edition)
        output.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}.", suffix=".staging", dir=output.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise OutputError(f"{output} can't be written: {error.strerror}.", "Name another output.") from error
    try:
        yield folder
    except OSError as error:
        message = f"The site can't be written: {error.strerror or error}."
        raise OutputError(
            message, f"What was in {output} is still there. Free some space, or name another output."
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_ours(edition: Edition) -> None:
    """Raise UsageError where the output is a file, a folder with files that Pecia didn't put there, or the sources'."""
    output = edition.output
    if edition.root.is_relative_to(output):
        raise UsageError(f"{output} holds the sources; a site would take their place.", "Name a folder of its own.")
    if not output.exists():
        return
    if not output.is_dir():
        raise UsageError(f"{output} is a file.", "Name a folder for the site.")
    if strange := next(foreign(output), None):
        message = f"{output} holds {strange}, which Pecia didn't put there; all is left as it is."
        raise UsageError(message, "Name a new or empty folder for the site.")


def foreign(output: Path) -> Iterator[str]:
    """Give the files of a folder that no build of a site wrote, but for those that desktops leave everywhere."""
    ours = set(files_of_site(output))
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if name not in ours and path.name not in LEFT_BY_DESKTOPS and (path.is_symlink() or not path.is_dir()):
            yield name


def finish(output: Path) -> None:
    """Bring the old site back where a switch was cut off in the middle."""
    old = old_of(output)
    if old.exists():
        if output.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(output)


def old_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


def copy_assets(folder: Path) -> list[str]:
    """Copy the stylesheets and scripts that pages need; gives their paths in the site."""
    shutil.copytree(SHIPPED / "xslt" / ASSETS, folder / ASSETS)
    return sorted(p.relative_to(folder).as_posix() for p in (folder / ASSETS).rglob("*") if p.is_file())


def copy_images(root: Path, folder: Path, images: Iterable[tuple[str, str]]) -> list[str]:
    """Copy images into the site; gives their paths there. `images` are pairs: in the edition, in the site."""
    names = []
    for path, name in sorted(set(images)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            shutil.copyfile(root / path, folder / name)
            names.append(name)
    return names


def join_citations(folder: Path, name: str, parts: Sequence[str]) -> None:
    """Write one bibliography of all documents' citations, in reading order. A JSON list joins lists."""
    with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
        if name.endswith(".json"):
            items = [item for part in parts for item in json.loads((folder / part).read_text("utf-8"))]
            json.dump(items, file, ensure_ascii=False, indent=1)
            file.write("\n")
            return
        for part in parts:
            file.write((folder / part).read_text("utf-8").strip("\n") + "\n\n")


def keep_only(folder: Path, names: Iterable[str]) -> None:
    """Remove from the staging folder what no list names: the files of documents that were named anew or left out."""
    kept = set(names)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            with suppress(OSError):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in kept:
            path.unlink()


def hashed(folder: Path, names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the SHA-256 of files that the parent wrote."""
    return [(name, hashlib.sha256((folder / name).read_bytes()).hexdigest()) for name in names]


def publish(folder: Path, output: Path, manifest: Mapping[str, Any]) -> None:
    """Write `build.json`, last, and put the staged folder in the output's place."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, "utf-8", newline="\n")
    old = old_of(output)
    try:
        if output.exists():
            output.rename(old)
        folder.rename(output)
    except BaseException:
        if old.exists() and not output.exists():
            old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
