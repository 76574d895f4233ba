"""A publication looked at with the eyes of a reader, before anybody else can: in another process, read-only.

``python -m orchestration.publishing.verify FILE TABLES`` prints as JSON what it finds of each table in the database, and in
the Parquet file of its name: rows, columns, and facts whose words are not as long as their span.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from orchestration.publishing.snapshot import SCHEMA, Promise, quoted

# Where evidence is looked at in all articles.
_EVERY = "true"
# The name under which `build.models` has the number of the build up to which it was.
_RECORD = "evidence of the publication"


class VerificationError(Exception):
    """A publication is not what it should be; it stays unseen, and readers keep the one they have."""


def verify(file: Path, tables: Path, expected: Mapping[str, Promise]) -> None:
    """Every table is there, in the database (if it is to be) and as Parquet, with the rows and columns that it was given, for
    a process that knows nothing of this one."""
    reader = subprocess.run(  # noqa: S603 - our own module on our own file
        [sys.executable, "-m", __spec__.name, str(file), str(tables)], capture_output=True, text=True, check=False
    )
    if reader.returncode != 0:
        raise VerificationError(f"a reader cannot open {file.name}: {reader.stderr.strip()[-500:]}")
    found: dict[str, dict[str, Any]] = json.loads(reader.stdout)
    wrong = [complaint for name, promise in expected.items() for complaint in _differences(name, promise, found)]
    wrong += [f"{name}: not expected" for name in found.keys() - expected.keys()]
    if wrong:
        raise VerificationError(f"what readers would find is not what was published: {'; '.join(wrong)}")


def _differences(name: str, promise: Promise, found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    table = found.get(name)
    if table is None:
        yield f"{name}: no table"
        return
    for where, rows in (("rows", promise.rows if promise.in_database else None), ("parquet_rows", promise.rows)):
        if table[where] != rows:
            yield f"{name}: {table[where]} instead of {rows} ({where})"
    if table["columns"] != promise.columns:
        yield f"{name}: columns {table['columns']} instead of {promise.columns}"
    if table["misfits"]:
        yield f"{name}: {table['misfits']} facts whose words are not as long as their span"


def verify_evidence(connection: duckdb.DuckDBPyConnection) -> None:
    """Every fact of the marts stands in the current text of its article where it says that it stands.

    What was found so is put on record where the models have theirs: of articles that no build has changed since, nothing is
    looked at again. A build from nothing changes all of them, and so does one by other SQL.
    """
    changed = _changed_articles(connection)
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
            WHERE {changed} AND evidence_text
                IS DISTINCT FROM substring(texts.text, evidence_start + 1, evidence_end - evidence_start)
            """  # noqa: S608 - names from the catalog
        ).fetchall()[0][0]
        if wrong:
            raise VerificationError(f"{wrong} rows of {name} do not stand where their evidence says")
    if changed != _EVERY:
        connection.execute(
            f"""
            DELETE FROM build.models WHERE model = '{_RECORD}';
            INSERT INTO build.models SELECT '{_RECORD}', max(changed_in) FROM intermediate.int_article_states
            """  # noqa: S608 - a constant
        )


def _changed_articles(connection: duckdb.DuckDBPyConnection) -> str:
    """A condition on article_key; of all where no such record is kept: Spark builds all models whole."""
    ((kept,),) = connection.execute(
        """
        SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database()
            AND (schema_name, table_name) IN (('build', 'models'), ('intermediate', 'int_article_states'))
        """
    ).fetchall()
    if kept != 2:
        return _EVERY
    return f"""
        article_key IN (
            SELECT article_key FROM intermediate.int_article_states
            WHERE changed_in > (SELECT coalesce(max(number), -1) FROM build.models WHERE model = '{_RECORD}')
        )
    """  # noqa: S608 - a constant


def _look(database: Path, tables: Path) -> dict[str, dict[str, Any]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = ? ORDER BY ALL", [SCHEMA]
        ).fetchall()
        found = {name: _look_at(connection, f'{SCHEMA}."{name}"', tables / f"{name}.parquet") for (name,) in names}
        for file in tables.glob("*.parquet"):
            if file.stem not in found:
                found[file.stem] = _look_at(connection, _rows_of(file), file) | {"rows": None}
        return found


def _look_at(connection: duckdb.DuckDBPyConnection, source: str, parquet: Path) -> dict[str, Any]:
    columns = [list(row[:2]) for row in connection.sql(f"DESCRIBE FROM {source}").fetchall()]
    has_evidence = {"evidence_text", "evidence_start", "evidence_end"} <= {column for column, _ in columns}
    misfit = "length(evidence_text) <> evidence_end - evidence_start" if has_evidence else "false"
    rows, misfits = connection.sql(
        f"SELECT count(*), count(*) FILTER ({misfit}) FROM {source}"  # noqa: S608
    ).fetchall()[0]
    parquet_rows = connection.sql(f"SELECT count(*) FROM {_rows_of(parquet)}").fetchall()[0][0]  # noqa: S608
    return {"rows": rows, "parquet_rows": parquet_rows, "columns": columns, "misfits": misfits}


def _rows_of(parquet: Path) -> str:
    return f"'{quoted(str(parquet))}'"


if __name__ == "__main__":
    print(json.dumps(_look(Path(sys.argv[1]), Path(sys.argv[2]))))
