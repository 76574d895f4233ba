"""What a look at the sources came to, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """What became of the input, one count a file or record inside a file."""

    read: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicates: int = 0
    rejected: int = 0
    foreign: int = 0
    """Of the new and revised: in a language that is kept and not parsed."""
    withdrawn: int = 0

    @property
    def changed(self) -> int:
        return self.new + self.revised + self.duplicates + self.rejected + self.withdrawn
