"""Room on the disk where the home lies: how much a run needs, and words where there is less."""

from __future__ import annotations

import shutil
from pathlib import Path

from rich.filesize import decimal

# A refresh writes the warehouse once more beside the old one; below this a home fills up in the middle of one.
MIN_FREE_BYTES = 1_000_000_000


def shortage(home: Path) -> str | None:
    """What is left, where it is too little."""
    free = shutil.disk_usage(home if home.exists() else home.parent).free
    return f"the disk is nearly full: {decimal(free)} are left where {home} lies" if free < MIN_FREE_BYTES else None
