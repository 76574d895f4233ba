"""The disk where the home lies: how much room a run needs, words where there is less, and what is on it for certain."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from rich.filesize import decimal

# A refresh writes the warehouse once more beside the old one; below this a home fills up in the middle of one.
MIN_FREE_BYTES = 1_000_000_000


def shortage(home: Path) -> str | None:
    """What is left, where it is too little."""
    free = shutil.disk_usage(home if home.exists() else home.parent).free
    return f"the disk is nearly full: {decimal(free)} are left where {home} lies" if free < MIN_FREE_BYTES else None


def sync(path: Path) -> None:
    """Return when the bytes of a file, or the names in a folder, would outlast a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
