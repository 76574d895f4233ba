"""What a look at the sources came to, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """What became of the input, one count a file or record inside a file."""

    read: int = 0
    """Of all that was looked at: what was opened, or should have been."""
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

    @property
    def by_table(self) -> dict[str, dict[str, int]]:
        """The counts, beside the raw table whose rows they explain."""
        return {
            "articles": {
                "read": self.read,
                "new": self.new,
                "revised": self.revised,
                "unchanged": self.unchanged,
                "not_in_english": self.foreign,
                "withdrawn": self.withdrawn,
            },
            "article_sources": {"duplicates": self.duplicates},
            "text_signatures": {},
            "rejections": {"rejected": self.rejected},
        }
