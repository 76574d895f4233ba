"""`coop export`: every format, read back by another program's library."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import networkx
import openpyxl
import pytest
import yaml

Coop = Callable[..., subprocess.CompletedProcess[str]]

HOSTILE = '=cmd|"/c calc"!A1'


@pytest.fixture(scope="module")
def hostile_home(refreshed: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The refreshed home as published, with a title that a spreadsheet would run and a pair across the antimeridian."""
    home = tmp_path_factory.mktemp("export")
    folder = home / "published" / "v1"
    folder.mkdir(parents=True)
    shutil.copyfile(refreshed[0] / "published" / "current" / "cooperation.duckdb", folder / "cooperation.duckdb")
    (home / "published" / "current").symlink_to("v1")
    with duckdb.connect(str(folder / "cooperation.duckdb")) as connection:
        connection.execute("UPDATE marts.dim_articles SET title = $1", [HOSTILE])
        connection.execute(
            """
            INSERT INTO marts.dim_cities BY NAME SELECT * REPLACE (
                k AS city_key, k AS name, lon AS longitude, 0 AS latitude)
            FROM (SELECT * FROM marts.dim_cities LIMIT 1), (VALUES ('east', 170), ('west', -170)) AS t (k, lon);
            """.replace("SELECT * REPLACE", "SELECT * EXCLUDE (k, lon) REPLACE")
        )
        connection.execute(
            """
            INSERT INTO marts.rpt_city_pairs BY NAME SELECT * REPLACE (
                'east' AS city_a_key, 'east' AS city_a, 'west' AS city_b_key, 'west' AS city_b)
            FROM marts.rpt_city_pairs LIMIT 1
            """
        )
    return home


def _export(coop_on: Coop, home: Path, *arguments: str) -> str:
    done = coop_on(home, "export", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_csv_that_no_spreadsheet_runs(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """Titles that open like a formula have an apostrophe in front, and Excel knows the encoding."""
    _export(coop_on, hostile_home, "--format", "csv", "-o", str(tmp_path))
    raw = (tmp_path / "dim_articles.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert {row["title"] for row in rows} == {"'" + HOSTILE}
    assert len(list(tmp_path.iterdir())) > 20


def test_excel_that_runs_nothing(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """A sheet a table, numbers as numbers, days as days, and text that stays text."""
    file = tmp_path / "facts.xlsx"
    _export(coop_on, hostile_home, "dim_articles", "fct_investments", "--format", "xlsx", "-o", str(file))
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["dim_articles", "fct_investments"]
    articles = list(book["dim_articles"].iter_rows())
    title = [cell.value for cell in articles[0]].index("title")
    assert {(cell[title].value, cell[title].data_type) for cell in articles[1:]} == {(HOSTILE, "s")}
    amounts = [row[3].value for row in book["fct_investments"].iter_rows(min_row=2)]
    assert all(isinstance(amount, int | float) for amount in amounts if amount is not None)


def test_jsonl_and_parquet(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """The same rows, text as it is."""
    for form in ("jsonl", "parquet"):
        _export(coop_on, hostile_home, "dim_articles", "fct_investments", "--format", form, "-o", str(tmp_path))
    lines = [json.loads(line) for line in (tmp_path / "dim_articles.jsonl").read_text().splitlines()]
    assert {line["title"] for line in lines} == {HOSTILE}
    rows = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/dim_articles.parquet'").fetchall()[0][0]
    assert rows == len(lines)
    first = json.loads((tmp_path / "fct_investments.jsonl").read_text().splitlines()[0])
    assert isinstance(first["amount"], int | float)


def test_pairs_as_a_map_layer(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """A line a pair; one across the Pacific is cut where RFC 7946 wants it cut."""
    file = tmp_path / "pairs.geojson"
    said = _export(coop_on, hostile_home, "--format", "geojson", "-o", str(file))
    features = json.loads(file.read_text())["features"]
    assert said.startswith(f"{len(features)} city pairs")
    pacific = next(feature for feature in features if feature["id"] == "east/west")
    assert pacific["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[170, 0], [180, 0]], [[-180, 0], [-170, 0]]],
    }
    assert any(feature["properties"]["partnership_kinds"] for feature in features)


def test_one_is_one(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """The number and its noun agree; a folder that is not there is told by its name."""
    assert _export(coop_on, hostile_home, "dim_cities", "--format", "csv", "-o", str(tmp_path)).startswith(
        "1 table as csv"
    )
    done = coop_on(hostile_home, "export", "dim_cities", "--format", "xlsx", "-o", str(tmp_path / "no" / "x.xlsx"))
    assert done.returncode == 4
    assert done.stderr.strip() == f"coop: {tmp_path / 'no' / 'x.xlsx'}: No such file or directory"


def test_pairs_as_a_graph(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """Cities with names, pairs with counts."""
    file = tmp_path / "pairs.graphml"
    _export(coop_on, hostile_home, "--format", "graphml", "-o", str(file))
    graph = networkx.read_graphml(file)
    assert graph.number_of_edges() > 50
    assert "Dalian" in {name for _, name in graph.nodes(data="name")}
    assert all(isinstance(count, int) for _, _, count in graph.edges(data="agreement_count"))


def test_a_dashboard_for_superset(coop_on: Coop, hostile_home: Path, tmp_path: Path) -> None:
    """It knows this publication's place, and asks for columns that there are."""
    file = tmp_path / "bundle.zip"
    _export(coop_on, hostile_home, "--format", "superset", "-o", str(file))
    with zipfile.ZipFile(file) as bundle:
        parts = {name: yaml.safe_load(bundle.read(name)) for name in bundle.namelist()}
    database = parts["cooperation/databases/cooperation_of_cities.yaml"]
    assert f"{hostile_home}/published/current/cooperation.duckdb" in database["sqlalchemy_uri"]
    asked = {
        (part["table_name"], column["column_name"])
        for name, part in parts.items()
        if "/datasets/" in name
        for column in part["columns"]
    }
    with duckdb.connect(str(hostile_home / "published" / "v1" / "cooperation.duckdb"), read_only=True) as connection:
        there = set(connection.sql("SELECT table_name, column_name FROM duckdb_columns()").fetchall())
    assert asked and asked <= there


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nope", "--format", "csv"), "no such table: nope"),
        (("dim_cities", "--format", "geojson"), "name no tables"),
        ((), "Missing option"),
    ],
)
def test_what_cannot_be_exported(coop_on: Coop, hostile_home: Path, arguments: tuple[str, ...], words: str) -> None:
    """Wrong usage, told in words."""
    done = coop_on(hostile_home, "export", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
