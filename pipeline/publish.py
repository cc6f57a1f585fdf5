"""Publishes a built site: what the workers staged becomes the output in one switch, or nothing changes."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.edition import MANIFEST, SHIPPED, is_site
from pipeline.problem import OutputError, UsageError

ASSETS = "assets"


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """Make a fresh folder beside the output, to be published or thrown away.

    Raises UsageError where the output is somebody else's folder, OutputError where nothing can be written beside it.
    """
    finish(output)
    check_ours(output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{output.name}.", suffix=".staging", dir=output.parent))
        folder.chmod(0o755)
    except OSError as error:
        raise OutputError(f"{output.parent} can't be written: {error.strerror}.", "Name another output.") from error
    try:
        yield folder
    except OSError as error:
        message = f"The site can't be written: {error.strerror or error}."
        raise OutputError(
            message, f"What was in {output} is still there. Free some space, or name another output."
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_ours(output: Path) -> None:
    """Raise UsageError where the output is a file, or a folder with files that Pecia didn't put there."""
    if not output.exists():
        return
    if not output.is_dir():
        raise UsageError(f"{output} is a file.", "Name a folder for the site.")
    if any(output.iterdir()) and not is_site(output):
        message = f"{output} holds files that aren't a site made by Pecia; it is left as it is."
        raise UsageError(message, "Name a new or empty folder for the site.")


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
    """Copy the edition's images into the site; gives their paths there. `images` are pairs: in the edition, in the site."""
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
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        if path.relative_to(folder).as_posix() not in kept:
            path.unlink()


def hashed(folder: Path, names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the SHA-256 of files that the parent wrote."""
    return [(name, hashlib.sha256((folder / name).read_bytes()).hexdigest()) for name in names]


def publish(folder: Path, output: Path, manifest: Mapping[str, Any]) -> None:
    """Write `build.json`, last, and put the staged folder in the output's place."""
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, "utf-8", newline="\n")
    old = old_of(output)
    if output.exists():
        output.rename(old)
    try:
        folder.rename(output)
    except OSError:
        if old.exists():
            old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)
