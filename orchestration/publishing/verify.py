"""A publication looked at with the eyes of a reader, before anybody else can: in another process, read-only.

``python -m orchestration.publishing.verify FILE`` prints the rows of each table as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import duckdb

from orchestration.publishing.snapshot import SCHEMA


class VerificationError(Exception):
    """A publication is not what it should be; it stays unseen, and readers keep the one they have."""


def verify(file: Path, expected: Mapping[str, int]) -> None:
    """Every table is there, with the rows that it was given, for a process that knows nothing of this one."""
    reader = subprocess.run(  # noqa: S603 - our own module on our own file
        [sys.executable, "-m", __spec__.name, str(file)], capture_output=True, text=True, check=False
    )
    if reader.returncode != 0:
        raise VerificationError(f"a reader cannot open {file.name}: {reader.stderr.strip()[-500:]}")
    found: dict[str, int] = json.loads(reader.stdout)
    wrong = [
        f"{name}: {found.get(name, 'no table')} instead of {rows}"
        for name, rows in expected.items()
        if found.get(name) != rows
    ]
    if wrong or found.keys() - expected.keys():
        raise VerificationError(f"rows are missing or too many in {'; '.join(wrong) or 'unexpected tables'}")


def verify_evidence(connection: duckdb.DuckDBPyConnection) -> None:
    """Every fact of the marts stands in the current text of its article where it says that it stands."""
    tables = connection.execute(
        """
        SELECT table_name FROM duckdb_columns()
        WHERE database_name = current_database() AND schema_name = ? AND column_name = 'evidence_start'
        ORDER BY ALL
        """,
        [SCHEMA],
    ).fetchall()
    for (name,) in tables:
        wrong = connection.sql(
            f"""
            SELECT count(*) FROM {SCHEMA}."{name}" AS facts
            JOIN {SCHEMA}.dim_articles AS articles USING (article_key)
            JOIN raw.articles AS texts USING (article_key, revision)
            WHERE evidence_text
                IS DISTINCT FROM substring(texts.text, evidence_start + 1, evidence_end - evidence_start)
            """  # noqa: S608 - names from the catalog
        ).fetchall()[0][0]
        if wrong:
            raise VerificationError(f"{wrong} rows of {name} do not stand where their evidence says")


def _rows(file: Path) -> dict[str, int]:
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? ORDER BY ALL", [SCHEMA]
        ).fetchall()
        return {
            name: connection.sql(f'SELECT count(*) FROM {SCHEMA}."{name}"').fetchall()[0][0]  # noqa: S608
            for (name,) in names
        }


if __name__ == "__main__":
    print(json.dumps(_rows(Path(sys.argv[1]))))
