"""What a source is: a place that articles come from, and what is known of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """How the articles of a source are come by."""

    FOLDER = "folder"
    ARCHIVE = "archive"
    FEED = "feed"
    URLS = "urls"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source. Its name is part of the identity of its articles that have no address.

    ``folder`` is where its files lie (or the one file that it is); of a source that is fetched, where they are put.
    """

    name: str
    folder: Path
    kind: Kind = Kind.FOLDER
    files: str = "*"
    urls: tuple[str, ...] = ()
    publisher: str | None = None
    home_city: str | None = None
    language: str | None = None
    schedule: str | None = None
    """When it is asked besides the daily refresh, as cron writes it, in the zone of the settings."""
    allow_private: bool = False
    """Whether the hosts that its addresses name may be inside a private network."""
    mirror: bool = False
    """Whether an article whose file has gone is withdrawn."""
    is_sample: bool = False

    @property
    def is_fetched(self) -> bool:
        """Whether its articles come over the network."""
        return bool(self.urls) or self.kind in (Kind.FEED, Kind.URLS)
