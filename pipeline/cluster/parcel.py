"""What crosses between machines: frozen values, whose paths begin at folders that each side has in its own place."""

import io
import os
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Places = Mapping[str, Path]
"""Folders by name. What is packed with the one side's is unpacked with the other's."""
Token = tuple[bool, str, str]
"""A path as it crosses: whether it is a Path (or a text), the name of its folder, and the way from there."""


def pack(value: object, places: Places) -> bytes:
    """Pickle a value; paths in the folders are kept apart, as Path or as text."""
    file = io.BytesIO()
    _Packer(file, places).dump(value)
    return file.getvalue()


def unpack(data: bytes, places: Places) -> Any:  # noqa: ANN401 - whatever was packed
    """Give back what was packed, with paths in these folders. The other side is trusted: it runs our own program."""
    return _Unpacker(io.BytesIO(data), places).load()


class _Packer(pickle.Pickler):
    """Pickles, but for paths."""

    def __init__(self, file: io.BytesIO, places: Places) -> None:
        """Take the folders, the innermost first."""
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self.folders = sorted(((str(folder), name) for name, folder in places.items()), key=lambda row: -len(row[0]))
        self.beginnings = tuple(folder for folder, _ in self.folders)

    def persistent_id(self, value: object) -> Token | None:
        """Give a path's token; nothing for all else."""
        if not isinstance(value, (str, Path)):
            return None
        text = str(value)
        if not text.startswith(self.beginnings):
            return None
        for folder, name in self.folders:
            if text == folder or text.startswith(folder + os.sep):
                return isinstance(value, Path), name, text[len(folder) + 1 :].replace(os.sep, "/")
        return None


class _Unpacker(pickle.Unpickler):
    """Unpickles, and puts paths into its own folders."""

    def __init__(self, file: io.BytesIO, places: Places) -> None:
        """Take the folders."""
        super().__init__(file)
        self.places = places

    def persistent_load(self, token: Token) -> str | Path:
        """Give the path of a token."""
        is_path, name, way = token
        path = self.places[name] / way if way else self.places[name]
        return path if is_path else str(path)
