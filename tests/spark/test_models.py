"""The models on Spark: from the raw tables of an embedded home the same marts, and of these the same publication."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from orchestration import warehouse
from orchestration.check_results import DBT
from orchestration.loading.schema import CHECK_FAILURES, CHECK_RESULTS, TABLES
from orchestration.parsing.version import parser_version
from orchestration.publishing import manifest
from orchestration.publishing.fingerprint import DBT_PROJECT
from orchestration.publishing.publication import publish
from orchestration.settings import Settings
from orchestration.spark.lake import Lake, new_token
from orchestration.spark.models import newest
from tests.spark import comparison, models

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("pyspark") is None and not os.environ.get("COOP_REQUIRE_SPARK"), reason="needs the extra `spark`"
    ),
]


# What the tests of the embedded build found was not known yet when its models were built.
_BEFORE_THE_MODELS = {table.name: f" WHERE step <> '{DBT}'" for table in (CHECK_RESULTS, CHECK_FAILURES)}


@pytest.fixture(scope="module")
def embedded(refreshed: tuple[Path, subprocess.CompletedProcess[str]]) -> Settings:
    """A home that the embedded engine has refreshed."""
    return Settings(home=refreshed[0])


@pytest.fixture(scope="module")
def built(embedded: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home on Spark whose lake has the raw tables of the other, with all models built."""
    chosen = Settings(home=tmp_path_factory.mktemp("spark"), engine="spark", publish_rows=100_000)
    lake, token, added = Lake(chosen.lake_url), new_token(), {}
    with duckdb.connect(str(embedded.database), read_only=True) as connection:
        for table in TABLES.values():
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            known = _BEFORE_THE_MODELS.get(table.name, "")
            rows = connection.sql(f"SELECT {columns} FROM {table.qualified_name}{known}").pl().to_arrow()
            if rows.num_rows:
                added[table.name] = [lake.write(table, rows, "000000001-000", token)]
    lake.commit(added, {})
    done = models.build(chosen, "spark")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return chosen


def test_marts_are_those_of_duckdb(built: Settings, embedded: Settings, tmp_path: Path) -> None:
    """Every fact, dimension, bridge and report has the same columns and, by a hash of each, the same rows."""
    assert comparison.differences(embedded.database, models.as_warehouse(built, tmp_path / "of_spark.duckdb")) == []
    assert len(comparison.tables(embedded.database)) > 30


def test_publication_is_that_of_duckdb(built: Settings, embedded: Settings) -> None:
    """The file that readers open is the same, with the dashboard and Parquet files beside it."""
    published = _publish(built)
    expected = embedded.published / "current" / "cooperation.duckdb"
    assert comparison.differences(expected, published / "cooperation.duckdb") == []
    for name in ("index.html", "tables/rpt_city_pairs.parquet"):
        assert (published / name).is_file()


def test_long_tables_stay_in_the_lake(built: Settings) -> None:
    """Of facts that are too many there is the table, its comment and the manifest say where the rows are; reports are whole."""
    published = _publish(built.model_copy(update={"publish_rows": 50}))
    with duckdb.connect(str(published / "cooperation.duckdb"), read_only=True) as connection:
        ((facts,),) = connection.sql("SELECT count(*) FROM marts.fct_agreements").fetchall()
        ((pairs,),) = connection.sql("SELECT count(*) FROM marts.rpt_city_pairs").fetchall()
        ((comment,),) = connection.sql(
            "SELECT comment FROM duckdb_tables() WHERE table_name = 'fct_agreements'"
        ).fetchall()
    said = manifest.read(published)["tables"]
    assert (facts, pairs > 50) == (0, True)
    assert said["fct_agreements"]["left_in_lake"] in comment
    assert "left_in_lake" not in said["rpt_city_pairs"]
    place = Path(said["fct_agreements"]["left_in_lake"].rpartition("file://")[2])
    with duckdb.connect() as connection:
        ((left,),) = connection.sql(f"SELECT count(*) FROM '{place}/*.parquet'").fetchall()
    assert left > 50


def test_build_that_fails_changes_nothing(built: Settings, tmp_path: Path) -> None:
    """A model that cannot be built leaves the build before as the one that counts, with all its tables."""
    before = newest(Lake(built.lake_url))
    project = tmp_path / "above" / "dbt_project"
    shutil.copytree(DBT_PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    shutil.copytree(DBT_PROJECT.parent / "seeds", project.parent / "seeds")
    (project / "models" / "staging" / "stg_events.sql").write_text("select no_such_column from raw.events")
    done = models.build(built, "spark", project, select=["stg_events"])
    after = newest(Lake(built.lake_url))
    assert done.returncode != 0
    assert before is not None and after is not None and after.token == before.token
    assert comparison.tables(models.as_warehouse(built, tmp_path / "of_spark.duckdb"))


def _publish(chosen: Settings) -> Path:
    with warehouse.writing(chosen) as connection:
        left = warehouse.bring_marts(connection, chosen)
        done = publish(connection, chosen, parser_version=parser_version(), left_in_lake=left)
    said = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    assert said["tables"].keys() == done.rows.keys()
    return done.folder
