"""The bytes of rejected input, kept under ``rejected/`` by their hash so that they can be looked at and tried again."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path


class PayloadStore:
    """A folder that takes bytes until it is full."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._used = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())

    def keep(self, sha256: str, content: bytes) -> str | None:
        """Store the bytes; their path below the folder, or None when there is no room left for them."""
        path = Path(sha256[:2], sha256)
        file = self._folder / path
        if file.exists():
            return str(path)
        if self._used + len(content) > self._max_bytes:
            return None
        file.parent.mkdir(parents=True, exist_ok=True)
        # Under another name until it is whole: a payload that exists is complete, even after a power cut.
        partial = file.with_name(f".{file.name}.{os.getpid()}")
        partial.write_bytes(content)
        partial.replace(file)
        self._used += len(content)
        return str(path)


def sweep(folder: Path, kept: Collection[str]) -> None:
    """Remove every payload but those at the paths ``kept``, which are what ``keep`` returned."""
    for file in [entry for entry in folder.rglob("*") if entry.is_file()]:
        if str(file.relative_to(folder)) not in kept:
            file.unlink()
