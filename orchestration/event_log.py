"""Dagster's event log in SQLite, without a sync of the disk for every event.

For each event Dagster opens the files anew, and closes them. SQLite then syncs at the commit and, as nobody else has the
file open, folds its log back and syncs again at the close: ten milliseconds and more, eight hundred times a refresh.
What a power cut could cost without it are the last events of a run that it ended anyway; the files stay sound.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import event
from sqlalchemy.engine import Engine

# One connection a file for as long as this process lives: with it, no other is the last to close.
_held_open: dict[str, sqlite3.Connection] = {}


def ease() -> None:
    """From now on, for every SQLite file that SQLAlchemy opens in this process."""
    if not event.contains(Engine, "connect", _on_connect):
        event.listen(Engine, "connect", _on_connect)


def _on_connect(connection: object, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.execute("PRAGMA synchronous = NORMAL")
    ((_, _, path),) = connection.execute("PRAGMA database_list").fetchall()
    if path:
        keeper = _held_open.get(path) or sqlite3.connect(path, check_same_thread=False)
        # A connection that never reads holds nothing open; nor does one that last read before the file had a log.
        keeper.execute("PRAGMA schema_version").fetchall()
        _held_open[path] = keeper
