"""A reader as a BI tool is one: ``python -m tests.stress.reader CURRENT UNTIL`` opens the current version again and again,
and prints as JSON how often it did, how many versions it saw and what was wrong.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import duckdb

from orchestration.publishing import manifest, versions


def main(current: Path, until: float) -> None:
    """Read until then."""
    reads = 0
    seen: set[int] = set()
    errors: list[str] = []
    while time.time() < until:
        try:
            version, differences = _look(current)
        except Exception as error:
            errors.append(f"{type(error).__name__}: {error}")
        else:
            seen.add(version)
            errors.extend(differences)
        reads += 1
    print(json.dumps({"reads": reads, "versions": len(seen), "errors": errors}))


def _look(current: Path) -> tuple[int, list[str]]:
    """The version behind the link, by what its rows say, and where its tables differ from its manifest."""
    with duckdb.connect(str(current / versions.DATABASE_NAME), read_only=True) as connection:
        found = {
            name: connection.sql(f"SELECT count(*), min(version), max(version) FROM marts.{name}").fetchall()[0]
            for (name,) in connection.sql("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
        }
    version = min(oldest for _, oldest, _ in found.values())
    tables = manifest.read(versions.folder_of(current.parent, version))["tables"]
    expected = {name: (table["rows"], version, version) for name, table in tables.items()}
    return version, [] if found == expected else [f"{found} instead of {expected}"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
