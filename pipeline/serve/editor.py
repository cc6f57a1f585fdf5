"""Opens a line of a source in the editor that the user named: a command, which no shell sees, or an address."""

import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pipeline.problem import UsageError

LAST = 10_000_000
"""The last line that is believed."""


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor of an edition's sources."""

    root: Path
    """The edition's folder; nothing outside of it is opened."""
    command: str = ""
    """With `{file}` and `{line}`; empty where none was named."""

    def __post_init__(self) -> None:
        """Look whether there is such a program. Raises UsageError."""
        words = self.words()
        if "{file}" not in self.command and self.command:
            raise UsageError(
                f"The editor “{self.command}” isn't told which file to open.",
                'Write {file} and {line} where they belong: --editor "code --goto {file}:{line}".',
            )
        if words and not shutil.which(words[0]):
            raise UsageError(f"There is no program “{words[0]}” to be the editor.", "Write its whole path.")

    @property
    def is_address(self) -> bool:
        """Whether the browser opens it, such as `vscode://file/{file}:{line}`."""
        return "://" in self.command.partition(" ")[0]

    def words(self) -> list[str]:
        """Give the words of the command. Raises UsageError where a quotation mark isn't closed."""
        if self.is_address:
            return []
        try:
            return shlex.split(self.command, posix=sys.platform != "win32")
        except ValueError as error:
            raise UsageError(f"The editor's command can't be read: {error}.") from error

    def open(self, path: str, line: int) -> dict[str, str]:
        """Open a line of a file; gives what the page must know: `address` where the browser is to open it.

        Gives nothing where there is no such file in the edition. Raises OSError where the program doesn't start.
        """
        root, file = self.root.resolve(), (self.root / path).resolve()
        if not (0 < line <= LAST and file.is_relative_to(root) and file.is_file()):
            return {}
        if self.is_address:
            where = quote(file.as_posix().lstrip("/"), safe="/:")
            slash = "" if "://file/{file}" in self.command else "/"
            return {"address": filled(self.command, slash + where, line)}
        if self.command:
            start([filled(word, str(file), line) for word in self.words()])
            return {"opened": str(file)}
        return {}


def filled(text: str, file: str, line: int) -> str:
    """Put a file and a line into a word of a command."""
    return text.replace("{line}", str(line)).replace("{file}", file)


def start(command: list[str]) -> None:
    """Start a program, for which nobody waits. Raises OSError."""
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603
