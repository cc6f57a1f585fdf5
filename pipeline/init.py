"""Makes a new edition: small, complete, of the same shape as the repository's own."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.edition import SHIPPED
from pipeline.keys import SETTINGS
from pipeline.problem import OutputError, UsageError
from pipeline.settings import NAME

EXAMPLES = (
    "letters/*.xml",
    "register/persons.xml",
    "register/places.xml",
    "register/organisations.xml",
    "includes/*.xml",
)
"""The texts of the repository's own edition with which a new one begins."""


def new_edition(folder: Path, title: str) -> list[Path]:
    """Make a new edition in a folder that is new or empty; gives the files that were written.

    Raises UsageError where the folder holds something, OutputError where it can't be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} isn't empty; nothing was changed.", "Name a new folder.")
        for pattern in EXAMPLES:
            for example in sorted((SHIPPED / "tei").glob(pattern)):
                copy = folder / "tei" / example.relative_to(SHIPPED / "tei")
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(example, copy)
        (folder / NAME).write_text("".join(settings(title)), "utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{folder} can't be written: {error.strerror}.", "Name another folder.") from error
    return sorted(path for path in folder.rglob("*") if path.is_file())


def settings(title: str) -> Iterator[str]:
    """Write the settings of a new edition: its title, and every other key with its meaning, to be filled in."""
    yield "# The settings of this edition. A line that begins with # is only a remark: take the # away to use it.\n"
    for key, setting in SETTINGS.items():
        yield f"\n# {setting.meaning}\n"
        yield f"title = {json.dumps(title, ensure_ascii=False)}\n" if key == "title" else f"# {setting.example}\n"
