"""Follows a page of the docs as a reader would: runs its commands, writes its files, compares what it shows."""

import os
import re
import shlex
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import warm

BLOCK = re.compile(r"^```(\w+)[ ]?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
PROGRESS = re.compile(r"^[A-Z][a-z ]+: \d+ done\n", re.MULTILINE)
SCRIPTS = sysconfig.get_path("scripts")
PECIA = str(Path(SCRIPTS, "pecia"))


@dataclass(slots=True)
class Walk:
    """A reader's terminal: the folder in which it is, and the exit status of the last command."""

    folder: Path
    status: int = 0
    home: Path = field(init=False)
    """The folder in which the reader began; answers show it as `…`."""

    def __post_init__(self) -> None:
        """Remember the first folder."""
        self.home = self.folder

    def answer(self, command: str) -> str:
        """Run a command and give what it prints, without the lines that a log has in place of a bar."""
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            return ""
        if command == "echo $?":
            return f"{self.status}\n"
        assert program == "pecia", f"A reader can't be asked to run {program}"
        if arguments[0] in {"build", "validate"}:
            built = warm.pecia(*arguments, cwd=self.folder, together=True)
            self.status = built.status
            return self.shown(built.out)
        environment = {**os.environ, "PECIA_JING": "0", "PATH": SCRIPTS + os.pathsep + os.environ["PATH"]}
        done = subprocess.run(
            [PECIA, *arguments],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.status = done.returncode
        return self.shown(done.stdout)

    def shown(self, printed: str) -> str:
        """Give what the page shows of it."""
        return PROGRESS.sub("", printed).replace(str(self.home), "…")

    def write(self, name: str, text: str) -> None:
        """Write a file that the page shows, or what it adds to one."""
        name, _, place = name.partition(" after=")
        path = self.folder / name
        if place:
            old = path.read_text("utf-8")
            anchor = place.strip('"')
            assert old.count(anchor) == 1, f"{name} must have {anchor} once"
            text = old.replace(anchor, f"{anchor}\n{text.rstrip()}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def follow(page: str, walk: Walk) -> Iterator[tuple[str, str, str]]:
    """Follow a page block by block; gives for each thing that it shows: what it is, the page's text, the real one."""
    for kind, name, text in BLOCK.findall(page):
        if kind == "console":
            for command, shown in commands(text):
                yield f"$ {command}", shown, walk.answer(command)
        elif name and kind == "text":
            yield name, text, excerpt(text, (walk.folder / name).read_text("utf-8"))
        elif name:
            walk.write(name, text)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Give each command of a block with the answer that is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def excerpt(shown: str, whole: str) -> str:
    """Give the page's excerpt of a file where the file has it, else the whole file."""
    return shown if shown.strip() and shown.strip() in whole else whole
