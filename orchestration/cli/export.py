"""`coop export`: the published tables, or the network of cities, as files that other programs open."""

from __future__ import annotations

from pathlib import Path

import click
import duckdb

from orchestration import settings
from orchestration.cli.query import connect
from orchestration.publishing import opening, versions
from orchestration.publishing.export import rows
from orchestration.rendering.counts import counted

_TABLE_FORMATS = {
    "csv": rows.write_spreadsheet_csv,
    "jsonl": rows.write_jsonl,
    "parquet": rows.write_parquet,
}
_WITHOUT_TABLES = ("geojson", "graphml", "superset")


@click.command()
@click.argument("tables", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice([*_TABLE_FORMATS, "xlsx", *_WITHOUT_TABLES]),
    required=True,
    help="csv, jsonl and parquet make a file a table, xlsx one workbook, geojson and graphml one file of city pairs,"
    " superset a dashboard that Apache Superset imports.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), help="Folder (csv, jsonl, parquet; default `export`) or file."
)
def command(tables: tuple[str, ...], form: str, output: Path | None) -> None:
    """Write the published TABLES (all of them, if none is named) as files.

    In CSV and Excel no text becomes a formula; other formats hold it as it is.
    """
    if tables and form in _WITHOUT_TABLES:
        raise click.UsageError(f"{form} holds what it holds: name no tables.")
    chosen = settings.load()
    with connect(chosen) as connection:
        names = _chosen(connection, tables)
        if form in _TABLE_FORMATS:
            said = _write_tables(connection, names, form, output or Path("export"))
        elif form == "xlsx":
            said = _write_workbook(connection, names, output or Path("cooperation.xlsx"))
        elif form == "superset":
            database = chosen.published / versions.CURRENT / versions.DATABASE_NAME
            said = _write_superset(database, output or Path("cooperation.zip"))
        else:
            said = _write_network(connection, form, output or Path(f"cooperation.{form}"))
    click.echo(said)


def _chosen(connection: duckdb.DuckDBPyConnection, tables: tuple[str, ...]) -> list[str]:
    known = opening.tables(connection)
    if unknown := [name for name in tables if name not in known]:
        raise click.UsageError(f"no such table: {', '.join(unknown)} (there are {', '.join(known)})")
    return list(dict.fromkeys(tables)) or known


def _write_tables(connection: duckdb.DuckDBPyConnection, tables: list[str], form: str, folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    for name in tables:
        with (folder / f"{name}.{form}").open("wb") as file:
            _TABLE_FORMATS[form](connection.table(f"marts.{name}"), file)
    return f"{counted(len(tables), 'table')} as {form}: {folder}"


def _write_workbook(connection: duckdb.DuckDBPyConnection, tables: list[str], path: Path) -> str:
    from orchestration.publishing.export.workbook import TooManyRowsError, write_workbook

    try:
        write_workbook({name: connection.table(f"marts.{name}") for name in tables}, path)
    except TooManyRowsError as error:
        raise click.ClickException(f"{error}: take csv or parquet, or fewer tables") from error
    return f"{counted(len(tables), 'sheet')}: {path}"


def _write_superset(database: Path, path: Path) -> str:
    from orchestration.publishing.export.superset import write_superset

    return f"a dashboard of {write_superset(database, path)} charts: {path}"


def _write_network(connection: duckdb.DuckDBPyConnection, form: str, path: Path) -> str:
    from orchestration.publishing.export.network import write_geojson, write_graphml

    count = (write_geojson if form == "geojson" else write_graphml)(connection, path)
    return f"{counted(count, 'city pair')}: {path}"
