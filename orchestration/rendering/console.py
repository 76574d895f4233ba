"""Where tables and notes for people are printed: in lines as wide as the terminal, and whole in a pipe or a file."""

from __future__ import annotations

import os
import sys

from rich.console import Console

# Wider than any line: a path broken at eighty letters is none for whoever searches what was piped.
_WHOLE = 100_000


def console(*, stderr: bool = False) -> Console:
    """Standard output, or standard error; ``COLUMNS`` says another width, as everywhere."""
    stream = sys.stderr if stderr else sys.stdout
    is_for_people = stream.isatty() or "COLUMNS" in os.environ
    return Console(stderr=stderr, width=None if is_for_people else _WHOLE)
