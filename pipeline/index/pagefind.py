"""Pagefind's program, spoken to by its own protocol: JSON in Base64, a comma after each message and each answer.

Its Python interface waits a tenth of a second for each answer (pagefind 1.5.2, `service/__init__.py`).
"""

import base64
import json
import subprocess
from types import TracebackType
from typing import Any, Self

BLOCK = 1 << 16


class Missing(Exception):  # noqa: N818 - what is missing isn't an error
    """There is no Pagefind for this machine, or it doesn't answer."""


class Pagefind:
    """The program at work."""

    def __enter__(self) -> Self:
        """Begin it. Raises Missing."""
        try:
            self.process = subprocess.Popen(  # noqa: S603 - the program of a package that we name
                [program(), "--service"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            raise Missing(f"Pagefind can't be run: {error.strerror or error}") from error
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        self.process.kill()
        self.process.communicate()

    def ask(self, **payload: object) -> dict[str, Any]:
        """Send a message and give the answer. Raises Missing where none comes, or one that says what is wrong."""
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None  # noqa: S101 - they are pipes
        assert stdout is not None  # noqa: S101
        message = json.dumps({"message_id": 1, "payload": payload}).encode()
        answer = bytearray()
        try:
            stdin.write(base64.b64encode(message) + b",")
            stdin.flush()
            while not answer.endswith(b","):
                if not (more := stdout.read1(BLOCK)):  # type: ignore[attr-defined]
                    raise Missing("Pagefind ended without an answer")
                answer += more
        except OSError as error:
            raise Missing(f"Pagefind ended: {error.strerror or error}") from error
        said: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))["payload"]
        if said["type"] == "Error":
            raise Missing(f"Pagefind says: {said['message']}")
        return said


def program() -> str:
    """Give the program's path. Raises Missing where the package for this machine isn't installed."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - there is none for some machines

        return str(get_executable())
    except (ImportError, FileNotFoundError):
        raise Missing("there is no Pagefind for this machine") from None
