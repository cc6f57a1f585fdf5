"""Looks at every file of some folders: `stat`, or with --hash its whole content. It imports what that needs."""

import os
import sys


def files(folder: str) -> list[str]:
    """Give all files of a folder."""
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]  # noqa: PTH118 - the least work


if sys.argv[1] == "--hash":
    import hashlib

    for folder in sys.argv[2:]:
        for path in files(folder):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                hashlib.sha256(file.read()).digest()
else:
    for folder in sys.argv[1:]:
        for path in files(folder):
            os.stat(path)  # noqa: PTH116
